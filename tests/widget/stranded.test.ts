// Replies that were begun and never posted, to what is not there any more: nobody finds them there, so they go on
// where the reader can write.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Comment } from '../../worker/contract/shapes.ts'
import { aComment, aReply, aThread, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, showThread } from './support/mount.ts'
import { remove } from './support/others.ts'
import {
  alert,
  area,
  button,
  entrance,
  keptDraft,
  openComposer,
  openReply,
  send,
  texts,
  write,
} from './support/reader.ts'

const drafts = () => Object.keys(localStorage).filter((key) => key.includes(':draft:'))

/** A reply to Ada was begun, and the page is opened again. */
async function replyBegun(before: (api: FakeApi, ada: Comment) => void = () => {}, begun = '') {
  const ada = aComment({ name: 'Ada' })
  const api = fakeApi({ threads: [aThread({ comments: [ada] })] })
  await showThread(api)
  if (begun) await write(begun)
  await openReply('Ada')
  await userEvent.keyboard('To Ada')
  document.querySelector('main')?.remove()
  before(api, ada)
  await showThread(api)
  return api
}

describe('a reply that was begun to what is gone', () => {
  test('is there where the reader writes in the thread, and is kept there', async () => {
    await replyBegun(remove)
    await openComposer()
    await expect.element(area()).toHaveValue('To Ada')
    await button('Cancel').click()
    await expect.element(keptDraft()).toBeVisible()
    expect(drafts().length).toBe(1)
  })

  test('also where replies to that stand, after what was begun there', async () => {
    const api = await replyBegun(({ thread }, ada) => {
      thread.comments.push(aReply(ada))
      Object.assign(ada, { state: 'withdrawn', author: null, body_nodes: [] })
    }, 'Begun')
    await openComposer()
    await expect.element(area()).toHaveValue('Begun To Ada')
    await send()
    await expect.element(area()).not.toBeInTheDocument()
    expect(drafts()).toEqual([])
    expect(api.of('context')).toHaveLength(1)
  })

  test('can be read where the discussion was closed', async () => {
    await replyBegun(({ thread }) => {
      thread.state = 'closed'
    })
    await expect.element(keptDraft()).toBeVisible()
    await openComposer()
    await expect.element(area()).toHaveValue('To Ada')
  })
})

describe('a reply that was begun', () => {
  test('stays where what it answers is there, and nothing is asked', async () => {
    const api = await replyBegun()
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await openReply('Ada')
    await expect.element(area()).toHaveValue('To Ada')
    expect(api.of('context')).toEqual([])
  })

  test('stays where what it answers is only not loaded', async () => {
    const api = await replyBegun(({ thread }) => {
      thread.comments.push(...roots(25))
    })
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await button('More comments').click()
    await openReply('Ada')
    await expect.element(area()).toHaveValue('To Ada')
    expect(api.of('context')).toHaveLength(1)
  })

  test('stays where that cannot be learnt, until it can be', async () => {
    await replyBegun((api, ada) => {
      remove(api, ada)
      api.drop('context')
    })
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await button('Cancel').click()
    await openComposer()
    await expect.element(area()).toHaveValue('To Ada')
  })

  test('is not waited for where no answer comes', async () => {
    const api = await replyBegun((api, ada) => {
      remove(api, ada)
      api.hold('context')
    })
    await openComposer()
    await expect.element(area()).toHaveValue('')
    expect(api.of('context')).toHaveLength(1)
  })

  test('does not hold back what is posted in the thread and waits for its answer', async () => {
    const ada = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [ada] })] })
    await showThread(api)
    api.drop('post', 2)
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    await openReply('Ada')
    await userEvent.keyboard('To Ada')
    document.querySelector('main')?.remove()
    remove(api, ada)
    await showThread(api)
    await expect.element(alert()).toBeVisible()
    await openComposer()
    await expect.element(area()).toHaveValue('My own')
    dispatchEvent(new Event('online'))
    await eventually(texts).toEqual(['My own'])
  })
})

test('a reply whose text is taken away again leaves nothing', async () => {
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
  await showThread(api)
  await openReply('Ada')
  await userEvent.keyboard('To')
  await userEvent.clear(area())
  expect(drafts()).toEqual([])
  await expect.element(alert()).not.toBeInTheDocument()
  await expect.element(entrance()).toBeVisible()
})
