// The site's own login as the fake API takes it: tokens in the form of a JWT, each good once and until it
// expires. Nothing is signed; that is for the worker's own tests.

import type { Author } from '../../../worker/contract/shapes.ts'
import type { FakeApi } from './fake-api.ts'

interface Claims {
  sub: string
  jti: string
  /** In seconds. */
  exp: number
  iat?: number
  name?: string
  badge?: string
}

let made = 0

const coded = (part: object) => {
  const bytes = new TextEncoder().encode(JSON.stringify(part))
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) =>
    c === '+' ? '-' : c === '/' ? '_' : '',
  )
}

/** A token of the site for one of its readers: another each time, good for five minutes. */
export function aLogin(claims: Partial<Claims> = {}): string {
  const jti = `jti-${++made}`
  const all = { sub: 'user-1', jti, exp: Date.now() / 1000 + 300, name: 'Ada Łovelace', ...claims }
  return `${coded({ alg: 'ES256', kid: '2027' })}.${coded(all)}.c2ln`
}

/** Who it says, or why it is not taken; `used` are those that were. */
export function judgeLogin(
  sso: string,
  used: Set<string>,
  now: number,
): Author | 'unauthenticated' | 'sso_replayed' {
  const [, payload = ''] = sso.split('.')
  let claims: Claims
  try {
    const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'))
    claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0))))
  } catch {
    return 'unauthenticated'
  }
  if (claims.exp < now / 1000) return 'unauthenticated'
  if (used.has(claims.jti)) return 'sso_replayed'
  used.add(claims.jti)
  const { sub, name = null, badge = 'verified' } = claims
  return { id: `login-${sub}`, name, website: null, avatar_url: null, badge }
}

/** As whom a session is begun. */
export interface Begun {
  guest_key?: string
  sso?: string
}

/** A login that another browser has used. */
export async function usedLogin(api: FakeApi): Promise<string> {
  const sso = aLogin()
  await api.fetch(`${api.origin}/v1/sites/${api.site.id}/session`, {
    method: 'POST',
    body: JSON.stringify({ sso }),
  })
  return sso
}
