// Answers that anybody may keep: open to every origin, revalidated each time, named by a weak ETag
// made of versions, so that a reader who has the newest costs two rows.
import type { Context } from 'hono'
import type { Known } from '../db/pages.ts'
import { allowAnyOrigin } from './cross-origin.ts'

// Grows when the same rows begin to be answered in another form.
const form = 1

/** The version in If-None-Match, where it is one of ours. */
export function knownVersion(c: Context): Known | null {
  const header = c.req.header('If-None-Match') ?? ''
  const match = new RegExp(`(?:^|,)\\s*(?:W/)?"${form}-(\\d{1,9})-(\\d{1,15})"\\s*(?:,|$)`).exec(header)
  return match ? { revision: Number(match[1]), version: Number(match[2]) } : null
}

/** Sets the headers of a cacheable answer. */
export function setCacheable(c: Context, known: Known): void {
  allowAnyOrigin(c)
  c.header('Cache-Control', 'public, no-cache')
  c.header('ETag', `W/"${form}-${known.revision}-${known.version}"`)
}

/** A cacheable answer; 304 where `modified` is false. */
export function answerCacheable<Body extends object>(
  c: Context,
  known: Known,
  body: Body | null,
): Response {
  setCacheable(c, known)
  return body === null ? c.body(null, 304) : c.json(body)
}
