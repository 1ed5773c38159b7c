// The keys of a site's own login, as the command line is given them. Whatever is wrong with one is said
// here, where somebody can mend it, and never with a word of the key itself.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ListedSite } from '../worker/db/site-changes.ts'
import type { NewSsoKey } from '../worker/db/sso.ts'
import { UsageError } from './usage.ts'

const mostKeys = 2
const leastSecretBytes = 32
const leastModulus = 2_048
/** As the database has it as well. */
const mostBytes = 4_096

/** Reads `<kid>:<alg>:<file or ->`. */
export function readSsoKey(text: string): NewSsoKey {
  const [, kid, alg, place] = /^([^:]*):([^:]*):(.+)$/s.exec(text) ?? []
  if (kid === undefined || alg === undefined || place === undefined) {
    throw new UsageError('A login key is written as kid:alg:file, such as main:ES256:public.pem.')
  }
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(kid)) {
    throw new UsageError('The kid of a login key is 1 to 64 of A–Z, a–z, 0–9, "_", "." and "-".')
  }
  if (alg === 'HS256') return { kid, alg, key: secret(readPlace(place)) }
  if (alg === 'ES256' || alg === 'RS256') return { kid, alg, key: publicKey(readPlace(place), alg) }
  throw new UsageError(`There is no "${alg}" here. A login is signed with HS256, ES256 or RS256.`)
}

/** Throws where the site would have more keys than two, or is to lose one that it has not. */
export function checkSsoKeys(
  { id, ssoKeys }: ListedSite,
  removed: readonly string[],
  added: readonly NewSsoKey[],
): void {
  const present = ssoKeys.map(({ kid }) => kid)
  const unknown = removed.find((kid) => !present.includes(kid))
  if (unknown !== undefined) {
    throw new UsageError(`The site "${id}" has no login key "${unknown}".`)
  }
  const both = added.find(({ kid }) => removed.includes(kid))
  if (both !== undefined) throw new UsageError(`Is "${both.kid}" to be added or to be removed?`)
  const kept = present.filter((kid) => !removed.includes(kid))
  if (new Set([...kept, ...added.map(({ kid }) => kid)]).size <= mostKeys) return
  const names = kept.map((kid) => `"${kid}"`).join(' and ')
  throw new UsageError(
    `A site has two login keys at most${names && `, and there is ${names}`}. Remove one with --remove-sso-key.`,
  )
}

function readPlace(place: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(place === '-' ? 0 : place)
  } catch (error) {
    throw new UsageError(`The login key cannot be read: ${(error as Error).message}`)
  }
  if (bytes.length > mostBytes) throw new UsageError('The login key is longer than any is.')
  try {
    // What ends a file is no part of what is in it.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '')
  } catch {
    throw new UsageError(
      'The login key is no text. Write it in hex or base64: that is then the key.',
    )
  }
}

function secret(text: string): string {
  if (text.includes('-----BEGIN')) throw new UsageError('HS256 takes a secret, and this is a PEM.')
  if (text.includes('\0')) throw new UsageError('The secret holds a NUL character.')
  if (Buffer.byteLength(text) >= leastSecretBytes) return text
  throw new UsageError(`A secret for HS256 has ${leastSecretBytes} bytes at least.`)
}

function publicKey(text: string, alg: 'ES256' | 'RS256'): string {
  if (text.includes('PRIVATE KEY')) {
    throw new UsageError('That is a private key. It stays with you; give its public key.')
  }
  let key: KeyObject
  try {
    key = createPublicKey(text)
  } catch {
    throw new UsageError('The login key is no public key in PEM.')
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key
  if (alg === 'ES256' && (type !== 'ec' || details.namedCurve !== 'prime256v1')) {
    throw new UsageError('ES256 takes a key on the curve P-256.')
  }
  if (alg === 'RS256' && (type !== 'rsa' || (details.modulusLength ?? 0) < leastModulus)) {
    throw new UsageError(`RS256 takes an RSA key of ${leastModulus} bits at least.`)
  }
  return key.export({ type: 'spki', format: 'pem' }).toString()
}
