// Beginning a session: as a new guest, as the same guest again, or by the site's own login. Nothing is
// written but that a login was used.
import type { Context } from 'hono'
import { timestamp } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { Session } from '../contract/shapes.ts'
import { findAuthorName, type StoredSite } from '../db/sites.ts'
import { findSsoKey, type SsoKey, spendLogin } from '../db/sso.ts'
import { type AppEnv, factory } from '../factory.ts'
import { guestAuthorId, loginAuthorId, newGuestKey } from '../identity/guest.ts'
import { kidOf, type Login, LoginRefused, readLogin } from '../identity/login.ts'
import { issueToken } from '../identity/tokens.ts'
import { admit, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { siteInPath } from '../middleware/path.ts'
import { invalid, ProblemError } from '../problem.ts'

export const session = factory.createApp().post(paths.session, async (c) => {
  const siteId = siteInPath(c)
  const arrival = await receive(c, operations.session.post)
  const sso = arrival.body?.sso
  const found = await findSsoKey(c.env.DB, siteId, sso === undefined ? null : kidOf(sso))
  if (found === null) throw new ProblemError('not_found')
  const { site, key } = found
  admit(c, site, arrival)
  const { guest_key } = arrival.body
  if (sso === undefined) return asGuest(c, site, guest_key)
  if (guest_key !== undefined) throw invalid('/sso', 'does not go with guest_key')
  return byLogin(c, site, await judgeLogin(sso, site, key))
})

async function asGuest(
  c: Context<AppEnv>,
  site: StoredSite,
  known: string | undefined,
): Promise<Response> {
  await checkBurst(c, 'sessions')
  const guestKey = known ?? newGuestKey()
  const author = await guestAuthorId(site.authorKey, guestKey)
  const name = known === undefined ? null : await findAuthorName(c.env.DB, site.id, author)
  const { token, expiresAt } = await issueToken(c.var.config, {
    site: site.id,
    author,
    byline: null,
  })
  return c.json(
    {
      token,
      expires_at: timestamp(expiresAt),
      author: { id: author, name, website: null, avatar_url: null, badge: null },
      ...(known === undefined && { guest_key: guestKey }),
    } satisfies Session,
    201,
  )
}

async function byLogin(
  c: Context<AppEnv>,
  site: StoredSite,
  { subject, byline, jti, expiresAt: until }: Login,
): Promise<Response> {
  await checkBurst(c, 'sessions')
  const author = await loginAuthorId(site.authorKey, subject)
  // Last, so that whoever was refused may come again with the same.
  if (!(await spendLogin(c.env.DB, site.id, jti, until))) throw refusal('sso_replayed')
  const reader = { site: site.id, author, byline }
  const { token, expiresAt } = await issueToken(c.var.config, reader)
  const expires_at = timestamp(expiresAt)
  return c.json({ token, expires_at, author: { id: author, ...byline } } satisfies Session, 201)
}

async function judgeLogin(sso: string, site: StoredSite, key: SsoKey | null): Promise<Login> {
  if (site.signIn === 'guest') throw invalid('/sso', 'is no way to sign in here: there is no key')
  try {
    return await readLogin(sso, key, site)
  } catch (error) {
    if (error instanceof LoginRefused) throw refusal('unauthenticated', error.message)
    throw error
  }
}

function refusal(code: 'unauthenticated' | 'sso_replayed', detail?: string): ProblemError {
  return new ProblemError(code, {
    ...(detail !== undefined && { detail: `The login is not taken. ${detail}` }),
    headers: { 'WWW-Authenticate': 'Bearer' },
  })
}
