// Cursors say where one list goes on, and nothing else is taken for one.
import { describe, expect, it } from 'vitest'
import { type Cursor, checkCursor, decodeCursor, encodeCursor } from '../../worker/cursor.ts'
import { newId } from '../../worker/id.ts'
import { ProblemError } from '../../worker/problem.ts'

const thread = newId(1)
const root = newId(2)
const id = newId(3)

const cursors: [string, Cursor][] = [
  ['oldest roots', { thread, sort: 'oldest', root: null, id, score: null }],
  ['newest roots', { thread, sort: 'newest', root: null, id, score: null }],
  ['best roots', { thread, sort: 'best', root: null, id, score: 12 }],
  ['best roots below zero', { thread, sort: 'best', root: null, id, score: -7 }],
  ['best roots at zero', { thread, sort: 'best', root: null, id, score: 0 }],
  ['a branch', { thread, sort: 'oldest', root, id, score: null }],
  ['a branch backward', { thread, sort: 'newest', root, id, score: null }],
]

function problemOf(act: () => unknown): ProblemError {
  try {
    act()
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a cursor', () => {
  it.each(cursors)('comes back as it was made: %s', (_, cursor) => {
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)
  })

  it.each(cursors)('can stand in an address as it is: %s', (_, cursor) => {
    const text = encodeCursor(cursor)
    expect(encodeURIComponent(text)).toBe(text)
    expect(text.length).toBeLessThan(200)
  })
})

describe('what is no cursor', () => {
  const encode = (value: unknown) => btoa(JSON.stringify(value))

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['what is not base64', '***'],
    ['what is not JSON', btoa('hello')],
    ['null', encode(null)],
    ['an object', encode({ thread, id })],
    ['an empty list', encode([])],
    ['a list too short', encode([thread, 0, null, id])],
    ['a list too long', encode([thread, 0, null, id, null, 1])],
    ['an order that does not exist', encode([thread, 3, null, id, null])],
    ['an order below none', encode([thread, -1, null, id, null])],
    ['an order between two', encode([thread, 0.5, null, id, null])],
    ['an order by name', encode([thread, 'oldest', null, id, null])],
    ['an order that arrays have', encode([thread, 'length', null, id, null])],
    ['a thread that is no id', encode(['x', 0, null, id, null])],
    ['a thread that is a number', encode([1, 0, null, id, null])],
    ['an id that is a list', encode([thread, 0, null, [id], null])],
    ['no id', encode([thread, 0, null, null, null])],
    ['a root that is no id', encode([thread, 0, '', id, null])],
    ['a score where none belongs', encode([thread, 0, null, id, 1])],
    ['a score in a branch', encode([thread, 2, root, id, 1])],
    ['no score where one belongs', encode([thread, 2, null, id, null])],
    ['a score in words', encode([thread, 2, null, id, '1'])],
    ['a score that is no whole number', encode([thread, 2, null, id, 1.5])],
    ['a score beyond all numbers', btoa(`["${thread}",2,null,"${id}",1e999]`)],
  ])('is 422: %s', (_, text) => {
    const problem = problemOf(() => decodeCursor(text))
    expect([problem.code, problem.options.errors?.[0]?.pointer]).toEqual([
      'invalid_request',
      '?cursor',
    ])
  })
})

describe('a cursor of another list', () => {
  const cursor: Cursor = { thread, sort: 'oldest', root: null, id, score: null }

  it('is refused, whatever differs', () => {
    for (const list of [
      { thread: newId(9) },
      { thread: '' },
      { sort: 'newest' as const },
      { root },
      { thread, sort: 'oldest' as const, root },
    ]) {
      expect(problemOf(() => checkCursor(cursor, list)).code).toBe('invalid_request')
    }
    expect(problemOf(() => checkCursor({ ...cursor, root }, { root: null })).code).toBe(
      'invalid_request',
    )
  })

  it('is not what goes on with the list asked for, or with any where none is named', () => {
    checkCursor(cursor, { thread, sort: 'oldest', root: null })
    checkCursor(cursor, {})
    checkCursor(null, { thread, root })
  })
})
