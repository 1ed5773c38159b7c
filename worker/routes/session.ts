// Beginning a session: a new guest, or the same guest again. Nothing is written.
import { timestamp } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { Session } from '../contract/shapes.ts'
import { findAuthorName, findSite } from '../db/sites.ts'
import { factory } from '../factory.ts'
import { guestAuthorId, newGuestKey } from '../identity/guest.ts'
import { issueToken } from '../identity/tokens.ts'
import { admit, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { siteInPath } from '../middleware/path.ts'
import { toGuest } from '../presentation.ts'
import { ProblemError } from '../problem.ts'

export const session = factory.createApp().post(paths.session, async (c) => {
  const siteId = siteInPath(c)
  const arrival = await receive(c, operations.session.post)
  const site = await findSite(c.env.DB, siteId)
  if (site === null) throw new ProblemError('not_found')
  admit(c, site, arrival)
  await checkBurst(c, 'sessions')

  const known = arrival.body.guest_key
  const guestKey = known ?? newGuestKey()
  const author = await guestAuthorId(site.authorKey, guestKey)
  const name = known === undefined ? null : await findAuthorName(c.env.DB, site.id, author)
  const { token, expiresAt } = await issueToken(c.var.config, { site: site.id, author })
  return c.json(
    {
      token,
      expires_at: timestamp(expiresAt),
      author: toGuest(author, name, null),
      ...(known === undefined && { guest_key: guestKey }),
    } satisfies Session,
    201,
  )
})
