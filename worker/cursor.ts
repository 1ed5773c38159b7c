// Cursors: where a list goes on, opaque to clients. A cursor says which list it belongs to, so that
// one from another thread, branch or order is refused instead of answering something else.
import { type Sort, sorts } from './contract/limits.ts'
import { isId } from './id.ts'
import { invalid } from './problem.ts'

export interface Cursor {
  thread: string
  sort: Sort
  /** The root whose branch is listed; null for the list of roots. */
  root: string | null
  /** The last comment that was given. */
  id: string
  /** Its score, in the order `best`. */
  score: number | null
}

/** The text of a cursor: base64url of a JSON array. */
export function encodeCursor(cursor: Cursor): string {
  const { thread, sort, root, id, score } = cursor
  const json = JSON.stringify([thread, sorts.indexOf(sort), root, id, score])
  return btoa(json).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Reads a cursor back; 422 for one that is broken. */
export function decodeCursor(text: string): Cursor {
  const cursor = parse(text)
  if (cursor === null) throw invalid('?cursor', 'is not a cursor')
  return cursor
}

/** 422 for a cursor that goes on with another list than the one asked for. */
export function checkCursor(cursor: Cursor | null, list: Partial<Cursor>): void {
  if (cursor === null) return
  const { thread = cursor.thread, sort = cursor.sort, root = cursor.root } = list
  if (cursor.thread !== thread || cursor.sort !== sort || cursor.root !== root) {
    throw invalid('?cursor', 'belongs to another list')
  }
}

function parse(text: string): Cursor | null {
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
    if (!Array.isArray(parts) || parts.length !== 5) return null
    const [thread, order, root, id, score] = parts
    const sort = typeof order === 'number' ? sorts[order] : undefined
    if (sort === undefined || ![thread, id].every(looksLikeId)) return null
    if (root !== null && !looksLikeId(root)) return null
    if (sort === 'best' && root === null ? !Number.isSafeInteger(score) : score !== null)
      return null
    return { thread, sort, root, id, score }
  } catch {
    return null
  }
}

function looksLikeId(value: unknown): value is string {
  return typeof value === 'string' && isId(value)
}
