// What a message of the live connection makes of comments that were edited, hidden or let in, and when a page has
// to ask all the same.
import { describe, expect, it } from 'vitest'
import { followThread } from '../../widget/state/heard-state.ts'
import { listen } from '../../widget/state/live-message.ts'
import { addComment, everyComment } from '../../widget/state/own-state.ts'
import { replaceComment, withdrawComment } from '../../widget/state/own-words.ts'
import type { ThreadState } from '../../widget/state/thread-state.ts'
import type { Comment, LiveComment, LiveMessage, Thread } from '../../worker/contract/shapes.ts'

const like = (count: number) => [{ kind: 'like', count }]
const comment = (id: string, fields: Partial<Comment> = {}) =>
  ({
    ...{ id, parent_id: null, state: 'approved', revision: 1, body_nodes: [id] },
    ...{ reactions: [], reply_count: 0, edited_at: null, pinned: false, author: { id: 'x' } },
    ...fields,
  }) as unknown as Comment
const told = (id: string, fields: Partial<Comment> = {}) =>
  comment(id, { body_nodes: ['New'], revision: 2, ...fields }) as LiveComment
const gone = (id: string): LiveComment => ({ id, state: 'removed' })

/** Roots `b` and `a`, newest first; below `a` the replies `a1` and, to that, `a2`. */
function stateOf(fields: Partial<ThreadState> = {}): ThreadState {
  const items = [
    comment('a1', { parent_id: 'a', reply_count: 1 }),
    comment('a2', { parent_id: 'a1' }),
  ]
  const a = comment('a', { reply_count: 2, replies: { items, next: null } })
  return {
    thread: { version: 5, comment_count: 4, state: 'open', reactions: [] },
    comments: { items: [comment('b'), a], next: null },
    mine: { thread: [], comments: {} },
    held: [],
    ...fields,
  } as unknown as ThreadState
}

interface Change {
  net?: number
  times?: number
  since?: number
  message?: Partial<LiveMessage>
  own?: number
  under?: string
}

function hear(state: ThreadState, comments: LiveComment[], change: Change = {}) {
  const { net = 0, times = 1, since = 5, message, own = 0, under } = change
  const { version, comment_count } = state.thread
  const told: LiveMessage = {
    ...{ version: version + times, comment_count: comment_count + net },
    ...{ state: 'open', reactions: [], changed: { since, times, net, comments } },
    ...message,
  }
  return listen(state, told, own, (id) => id === under)
}

const find = (state: ThreadState | undefined, id: string) =>
  state && everyComment(state).find((one) => one.id === id)
const ids = (state: ThreadState | undefined) => state && everyComment(state).map(({ id }) => id)

describe('an edit', () => {
  it('is shown in its place, with the replies that are loaded', () => {
    const heard = hear(stateOf(), [told('a', { reply_count: 2 })])
    expect(find(heard?.state, 'a')).toMatchObject({ body_nodes: ['New'], revision: 2 })
    expect(ids(heard?.state)).toEqual(['b', 'a', 'a1', 'a2'])
    expect([heard?.fresh, heard?.state.thread.version]).toEqual([0, 6])
  })

  it('leaves the reaction that is under way, and brings the others', () => {
    const edit = told('b', { reactions: like(3) })
    expect(find(hear(stateOf(), [edit])?.state, 'b')?.reactions).toEqual(like(3))
    const heard = hear(stateOf(), [edit], { under: 'b' })
    expect(find(heard?.state, 'b')).toMatchObject({ reactions: [], body_nodes: ['New'] })
  })

  it('of a comment that is not loaded changes nothing', () => {
    const state = stateOf()
    const heard = hear(state, [told('z')])
    expect([heard?.state.comments, heard?.fresh]).toEqual([state.comments, 0])
  })
})

