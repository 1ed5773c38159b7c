// What a reader finds when a thread cannot be loaded: words, a way to try again, and the fallback.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aThread, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { becomes, hasFocus, mountThread, nextEvent } from './support/mount.ts'
import { alert, articles, button } from './support/reader.ts'

const failures: [string, (api: FakeApi) => void][] = [
  ['no answer comes', (api) => api.drop('read')],
  ['the API declines', (api) => api.decline('read', 'internal')],
  ['the API asks to wait', (api) => api.decline('read', 'too_many_requests', { retryAfter: 5 })],
  ['a page comes instead of JSON', (api) => api.answer('read', new Response('<p>Sign in</p>'))],
  [
    'an error page comes instead of a problem',
    (api) => api.answer('read', new Response('<h1>502</h1>', { status: 502 })),
  ],
  [
    'an answer without a body comes',
    (api) => api.answer('read', new Response(null, { status: 304 })),
  ],
  [
    'an error comes that is no problem',
    (api) => api.answer('read', Response.json(null, { status: 500 })),
  ],
]

describe.each(failures)('when %s', (_, fail) => {
  test('it is said, and trying again works', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    fail(api)
    const element = mountThread(api)
    await becomes(element, 'failed')
    await expect.element(alert()).toMatchTextContent('The comments could not be loaded.')
    await audit(element)
    await button('Try again').click()
    await becomes(element, 'ready')
    expect(alert().query()).toBeNull()
    await expect.element(articles().first()).toBeVisible()
    await hasFocus(page.getByRole('heading', { level: 2 }))
  })
})

test('the page’s own fallback stays beside the words', async () => {
  const api = fakeApi()
  api.drop('read')
  const element = mountThread(api, '', '<p>Letters to the editor</p>')
  await becomes(element, 'failed')
  await expect.element(page.getByText('Letters to the editor')).toBeVisible()
  await audit(element)
})

test('it fails again where trying again does not help', async () => {
  const api = fakeApi()
  api.drop('read')
  api.drop('read')
  const element = mountThread(api)
  await becomes(element, 'failed')
  const failedAgain = nextEvent(element, 'error')
  await button('Try again').click()
  await failedAgain
  await becomes(element, 'failed')
  await expect.element(button('Try again')).toBeVisible()
  // To be pressed once more.
  await hasFocus(button('Try again'))
})

describe('offline', () => {
  const beOffline = () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
    onTestFinished(() => {
      Reflect.deleteProperty(navigator, 'onLine')
    })
  }

  test('it is said that the connection is missing', async () => {
    const api = fakeApi()
    api.drop('read')
    beOffline()
    const element = mountThread(api)
    await becomes(element, 'failed')
    await expect.element(alert()).toMatchTextContent('You are offline.')
    await audit(element)
  })

  test('the thread loads by itself when the connection is back', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    api.drop('read')
    beOffline()
    const element = mountThread(api)
    await becomes(element, 'failed')
    Reflect.deleteProperty(navigator, 'onLine')
    dispatchEvent(new Event('online'))
    await becomes(element, 'ready')
    await expect.element(articles().first()).toBeVisible()
  })

  test('a thread that is ready does not load again when the connection is back', async () => {
    const api = fakeApi()
    const element = mountThread(api)
    await becomes(element, 'ready')
    dispatchEvent(new Event('online'))
    await element.updateComplete
    expect(api.asked.length).toBe(1)
  })
})
