// What was posted and had no answer is sent again by itself, with its key: when the line is back, also after the
// page was opened again; until the reader takes it back.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { becomes, eventually, hasFocus, mountThread, showThread } from './support/mount.ts'
import { add } from './support/others.ts'
import {
  alert,
  area,
  articles,
  button,
  keptDraft,
  openReply,
  postInVain,
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
    await expect
      .element(alert())
      .toMatchTextContent(/^There is no connection: you may be offline\. Your comment is kept/)
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
    await expect.element(alert()).toMatchTextContent('will be sent when the connection is back')
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

  test.each([
    ['another tab clears what is kept', () => localStorage.clear()],
    ['consent is taken back', (element: AfterWord) => element.setAttribute('consent', 'denied')],
  ])('is no longer said to be sent where %s, and is when the reader asks', async (_, forget) => {
    const api = fakeApi()
    const element = await postUnheard(api)
    forget(element)
    await element.updateComplete
    comeBack()
    await expect.element(alert()).toMatchTextContent(/^Something went wrong. Your text is kept/)
    expect(api.of('post').length).toBe(1)
    await send()
    await eventually(texts).toEqual(['My own'])
  })

  test('is sent where the element is put back into the page after the line is back', async () => {
    const api = fakeApi()
    const element = await postUnheard(api)
    const page = element.parentElement
    element.remove()
    comeBack()
    page?.append(element)
    await eventually(texts).toEqual(['My own'])
    expect(api.of('post').length).toBe(2)
  })

  test('whose thread is loaded again is sent once, and closes its composer', async () => {
    const api = fakeApi()
    const element = await postUnheard(api)
    await element.reload()
    await expect.element(area()).toHaveValue('My own')
    comeBack()
    await eventually(texts).toEqual(['My own'])
    await expect.element(area()).not.toBeInTheDocument()
    expect(api.of('post').length).toBe(2)
  })

  test('whose composer is opened again while it is sent closes it', async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
    await postUnheard(api)
    await openReply('Ada')
    const release = api.hold('post')
    comeBack()
    await eventually(() => api.of('post').length).toBe(2)
    await write('')
    await expect.element(area()).toHaveValue('My own')
    release()
    await hasFocus(articles().first())
    expect(texts()[0]).toBe('My own')
  })

  test('of another thread does not keep what others do here from being told', async () => {
    const key = 'another'
    const threads = [aThread({ comments: [aComment()] }), aThread({ key })]
    const api = fakeApi({ threads })
    const element = mountThread(api)
    element.thread = key
    await becomes(element, 'ready')
    await postInVain(api, 'My own')
    element.thread = api.thread.key
    await eventually(() => texts().length).toBe(1)
    add(api, aComment())
    await expect.element(button('1 new comment')).toBeVisible()
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

describe('of two comments without an answer', () => {
  const withAda = () => fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })

  async function postTwo(api: FakeApi) {
    const element = await postUnheard(api)
    await openReply('Ada')
    await userEvent.keyboard('To Ada')
    api.drop('post')
    await send()
    await expect.element(alert()).toBeVisible()
    return element
  }

  test('both are sent when the line is back', async () => {
    const api = withAda()
    await postTwo(api)
    comeBack()
    await eventually(texts).toContain('My own')
    await eventually(texts).toContain('To Ada')
    expect(api.of('post').length).toBe(4)
  })

  test('both are sent after a reload, each once', async () => {
    const api = withAda()
    await postTwo(api)
    await comeAgain(api)
    await eventually(() => texts().length).toBe(3)
    expect(texts()).toContain('My own')
    expect(texts()).toContain('To Ada')
    expect(keysSent(api).size).toBe(2)
    await comeAgain(api)
    await eventually(() => texts().length).toBe(3)
    expect(api.thread.comments.length).toBe(3)
    expect(api.of('post').length).toBe(4)
  })

  test('one that is taken back leaves the other waiting', async () => {
    const api = withAda()
    await postTwo(api)
    await button('Cancel').click()
    await comeAgain(api)
    await eventually(texts).toContain('My own')
    expect(api.of('post').length).toBe(3)
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
    await expect.element(alert()).toMatchTextContent(/will be sent when the connection is back/)
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
