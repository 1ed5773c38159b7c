// When a comment was written: relative in the text and fresh while the page is open, absolute at hand,
// in the language of the page.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { english } from '../../widget/messages/formats.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { showThread } from './support/mount.ts'
import { area, button, write } from './support/reader.ts'

const now = Date.parse('2026-05-20T12:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function showPosted(ago: number, attributes = '') {
  const posted_at = new Date(now - ago).toISOString()
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ posted_at })] })] })
  const element = await showThread(api, attributes)
  return { element, time: page.getByRole('time'), posted_at }
}

describe('in the text', () => {
  test.each([
    [0, 'just now'],
    [-hour, 'just now'],
    [59_000, 'just now'],
    [minute, '1 minute ago'],
    [59 * minute, '59 minutes ago'],
    [hour, '1 hour ago'],
    [day, 'yesterday'],
    [6 * day, '6 days ago'],
    [40 * day, 'last month'],
    [800 * day, '2 years ago'],
  ])('%i ms ago is “%s”', async (ago, words) => {
    const { time } = await showPosted(ago)
    await expect.element(time).toHaveTextContent(words)
  })

  test('it stays fresh while the page is open', async () => {
    const { time, element } = await showPosted(10_000)
    await expect.element(time).toHaveTextContent('just now')
    vi.advanceTimersByTime(minute)
    await element.updateComplete
    await expect.element(time).toHaveTextContent('1 minute ago')
    vi.advanceTimersByTime(minute)
    await element.updateComplete
    await expect.element(time).toHaveTextContent('2 minutes ago')
  })
})

describe('the absolute time is at hand, for people and for machines', () => {
  test('in English', async () => {
    const { time, posted_at } = await showPosted(hour)
    const [day, clock] = [new Date(posted_at).toDateString(), new Date(posted_at).toTimeString()]
    await expect.element(time).toHaveAttribute('title', `${day}, ${clock.slice(0, 5)}`)
    await expect.element(time).toHaveAttribute('datetime', posted_at)
  })

  test('in another language', async () => {
    const { time } = await showPosted(hour, 'lang="da"')
    const absolute = new Intl.DateTimeFormat('da', { dateStyle: 'full', timeStyle: 'short' })
    await expect.element(time).toHaveAttribute('title', absolute.format(now - hour))
  })
})

describe('English, which is made by hand', () => {
  const units = [
    ['minute', minute, [1, 2, 59]],
    ['hour', hour, [1, 2, 23]],
    ['day', day, [1, 2, 29]],
    ['month', 2_628_000_000, [1, 2, 11]],
    ['year', 31_536_000_000, [1, 2, 12]],
  ] as const

  test('is what the browser would say', () => {
    const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
    for (const [unit, length, counts] of units) {
      for (const count of counts) {
        expect(english.relative(count * length)).toBe(format.format(-count, unit))
      }
    }
    for (const count of [0, 7, 999, 1_000, 12_345, 999_999, 1_234_567]) {
      expect(english.number(count)).toBe(count.toLocaleString('en'))
    }
  })

  test('loads none of the browser’s tables of languages', async () => {
    const formats = [
      vi.spyOn(Intl, 'RelativeTimeFormat'),
      vi.spyOn(Intl, 'DateTimeFormat'),
      vi.spyOn(Intl, 'getCanonicalLocales'),
    ]
    const numbers = vi.spyOn(Number.prototype, 'toLocaleString')
    const { time } = await showPosted(2 * hour)
    await expect.element(time).toHaveTextContent('2 hours ago')
    for (const spy of [...formats, numbers]) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})

describe('on a page in another language than our words', () => {
  test('each text says which language it is in', async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment({ body: 'God dag.' })] })] })
    const element = await showThread(api, 'lang="da"')
    const languageOf = (node: Element) => (node.closest('[lang]') as HTMLElement).lang
    await expect.element(page.getByRole('heading', { name: /Comments/ })).toBeVisible()
    expect(languageOf(page.getByRole('heading', { name: /Comments/ }).element())).toBe('en')
    expect(languageOf(page.getByText('God dag.').element())).toBe('da')
    await write('Også')
    expect(languageOf(area().element())).toBe('da')
    expect(languageOf(button('Post comment').element())).toBe('en')
    await audit(element)
  })

  test('in English nothing need be said', async () => {
    const { element } = await showPosted(hour, 'lang="en-GB"')
    expect(element.shadowRoot?.querySelector('[lang]')).toBeNull()
  })
})

describe('the language', () => {
  test('is that of the element', async () => {
    const { time } = await showPosted(2 * hour, 'lang="da"')
    await expect.element(time).toHaveTextContent('for 2 timer siden')
  })

  test('is that of the page', async () => {
    document.documentElement.lang = 'cs'
    const { time } = await showPosted(2 * hour)
    await expect.element(time).toHaveTextContent('před 2 hodinami')
  })

  test('may be written with an underscore', async () => {
    const { time } = await showPosted(2 * hour, 'lang="da_DK"')
    await expect.element(time).toHaveTextContent('for 2 timer siden')
  })

  test.each(['', 'english (us)', '__'])('is English where the page says “%s”', async (lang) => {
    const { time } = await showPosted(2 * hour, `lang="${lang}"`)
    await expect.element(time).toHaveTextContent('2 hours ago')
  })

  test('is followed when it changes', async () => {
    const { time, element } = await showPosted(2 * hour)
    element.lang = 'da'
    vi.advanceTimersByTime(minute)
    await element.updateComplete
    await expect.element(time).toHaveTextContent('for 2 timer siden')
  })
})
