// Signatures by Standard Webhooks 1.0.0, and the secrets that make them.
import { Webhook } from 'standardwebhooks'

/** `whsec_` and 32 random bytes in base64. */
export function newSecret(): string {
  return `whsec_${crypto.getRandomValues(new Uint8Array(32)).toBase64()}`
}

/** The headers of one attempt at `at` (milliseconds), signed with each of the secrets. */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  at: number,
  body: string,
): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
