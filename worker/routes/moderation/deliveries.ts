// Deliveries of a webhook: what became of each event, and sending one again.
import { now } from '../../clock.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { Page } from '../../contract/shapes.ts'
import type { Delivery } from '../../contract/webhooks.ts'
import {
  listDeliveries,
  replayDelivery,
  type StoredDelivery,
  selectDelivery,
} from '../../db/deliveries.ts'
import { factory } from '../../factory.ts'
import { idInPath } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { ProblemError } from '../../problem.ts'
import { toDelivery } from '../../webhook-presentation.ts'
import { administrator, audited, pageOf } from './administrator.ts'

export const deliveries = factory
  .createApp()
  .get(paths.modDeliveries, async (c) => {
    const id = idInPath(c, 4)
    const { token } = await administrator(c, operations.modDeliveries.get)
    const { cursor, limit } = readQuery(c, operations.modDeliveries.get.query)
    const page = await pageOf(cursor, limit, async (before) => {
      const listed = await listDeliveries(c.env.DB, token.sites, id, before, limit)
      if (listed === null) throw new ProblemError('not_found')
      return listed
    })
    return c.json({ ...page, items: page.items.map(toDelivery) } satisfies Page<Delivery>)
  })

  .post(paths.modReplay, async (c) => {
    const id = idInPath(c, 4)
    const by = await administrator(c, operations.modReplay.post, (hash) => [
      selectDelivery(c.env.DB, hash, id),
    ])
    const delivery = by.facts[0]?.results[0] as StoredDelivery | undefined
    if (delivery === undefined) throw new ProblemError('not_found')
    const at = now()
    const webhook = { site: delivery.site_id, id: delivery.webhook_id }
    await c.env.DB.batch([
      ...replayDelivery(c.env.DB, delivery, at),
      audited(c, by, webhook, { action: 'webhook.replay', after: { delivery: id } }),
    ])
    deliverAfterAnswer(c, webhook.site, 1)
    const replayed = { ...delivery, status: 'pending' as const, next_at: at, delivered_at: null }
    return c.json(toDelivery(replayed) satisfies Delivery, 202)
  })
