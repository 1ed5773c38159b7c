// Answers that anybody may keep: open to every origin, revalidated each time, named by a weak ETag
// made of versions, so that a reader who has the newest costs two rows.
import type { Context } from 'hono'
import type { Version } from '../db/pages.ts'
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
export function knownVersion(c: Context, of = ''): Version | null {
  const held = c.req.header('If-None-Match')
  let newest: Version | null = null
  for (const match of held?.matchAll(tag) ?? []) {
    const known = { revision: Number(match[1]), version: Number(match[2]) }
    if ((match[3] ?? '') === of) newest = newerOf(newest, known)
  }
  return newest
}

/** The newer of two versions, where there are any. */
export function newerOf(one: Version | null, other: Version | null): Version | null {
  if (one === null || other === null) return one ?? other
  const ahead = one.revision - other.revision || one.version - other.version
  return ahead < 0 ? other : one
}

/** Whether the reader holds exactly this version, or says with `*` that any will do. */
export function isKnown(c: Context, { revision, version }: Version, of = ''): boolean {
  if (c.req.header('If-None-Match')?.trim() === '*') return true
  const known = knownVersion(c, of)
  return known?.revision === revision && known.version === version
}

/** A cacheable answer of JSON, as text or in UTF-8; 304 where it is null. */
export function answerCacheable(
  c: Context,
  { revision, version }: Version,
  json: string | Uint8Array<ArrayBuffer> | null,
  of = '',
): Response {
  return answerNamed(c, `${form}-${revision}-${version}${of && `-${of}`}`, json)
}

/** The same for what has a name of its own instead of versions; 304 to a reader who holds it. */
export function answerUnlessHeld(c: Context, name: string, json: string): Response {
  const held = (c.req.header('If-None-Match') ?? '').split(',').map((one) => one.trim())
  const isHeld = held.some((one) => one === '*' || one.replace(/^W\//, '') === `"${name}"`)
  return answerNamed(c, name, isHeld ? null : json)
}

function answerNamed(
  c: Context,
  name: string,
  json: string | Uint8Array<ArrayBuffer> | null,
): Response {
  allowAnyOrigin(c)
  c.header('Cache-Control', 'public, no-cache')
  c.header('ETag', `W/"${name}"`)
  if (json === null) return c.body(null, 304)
  c.header('Content-Type', 'application/json')
  return c.body(json)
}
