// Where an export goes on: what was made is read back, and everything else is 422 before it reaches SQL.
import { describe, expect, it } from 'vitest'
import type { ExportFrom } from '../../worker/db/exports.ts'
import { decodeExportCursor, encodeExportCursor } from '../../worker/export-cursor.ts'

const id = 'A'.repeat(24)
const done = { comments: null, reactions: null, reports: null, decisions: null }

describe('a cursor of an export', () => {
  it.each<[string, ExportFrom]>([
    [
      'where all goes on',
      { comments: id, reactions: [id, id, 'like'], reports: id, decisions: id },
    ],
    ['where one list goes on', { ...done, comments: id }],
    ['where reactions go on', { ...done, reactions: [id, id, 'like_1'] }],
  ])('comes back as it was made: %s', (_, from) => {
    expect(decodeExportCursor(encodeExportCursor(from))).toEqual(from)
  })

  it.each([
    ['no JSON', 'x'],
    ['no list', {}],
    ['too short', [id, null, null]],
    ['a number for an id', [7, null, null, null]],
    ['a list for an id', [[id], null, null, null]],
    ['reactions that are one', [null, id, null, null]],
    ['a list for a thread', [null, [[id], id, 'like'], null, null]],
    ['a list for a kind', [null, [id, id, ['like']], null, null]],
    ['a number for a kind', [null, [id, id, 7], null, null]],
  ])('is refused: %s', (_, parts) => {
    const text = btoa(typeof parts === 'string' ? parts : JSON.stringify(parts))
    expect(() => decodeExportCursor(text)).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    )
  })
})
