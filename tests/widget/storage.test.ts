// What is kept on the reader's device, and when: nothing before the first act, no cookie ever, and a
// reader whose browser denies storage can do everything all the same.
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { aComment, aThread, replies, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { identityOf } from './support/own.ts'
import {
  area,
  articles,
  button,
  nameField,
  openComposer,
  openReply,
  send,
  texts,
  write,
} from './support/reader.ts'

function aLongThread(): FakeApi {
  const older = roots(25)
  const root = aComment({ name: 'Ada' })
  return fakeApi({ threads: [aThread({ comments: [...older, root, ...replies(root, 5)] })] })
}

const kept = () => Object.keys(localStorage)

describe('before the first act', () => {
  test('nothing is kept and nobody is a guest', async () => {
    const api = aLongThread()
    await showThread(api)
    await button('2 more replies').click()
    await button('More comments').click()
    await eventually(() => articles().elements().length).toBe(31)
    await button('React').first().click()
    await openComposer()
    await button('Cancel').click()
    await openReply('Ada')
    await userEvent.keyboard('{Escape}')
    expect(kept()).toEqual([])
    expect(sessionStorage.length).toBe(0)
    expect(api.of('session').length).toBe(0)
    expect(api.asked.length).toBe(3)
  })
})

describe('from the first act on', () => {
  test('a reaction keeps the guest’s key, and nothing else', async () => {
    const api = aLongThread()
    await showThread(api)
    await button('Like').first().click()
    await eventually(kept).toEqual([identityOf(api)])
    const identity = JSON.parse(localStorage.getItem(identityOf(api)) as string)
    expect([...api.guests.keys()]).toEqual([identity.guest_key])
  })

  test('a posted comment keeps the guest’s key and the name, and no draft', async () => {
    const api = aLongThread()
    await showThread(api)
    await write('My own')
    await userEvent.type(nameField(), 'Dora')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    expect(kept().sort()).toEqual([`after-word:name:${api.site.id}`, identityOf(api)].sort())
  })

  test('the guest’s key is used again for the next token', async () => {
    const api = aLongThread()
    await showThread(api)
    await button('Like').first().click()
    await eventually(() => api.of('react').length).toBe(1)
    const identity = JSON.parse(localStorage.getItem(identityOf(api)) as string)
    const over = { ...identity, at: identity.at - 3_600_000 }
    localStorage.setItem(identityOf(api), JSON.stringify(over))
    await button('Insightful').first().click()
    await eventually(() => api.of('react').length).toBe(2)
    expect(api.of('session').map(({ body }) => body)).toEqual([
      {},
      { guest_key: identity.guest_key },
    ])
    expect(api.guests.size).toBe(1)
  })
})

describe('a token that is not valid any more', () => {
  test('is replaced once, with the guest’s key, and the act is done', async () => {
    const api = aLongThread()
    await showThread(api)
    await button('Like').first().click()
    await eventually(() => api.of('react').length).toBe(1)
    api.forgetTokens()
    await write('My own')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    const [first, second] = api.of('post')
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'))
    expect(api.of('session').length).toBe(2)
    expect(api.of('session')[1]?.body).toEqual({ guest_key: [...api.guests.keys()][0] })
    expect(api.guests.size).toBe(1)
  })

  test('is not asked for again and again', async () => {
    const api = aLongThread()
    await showThread(api)
    await write('My own')
    for (let time = 0; time < 9; time++) api.decline('post', 'unauthenticated')
    await send()
    await expect.element(button('Try again')).toBeVisible()
    expect(api.of('post').length).toBe(2)
    expect(api.of('session').length).toBe(2)
    await expect.element(area()).toHaveValue('My own')
  })
})

test('an identity in a form nobody knows is begun anew', async () => {
  const api = aLongThread()
  localStorage.setItem(identityOf(api), 'not JSON {')
  await showThread(api)
  await write('My own')
  await send()
  await eventually(() => texts()[0]).toBe('My own')
})

test('a guest’s key that was damaged is given up for another', async () => {
  const api = aLongThread()
  const damaged = { token: 'x', expires_at: '', guest_key: 'damaged' }
  localStorage.setItem(identityOf(api), JSON.stringify(damaged))
  api.decline('session', 'invalid_request')
  await showThread(api)
  await write('My own')
  await send()
  await eventually(() => texts()[0]).toBe('My own')
  expect(api.of('session').map(({ body }) => body)).toEqual([{ guest_key: 'damaged' }, {}])
  const kept = JSON.parse(localStorage.getItem(identityOf(api)) as string)
  expect([...api.guests.keys()]).toEqual([kept.guest_key])
})

describe.each([
  [
    'denied',
    () =>
      vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      }),
  ],
  [
    'full',
    () =>
      vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
        throw new DOMException('exceeded the quota', 'QuotaExceededError')
      }),
  ],
])('where storage is %s', (_, deny) => {
  let spy: { mockRestore(): void }
  beforeEach(() => {
    spy = deny()
  })
  afterEach(() => spy.mockRestore())

  test('the reader reads, reacts and posts, as one guest', async () => {
    const api = aLongThread()
    await showThread(api)
    await button('Like').first().click()
    await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
    await write('My own')
    await userEvent.type(nameField(), 'Dora')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    await eventually(() => api.of('react').length).toBe(1)
    expect(api.guests.size).toBe(1)
  })

  test('a draft is kept while the page is open', async () => {
    await showThread(aLongThread())
    await write('Half a thought')
    await button('Cancel').click()
    await openComposer()
    await expect.element(area()).toHaveValue('Half a thought')
    await hasFocus(area())
  })
})