describe('a comment that is hidden', () => {
  it('leaves a place, on which the replies to it stay', () => {
    const heard = hear(stateOf(), [gone('a')], { net: -1 })
    expect(find(heard?.state, 'a')).toMatchObject({
      ...{ state: 'removed', author: null, body_nodes: [], reactions: [] },
      replies: { items: [{ state: 'approved' }, { state: 'approved' }] },
    })
    expect([heard?.fresh, heard?.state.thread.comment_count]).toEqual([0, 3])
  })

  it('is counted no more by its root and by what it answers', () => {
    const heard = hear(stateOf(), [{ id: 'a2', state: 'withdrawn' }], { net: -1 })
    expect(find(heard?.state, 'a2')?.state).toBe('withdrawn')
    expect(['a', 'a1'].map((id) => find(heard?.state, id)?.reply_count)).toEqual([1, 0])
  })

  it('is not counted twice where its root came along, which knows of it', () => {
    const both = [gone('a2'), told('a', { reply_count: 1 })]
    const heard = hear(stateOf(), both, { net: -1, times: 2 })
    expect(find(heard?.state, 'a')?.reply_count).toBe(1)
  })

  it('was one of those that are new where it is not loaded', () => {
    expect(hear(stateOf(), [gone('z')], { net: -1 })?.fresh).toBe(-1)
  })

  it('is shown where it stood when it comes back, and is not new', () => {
    const hidden = hear(stateOf(), [gone('a2')], { net: -1 })?.state as ThreadState
    const back = told('a2', { parent_id: 'a1' })
    const heard = hear(hidden, [back], { net: 1, since: 6 })
    expect(ids(heard?.state)).toEqual(['b', 'a', 'a1', 'a2'])
    expect(find(heard?.state, 'a2')).toMatchObject({ state: 'approved', body_nodes: ['New'] })
    expect(['a', 'a1'].map((id) => find(heard?.state, id)?.reply_count)).toEqual([2, 1])
    expect([heard?.fresh, heard?.state.thread.comment_count]).toEqual([0, 4])
  })
})

it('a comment that is let in is new, and not drawn', () => {
  const heard = hear(stateOf(), [told('c')], { net: 1 })
  expect([heard?.fresh, ids(heard?.state)]).toEqual([1, ['b', 'a', 'a1', 'a2']])
})

describe('with others', () => {
  const reacted = { since: 5, times: 2, comments: [{ id: 'a1', reactions: like(2) }] }

  it('a post, reactions, an edit and a removal are all of it', () => {
    const heard = hear(stateOf(), [told('b'), gone('a2')], {
      ...{ net: -1, times: 2 },
      message: { version: 11, comment_count: 4, reactions: like(1), reacted },
    })
    expect(heard?.fresh).toBe(1)
    expect(find(heard?.state, 'a1')?.reactions).toEqual(like(2))
    expect(find(heard?.state, 'b')?.body_nodes).toEqual(['New'])
    expect(heard?.state.thread).toMatchObject({ version: 11, comment_count: 4 })
  })

  it('what is edited and reacted to at once is as the edit says', () => {
    const edit = told('a1', { parent_id: 'a', reactions: like(2) })
    const heard = hear(stateOf(), [edit], { message: { version: 8, reacted } })
    expect(find(heard?.state, 'a1')).toMatchObject({ reactions: like(2), body_nodes: ['New'] })
  })
})

describe('a page has to ask', () => {
  const edit = [told('b')]
  it.each<[string, LiveComment[], Change]>([
    ['where the message goes on from another version', edit, { since: 4 }],
    ['where something else has happened', edit, { message: { version: 7 } }],
    ['where a removal was not told', edit, { message: { version: 7, comment_count: 3 } }],
    ['where a removal and a post were not told', edit, { message: { version: 8 } }],
    ['where the thread was closed', edit, { message: { state: 'closed' } }],
    ['where more is told than happened', edit, { times: 2, message: { version: 6 } }],
    ['where more came than was posted', edit, { net: 1, message: { comment_count: 4 } }],
    ['where nothing is told', [], { message: { changed: undefined as never } }],
  ])('%s', (_, comments, change) => {
    expect(hear(stateOf(), comments, change)).toBeUndefined()
  })

  it('after the reader’s own edit, which may be among what is told', () => {
    const state = replaceComment(stateOf(), comment('b', { revision: 2 }))
    expect(state.thread.version).toBe(6)
    // What another did before it was told as that version.
    expect(hear(state, [told('b')], { since: 6 })).toBeUndefined()
    expect(hear({ ...state, ahead: false }, [told('b')], { since: 6 })).toBeDefined()
    // An approval is no new comment.
    expect(hear(state, [told('b')], { since: 6, net: 1 })).toBeUndefined()
    expect(hear(stateOf(), [told('b')], { since: 4, net: 1 })).toBeUndefined()
    const posted = { version: 7, comment_count: 5, changed: undefined as never }
    const heard = hear(state, [], { message: posted })
    expect([heard?.fresh, heard?.state.ahead]).toEqual([1, false])
  })
})

it('what becomes of comments further down than is loaded is nothing new, and takes nothing from what is', () => {
  const { thread, comments } = stateOf()
  const state = stateOf({
    thread: { ...thread, sort: 'newest' },
    comments: { ...comments, next: 'more' },
  })
  expect(hear(state, [gone('0')], { net: -1 })?.fresh).toBe(0)
  expect(hear(state, [told('0')], { net: 1 })?.fresh).toBe(0)
  expect(hear(state, [told('z')], { net: 1 })?.fresh).toBe(1)
})

