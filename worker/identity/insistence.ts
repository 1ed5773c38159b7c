// What an author who was asked to reword sends along to insist: signed, for this author and these words,
// kept nowhere.
import { jwtVerify, SignJWT } from 'jose'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import { fixedLimits } from '../contract/limits.ts'
import type { Reader } from './tokens.ts'

const algorithm = 'HS256'
const type = 'afterword-insist+jwt'

/** Signs that `reader` was asked about `words`. */
export async function issueInsistence(
  config: Config,
  reader: Reader,
  words: readonly (string | null)[],
): Promise<string> {
  const [key] = config.signingKeys
  return new SignJWT({ words: await digest(words) })
    .setProtectedHeader({ alg: algorithm, typ: type, kid: key.id })
    .setSubject(reader.author)
    .setAudience(reader.site)
    .setExpirationTime(Math.floor((now() + fixedLimits.insistenceLife) / 1000))
    .sign(key.secret)
}

/** Whether `token` was issued to this reader for these very words, and has not expired. */
export async function isInsistence(
  config: Config,
  reader: Reader,
  words: readonly (string | null)[],
  token: string | null | undefined,
): Promise<boolean> {
  if (token === null || token === undefined) return false
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
        subject: reader.author,
        audience: reader.site,
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      },
    )
    return payload.words === (await digest(words))
  } catch {
    return false
  }
}

async function digest(words: readonly (string | null)[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(words))
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex()
}