test('what a full storage does not take is newer than what stands there', async () => {
  const api = aLongThread()
  await showThread(api)
  await button('Like').first().click()
  await eventually(() => api.of('react').length).toBe(1)
  api.forgetTokens()
  const spy = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('exceeded the quota', 'QuotaExceededError')
  })
  onTestFinished(() => spy.mockRestore())
  for (const kind of ['Insightful', 'Like 1']) {
    const before = api.of('react').length
    await button(kind).first().click()
    await eventually(() => api.of('react').length).toBeGreaterThan(before)
  }
  await eventually(() => api.of('react').length).toBe(4)
  expect(api.of('session').length).toBe(2)
})

describe('where the page takes its consent back', () => {
  test('a draft that is posted then is not offered again', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    await write('My own')
    element.setAttribute('consent', 'denied')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    element.removeAttribute('consent')
    await element.reload()
    await openComposer()
    await expect.element(area()).toHaveValue('')
    expect(kept().filter((key) => key.includes('draft'))).toEqual([])
  })

  test('who asks to be forgotten is, with what was kept before', async () => {
    const api = fakeApi()
    await showThread(api)
    await write('My own')
    await userEvent.type(nameField(), 'Dora')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    document.body.replaceChildren()
    await showThread(api, 'consent="denied"')
    await button('Like').first().click()
    await eventually(() => api.of('react').length).toBe(1)
    await write('And more')
    await send()
    await button('Your name and data').click()
    await button('Forget me').click()
    await button('Forget me').click()
    await expect.element(button('Close')).toBeVisible()
    expect(kept()).toEqual([])
  })
})

test('no cookie is set or sent', async () => {
  const api = aLongThread()
  const before = document.cookie
  await showThread(api)
  await button('Like').first().click()
  await write('My own')
  await send()
  await eventually(() => texts()[0]).toBe('My own')
  await button('More comments').click()
  await eventually(() => articles().elements().length).toBeGreaterThan(26)
  expect(document.cookie).toBe(before)
  expect(api.asked.map(({ init }) => init.credentials)).toEqual(api.asked.map(() => 'omit'))
})
