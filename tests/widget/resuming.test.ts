// What waits after a reload: each is tried, and what is said of it is true.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aComment, aThread, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { becomes, eventually, mountThread, showThread } from './support/mount.ts'
import {
  alert,
  area,
  button,
  entrance,
  keptDraft,
  openComposer,
  openReply,
  postInVain,
  send,
  texts,
  write,
} from './support/reader.ts'

/** Two comments were posted and heard of no more, and the page is opened again. */
async function twoWait() {
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
  await showThread(api)
  await postInVain(api, 'My own')
  await openReply('Ada')
  await userEvent.keyboard('To Ada')
  api.drop('post')
  await send()
  await eventually(() => api.of('post').length).toBe(2)
  await expect.element(alert()).toBeVisible()
  document.querySelector('main')?.remove()
  return api
}

test('what is the reader’s own comes when the line is back, however often it is lost', async () => {
  const api = fakeApi({ held: true })
  await showThread(api)
  await write('My own')
  await send()
  await expect.element(button('Withdraw')).toBeVisible()
  document.querySelector('main')?.remove()
  api.drop('mine', 2)
  const asked = api.of('mine').length
  await showThread(api)
  await eventually(() => api.of('mine').length).toBe(asked + 1)
  expect(texts()).toEqual([])
  await eventually(() => {
    dispatchEvent(new Event('online'))
    return button('Withdraw').query()
  }).not.toBeNull()
  expect(texts()[0]).toContain('My own')
  expect(api.of('mine').length).toBe(asked + 3)
})

test('what waits is sent when the line is back, also in another order', async () => {
  const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
  await showThread(api)
  await postInVain(api, 'My own')
  document.querySelector('main')?.remove()
  api.drop('post')
  await showThread(api)
  await eventually(() => api.of('post').length).toBe(2)
  await page.getByRole('combobox', { name: 'Order' }).selectOptions('oldest')
  await eventually(() => texts()[0]).toBe('Root 1')
  dispatchEvent(new Event('online'))
  await eventually(texts).toContain('My own')
  expect(api.thread.comments.length).toBe(3)
})

test('what waits is not said to be sent any more where it may not be known any more', async () => {
  const api = fakeApi()
  await showThread(api)
  await postInVain(api, 'My own')
  document.querySelector('main')?.remove()
  api.drop('post')
  const element = await showThread(api)
  await expect.element(alert()).toMatchTextContent('will be sent when the connection is back')
  element.consent = 'denied'
  dispatchEvent(new Event('online'))
  await expect.element(alert()).not.toBeInTheDocument()
  expect(api.of('post').length).toBe(2)
})

test('what waits is not said to once it is posted, though its composer has gone', async () => {
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
  await showThread(api)
  await postInVain(api, 'My own')
  await openReply('Ada')
  api.drop('post')
  dispatchEvent(new Event('online'))
  await expect.element(alert()).toMatchTextContent('will be sent when the connection is back')
  dispatchEvent(new Event('online'))
  await eventually(texts).toContain('My own')
  await expect.element(alert()).not.toBeInTheDocument()
  await expect.element(area()).toBeVisible()
})

describe('of two that wait', () => {
  test('the second is tried where the first has no answer', async () => {
    const api = await twoWait()
    api.drop('post')
    await showThread(api)
    await eventually(texts).toContain('To Ada')
    await expect.element(alert()).toMatchTextContent('will be sent when the connection is back')
    dispatchEvent(new Event('online'))
    await eventually(texts).toContain('My own')
    expect(alert().query()).toBeNull()
    expect(api.thread.comments.length).toBe(3)
  })

  test('that the first was declined stays said where the second has no answer', async () => {
    const api = await twoWait()
    api.decline('post', 'author_sanctioned')
    api.drop('post')
    await showThread(api)
    await eventually(() => api.of('post').length).toBe(4)
    await expect.element(alert()).toMatchTextContent('You may not write here')
  })
})

