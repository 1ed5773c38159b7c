// Readers about themselves: who they are here, and another name for what they write later.
import { now } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import { findProfile, renameAuthor } from '../db/profiles.ts'
import { factory } from '../factory.ts'
import { admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { toProfile } from '../own-presentation.ts'
import { ProblemError } from '../problem.ts'
import { checkName } from './draft.ts'

export const me = factory
  .createApp()
  .get(paths.me, async (c) => {
    const arrival = await receive(c, operations.me.get)
    const reader = await readerOrRefusal(c, arrival)
    const found = await findProfile(c.env.DB, reader.site, reader.author)
    if (found === null) throw new ProblemError('not_found')
    admit(c, found.site, arrival)
    return c.json(toProfile(reader, found.profile))
  })

  .patch(paths.me, async (c) => {
    const arrival = await receive(c, operations.me.patch)
    const reader = await readerOrRefusal(c, arrival)
    const found = await findProfile(c.env.DB, reader.site, reader.author)
    if (found === null) throw new ProblemError('not_found')
    admit(c, found.site, arrival)
    const { name, website } = arrival.body
    checkName(name ?? null, found.site.limits)
    const { name: oldName = null, website: oldWebsite = null } = found.profile ?? {}
    const isSame =
      (name === undefined || name === oldName) && (website === undefined || website === oldWebsite)
    if (isSame) return c.json(toProfile(reader, found.profile))
    const renaming = { author: reader.author, name, website, at: now() }
    return c.json(toProfile(reader, await renameAuthor(c.env.DB, reader.site, renaming)))
  })
