// Readers' tokens: signed, for one site, good for an hour, worth no more than posting and reacting as
// one author. They carry the id of the key that signed them, so that keys can be changed.
import { jwtVerify, SignJWT } from 'jose'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import { fixedLimits } from '../contract/limits.ts'
import type { Byline } from '../contract/shapes.ts'

/** Who a token speaks for. */
export interface Reader {
  site: string
  author: string
  /** As the site's own login has it; null for a guest, who writes under what each comment says. */
  byline: Byline | null
}

const algorithm = 'HS256'
const type = 'afterword+jwt'

/** Signs a token with the current key. `expiresAt` is in milliseconds. */
export async function issueToken(
  config: Config,
  reader: Reader,
): Promise<{ token: string; expiresAt: number }> {
  const issued = Math.floor(now() / 1000)
  const expires = issued + fixedLimits.tokenLife / 1000
  const [key] = config.signingKeys
  const token = await new SignJWT(reader.byline === null ? {} : { byline: reader.byline })
    .setProtectedHeader({ alg: algorithm, typ: type, kid: key.id })
    .setSubject(reader.author)
    .setAudience(reader.site)
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(key.secret)
  return { token, expiresAt: expires * 1000 }
}

/** The reader of a token that one of the live keys has signed and that has not expired, else null. */
export async function readToken(config: Config, token: string): Promise<Reader | null> {
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = config.signingKeys.find(({ id }) => id === kid)
        if (key === undefined) throw new Error('unknown key')
        return key.secret
      },
      {
        algorithms: [algorithm],
        typ: type,
        requiredClaims: ['sub', 'aud', 'exp'],
        currentDate: new Date(now()),
      },
    )
    const { aud, sub, byline = null } = payload
    const isOurs = typeof aud === 'string' && typeof sub === 'string'
    return isOurs ? { site: aud, author: sub, byline: byline as Byline | null } : null
  } catch {
    return null
  }
}
