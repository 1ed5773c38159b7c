// Moderators' tokens: `awm_`, 32 random digits of base 62, and a checksum of 6, so that a leaked one is
// found by a search and a mistyped one costs no look-up. Only a hash of them is stored.
import { base62, randomDigits } from '../id.ts'

const spelling = /^awm_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/** A new token. 32 digits of base 62 are 190 random bits. */
export function newModeratorToken(): string {
  const secret = randomDigits(32)
  return `awm_${secret}${checksum(secret)}`
}

/** Whether `token` is spelled as one of ours, checksum included. */
export function isModeratorToken(token: string): boolean {
  const [, secret, sum] = spelling.exec(token) ?? []
  return secret !== undefined && checksum(secret) === sum
}

/** SHA-256 of the token, in hex. The token is random enough to need no salt. */
export async function hashModeratorToken(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

// CRC-32 (IEEE 802.3) in six digits of base 62.
function checksum(text: string): string {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at)
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return base62((crc ^ 0xffffffff) >>> 0, 6)
}
