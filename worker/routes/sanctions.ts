// What a reader was told: the own sanctions that are in force, and saying that a warning was read.
import { now } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { OwnSanction } from '../contract/people.ts'
import type { Page } from '../contract/shapes.ts'
import { findOwnSanction, findOwnSanctions } from '../db/own-sanctions.ts'
import { acknowledge, inForce } from '../db/sanctions.ts'
import { factory } from '../factory.ts'
import { admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { idInPath } from '../middleware/path.ts'
import { toOwnSanction } from '../people-presentation.ts'
import { ProblemError } from '../problem.ts'
import { actBy } from '../request-id.ts'

export const ownSanctions = factory
  .createApp()
  .get(paths.mySanctions, async (c) => {
    const arrival = await receive(c, operations.mySanctions.get)
    const reader = await readerOrRefusal(c, arrival)
    const found = await findOwnSanctions(c.env.DB, reader.site, reader.author)
    admit(c, found?.site, arrival)
    const items = inForce(found?.sanctions ?? [], now()).map(toOwnSanction)
    return c.json({ items, next: null } satisfies Page<OwnSanction>)
  })

  .post(paths.myAcknowledgement, async (c) => {
    const id = idInPath(c, 4)
    const arrival = await receive(c, operations.myAcknowledgement.post)
    const { site: siteId, author } = await readerOrRefusal(c, arrival)
    const found = await findOwnSanction(c.env.DB, siteId, author, id)
    admit(c, found?.site, arrival)
    const sanction = found?.sanction
    if (sanction?.kind !== 'warn') throw new ProblemError('not_found')
    if (sanction.acknowledged_at !== null) return c.json(toOwnSanction(sanction))
    const at = now()
    await acknowledge(c.env.DB, siteId, id, actBy(c, `author:${author}`, at))
    return c.json(toOwnSanction({ ...sanction, acknowledged_at: at }))
  })
