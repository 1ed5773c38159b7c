// A thread with most of what there is to see.
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { AfterWord } from '../../../widget/index.ts'
import { aComment, aReply, aSite, aThread, replies, roots } from './builders.ts'
import { type FakeApi, fakeApi } from './fake-api.ts'
import { showThread } from './mount.ts'
import { button, openComposer, send } from './reader.ts'

export const everything = (): FakeApi => {
  const older = roots(20)
  const ada = aComment({
    name: 'Ada',
    pinned: true,
    edited_at: '2026-01-01T00:00:00Z',
    reactions: [{ kind: 'like', count: 12 }],
    body_nodes: [
      { tag: 'p', children: ['See ', { tag: 'a', href: 'https://a.example', children: ['this'] }] },
      {
        tag: 'blockquote',
        children: [
          { tag: 'p', children: ['Quoted'] },
          { tag: 'blockquote', children: [{ tag: 'blockquote', children: ['In a quote'] }] },
        ],
      },
      { tag: 'pre', children: [{ tag: 'code', children: ['const wide = 1'.repeat(20)] }] },
      { tag: 'ul', children: [{ tag: 'li', children: ['One', { tag: 'code', children: ['x'] }] }] },
    ],
  })
  const gone = aComment({ state: 'removed' })
  const thread = aThread({
    reactions: [{ kind: 'insight', count: 3 }],
    comments: [...older, ada, ...replies(ada, 5), gone, aReply(gone)],
  })
  return fakeApi({ site: aSite({ notice: 'Please be kind.' }), threads: [thread] })
}

/** Composing, with an error: most of what there is to see at once. */
export async function showEverything(attributes = ''): Promise<AfterWord> {
  const api = everything()
  const element = await showThread(api, attributes)
  await button('React').first().click()
  await button('Like').first().click()
  await openComposer()
  await send()
  await expect.element(page.getByRole('alert')).toBeVisible()
  return element
}
