// The site's own login: a JWT that the site has signed for one of its users. The key is the one that the
// site keeps under the token's `kid`, for one algorithm; nothing else in the header is believed.
import { decodeProtectedHeader, errors, importSPKI, type JWTPayload, jwtVerify } from 'jose'
import * as v from 'valibot'
import { now } from '../clock.ts'
import { fixedLimits } from '../contract/limits.ts'
import { LoginClaims } from '../contract/login.ts'
import type { Byline } from '../contract/shapes.ts'

/** Why a token is not taken, in words for whoever makes it. They hold nothing of the key. */
export class LoginRefused extends Error {}

export interface Login {
  subject: string
  byline: Byline
  /** Names the token, for it is good once. */
  jti: string
  /** From when on nobody takes it any more, in milliseconds. */
  expiresAt: number
}

/** On a verified author to whom the site gives no word of its own. */
const plainBadge = 'verified'

const life = fixedLimits.loginLife / 1000
const skew = fixedLimits.loginClockSkew / 1000

/** Which key a token asks for; null where it is no token or names none. Nothing is believed of it yet. */
export function kidOf(token: string): string | null {
  try {
    const { kid } = decodeProtectedHeader(token)
    return typeof kid === 'string' ? kid : null
  } catch {
    return null
  }
}

/** What the token says, or throws `LoginRefused`. */
export async function readLogin(
  token: string,
  key: { alg: string; key: string } | null,
  site: { id: string; limits: { name_characters: number } },
): Promise<Login> {
  const at = now()
  checkHeader(token)
  if (key === null) throw new LoginRefused('The site has no key of its "kid".')
  const payload = await verify(token, key, site.id, at)
  const exp = checkTimes(payload, Math.floor(at / 1000))
  const result = v.safeParse(LoginClaims, payload)
  if (!result.success) {
    const [{ path, message }] = result.issues
    throw new LoginRefused(`Its "${String(path?.[0]?.key)}" ${message}.`)
  }
  const { sub, jti, name, website, picture, badge, role } = result.output
  if (name !== null && [...name].length > site.limits.name_characters) {
    throw new LoginRefused(`Its "name" is longer than ${site.limits.name_characters} characters.`)
  }
  return {
    subject: sub,
    byline: { name, website, avatar_url: picture, badge: badge ?? role ?? plainBadge },
    jti,
    expiresAt: Math.ceil(exp + skew) * 1000,
  }
}

// The library asks none of these for a key. That they are refused as well tells whoever sends them that
// they count for nothing here.
const refusedHeaders = ['jku', 'jwk', 'x5u', 'x5c', 'crit'] as const

function checkHeader(token: string): void {
  let header: ReturnType<typeof decodeProtectedHeader>
  try {
    header = decodeProtectedHeader(token)
  } catch {
    throw new LoginRefused('It is no signed JWT.')
  }
  const refused = refusedHeaders.find((name) => header[name] !== undefined)
  if (refused !== undefined) throw new LoginRefused(`Its header has "${refused}".`)
  const typ: unknown = header.typ ?? 'JWT'
  if (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT') {
    throw new LoginRefused('Its "typ" is not JWT.')
  }
}

async function verify(
  token: string,
  { alg, key }: { alg: string; key: string },
  audience: string,
  at: number,
): Promise<JWTPayload> {
  try {
    const verifier = alg === 'HS256' ? new TextEncoder().encode(key) : await importSPKI(key, alg)
    const { payload } = await jwtVerify(token, verifier, {
      algorithms: [alg],
      audience,
      requiredClaims: ['sub', 'exp', 'jti'],
      clockTolerance: skew,
      currentDate: new Date(at),
    })
    if ([payload.aud].flat().length === 1) return payload
  } catch (error) {
    throw new LoginRefused(reasonOf(error))
  }
  throw new LoginRefused('Its "aud" names others beside this site.')
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'It has expired.'
  if (error instanceof errors.JOSEAlgNotAllowed) return 'Its "alg" is not that of the key.'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'Its signature is wrong.'
  if (!(error instanceof errors.JOSEError)) return 'The site’s key of its "kid" is of no use.'
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'It is no signed JWT.'
  if (error.reason === 'missing') return `It has no "${error.claim}".`
  if (error.claim === 'aud') return 'Its "aud" is not this site.'
  if (error.claim === 'nbf' && error.reason === 'check_failed') return 'It is not valid yet.'
  return `Its "${error.claim}" is not valid.`
}

// What the library does not ask: a token that is good for years, or was signed tomorrow.
function checkTimes({ exp = 0, iat }: JWTPayload, at: number): number {
  if (exp > at + life + skew) throw new LoginRefused('It expires more than an hour from now.')
  if (iat !== undefined && iat > at + skew) throw new LoginRefused('Its "iat" is in the future.')
  return exp
}