it('an own reaction that is told does not stand for something that is not', () => {
  const reacted = { since: 5, times: 1, comments: [{ id: 'b', reactions: like(1) }] }
  const told = { reacted, changed: undefined as never }
  expect(hear(stateOf(), [], { message: { ...told, version: 6 }, own: 1 })).toBeDefined()
  expect(hear(stateOf(), [], { message: { ...told, version: 7 }, own: 1 })).toBeUndefined()
})

describe('the reader’s own', () => {
  it('edit or withdrawal that was told first is not counted again', () => {
    const edited = hear(stateOf(), [told('b')])?.state as ThreadState
    const answered = replaceComment(edited, comment('b', { revision: 2 }))
    expect([answered.thread.version, answered.ahead]).toEqual([6, false])
    const withdrawn = hear(stateOf(), [gone('b')], { net: -1 })?.state as ThreadState
    const { thread, ahead } = withdrawComment(withdrawn, 'b')
    expect([thread.version, thread.comment_count, ahead]).toEqual([6, 3, false])
    expect(withdrawComment(stateOf(), 'b').thread).toMatchObject({ version: 6, comment_count: 3 })
  })

  it('text that waits is not taken away', () => {
    const own = comment('a2', { parent_id: 'a1', state: 'pending' })
    const state = stateOf()
    state.comments.items[1]?.replies?.items.splice(1, 1, own)
    expect(find(hear(state, [gone('a2')])?.state, 'a2')).toEqual(own)
    const heard = hear(state, [told('a2', { parent_id: 'a1' })], { net: 1 })
    expect(find(heard?.state, 'a2')?.state).toBe('approved')
    expect([heard?.fresh, find(heard?.state, 'a1')?.reply_count]).toEqual([0, 2])
  })

  it('comment that is let in by reading waits no more', () => {
    const state = stateOf({ held: [comment('c', { state: 'pending' })] })
    const items = [comment('c'), ...state.comments.items]
    const thread = { ...state.thread, version: 6, comment_count: 5, sort: 'newest' } as Thread
    const again = {
      ...{ thread, roots: { items, next: null }, newest: [] },
      ...{ branches: new Map(), tails: new Map() },
    }
    const followed = followThread(state, again, { insert: 1, since: '', isUnderWay: () => false })
    expect([followed.ids, followed.state.held]).toEqual([['c'], []])
  })

  it('reply that waited since an earlier visit is counted once, also where what it answers is told too', () => {
    const held = [comment('c', { state: 'pending', parent_id: 'a2' })]
    const items = [told('c', { parent_id: 'a2' }), told('a', { reply_count: 3 })]
    const both = [...items, told('a2', { parent_id: 'a1', reply_count: 1 })]
    const heard = hear(stateOf({ held }), both, { net: 1, times: 3 })
    const shown = heard?.come.reduce(addComment, heard.state)
    expect(ids(shown)).toEqual(['b', 'a', 'a1', 'a2', 'c'])
    const counts = ['a', 'a1', 'a2', 'c'].map((id) => find(shown, id)?.reply_count)
    expect(counts).toEqual([3, 1, 1, 0])
  })

  it('comment that waited since an earlier visit is to be shown as one that was just posted', () => {
    const held = [
      comment('c', { state: 'pending' }),
      comment('d', { state: 'pending', parent_id: 'b' }),
      comment('e', { state: 'pending', parent_id: 'elsewhere' }),
      comment('f', { state: 'pending' }),
    ]
    const come = [told('c'), told('d', { parent_id: 'b' }), told('e', { parent_id: 'elsewhere' })]
    const heard = hear(stateOf({ held }), come, { net: 3, times: 3 })
    expect(heard?.come.map(({ id, state }) => [id, state])).toEqual([
      ['c', 'approved'],
      ['d', 'approved'],
    ])
    expect(heard?.state.held.map(({ id }) => id)).toEqual(['f'])
    // What answers one that is not loaded is new.
    expect(heard?.fresh).toBe(1)
    expect(heard?.state.thread).toMatchObject({ version: 6, comment_count: 5 })
    const shown = heard?.come.reduce(addComment, heard.state)
    expect(ids(shown)).toEqual(['c', 'b', 'd', 'a', 'a1', 'a2'])
    expect(find(shown, 'b')?.reply_count).toBe(1)
    expect(shown?.thread).toMatchObject({ version: 8, comment_count: 7 })
  })
})
