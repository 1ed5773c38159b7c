// The only reader of settings and secrets. A worker without a usable signing key answers nothing else.
import { ProblemError } from './problem.ts'

/** What wrangler.toml binds, and the secrets beside it. */
export interface Bindings {
  DB: D1Database
  COMMENT_BURST: RateLimit
  SESSION_BURST: RateLimit
  REACTION_BURST: RateLimit
  /** Signs readers' tokens; at least 32 bytes. */
  SIGNING_KEY?: string
  /** The key before it: its tokens stay good while they live. */
  SIGNING_KEY_PREVIOUS?: string
}

export interface SigningKey {
  /** Names the key in a token's header; derived from the key, so that nothing else is to be set. */
  id: string
  secret: Uint8Array
}

export interface Config {
  /** The one that signs first, then the one that is on its way out. */
  signingKeys: readonly [SigningKey, ...SigningKey[]]
}

const leastKeyBytes = 32
const known = new Map<string, Promise<SigningKey>>()

/** Reads the settings; throws `not_configured` where the signing key is missing or short. */
export async function readConfig(env: Bindings): Promise<Config> {
  const [current, previous] = [env.SIGNING_KEY, env.SIGNING_KEY_PREVIOUS].map(longEnough)
  if (current === undefined) throw new ProblemError('not_configured', { retryAfter: 60 })
  const keys = await Promise.all(
    [current, ...(previous === undefined ? [] : [previous])].map(signingKey),
  )
  return { signingKeys: keys as [SigningKey, ...SigningKey[]] }
}

function longEnough(secret: string | undefined): string | undefined {
  const bytes = secret === undefined ? 0 : new TextEncoder().encode(secret).length
  return bytes >= leastKeyBytes ? secret : undefined
}

function signingKey(text: string): Promise<SigningKey> {
  const found = known.get(text) ?? makeSigningKey(text)
  known.set(text, found)
  return found
}

async function makeSigningKey(text: string): Promise<SigningKey> {
  const secret = new TextEncoder().encode(text)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', secret))
  return { id: digest.slice(0, 6).toHex(), secret }
}
