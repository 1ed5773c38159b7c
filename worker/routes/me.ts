// Readers about themselves: who they are here, another name for what they write later, being forgotten.
import { now } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import { beginErasure } from '../db/erasures.ts'
import { findProfile, renameAuthor } from '../db/profiles.ts'
import { findSite } from '../db/sites.ts'
import { factory } from '../factory.ts'
import { forgetAfterAnswer, forgetStep } from '../forgetting.ts'
import { newId } from '../id.ts'
import { admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { deliverAfterAnswer } from '../outbox/after-answer.ts'
import { toProfile } from '../own-presentation.ts'
import { invalid, ProblemError } from '../problem.ts'
import { requestIdOf } from '../request-id.ts'
import { checkName } from './draft.ts'

export const me = factory
  .createApp()
  .get(paths.me, async (c) => {
    const arrival = await receive(c, operations.me.get)
    const reader = await readerOrRefusal(c, arrival)
    const found = await findProfile(c.env.DB, reader.site, reader.author)
    if (found === null) throw new ProblemError('not_found')
    admit(c, found.site, arrival)
    return c.json(toProfile(reader, found))
  })

  .patch(paths.me, async (c) => {
    const arrival = await receive(c, operations.me.patch)
    const reader = await readerOrRefusal(c, arrival)
    const found = await findProfile(c.env.DB, reader.site, reader.author)
    if (found === null) throw new ProblemError('not_found')
    admit(c, found.site, arrival)
    const { name, website } = arrival.body
    const given = [name !== undefined && '/name', website !== undefined && '/website'].find(Boolean)
    if (reader.byline !== null && given) throw invalid(given, 'is as the login of the site says')
    checkName(name ?? null, found.site)
    const old = found.profile ?? { name: null, website: null, keeps_byline: 1 }
    const isSame =
      (name === undefined || name === old.name) &&
      (website === undefined || website === old.website)
    if (!given || (isSame && old.keeps_byline === 1)) return c.json(toProfile(reader, found))
    await checkBurst(c, 'changes')
    const renaming = { author: reader.author, name, website, at: now() }
    return c.json(toProfile(reader, await renameAuthor(c.env.DB, reader.site, renaming)))
  })

  .delete(paths.me, async (c) => {
    const db = c.env.DB
    const arrival = await receive(c, operations.me.delete)
    const reader = await readerOrRefusal(c, arrival)
    admit(c, await findSite(db, reader.site), arrival)
    const at = now()
    const { isBegun, events } = await beginErasure(db, reader, arrival.body.keep_comments, {
      ...{ actor: `author:${reader.author}`, at, eventId: newId(at) },
      audit: { id: newId(at), requestId: requestIdOf(c) },
    })
    deliverAfterAnswer(c, reader.site, events)
    if (isBegun && (await forgetStep(db, reader))) {
      c.executionCtx.waitUntil(forgetAfterAnswer(db, reader))
    }
    return c.body(null, 204)
  })
