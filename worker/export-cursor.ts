// Where an export goes on: after what each of its lists goes on, opaque to clients.
import type { ExportFrom } from './db/exports.ts'
import { isId } from './id.ts'
import { invalid } from './problem.ts'

/** Where the first file begins. */
export const exportStart: ExportFrom = {
  comments: '',
  reactions: ['', '', ''],
  reports: '',
  decisions: '~',
}

export function encodeExportCursor(from: ExportFrom): string {
  const { comments, reactions, reports, decisions } = from
  const json = JSON.stringify([comments, reactions, reports, decisions])
  return btoa(json).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Reads a cursor back; 422 for one that is broken. */
export function decodeExportCursor(text: string): ExportFrom {
  const from = parse(text)
  if (from === null) throw invalid('?cursor', 'is not a cursor')
  return from
}

function parse(text: string): ExportFrom | null {
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
    if (!Array.isArray(parts) || parts.length !== 4) return null
    const [comments, reactions, reports, decisions] = parts
    const isPlace = [comments, reports, decisions].every((one) => one === null || looksLikeId(one))
    return isPlace && isReaction(reactions) ? { comments, reactions, reports, decisions } : null
  } catch {
    return null
  }
}

function isReaction(value: unknown): value is ExportFrom['reactions'] {
  if (value === null) return true
  if (!Array.isArray(value) || value.length !== 3) return false
  const [thread, target, kind] = value
  return looksLikeId(thread) && looksLikeId(target) && looksLikeKind(kind)
}

function looksLikeKind(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9_]{1,24}$/.test(value)
}

function looksLikeId(value: unknown): value is string {
  return typeof value === 'string' && isId(value)
}
