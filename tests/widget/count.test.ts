// <after-word-count>: many on a page, one request; which thread each is of; what is shown meanwhile.
import { describe, expect, test } from 'vitest'
import type { AfterWordCount } from '../../widget/siblings/count.ts'
import '../../widget/siblings/count.ts'
import { audit } from './support/audit.ts'
import { aThread, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, mountSiblings, nextEvent, shown } from './support/mount-sibling.ts'

const count = (api: FakeApi, attributes = '', children = '…') =>
  `<after-word-count site="${api.site.id}" api="${api.origin}" ${attributes}>${children}</after-word-count>`
const counting = (numbers: number[]): FakeApi =>
  fakeApi({ threads: numbers.map((number) => aThread({ comments: roots(number) })) })
const all = () => [...document.querySelectorAll<AfterWordCount>('after-word-count')]
const texts = () => all().map(shown)
const keysOf = (api: FakeApi) => api.of('counts').map(({ url }) => url.searchParams.getAll('key'))

describe('those on one page', () => {
  test('are asked for at once, each key once, without a header', async () => {
    const api = counting([3, 0])
    const release = api.hold('counts')
    const [three, none] = api.threads.map(({ key }) => `thread="${key}"`)
    mountSiblings(`<p>${count(api, three)} ${count(api, none)} ${count(api, three)}</p>`)
    await eventually(texts).toEqual(['…', '…', '…'])
    release()
    await eventually(texts).toEqual(['3', '0', '3'])
    expect(keysOf(api)).toEqual([api.threads.map(({ key }) => key)])
    expect([...(api.asked[0]?.headers ?? [])]).toEqual([])
  })

  test('are asked for a hundred at a time, and those that come later together', async () => {
    const api = counting([])
    mountSiblings(Array.from({ length: 250 }, (_, at) => count(api, `thread="t${at}"`)).join(''))
    await eventually(() => new Set(texts())).toEqual(new Set(['0']))
    expect(keysOf(api).map((keys) => keys.length)).toEqual([100, 100, 50])
    mountSiblings(`${count(api, 'thread="late"')}${count(api, 'thread="later"')}`)
    await eventually(() => texts().slice(-2)).toEqual(['0', '0'])
    expect(keysOf(api).slice(3)).toEqual([['late', 'later']])
  })

  test('are asked for in more requests where keys are long', async () => {
    const api = counting([])
    const long = (at: number) => `https://paper.example/${at}/${'x'.repeat(400)}`
    mountSiblings(
      Array.from({ length: 40 }, (_, at) => count(api, `thread="${long(at)}"`)).join(''),
    )
    await eventually(() => new Set(texts())).toEqual(new Set(['0']))
    expect(keysOf(api).length).toBeGreaterThan(1)
    for (const { url } of api.of('counts')) expect(url.search.length).toBeLessThan(9_000)
  })

  test('of several sites are a request each', async () => {
    const api = counting([1])
    const here = `thread="${api.thread.key}"`
    mountSiblings(`${count(api, here)}${count(api, here).replace(api.site.id, 'elsewhere')}`)
    await eventually(texts).toEqual(['1', '…'])
    expect(api.of('counts').length).toBe(2)
  })
})

describe('a count is of', () => {
  test('the link it stands in, or beside, else of the page', async () => {
    const api = counting([])
    const link = '<link rel="canonical" href="https://paper.example/here">'
    document.head.insertAdjacentHTML('beforeend', link)
    mountSiblings(`
      <p><a href="https://paper.example/in?utm_source=x#comments">${count(api)} comments</a></p>
      <p><a href="https://paper.example/before">A story</a> ${count(api)}</p>
      <p>${count(api)} <a href="https://paper.example/after">A story</a></p>
      <p>${count(api)}</p>`)
    await eventually(() => keysOf(api)).toEqual([
      ['in', 'before', 'after', 'here'].map((path) => `https://paper.example/${path}`),
    ])
    expect(all()[3]?.threadKey).toBe('https://paper.example/here')
  })

  test('another thread where its attribute changes, and an answer for the first comes too late', async () => {
    const api = counting([4, 9])
    const release = api.hold('counts')
    const element = mountSiblings(count(api, `thread="${api.thread.key}"`))
    await eventually(() => api.of('counts').length).toBe(1)
    element.setAttribute('thread', api.threads[1]?.key ?? '')
    await eventually(texts).toEqual(['9'])
    release()
    await nextEvent(mountSiblings(count(api, 'thread="last"')), 'ready')
    expect(texts()[0]).toBe('9')
  })
})

