// What a message of the live connection says by itself, and when a page has to ask.
import { describe, expect, it } from 'vitest'
import { listen } from '../../widget/state/live-message.ts'
import type { ThreadState } from '../../widget/state/thread-state.ts'
import type { Thread } from '../../worker/contract/shapes.ts'

const like = (count: number) => [{ kind: 'like', count }]
const known = { version: 5, comment_count: 3, state: 'open', reactions: like(2) } as const
const liked = (id: string) => ({ id, reactions: like(1) })
const stateOf = (thread: object) =>
  ({ thread, comments: { items: [], next: null }, held: [] }) as unknown as ThreadState
const heard = (told: Partial<Thread>, own = 0) =>
  listen(stateOf(known), { ...known, reactions: like(2), ...told }, own, () => false)

describe('a message', () => {
  it('says all where new comments account for the version', () => {
    expect(heard({ version: 7, comment_count: 5 })?.fresh).toBe(2)
  })

  it('says all where reactions do, set or unset', () => {
    expect(heard({ version: 6, reactions: like(3) })?.state.thread.reactions).toEqual(like(3))
    expect(heard({ version: 7, reactions: [] })?.state.thread.reactions).toEqual([])
  })

  it('says all where the reader’s own reactions do', () => {
    expect(heard({ version: 6 }, 1)?.fresh).toBe(0)
    expect(heard({ version: 7 }, 1)).toBeUndefined()
  })

  it('says all where reactions to comments do, which it brings along', () => {
    const reply = { id: 'b', reactions: [] }
    const root = { id: 'a', reactions: [], replies: { items: [reply], next: null } }
    const other = { id: 'c', reactions: [] }
    const state = { thread: known, comments: { items: [root, other], next: null }, held: [] }
    const reacted = { since: 5, times: 3, comments: ['b', 'c', 'not here'].map(liked) }
    const message = { ...known, reactions: like(2), version: 8, reacted }
    const after = listen(state as unknown as ThreadState, message, 0, (id) => id === 'c')?.state
    expect(after?.comments.items[0]?.replies?.items[0]?.reactions).toEqual(like(1))
    // What the reader is reacting to just now stays as they made it.
    expect(after?.comments.items[1]).toMatchObject(other)
    for (const told of [
      { ...reacted, since: 4 },
      { ...reacted, times: 2 },
    ]) {
      expect(
        listen(state as unknown as ThreadState, { ...message, reacted: told }, 0, () => false),
      ).toBeUndefined()
    }
  })

  it.each([
    ['an edit', { version: 6 }],
    ['a removal', { version: 6, comment_count: 2 }],
    ['a removal beside a new comment', { version: 7 }],
    ['a thread that was closed', { version: 6, state: 'closed' as const }],
    ['more comments than versions', { version: 6, comment_count: 9 }],
  ])('leaves %s to be read', (_, told) => {
    expect(heard(told)).toBeUndefined()
  })

  it('that is older than what is shown changes nothing', () => {
    expect(heard({ version: 4, comment_count: 9 })).toMatchObject({
      state: stateOf(known),
      come: [],
      fresh: 0,
    })
  })
})
