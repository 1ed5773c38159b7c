// The only reader of settings and secrets. A worker without a usable signing key answers nothing else.
import type { LiveThread } from './live/live-thread.ts'
import { ProblemError } from './problem.ts'

/** What wrangler.toml binds, and the secrets beside it. */
export interface Bindings {
  DB: D1Database
  COMMENT_BURST: RateLimit
  SESSION_BURST: RateLimit
  REACTION_BURST: RateLimit
  REPORT_BURST: RateLimit
  LIVE_BURST: RateLimit
  CHANGE_BURST: RateLimit
  /** Where it is bound, its consumer sends webhooks, and not the request that caused them. */
  DELIVERIES?: Queue<null>
  /** Where it is bound, open pages hear at once of what changes. */
  LIVE?: DurableObjectNamespace<LiveThread>
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
const known = new Map<string, Promise<Config>>()

/** Reads the settings; throws `not_configured` where the signing key is missing or short. */
export function readConfig(env: Bindings): Promise<Config> {
  const secrets = [env.SIGNING_KEY ?? '', env.SIGNING_KEY_PREVIOUS ?? '']
  const name = secrets.join('\n')
  const config = known.get(name) ?? makeConfig(secrets)
  known.set(name, config)
  return config
}

async function makeConfig([current = '', previous = '']: string[]): Promise<Config> {
  if (!isLongEnough(current)) throw new ProblemError('not_configured', { retryAfter: 60 })
  const signing = await makeSigningKey(current)
  return {
    signingKeys: [signing, ...(isLongEnough(previous) ? [await makeSigningKey(previous)] : [])],
  }
}

function isLongEnough(secret: string): boolean {
  return new TextEncoder().encode(secret).length >= leastKeyBytes
}

async function makeSigningKey(text: string): Promise<SigningKey> {
  const secret = new TextEncoder().encode(text)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', secret))
  return { id: digest.slice(0, 6).toHex(), secret }
}
