// Webhooks: set up, changed, tried, given another secret, deleted. A secret is shown when it is made.
import type { Context } from 'hono'
import { now } from '../../clock.ts'
import { fixedLimits } from '../../contract/limits.ts'
import { operations } from '../../contract/operations.ts'
import { fillPath, paths } from '../../contract/paths.ts'
import type { Page } from '../../contract/shapes.ts'
import type { Delivery, Webhook, WebhookMade } from '../../contract/webhooks.ts'
import { insertTest, newTest } from '../../db/deliveries.ts'
import {
  deleteWebhook,
  insertWebhook,
  listWebhooks,
  rotateSecret,
  type StoredWebhook,
  toStoredWebhook,
  updateWebhook,
  type WebhookChange,
  type WebhookRow,
} from '../../db/webhooks.ts'
import { factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { siteOf } from '../../middleware/moderator.ts'
import { urlOf } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { addressProblem } from '../../outbox/address.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { newSecret } from '../../outbox/signature.ts'
import { invalid, ProblemError } from '../../problem.ts'
import { toDelivery, toWebhook } from '../../webhook-presentation.ts'
import { administrator, administratorOf, audited, pageOf } from './administrator.ts'

export const webhooks = factory
  .createApp()
  .get(paths.modWebhooks, async (c) => {
    const by = await administrator(c, operations.modWebhooks.get)
    const { site, cursor, limit } = readQuery(c, operations.modWebhooks.get.query)
    const named = siteOf(by, site)
    const page = await pageOf(cursor, limit, (after) => listWebhooks(c.env.DB, named, after, limit))
    return c.json({ ...page, items: page.items.map(toWebhook) } satisfies Page<Webhook>)
  })

  .post(paths.modWebhooks, async (c) => {
    const by = await administrator(c, operations.modWebhooks.post)
    const { body } = by
    const at = now()
    const webhook: StoredWebhook = {
      site: siteOf(by, body.site, '/site'),
      id: newId(at),
      ...checkedAddress(c, body.url),
      eventTypes: body.event_types,
      secret: newSecret(),
      previousExpiresAt: null,
      disabledAt: null,
      disabledReason: null,
      createdAt: at,
    }
    const after = settingsOf(webhook)
    const audit = audited(c, by, webhook, { action: 'webhook.create', after })
    const most = fixedLimits.webhooks
    if (!(await insertWebhook(c.env.DB, webhook, most, [audit]))) {
      throw invalid('', `would be one more than the ${most} webhooks that a site may have`)
    }
    c.header('Location', fillPath(paths.modWebhook, { id: webhook.id }))
    return c.json(made(webhook), 201)
  })

  .get(paths.modWebhook, async (c) => {
    const { webhook } = await administratorOf(c, operations.modWebhook.get)
    return c.json(toWebhook(webhook) satisfies Webhook)
  })

  .patch(paths.modWebhook, async (c) => {
    const by = await administratorOf(c, operations.modWebhook.patch)
    const { body, webhook } = by
    const { url, event_types: eventTypes, disabled } = body
    const change: WebhookChange = {
      ...(url !== undefined && checkedAddress(c, url)),
      ...(eventTypes !== undefined && { eventTypes }),
      ...(disabled !== undefined && { disabled }),
    }
    const at = now()
    const disabledAt = disabled === undefined ? webhook.disabledAt : disabled ? at : null
    const told = {
      before: settingsOf(webhook),
      after: settingsOf({ ...webhook, ...change, disabledAt }),
    }
    const [updated] = await c.env.DB.batch<WebhookRow>([
      updateWebhook(c.env.DB, webhook, change, at),
      audited(c, by, webhook, { action: 'webhook.update', ...told }),
    ])
    const row = updated?.results[0]
    if (row === undefined) throw new ProblemError('not_found')
    return c.json(toWebhook(toStoredWebhook(row)) satisfies Webhook)
  })

  .delete(paths.modWebhook, async (c) => {
    const by = await administratorOf(c, operations.modWebhook.delete)
    const { webhook } = by
    await c.env.DB.batch([
      ...deleteWebhook(c.env.DB, webhook),
      audited(c, by, webhook, { action: 'webhook.delete', before: settingsOf(webhook) }),
    ])
    return c.body(null, 204)
  })

  .post(paths.modWebhookTest, async (c) => {
    const by = await administratorOf(c, operations.modWebhookTest.post)
    const { webhook } = by
    if (webhook.disabledAt !== null) {
      throw new ProblemError('webhook_disabled', {
        detail: 'Nothing is sent to it. Enable it with PATCH {"disabled": false}, then try it.',
      })
    }
    const at = now()
    const test = newTest(webhook, { id: newId(at), eventId: newId(at), at })
    await c.env.DB.batch([
      ...insertTest(c.env.DB, test),
      audited(c, by, webhook, { action: 'webhook.test' }),
    ])
    deliverAfterAnswer(c, webhook.site, 1)
    return c.json(toDelivery(test) satisfies Delivery, 202)
  })

  .post(paths.modWebhookRotation, async (c) => {
    const by = await administratorOf(c, operations.modWebhookRotation.post)
    const { webhook } = by
    const secret = newSecret()
    const until = now() + fixedLimits.previousSecretLife
    await c.env.DB.batch([
      rotateSecret(c.env.DB, webhook, secret, until),
      audited(c, by, webhook, { action: 'webhook.rotate' }),
    ])
    return c.json(made({ ...webhook, secret, previousExpiresAt: until }))
  })

function checkedAddress(c: Context, url: string): Pick<StoredWebhook, 'url' | 'ownHost'> {
  const ownHost = urlOf(c).hostname
  const problem = addressProblem(url, ownHost)
  if (problem !== null) throw invalid('/url', problem)
  const spelled = new URL(url)
  spelled.hash = ''
  return { url: spelled.href, ownHost }
}

// What the audit tells of a webhook: never its secret. Of the address only the origin: what follows it is
// often a secret too.
function settingsOf({ url, eventTypes, disabledAt }: StoredWebhook) {
  return { origin: new URL(url).origin, event_types: eventTypes, disabled: disabledAt !== null }
}

function made(webhook: StoredWebhook): WebhookMade {
  return { ...toWebhook(webhook), secret: webhook.secret }
}
