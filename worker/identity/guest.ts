// Author ids, derived by the site's keyed hash: of a guest's key of 256 random bits that only the reader
// keeps, or of the subject of the site's own login. We store the id alone, so nobody here can speak for a
// guest. What is hashed begins with its kind, so no guest has the id of a login's author.

/** A new guest key: 43 characters of base64url. */
export function newGuestKey(): string {
  return crypto
    .getRandomValues(new Uint8Array(32))
    .toBase64({ alphabet: 'base64url', omitPadding: true })
}

/** The author id of a guest key on the site that has `authorKey` (hex): 22 characters of base64url. */
export function guestAuthorId(authorKey: string, guestKey: string): Promise<string> {
  return authorId(authorKey, `guest:${guestKey}`)
}

/** The author id of whom the site's own login calls `subject`, whichever of its keys has signed. */
export function loginAuthorId(authorKey: string, subject: string): Promise<string> {
  return authorId(authorKey, `sso:${subject}`)
}

async function authorId(authorKey: string, who: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(authorKey),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(who))
  return new Uint8Array(hash, 0, 16).toBase64({ alphabet: 'base64url', omitPadding: true })
}
