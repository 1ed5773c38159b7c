// What waits after a reload: each is tried, and what is said of it is true.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { aComment, aThread } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { becomes, eventually, showThread } from './support/mount.ts'
import { alert, area, entrance, openReply, send, texts, write } from './support/reader.ts'

/** Two comments were posted and heard of no more, and the page is opened again. */
async function twoWait() {
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
  await showThread(api)
  api.drop('post')
  await write('My own')
  await send()
  await expect.element(alert()).toBeVisible()
  await openReply('Ada')
  await userEvent.keyboard('To Ada')
  api.drop('post')
  await send()
  await eventually(() => api.of('post').length).toBe(2)
  await expect.element(alert()).toBeVisible()
  document.querySelector('main')?.remove()
  return api
}

describe('of two that wait', () => {
  test('the second is tried where the first has no answer', async () => {
    const api = await twoWait()
    api.drop('post')
    await showThread(api)
    await eventually(texts).toContain('To Ada')
    await expect.element(alert()).toMatchTextContent('It could not be sent')
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
