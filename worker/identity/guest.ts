// Guests: a key of 256 random bits that only the reader keeps, and the author id derived from it by
// the site's keyed hash. We store the id alone, so nobody here can speak for a guest.

/** A new guest key: 43 characters of base64url. */
export function newGuestKey(): string {
  return crypto
    .getRandomValues(new Uint8Array(32))
    .toBase64({ alphabet: 'base64url', omitPadding: true })
}

/** The author id of a guest key on the site that has `authorKey` (hex): 22 characters of base64url. */
export async function guestAuthorId(authorKey: string, guestKey: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(authorKey),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`guest:${guestKey}`))
  return new Uint8Array(hash, 0, 16).toBase64({ alphabet: 'base64url', omitPadding: true })
}
