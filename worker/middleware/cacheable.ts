// Answers that anybody may keep: open to every origin, revalidated each time, named by a weak ETag
// made of versions, so that a reader who has the newest costs two rows.
import type { Context } from 'hono'
import type { Known } from '../db/pages.ts'
import { allowAnyOrigin } from './cross-origin.ts'

// Grows when the same rows begin to be answered in another form.
const form = 1

const tag = new RegExp(
  `(?:^|,)\\s*(?:W/)?"${form}-(\\d{1,9})-(\\d{1,15})(?:-(\\w+))?"\\s*(?=,|$)`,
  'g',
)

/**
 * The newest version in If-None-Match: both numbers only grow, so no other one can be the present.
 * `of` is the id of what is asked for, where there may be no such thing: a tag with it was given when
 * there was, at that version.
 */
export function knownVersion(c: Context, of = ''): Known | null {
  let newest: Known | null = null
  for (const match of (c.req.header('If-None-Match') ?? '').matchAll(tag)) {
    const known = { revision: Number(match[1]), version: Number(match[2]) }
    if ((match[3] ?? '') === of && (newest === null || isNewer(known, newest))) newest = known
  }
  return newest
}

function isNewer(one: Known, other: Known): boolean {
  if (one.revision !== other.revision) return one.revision > other.revision
  return one.version > other.version
}

/** Whether the reader holds exactly this version. */
export function isKnown(c: Context, { revision, version }: Known, of = ''): boolean {
  const known = knownVersion(c, of)
  return known?.revision === revision && known.version === version
}

/** A cacheable answer; 304 where the body is null. */
export function answerCacheable<Body extends object>(
  c: Context,
  known: Known,
  body: Body | null,
  of = '',
): Response {
  allowAnyOrigin(c)
  c.header('Cache-Control', 'public, no-cache')
  c.header('ETag', `W/"${form}-${known.revision}-${known.version}${of && `-${of}`}"`)
  return body === null ? c.body(null, 304) : c.json(body)
}