test('children are shown until it is known, and where it cannot be loaded', async () => {
  const api = counting([2])
  api.drop('counts')
  const element = mountSiblings(count(api, `thread="${api.thread.key}"`, 'Comments'))
  const failed = await nextEvent<{ code: string }>(element, 'error')
  expect([failed.detail.code, failed.bubbles]).toEqual(['unreachable', false])
  expect(shown(element)).toBe('Comments')
  await audit(element)
  const { parentElement } = element
  element.remove()
  parentElement?.append(element)
  await eventually(() => shown(element)).toBe('2')
})

test.each([
  ['a key that is none', 'thread="."', 'invalid_path'],
  ['a key that is too long', `thread="${'x'.repeat(513)}"`, 'invalid_path'],
])('%s is not asked for, and takes no other along', async (_, attributes, code) => {
  const api = counting([1])
  const element = mountSiblings(
    `${count(api, attributes)}${count(api, `thread="${api.thread.key}"`)}`,
  )
  expect((await nextEvent<{ code: string }>(element, 'error')).detail.code).toBe(code)
  await eventually(texts).toEqual(['…', '1'])
  expect(keysOf(api)).toEqual([[api.thread.key]])
})

test('without a site nothing is asked', async () => {
  const api = counting([])
  const element = mountSiblings(`<after-word-count api="${api.origin}">…</after-word-count>`)
  expect((await nextEvent<{ code: string }>(element, 'error')).detail.code).toBe('not_found')
  expect(api.asked).toEqual([])
})

test('ready says which thread has how many, and crosses shadow trees', async () => {
  const api = counting([2])
  const element = mountSiblings(count(api, `thread="${api.thread.key}"`))
  const { detail, bubbles, composed } = await nextEvent(element, 'ready')
  expect([detail, bubbles, composed]).toEqual([{ thread: api.thread.key, count: 2 }, true, true])
})

describe('an element of the same thread that tells of another count', () => {
  const tell = (site: string, thread: string, number: number) => {
    const teller = document.createElement('div')
    teller.setAttribute('site', site)
    document.querySelector('main')?.append(teller)
    const detail = { thread, count: number }
    teller.dispatchEvent(
      new CustomEvent('count-changed', { detail, bubbles: true, composed: true }),
    )
  }

  test('is heard, also before the answer is there; of another thread or site it is not', async () => {
    const api = counting([2, 5])
    const release = api.hold('counts')
    const [one = '', two = ''] = api.threads.map(({ key }) => key)
    mountSiblings(`${count(api, `thread="${one}"`)} ${count(api, `thread="${two}"`)}`)
    await eventually(() => api.of('counts').length).toBe(1)
    tell(api.site.id, one, 7)
    expect(texts()).toEqual(['7', '…'])
    release()
    await eventually(texts).toEqual(['7', '5'])
    tell('another', two, 8)
    expect(texts()).toEqual(['7', '5'])
    tell(api.site.id, two, 12_345)
    expect(texts()).toEqual(['7', '12,345'])
  })
})

test('numbers are written as in the language around, in the font of the page', async () => {
  document.documentElement.lang = 'de'
  document.body.setAttribute('style', 'font: 19px Georgia; background: #121212; color: #e8e8e8')
  const api = counting([1])
  api.answer('counts', Response.json({ counts: { a: 12_345 } }))
  const element = mountSiblings(`<p>${count(api, 'thread="a"')} Kommentare</p>`)
  await eventually(() => shown(element)).toBe('12.345')
  expect(getComputedStyle(element).fontFamily).toBe('Georgia')
  expect(getComputedStyle(element).display).toBe('inline')
  await audit(element)
})
