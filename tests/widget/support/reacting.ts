// A thread with reactions, and the buttons that a reader presses there.
import { page } from 'vitest/browser'
import { aComment, aThread } from './builders.ts'
import { type FakeApi, fakeApi } from './fake-api.ts'
import { commentBy } from './reader.ts'

/** An article with three likes, and a comment by Ada with one insight. */
export const reacted = (): FakeApi =>
  fakeApi({
    threads: [
      aThread({
        reactions: [{ kind: 'like', count: 3 }],
        comments: [aComment({ name: 'Ada', reactions: [{ kind: 'insight', count: 1 }] })],
      }),
    ],
  })

export const article = () => page.getByRole('group', { name: 'Reactions to this article' })
export const onArticle = (name: string | RegExp) => article().getByRole('button', { name })
export const onComment = (name: string | RegExp) => commentBy('Ada').getByRole('button', { name })
