// How a thread as a reader sees it grows by what is loaded: pages of roots and of branches.
import { describe, expect, test } from 'vitest'
import {
  changeRoot,
  inOrder,
  receiveReplies,
  receiveRoots,
  type ThreadState,
  union,
} from '../../widget/state/thread-state.ts'
import type { Comment } from '../../worker/contract/shapes.ts'

const comment = (id: string, fields: Partial<Comment> = {}) => ({ id, ...fields }) as Comment
const ids = (comments: readonly Comment[]) => comments.map(({ id }) => id)
const stateOf = (items: Comment[], next: string | null = null) =>
  ({ comments: { items, next }, mine: { thread: [], comments: {} } }) as unknown as ThreadState

describe('a page of roots', () => {
  test('is appended, and says where the next one begins', () => {
    const before = stateOf([comment('b'), comment('a')], 'cursor-1')
    const { comments } = receiveRoots(before, { items: [comment('c')], next: 'cursor-2' })
    expect(ids(comments.items)).toEqual(['b', 'a', 'c'])
    expect(comments.next).toBe('cursor-2')
  })

  test('leaves what is there where it is, and as it is', () => {
    const own = comment('c', { revision: 2 })
    const before = stateOf([own, comment('a')])
    const page = { items: [comment('b'), comment('c', { revision: 1 })], next: null }
    const { items } = receiveRoots(before, page).comments
    expect(ids(items)).toEqual(['c', 'a', 'b'])
    expect(items[0]).toBe(own)
  })

  test('changes nothing of the state before it', () => {
    const before = stateOf([comment('a')], 'cursor-1')
    receiveRoots(before, { items: [comment('b')], next: null })
    expect(ids(before.comments.items)).toEqual(['a'])
    expect(before.comments.next).toBe('cursor-1')
  })
})

describe('a page of a branch', () => {
  const branch = (items: Comment[], next: string | null = 'cursor-1') =>
    stateOf([comment('a', { replies: { items, next } }), comment('z')])

  test('is added to its root in the order of posting', () => {
    const before = branch([comment('b'), comment('x')])
    const { items } = receiveReplies(before, 'a', {
      items: [comment('c'), comment('d')],
      next: 'cursor-2',
    }).comments
    expect(ids(items[0]?.replies?.items ?? [])).toEqual(['b', 'c', 'd', 'x'])
    expect(items[0]?.replies?.next).toBe('cursor-2')
  })

  test('holds nobody twice', () => {
    const state = receiveReplies(branch([comment('b')]), 'a', {
      items: [comment('b'), comment('c')],
      next: null,
    })
    expect(ids(state.comments.items[0]?.replies?.items ?? [])).toEqual(['b', 'c'])
  })

  test('begins the branch of a root that had none', () => {
    const page = { items: [comment('c')], next: null }
    const state = receiveReplies(stateOf([comment('a')]), 'a', page)
    expect(ids(state.comments.items[0]?.replies?.items ?? [])).toEqual(['c'])
  })

  test('leaves the other roots the objects that they were', () => {
    const before = branch([comment('b')])
    const after = receiveReplies(before, 'a', { items: [comment('c')], next: null })
    expect(after.comments.items[1]).toBe(before.comments.items[1])
    expect(before.comments.items[0]?.replies?.items.length).toBe(1)
  })

  test('of a root that is gone changes no comment', () => {
    const before = branch([comment('b')])
    const after = receiveReplies(before, 'gone', { items: [comment('c')], next: null })
    expect(after.comments.items).toEqual(before.comments.items)
  })
})

test('a root is changed by itself, with the rest of the state', () => {
  const before = stateOf([comment('a', { revision: 1 }), comment('b')], 'cursor-1')
  const after = changeRoot(before, 'a', (root) => ({ ...root, revision: 2 }))
  expect(after.comments.items[0]?.revision).toBe(2)
  expect(before.comments.items[0]?.revision).toBe(1)
  expect(after.comments.next).toBe('cursor-1')
  expect(after.mine).toBe(before.mine)
})

test('a union keeps the order of both and what was known first', () => {
  const known = [comment('b', { revision: 5 }), comment('a')]
  const all = union(known, [comment('a'), comment('c'), comment('b', { revision: 1 })])
  expect(ids(all)).toEqual(['b', 'a', 'c'])
  expect(all[0]?.revision).toBe(5)
})

test('the order of posting is that of the ids', () => {
  expect(ids(inOrder([comment('c'), comment('a'), comment('b')]))).toEqual(['a', 'b', 'c'])
})
