// When posting goes wrong: the text is kept, the reader is told what to do, and trying again can never
// post twice.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type ProblemCode, problems } from '../../worker/contract/problems.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { carry } from './support/others.ts'
import {
  alert,
  area,
  articles,
  button,
  nameField,
  openReply,
  send,
  texts,
  write,
} from './support/reader.ts'

const keysSent = (api: FakeApi) =>
  api.of('post').map(({ headers }) => headers.get('Idempotency-Key'))
const bodiesSent = (api: FakeApi) => api.of('post').map(({ init }) => init.body)

async function isKept(text: string): Promise<void> {
  await expect.element(area()).toHaveValue(text)
  // Nothing is wrong with it.
  await expect.element(area()).toHaveAttribute('aria-invalid', 'false')
  await expect.element(button('Try again')).toHaveAttribute('aria-disabled', 'false')
  await hasFocus(area())
}

describe('a problem of the API', () => {
  const said: Partial<Record<ProblemCode, RegExp>> = {
    origin_not_allowed: /not allowed by the site/,
    thread_closed: /was closed in the meantime/,
    in_progress: /still being sent/,
    too_large: /too long/,
    author_sanctioned: /may not write here at present/,
    not_found: /not there any more/,
    refused: /does not take that/,
    reword: /look at it again/,
    too_many_requests: /faster than this site allows.*in 60 seconds/,
  }

  test('keeps the text and says what to do, whatever its code', async () => {
    const api = fakeApi()
    await showThread(api)
    await write('My own')
    for (const code of Object.keys(problems) as ProblemCode[]) {
      // Only a login or an edit is declined so, or what is then posted under another key.
      if (['sso_replayed', 'edit_window_over', 'idempotency_mismatch'].includes(code)) continue
      api.decline('post', code)
      // A token that is not valid is replaced once before anything is said.
      if (code === 'unauthenticated') api.decline('post', code)
      const tries = api.of('post').length
      await userEvent.keyboard('{Control>}{Enter}{/Control}')
      await eventually(() => api.of('post').length, code).toBeGreaterThan(tries)
      await expect.element(alert()).toMatchTextContent(said[code] ?? /went wrong/)
      await expect.element(alert()).toMatchTextContent('Your text is kept.')
      await isKept('My own')
    }
  })

  test('is announced, and describes the field', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    api.decline('post', 'thread_closed')
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    await expect.element(area()).toHaveAccessibleDescription(/Your text is kept/)
    await audit(element)
  })

  test('that names a field says which, and goes there', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    const errors = [{ pointer: '/name', detail: 'has no visible character' }]
    api.decline('post', 'invalid_request', { errors })
    await write('My own')
    await send()
    await expect.element(alert()).toHaveTextContent('The name has no visible character.')
    await expect.element(area()).toHaveValue('My own')
    await hasFocus(nameField())
    await expect.element(nameField()).toHaveAccessibleDescription(/no visible character/)
    await expect.element(nameField()).toHaveAttribute('aria-invalid', 'true')
    await expect.element(area()).toHaveAttribute('aria-invalid', 'false')
    await expect.element(area()).not.toHaveAccessibleDescription(/no visible character/)
    // There, and not at the text.
    expect(nameField().element().nextElementSibling).toBe(alert().element())
    await audit(element)
    await userEvent.keyboard('Ada')
    await expect.element(nameField()).not.toHaveAttribute('aria-invalid')
    expect(alert().query()).toBeNull()
    await send()
    await eventually(texts).toEqual(['My own'])
  })

  test.each([
    ['and nobody has told of it', undefined, 'This comment was removed.'],
    ['by its author', 'withdrawn', 'This comment was withdrawn by its author.'],
  ] as const)('with a reply to what is gone says so, %s', async (_, state, told) => {
    const ada = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [ada] })] })
    await showThread(api)
    await openReply('Ada')
    await userEvent.keyboard('My own')
    if (state) {
      carry(api, { ...ada, state, author: null, body_nodes: [], reactions: [] })
      await eventually(texts).toEqual([told])
    }
    const errors = [{ pointer: '/parent_id', detail: 'is no comment that can be replied to' }]
    api.decline('post', 'invalid_request', { errors })
    await send()
    await expect.element(alert()).toHaveTextContent(told)
    await expect.element(area()).toHaveValue('My own')
  })

  test('that asks to wait says how long', async () => {
    const api = fakeApi()
    await showThread(api)
    api.decline('post', 'too_many_requests', { retryAfter: 17 })
    await write('My own')
    await send()
    await expect.element(alert()).toMatchTextContent('Try again in 17 seconds.')
  })

  test('with the session keeps the text too', async () => {
    const api = fakeApi()
    await showThread(api)
    api.decline('session', 'unavailable')
    await write('My own')
    await send()
    await expect.element(alert()).toMatchTextContent('Your text is kept.')
    await isKept('My own')
    await send()
    await hasFocus(articles())
  })
})

describe('an answer that is none', () => {
  test.each([
    ['nothing', (api: FakeApi) => api.drop('post')],
    ['a page', (api: FakeApi) => api.answer('post', new Response('<p>Sign in</p>'))],
    ['an error page', (api: FakeApi) => api.answer('post', new Response('Bad', { status: 502 }))],
  ])('(%s) keeps the text and says so', async (_, fail) => {
    const api = fakeApi()
    await showThread(api)
    fail(api)
    await write('My own')
    await send()
    await expect.element(alert()).toMatchTextContent('will be sent when the connection is back')
    await isKept('My own')
  })
})

describe('trying again', () => {
  test('sends the same body with the same key, and posts once though the first try was stored', async () => {
    const api = fakeApi()
    await showThread(api)
    api.dropAnswer('post')
    await write('My own')
    await userEvent.type(nameField(), 'Ada')
    await send()
    await expect.element(alert()).toBeVisible()
    expect(api.thread.comments.length).toBe(1)
    await send()
    await hasFocus(articles())
    expect(new Set(keysSent(api)).size).toBe(1)
    expect(new Set(bodiesSent(api)).size).toBe(1)
    expect(api.of('post').length).toBe(2)
    expect(api.thread.comments.length).toBe(1)
    expect(texts()).toEqual(['My own'])
    await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('Comments 1')
  })

  test('sends the same body though the page’s title and address have changed', async () => {
    const api = fakeApi()
    await showThread(api)
    const before = { title: document.title, address: location.href }
    onTestFinished(() => {
      document.title = before.title
      history.replaceState(null, '', before.address)
    })
    api.dropAnswer('post')
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    document.title = '(1) Talks reopen'
    history.replaceState(null, '', '/another')
    await send()
    await hasFocus(articles())
    expect(new Set(bodiesSent(api)).size).toBe(1)
    expect(api.thread.comments.length).toBe(1)
  })

  test('sends the same key after the page was left and opened again', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    api.dropAnswer('post')
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    element.parentElement?.remove()
    await showThread(api)
    // By itself: the reader has pressed the button before.
    await eventually(() => texts()).toEqual(['My own'])
    expect(new Set(keysSent(api)).size).toBe(1)
    expect(api.thread.comments.length).toBe(1)
    await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('Comments 1')
  })

  test('clears what was said of the try before', async () => {
    const api = fakeApi()
    await showThread(api)
    api.drop('post')
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    const release = api.hold('post')
    await send()
    await expect.element(button('Posting …')).toBeVisible()
    expect(alert().query()).toBeNull()
    await expect.element(area()).toHaveAttribute('aria-invalid', 'false')
    release()
    await hasFocus(articles())
  })
})
