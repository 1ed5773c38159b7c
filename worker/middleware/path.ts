// The parts of a path, decoded strictly: Hono leaves malformed encodings as they are, and a thread
// key must arrive exactly as it was sent, a `/` in it included.
import type { Context } from 'hono'
import { fixedLimits } from '../contract/limits.ts'
import { sitePattern } from '../contract/settings.ts'
import { factory } from '../factory.ts'
import { isId } from '../id.ts'
import { invalid, ProblemError } from '../problem.ts'

const urls = new WeakMap<Request, URL>()

/** The address of the request, parsed once; nobody changes it. */
export function urlOf(c: Context): URL {
  const url = urls.get(c.req.raw) ?? new URL(c.req.raw.url)
  urls.set(c.req.raw, url)
  return url
}

/** Refuses a path with a broken encoding, or with what is no thread key, before the method is judged. */
export const wholePath = factory.createMiddleware(async (c, next) => {
  const { pathname } = urlOf(c)
  decode(pathname)
  const [, prefix] = /^(\/v1|\/v1\/mod)\/sites\/[^/]*\/threads\/[^/]/.exec(pathname) ?? []
  if (prefix) checkKeyInPath(c, prefix === '/v1' ? 5 : 6)
  await next()
})

/** `/v1/sites/{site}/…`; 404 where it cannot be a site's id. */
export function siteInPath(c: Context, index = 3): string {
  const site = segment(c, index)
  if (!sitePattern.test(site)) throw new ProblemError('not_found')
  return site
}

/** `/v1/sites/{site}/threads/{key}/…`, the site at `index`. */
export function threadInPath(c: Context, index = 3): { site: string; key: string } {
  return { site: siteInPath(c, index), key: segment(c, index + 2) }
}

function checkKeyInPath(c: Context, index: number): void {
  const problem = threadKeyProblem(segment(c, index))
  if (problem !== null) throw new ProblemError('invalid_path', { detail: problem })
}

/** The last segment but `back`, as an id; 404 where it cannot be one. */
export function idInPath(c: Context, index: number): string {
  const id = segment(c, index)
  if (!isId(id)) throw new ProblemError('not_found')
  return id
}

const authorPattern = /^[\w-]{1,40}$/

/** Whether `value` may be an author's id. */
export function isAuthorId(value: string): boolean {
  return authorPattern.test(value)
}

/** `/v1/mod/authors/{id}/…`; 404 where it cannot be an author's id. */
export function authorInPath(c: Context): string {
  const id = segment(c, 4)
  if (!isAuthorId(id)) throw new ProblemError('not_found')
  return id
}

/** What is wrong with a thread key, or null. */
export function threadKeyProblem(key: string): string | null {
  const bytes = new TextEncoder().encode(key).length
  if (bytes < 1 || bytes > fixedLimits.threadKeyBytes) {
    return `A thread key has 1 to ${fixedLimits.threadKeyBytes} bytes; this one has ${bytes}.`
  }
  if (key === '.' || key === '..') return 'A thread key is not "." or "..".'
  return key.includes('\0') ? 'A thread key holds no NUL.' : null
}

export function segment(c: Context, index: number): string {
  return decode(urlOf(c).pathname.split('/')[index] ?? '')
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    throw new ProblemError('invalid_path', { detail: 'A percent-encoding in the path is broken.' })
  }
}

/** 422 for a query whose percent-encoding is broken: it would mean something else than was meant. */
export function checkQuery(c: Context): void {
  try {
    decodeURIComponent(urlOf(c).search)
  } catch {
    throw invalid('?', 'has a broken percent-encoding')
  }
}