test('what waits is sent before the reader comes near, and what does not wait is not loaded', async () => {
  const api = fakeApi()
  await showThread(api)
  await postInVain(api, 'My own')
  document.querySelector('main')?.remove()
  const far = 'style="display: block; margin-top: 9999px"'
  mountThread(api, far)
  await eventually(() => api.thread.comments.length).toBe(1)
  await eventually(() => api.of('post').length).toBe(2)
  document.querySelector('main')?.remove()
  const reads = api.of('read').length
  const element = mountThread(api, far)
  await element.updateComplete
  expect(element.state).toBe('idle')
  expect(api.of('read').length).toBe(reads)
})

/** A reply to Ada was posted and heard of no more, and the page is opened again. */
async function replyWaits(before: (api: FakeApi) => void) {
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
  await showThread(api)
  await write('Begun')
  await openReply('Ada')
  await userEvent.keyboard('To Ada')
  api.drop('post')
  await send()
  await expect.element(alert()).toBeVisible()
  document.querySelector('main')?.remove()
  before(api)
  await showThread(api)
  return api
}

describe('a reply that waits for what is not here any more', () => {
  test('goes on as a draft of the thread, after what was begun there, and that is said', async () => {
    const errors = [{ pointer: '/parent_id', detail: 'is not there' }]
    const api = await replyWaits((api) => {
      api.thread.comments.splice(0, 1)
      api.decline('post', 'invalid_request', { errors })
    })
    await expect.element(alert()).toMatchTextContent('This comment was removed.')
    await openComposer()
    await expect.element(area()).toHaveValue('Begun To Ada')
    await send()
    await eventually(texts).toEqual(['Begun To Ada'])
    expect(api.thread.comments[0]?.parent_id).toBeNull()
    expect(Object.keys(localStorage).filter((key) => key.includes(':draft:'))).toEqual([])
  })

  test('is said to wait where it cannot be said beside that, until it is sent', async () => {
    const api = await replyWaits((api) => {
      api.thread.comments.splice(0, 1)
      api.drop('post')
    })
    await expect.element(alert()).toMatchTextContent('will be sent when the connection is back')
    dispatchEvent(new Event('online'))
    await eventually(() => api.thread.comments.length).toBe(1)
    await expect.element(alert()).not.toBeInTheDocument()
  })

  test('can be read where the discussion was closed', async () => {
    await replyWaits(({ thread }) => {
      thread.state = 'closed'
    })
    await expect.element(alert()).toMatchTextContent('The discussion was closed in the meantime.')
    await openComposer()
    await expect.element(area()).toHaveValue('Begun To Ada')
    await button('Cancel').click()
    await expect.element(keptDraft()).toBeVisible()
  })
})

test('what is typed into the line while one waits is not lost when that is sent', async () => {
  const api = fakeApi()
  await showThread(api)
  api.drop('post', 2)
  await write('My own')
  await send()
  await expect.element(alert()).toBeVisible()
  document.querySelector('main')?.remove()
  await showThread(api)
  await expect.element(alert()).toBeVisible()
  const line = (await entrance().findElement()) as HTMLTextAreaElement
  line.focus()
  line.value = 'and more'
  line.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await expect.element(area()).toHaveValue('My own and more')
  dispatchEvent(new Event('online'))
  await send()
  await eventually(texts).toEqual(['My own and more'])
})

test('a composer goes with its thread where the page goes on to another before it is posted', async () => {
  const api = fakeApi({ threads: [aThread(), aThread({ key: 'another' })] })
  const element = await showThread(api)
  const wrong: unknown[] = []
  const hear = (event: Event) => wrong.push(event)
  addEventListener('error', hear)
  addEventListener('unhandledrejection', hear)
  element.addEventListener('before-post', (event) => {
    event.preventDefault()
    element.thread = 'another'
    element.reload()
  })
  await write('My own')
  await send()
  await eventually(() => element.threadKey).toBe('another')
  await becomes(element, 'ready')
  await expect.element(area()).not.toBeInTheDocument()
  removeEventListener('error', hear)
  removeEventListener('unhandledrejection', hear)
  expect(wrong).toEqual([])
  expect(api.of('post').length).toBe(0)
})
