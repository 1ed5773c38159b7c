// Which origins may call what: anyone reads what is cacheable; a browser writes, and reads what is
// private, only from an origin on the site's own list.
import type { Context } from 'hono'
import { findSite, isListedOrigin } from '../db/sites.ts'
import { type AppEnv, factory } from '../factory.ts'
import { ProblemError } from '../problem.ts'
import { siteInPath, urlOf } from './path.ts'

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

/** The same, for what only pages are to open: a browser always says where it comes from. */
export function admitPage(c: Context, origins: readonly string[]): void {
  admitOrigin(c, origins)
  if (c.req.header('Origin') === undefined) {
    const detail = 'Only pages of an origin on the site’s list can listen.'
    throw new ProblemError('origin_not_allowed', { detail })
  }
}

/** For a request whose token names no site: its origin is judged by the lists of all sites. */
export async function admitListedOrigin(c: Context<AppEnv>): Promise<void> {
  const origin = c.req.header('Origin')
  const listed = origin !== undefined && (await isListedOrigin(c.env.DB, origin))
  admitOrigin(c, listed ? [origin] : [])
}

function refusal(origin: string): ProblemError {
  return new ProblemError('origin_not_allowed', {
    detail:
      origin === 'null'
        ? 'A page without an origin of its own, such as a file or a sandboxed frame, cannot write.'
        : `The owner of the site can add ${origin.slice(0, 300)} to its list of origins.`,
  })
}

// What browsers on other origins may call at all; health and moderators' programs need no CORS.
const readersNouns = ['openapi.json', 'sites', 'comments', 'me']

function isReaders(c: Context): boolean {
  return readersNouns.includes(urlOf(c).pathname.split('/')[2] ?? '')
}

/** Answers every preflight; other requests pass. */
export const preflight = factory.createMiddleware(async (c, next) => {
  if (c.req.method !== 'OPTIONS' || !isReaders(c)) return next()
  const method = c.req.header('Access-Control-Request-Method')?.toUpperCase() ?? ''
  await openAsSuccess(c, method)
  c.header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE')
  c.header('Access-Control-Allow-Headers', allowed)
  c.header('Access-Control-Max-Age', '7200')
  return c.body(null, 204)
})

/** Opens a problem that was found before its origin was judged to whom a success would be open. */
export const openProblems = factory.createMiddleware(async (c, next) => {
  await next()
  if (c.res.status < 400) return
  const isJudged = c.res.headers.has('Access-Control-Allow-Origin') || c.res.headers.has('Vary')
  if (isJudged || !isReaders(c)) return
  try {
    await openAsSuccess(c, c.req.method)
  } catch {
    // No list opens it, or the lists are out of reach: then it is open to nobody.
  }
})

// Where the path names a site its list decides; elsewhere an origin on any site's list will do.
async function openAsSuccess(c: Context<AppEnv>, method: string): Promise<void> {
  const [, , noun, , , , resource] = urlOf(c).pathname.split('/')
  const isPrivate = noun === 'me' || (noun === 'sites' && ['mine', 'live'].includes(resource ?? ''))
  if ((method === 'GET' || method === 'HEAD') && !isPrivate) return allowAnyOrigin(c)
  if (noun !== 'sites') return admitListedOrigin(c)
  const site = await findSite(c.env.DB, siteInPath(c))
  if (site === null) throw new ProblemError('not_found')
  admitOrigin(c, site.origins)
}
