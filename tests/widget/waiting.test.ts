// What was posted and had no answer is sent again by itself, with its key: when the line is back, also after the
// page was opened again; until the reader takes it back.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import {
  alert,
  area,
  articles,
  button,
  keptDraft,
  openReply,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'

const heading = () => page.getByRole('heading', { level: 2 })
const keysSent = (api: FakeApi) =>
  new Set(api.of('post').map(({ headers }) => headers.get('Idempotency-Key')))

function goOffline(): void {
  const spy = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  onTestFinished(() => spy.mockRestore())
}

/** The line is back. */
const comeBack = () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  dispatchEvent(new Event('online'))
}

/** The reader posts and hears nothing; `stored` where it arrived all the same. */
async function postUnheard(api: FakeApi, stored = false) {
  const element = await showThread(api)
  if (stored) api.dropAnswer('post')
  else api.drop('post')
  goOffline()
  await write('My own')
  await send()
  await expect.element(alert()).toBeVisible()
  return element
}

async function comeAgain(api: FakeApi) {
  document.querySelector('main')?.remove()
  return showThread(api)
}

describe('a comment without an answer', () => {
  test.each([false, true])('is sent again when the line is back (stored: %s)', async (stored) => {
    const api = fakeApi()
    const element = await postUnheard(api, stored)
    await expect.element(alert()).toMatchTextContent(/^You are offline\. Your comment is kept/)
    await expect.element(area()).toHaveValue('My own')
    await audit(element)
    comeBack()
    await hasFocus(articles())
    expect(texts()).toEqual(['My own'])
    expect(api.of('post').length).toBe(2)
    expect(keysSent(api).size).toBe(1)
    expect(api.thread.comments.length).toBe(1)
    await expect.element(heading()).toMatchTextContent('Comments 1')
    dispatchEvent(new Event('online'))
    expect(api.of('post').length).toBe(2)
  })

  test('is sent again from time to time', async () => {
    const api = fakeApi()
    await showThread(api)
    api.drop('post')
    await write('My own')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    await send()
    await expect.element(alert()).toMatchTextContent('It could not be sent')
    await vi.advanceTimersByTimeAsync(15_000)
    await eventually(texts).toEqual(['My own'])
    expect(keysSent(api).size).toBe(1)
  })

  test('that is changed is taken back', async () => {
    const api = fakeApi()
    await postUnheard(api)
    await userEvent.type(area(), ' and more')
    expect(alert().query()).toBeNull()
    comeBack()
    await send()
    await hasFocus(articles())
    expect(texts()).toEqual(['My own and more'])
    expect(api.of('post').length).toBe(2)
  })

  test('whose composer is closed is taken back, and stays a draft', async () => {
    const api = fakeApi()
    await postUnheard(api)
    await button('Cancel').click()
    comeBack()
    await comeAgain(api)
    await expect.element(keptDraft()).toBeVisible()
    expect(api.of('post').length).toBe(1)
  })

  test('does not take the focus of whoever writes elsewhere', async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
    await postUnheard(api)
    await openReply('Ada')
    await userEvent.keyboard('To Ada')
    comeBack()
    await eventually(() => texts()[0]).toBe('My own')
    await hasFocus(area())
    await expect.element(area()).toHaveValue('To Ada')
  })
})

describe('after a reload', () => {
  test.each([false, true])('it is sent by itself, once (stored: %s)', async (stored) => {
    const api = fakeApi()
    await postUnheard(api, stored)
    await comeAgain(api)
    await expect.element(status()).toHaveTextContent('Your comment is published.')
    expect(texts()).toEqual(['My own'])
    expect(keysSent(api).size).toBe(1)
    expect(api.thread.comments.length).toBe(1)
    await expect.element(heading()).toMatchTextContent('Comments 1')
    await comeAgain(api)
    expect(api.of('post').length).toBe(2)
  })

  test('also where not even a guest could be begun', async () => {
    const api = fakeApi()
    await showThread(api)
    api.drop('session')
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    await comeAgain(api)
    await eventually(texts).toEqual(['My own'])
    expect(api.of('post').length).toBe(1)
  })

  test('that fails too it is said, and tried again when the line is back', async () => {
    const api = fakeApi()
    await postUnheard(api)
    document.querySelector('main')?.remove()
    api.drop('post')
    const element = await showThread(api)
    await expect.element(alert()).toMatchTextContent(/^You are offline/)
    await audit(element)
    comeBack()
    await eventually(texts).toEqual(['My own'])
    expect(alert().query()).toBeNull()
    expect(keysSent(api).size).toBe(1)
  })

  test('what the API then declines is said, and stays a draft', async () => {
    const api = fakeApi()
    await postUnheard(api)
    api.decline('post', 'thread_closed')
    await comeAgain(api)
    await expect.element(alert()).toMatchTextContent('The discussion was closed in the meantime.')
    await comeAgain(api)
    await expect.element(keptDraft()).toBeVisible()
    expect(api.of('post').length).toBe(2)
  })

  test('a draft that was never posted is not sent', async () => {
    const api = fakeApi()
    await showThread(api)
    await button('Like').click()
    await eventually(() => api.of('react').length).toBe(1)
    await write('Half a thought')
    await comeAgain(api)
    await expect.element(keptDraft()).toBeVisible()
    expect(api.of('post').length).toBe(0)
  })
})
