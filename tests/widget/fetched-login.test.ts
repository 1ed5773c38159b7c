// The site's own login as a property, or as a function that fetches one: slow, down, or with nobody logged in.
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aLogin } from './support/fake-login.ts'
import { becomes, eventually, mountThread, showThread } from './support/mount.ts'
import {
  alert,
  button,
  commentBy,
  nameField,
  openComposer,
  send,
  texts,
  write,
} from './support/reader.ts'
import { bodies, comeBack, post, withLogin, writesAs } from './support/signed-in.ts'

test('a login may be there before the element is', async () => {
  const api = withLogin()
  const element = mountThread(api)
  element.sso = aLogin()
  await becomes(element, 'ready')
  await post('My own')
  await expect.element(commentBy('Ada Łovelace')).toBeVisible()
})

test('a login fetches a fresh one where the session or the token is over', async () => {
  const api = withLogin()
  const element = await showThread(api)
  const given: string[] = []
  element.sso = async () => {
    given.push(aLogin(given.length === 0 ? { exp: 1 } : {}))
    return given.at(-1) as string
  }
  await post('My own')
  api.forgetTokens()
  await post('And more')
  expect(bodies(api)).toEqual(given.map((sso) => ({ sso })))
  expect(given.length).toBe(3)
  expect(api.thread.comments.map(({ author }) => author?.name)).toEqual(
    Array(2).fill('Ada Łovelace'),
  )
})

test('a login that is slow lets the reader write meanwhile, and says who they are when it answers', async () => {
  const api = withLogin()
  const element = await showThread(api)
  const { promise, resolve } = Promise.withResolvers<string>()
  element.sso = () => promise
  await openComposer()
  await userEvent.keyboard('My own')
  expect(nameField().query()).toBeNull()
  await send()
  resolve(aLogin())
  await eventually(() => texts()[0]).toBe('My own')
  expect(api.thread.comments[0]?.author?.name).toBe('Ada Łovelace')
  await openComposer()
  await writesAs('Ada Łovelace')
})

// An act may come to wait for the login only after the first ten seconds, and tries again by itself.
function inTime(read: () => string | null | undefined) {
  return eventually(async () => {
    await vi.advanceTimersByTimeAsync(10_000)
    return read()
  })
}

const said = () => alert().query()?.textContent

test('a login that never answers is as one that cannot be reached, until it does', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const api = withLogin()
  const element = await showThread(api)
  const { promise, resolve } = Promise.withResolvers<string>()
  element.sso = () => promise
  await write('My own')
  await send()
  await button('Like').first().click()
  await inTime(said).toContain('There is no connection')
  expect(api.of('session').length).toBe(0)
  resolve(aLogin())
  await writesAs('Ada Łovelace')
  await send()
  await eventually(() => texts()[0]).toBe('My own')
  expect(api.thread.comments[0]?.author?.name).toBe('Ada Łovelace')
})

test('a login that answers after another was asked for counts no more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const api = withLogin()
  const element = await showThread(api)
  const { promise, resolve } = Promise.withResolvers<null>()
  let answer: string | Promise<null> = promise
  element.sso = () => answer
  await write('My own')
  await send()
  await inTime(said).toContain('There is no connection')
  answer = aLogin()
  await inTime(() => texts()[0]).toBe('My own')
  vi.useRealTimers()
  resolve(null)
  await post('And more')
  const names = api.thread.comments.map(({ author }) => author?.name)
  expect(names).toEqual(Array(2).fill('Ada Łovelace'))
})

test('a reaction is taken back where a login never answers', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const api = withLogin()
  const element = await showThread(api)
  let asked = 0
  element.sso = () => {
    asked++
    return new Promise(() => {})
  }
  await button('Like').first().click()
  await expect.element(button('Like 1')).toBeVisible()
  for (const times of [1, 2]) {
    await eventually(() => asked).toBe(times)
    await vi.advanceTimersByTimeAsync(10_000)
  }
  await expect.element(alert()).toMatchTextContent('That was not saved.')
  expect(button('Like 1').query()).toBeNull()
  expect(api.of('react').length).toBe(0)
})

test('a login that answers nothing is a guest’s', async () => {
  const api = withLogin()
  const element = await showThread(api)
  element.sso = () => null
  await openComposer()
  await expect.element(nameField()).toBeVisible()
  await userEvent.keyboard('My own')
  await send()
  await eventually(() => texts()[0]).toBe('My own')
  expect(bodies(api)).toEqual([{}])
})

async function unreachable() {
  const api = withLogin()
  const element = await showThread(api)
  const line = { isThere: false }
  element.sso = async () => {
    if (!line.isThere) throw new TypeError('Failed to fetch')
    return aLogin()
  }
  return { api, line }
}

const refused = () => page.getByText(/not accepted/)

test('a login that cannot be reached is not called one that was refused, and is asked for again', async () => {
  const { line } = await unreachable()
  await openComposer()
  await expect.element(button('Write as a guest')).toBeVisible()
  expect(refused().query()).toBeNull()
  line.isThere = true
  comeBack()
  await writesAs('Ada Łovelace')
})

test('a login that cannot be fetched is tried again', async () => {
  const { api, line } = await unreachable()
  await write('My own')
  await send()
  await expect.element(alert()).toMatchTextContent('There is no connection')
  expect(refused().query()).toBeNull()
  line.isThere = true
  await send()
  await eventually(() => texts()[0]).toBe('My own')
  expect(api.thread.comments[0]?.author?.name).toBe('Ada Łovelace')
})

test('where the page’s function has failed, and nobody was logged in, they react as a guest', async () => {
  const api = withLogin()
  const element = await showThread(api)
  let isDown = true
  element.sso = () => (isDown ? Promise.reject(new Error('down')) : null)
  await button('Like').first().click()
  await expect.element(alert()).toBeVisible()
  isDown = false
  await button('Like').first().click()
  await expect.element(button('Like 1').first()).toHaveAttribute('aria-pressed', 'true')
  await eventually(() => api.reactions.size).toBe(1)
})
