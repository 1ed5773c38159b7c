// How a thread changes by what its reader does: own comments, own reactions.
import { describe, expect, test } from 'vitest'
import {
  addComment,
  everyComment,
  setReactions,
  withReaction,
} from '../../widget/state/own-state.ts'
import type { ThreadState } from '../../widget/state/thread-state.ts'
import type { Comment, ReactionCount } from '../../worker/contract/shapes.ts'

const comment = (id: string, fields: Partial<Comment> = {}) =>
  ({
    id,
    parent_id: null,
    state: 'approved',
    reply_count: 0,
    reactions: [],
    ...fields,
  }) as unknown as Comment

const ids = (comments: readonly Comment[] = []) => comments.map(({ id }) => id)

/** Roots `b` and `a`, newest first; below `a` the replies `a1` and, to that, `a2`. */
function state(reactions: ReactionCount[] = []): ThreadState {
  const below = [comment('a1', { parent_id: 'a' }), comment('a2', { parent_id: 'a1' })]
  return {
    site: { reaction_kinds: ['like', 'insight', 'disagree'].map((kind) => ({ kind })) },
    thread: { comment_count: 4, reactions },
    comments: {
      items: [
        comment('b', { reactions }),
        comment('a', { reply_count: 2, replies: { items: below, next: 'cursor' } }),
      ],
      next: 'more',
    },
    mine: { thread: [], comments: {} },
    held: [comment('h', { state: 'pending' })],
  } as unknown as ThreadState
}

test('every comment is the roots and what is loaded below them', () => {
  expect(ids(everyComment(state()))).toEqual(['b', 'a', 'a1', 'a2'])
})

describe('an own comment', () => {
  test('as a root stands on top and is counted', () => {
    const { comments, thread } = addComment(state(), comment('c'))
    expect(ids(comments.items)).toEqual(['c', 'b', 'a'])
    expect([thread.comment_count, comments.next]).toEqual([5, 'more'])
  })

  test('as a reply stands in its branch in the order of posting, and is counted in its thread and its root', () => {
    const { comments, thread } = addComment(state(), comment('c', { parent_id: 'a' }))
    const root = comments.items[1]
    expect(ids(root?.replies?.items)).toEqual(['a1', 'a2', 'c'])
    expect(root?.replies?.next).toBe('cursor')
    expect([thread.comment_count, root?.reply_count]).toEqual([5, 3])
  })

  test('as a reply to a reply stands in the branch of the root', () => {
    const { comments } = addComment(state(), comment('c', { parent_id: 'a2' }))
    const root = comments.items[1]
    expect(ids(root?.replies?.items)).toEqual(['a1', 'a2', 'c'])
    // As the API counts: the root its whole branch, a reply what answers it.
    expect(root?.reply_count).toBe(3)
    expect(root?.replies?.items.map(({ reply_count }) => reply_count)).toEqual([0, 1, 0])
  })

  test('begins the branch of a root that has none', () => {
    const { comments } = addComment(state(), comment('c', { parent_id: 'b' }))
    expect(ids(comments.items[0]?.replies?.items)).toEqual(['c'])
    expect(comments.items[0]?.replies?.next).toBeNull()
  })

  test.each([null, 'a'])('that waits for review is shown and not counted (below %s)', (parent) => {
    const own = comment('c', { parent_id: parent, state: 'pending' })
    const after = addComment(state(), own)
    // A root on top of those that wait already, once.
    if (parent) expect(ids(everyComment(after))).toContain('c')
    else expect(ids(addComment(after, own).held)).toEqual(['c', 'h'])
    expect(after.thread.comment_count).toBe(4)
    expect(after.comments.items.at(-1)?.reply_count).toBe(2)
  })

  test('below a comment that is not loaded is counted and not shown', () => {
    const after = addComment(state(), comment('c', { parent_id: 'elsewhere' }))
    expect(ids(everyComment(after))).not.toContain('c')
    expect(after.thread.comment_count).toBe(5)
  })

  test.each(['a', 'a2'])('that is there already changes nothing (%s)', (id) => {
    const before = state()
    expect(addComment(before, comment(id, { parent_id: id === 'a' ? null : 'a1' }))).toBe(before)
  })

  test('changes nothing of the state before it', () => {
    const before = state()
    addComment(before, comment('c', { parent_id: 'a' }))
    expect(before).toEqual(state())
  })
})

describe('reactions as the API tells them', () => {
  const told: ReactionCount[] = [{ kind: 'like', count: 9 }]

  test('are set on the thread', () => {
    const after = setReactions(state(), null, told, ['like'])
    expect(after.thread.reactions).toEqual(told)
    expect(after.mine).toEqual({ thread: ['like'], comments: {} })
    expect(after.comments).toEqual(state().comments)
  })

  test.each(['b', 'a', 'a1', 'a2'])('are set on the comment %s and no other', (id) => {
    const after = setReactions(state(), id, told, ['like'])
    for (const one of everyComment(after)) {
      expect(one.reactions).toEqual(one.id === id ? told : [])
    }
    expect(after.mine).toEqual({ thread: [], comments: { [id]: ['like'] } })
  })

  test('keep the branch of a root', () => {
    const after = setReactions(state(), 'a', told, [])
    expect(ids(everyComment(after))).toEqual(['b', 'a', 'a1', 'a2'])
  })

  test('leave untouched comments the objects that they were', () => {
    const before = state()
    const after = setReactions(before, 'a1', told, [])
    expect(after.comments.items[0]).toBe(before.comments.items[0])
    expect(before).toEqual(state())
  })
})

describe('a reaction before the API has told', () => {
  const liked: ReactionCount[] = [{ kind: 'like', count: 2 }]

  test('adds one to what stands there', () => {
    const after = withReaction(state(liked), null, 'like', 1)
    expect(after.thread.reactions).toEqual([{ kind: 'like', count: 3 }])
    expect(after.mine.thread).toEqual(['like'])
  })

  test('that is new stands in the order of the site’s kinds', () => {
    const before = state([{ kind: 'disagree', count: 1 }])
    expect(withReaction(before, null, 'like', 1).thread.reactions).toEqual([
      { kind: 'like', count: 1 },
      { kind: 'disagree', count: 1 },
    ])
  })

  test('is taken back without a trace', () => {
    const set = withReaction(state(liked), 'b', 'insight', 1)
    const { comments, mine } = withReaction(set, 'b', 'insight', -1)
    expect(comments).toEqual(state(liked).comments)
    expect(mine.comments.b).toEqual([])
  })

  test('that was the last of its kind leaves none', () => {
    const before = state([{ kind: 'like', count: 1 }])
    expect(withReaction(before, null, 'like', -1).thread.reactions).toEqual([])
  })

  test('on a reply changes that reply', () => {
    const after = withReaction(state(), 'a2', 'like', 1)
    const changed = everyComment(after).filter(({ reactions }) => reactions.length)
    expect(ids(changed)).toEqual(['a2'])
    expect(after.mine.comments).toEqual({ a2: ['like'] })
  })
})
