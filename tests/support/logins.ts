// A site's own login as tests need it: keys of each kind, tokens that the site signs, sessions begun with
// them.
import { env } from 'cloudflare:workers'
import { exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { now } from '../../worker/clock.ts'
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type { Session } from '../../worker/contract/shapes.ts'
import { putSsoKey, type SsoKey } from '../../worker/db/sso.ts'
import { type Answer, ask } from './ask.ts'
import type { Guest, SiteMade } from './builders.ts'

/** What a site signs with. */
export interface Signer {
  kid: string
  alg: SsoKey['alg']
  /** As the site's settings have it: the secret, or the public key. */
  key: string
  sign: CryptoKey | Uint8Array
}

export async function aSigner(alg: SsoKey['alg'] = 'HS256', kid = 'main'): Promise<Signer> {
  if (alg === 'HS256') {
    const key = `a secret of ${crypto.randomUUID()}`
    return { kid, alg, key, sign: new TextEncoder().encode(key) }
  }
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, alg, key: await exportSPKI(publicKey), sign: privateKey }
}

/** Gives the site the key; makes one where none is given. */
export async function opensLogin(site: SiteMade, signer?: Signer): Promise<Signer> {
  const used = signer ?? (await aSigner())
  await putSsoKey(env.DB, site.id, used, now()).run()
  return used
}

export type Claims = Record<string, unknown>

/** Seconds from now. */
export const inSeconds = (seconds: number) => Math.floor(now() / 1000) + seconds

/** What a good login says, with a `jti` of its own; undefined takes a claim away. */
export function goodClaims(site: SiteMade, claims: Claims = {}): Claims {
  const jti = crypto.randomUUID()
  const good = { sub: 'user-1', aud: site.id, jti, iat: inSeconds(0), exp: inSeconds(300) }
  return JSON.parse(JSON.stringify({ ...good, name: 'Ada', ...claims }))
}

export function signed(
  site: SiteMade,
  { alg, kid, sign }: Signer,
  claims: Claims = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const protectedHeader = JSON.parse(JSON.stringify({ alg, kid, ...header }))
  return new SignJWT(goodClaims(site, claims)).setProtectedHeader(protectedHeader).sign(sign)
}

/** Begins a session with a token. */
export function login(site: SiteMade, sso: unknown, others: object = {}): Promise<Answer<Session>> {
  const path = fillPath(paths.session, { site: site.id })
  return ask<Session>(path, { method: 'POST', origin: site.origin, body: { sso, ...others } })
}

/** An author whom the site vouches for, to post as; the site's key is made where none is given. */
export async function aVerified(
  site: SiteMade,
  claims: Claims = {},
  signer?: Signer,
): Promise<Guest> {
  const by = signer ?? (await opensLogin(site))
  const { status, json, text } = await login(site, await signed(site, by, claims))
  if (status !== 201) throw new Error(`no session: ${status} ${text}`)
  return { site, id: json.author.id, token: json.token, key: '', address: '2001:db8:ffff:1::1' }
}
