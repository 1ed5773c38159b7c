// What a JWT says of the reader, read and not verified: to show it before the API has seen it, and to know
// whether another says the same.

/** None where it is no JWT. */
export function claimsOf(jwt: string): Record<string, unknown> | undefined {
  try {
    const [, payload = ''] = jwt.split('.')
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}

interface Times {
  /** In seconds. */
  exp?: number
  iat?: number
}

/**
 * Whether a token that came with the page is over for certain: by the reader's clock, and by how long the page has
 * been open, which no wrong clock changes.
 */
export function isOver({ exp = Infinity, iat = exp - 3600 }: Times): boolean {
  const leeway = 60
  return Date.now() / 1e3 > exp + leeway && performance.now() / 1e3 > exp - iat + leeway
}

/** A digest of what it says but for what is another each time: its name, and its times. */
export async function saidBy(jwt: string): Promise<string> {
  const claims = claimsOf(jwt)
  return digestOf(claims && JSON.stringify({ ...claims, jti: 0, iat: 0, nbf: 0, exp: 0 }), jwt)
}

/** A digest of who it says the reader is: the same, whatever else it says of them. */
export async function whoBy(jwt: string): Promise<string> {
  const { sub } = claimsOf(jwt) ?? {}
  return digestOf(sub === undefined ? sub : `${sub}`, jwt)
}

// Of `jwt` where it does not say it.
async function digestOf(claimed: string | undefined, jwt: string): Promise<string> {
  const text = claimed ?? jwt
  // Accepted: a page without TLS has no digest, and keeps the claims; the signature never.
  if (!crypto.subtle) return claimed ?? ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
