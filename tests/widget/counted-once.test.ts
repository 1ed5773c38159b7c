// What the reader has posted is counted once, and is never new to them, whenever its answer comes.
import { describe, expect, test } from 'vitest'
import type { Comment } from '../../worker/contract/shapes.ts'
import { aComment, aThread, roots } from './support/builders.ts'
import { problem } from './support/fake-answers.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { becomes, eventually, hasFocus, mountThread, showThread, within } from './support/mount.ts'
import { add, fresh, heading, remove, tell } from './support/others.ts'
import { alert, articles, button, postInVain, send, texts, write } from './support/reader.ts'

async function isOne(api: FakeApi): Promise<void> {
  await eventually(texts).toEqual(['My own'])
  await expect.element(heading()).toMatchTextContent('Comments 1')
  await expect.element(fresh()).not.toBeInTheDocument()
  expect(api.thread.comments.length).toBe(1)
}

/** It is stored and told, its answer was lost, and the reader has taken it back. */
async function postedUnheard(): Promise<FakeApi> {
  const api = fakeApi()
  await showThread(api)
  api.dropAnswer('post')
  await write('My own')
  await send()
  await expect.element(alert()).toBeVisible()
  await button('Cancel').click()
  tell(api, 0)
  return api
}

describe('a comment of the reader is one, and not new', () => {
  test('where the composer is closed before its answer comes', async () => {
    const api = fakeApi()
    await showThread(api)
    add(api, aComment({ body: 'Hers' }))
    await expect.element(fresh()).toBeVisible()
    await write('My own')
    const { promise, resolve } = Promise.withResolvers<void>()
    api.dropAnswer('post', (answer) => promise.then(() => answer))
    await send()
    await eventually(() => api.thread.comments.length).toBe(2)
    await button('Cancel').click()
    tell(api, 0)
    resolve()
    await eventually(texts).toEqual(['My own'])
    await expect.element(heading()).toMatchTextContent('Comments 2')
    await expect.element(button('1 new comment')).toBeVisible()
  })

  test('where the same draft was posted elsewhere before', async () => {
    const api = fakeApi()
    const here = await showThread(api)
    await write('My own')
    const there = mountThread(api)
    await becomes(there, 'ready')
    await there.focusComposer()
    await expect
      .element(within(there).getByRole('textbox', { name: 'Your comment' }))
      .toHaveValue('My own')
    await within(there).getByRole('button', { name: 'Post comment' }).click()
    await eventually(() => api.thread.comments.length).toBe(1)
    tell(api, 0)
    await expect.element(within(here).getByRole('button', { name: '1 new comment' })).toBeVisible()
    await within(here).getByRole('button', { name: 'Post comment' }).click()
    await eventually(() => api.of('post').length).toBe(2)
    there.parentElement?.remove()
    await isOne(api)
  })

  test('where its answer was lost, and it was told before it is posted again', async () => {
    const api = await postedUnheard()
    await expect.element(fresh()).toBeVisible()
    await write('')
    await send()
    await hasFocus(articles())
    await isOne(api)
  })

  test('where the API failed after it was stored', async () => {
    const api = fakeApi()
    await showThread(api)
    api.dropAnswer('post', () => problem('internal'))
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    tell(api, 0)
    await expect.element(fresh()).toBeVisible()
    await send()
    await hasFocus(articles())
    await isOne(api)
  })

  test('while what others have posted still waits', async () => {
    const api = await postedUnheard()
    add(api, aComment({ body: 'Hers' }))
    await expect.element(button('2 new comments')).toBeVisible()
    await write('')
    await send()
    await hasFocus(articles())
    await expect.element(heading()).toMatchTextContent('Comments 2')
    await button('1 new comment').click()
    await eventually(texts).toEqual(['Hers', 'My own'])
    await expect.element(fresh()).not.toBeInTheDocument()
  })
  test('and hides nothing that others did while the line was away', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    await showThread(api)
    await postInVain(api, 'My own')
    remove(api, api.thread.comments[0] as Comment)
    api.thread.comments.push(aComment({ body: 'Hers' }))
    api.thread.version += 2
    await send()
    await hasFocus(articles().filter({ hasText: 'My own' }))
    await expect.element(heading()).toMatchTextContent('Comments 3')
    // The first that is told when the line is back.
    tell(api, 0)
    await expect.element(button('1 new comment')).toBeVisible()
    expect(texts()).not.toContain('Root 1')
  })
})
