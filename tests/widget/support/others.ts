// What other readers and moderators do in a thread of the fake API while a page is open, and how that is told.
import { beforeEach, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Comment, LiveComment } from '../../../worker/contract/shapes.ts'
import { aThread, roots } from './builders.ts'
import { type FakeApi, fakeApi } from './fake-api.ts'
import { button } from './reader.ts'

export const heading = () => page.getByRole('heading', { level: 2 })
export const fresh = () => button(/^\d+ new comments?$/)
export const withRoots = (count: number) =>
  fakeApi({ threads: [aThread({ comments: roots(count) })] })

/** Readers do not ask all at once; those of this file do at once. */
export function askAtOnce(): void {
  beforeEach(() => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0)
    return () => random.mockRestore()
  })
}

/** Tells what the thread is now, `by` versions later. */
export function tell(api: FakeApi, by = 1): void {
  const { thread } = api
  thread.version += by
  const { version, state, reactions, comments } = thread
  const comment_count = comments.filter((one) => one.state === 'approved').length
  api.live.tell(thread.key, { version, comment_count, state, reactions })
}

/** Tells of comments that have changed what they are now, and that this is all that has. */
export function carry(api: FakeApi, ...changed: Comment[]): void {
  const { thread } = api
  const { version: since, state, reactions } = thread
  const times = changed.length
  const shown = () => thread.comments.filter((one) => one.state === 'approved').length
  const before = shown()
  for (const one of changed) {
    const at = thread.comments.findIndex(({ id }) => id === one.id)
    thread.comments.splice(at < 0 ? thread.comments.length : at, at < 0 ? 0 : 1, one)
  }
  thread.version += times
  const comment_count = shown()
  const comments = changed.map((one): LiveComment => {
    const { id, state } = one
    if (state === 'approved') return { ...one, state }
    return { id, state: state === 'withdrawn' ? state : 'removed' }
  })
  api.live.tell(thread.key, {
    ...{ version: thread.version, comment_count, state, reactions },
    changed: { since, times, net: comment_count - before, comments },
  })
}

/** Somebody else posts. */
export function add(api: FakeApi, ...comments: Comment[]): void {
  for (const comment of comments) {
    api.thread.comments.push({ ...comment, posted_at: new Date().toISOString() })
    tell(api)
  }
}

export function remove(api: FakeApi, { id }: Comment): void {
  const { comments } = api.thread
  comments.splice(
    comments.findIndex((one) => one.id === id),
    1,
  )
}
