// Which origins may call what: anyone reads what is cacheable; a browser writes, and reads what is
// private, only from an origin on the site's own list.
import type { Context } from 'hono'
import { findSite, isListedOrigin } from '../db/sites.ts'
import { type AppEnv, factory } from '../factory.ts'
import { ProblemError } from '../problem.ts'
import { siteInPath } from './path.ts'

const exposed = 'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After'
const allowed = 'Authorization, Content-Type, Idempotency-Key, If-Match'

/** Opens an answer to every origin. */
export function allowAnyOrigin(c: Context): void {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Access-Control-Expose-Headers', exposed)
}

/** Opens an answer to `origin`, which is on the site's list. */
export function allowOrigin(c: Context, origin: string): void {
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Access-Control-Expose-Headers', exposed)
}

/** Throws 403 unless the request comes from an origin on the list, or from no browser at all. */
export function admitOrigin(c: Context, origins: readonly string[]): void {
  c.header('Vary', 'Origin')
  const origin = c.req.header('Origin')
  if (origin === undefined) return
  if (!origins.includes(origin)) throw refusal(origin)
  allowOrigin(c, origin)
}

/** For a request whose token names no site: its origin is judged by the lists of all sites. */
export async function admitListedOrigin(c: Context<AppEnv>): Promise<void> {
  const origin = c.req.header('Origin')
  const listed = origin !== undefined && (await isListedOrigin(c.env.DB, origin))
  admitOrigin(c, listed ? [origin] : [])
}

function refusal(origin: string): ProblemError {
  return new ProblemError('origin_not_allowed', {
    detail: `The owner of the site can add ${origin.slice(0, 300)} to its list of origins.`,
  })
}

/** Answers every preflight; other requests pass. */
export const preflight = factory.createMiddleware(async (c, next) => {
  if (c.req.method !== 'OPTIONS') return next()
  const method = c.req.header('Access-Control-Request-Method')?.toUpperCase() ?? ''
  const segments = new URL(c.req.raw.url).pathname.split('/')
  const isPrivate = segments.at(-1) === 'mine' || segments[2] === 'me'
  if ((method === 'GET' || method === 'HEAD') && !isPrivate) {
    allowAnyOrigin(c)
  } else if (segments[2] === 'sites') {
    const site = await findSite(c.env.DB, siteInPath(c))
    if (site === null) throw new ProblemError('not_found')
    admitOrigin(c, site.origins)
  } else {
    await admitListedOrigin(c)
  }
  c.header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE')
  c.header('Access-Control-Allow-Headers', allowed)
  c.header('Access-Control-Max-Age', '7200')
  return c.body(null, 204)
})

