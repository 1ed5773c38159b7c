// Which thread an element shows: the one it names, else the page's canonical address, else the page's
// own without what says only where the reader came from.
import { expect, onTestFinished, test } from 'vitest'
import { fakeApi } from './support/fake-api.ts'
import { becomes, mount } from './support/mount.ts'

const mountUnnamed = (attributes = '') => {
  const api = fakeApi()
  const element = mount(
    `<after-word site="${api.site.id}" api="${api.origin}" ${attributes}></after-word>`,
  )
  return { api, element }
}

const keyAsked = (api: ReturnType<typeof fakeApi>) =>
  decodeURIComponent(api.asked.at(-1)?.url.pathname.split('/')[5] ?? '')

function goTo(address: string): void {
  const before = location.href
  history.replaceState(null, '', address)
  onTestFinished(() => history.replaceState(null, '', before))
}

function canonical(href: string): void {
  const link = document.createElement('link')
  link.rel = 'canonical'
  link.href = href
  document.head.append(link)
}

test('the thread attribute comes first', async () => {
  canonical('https://paper.example/talks')
  const { api, element } = mountUnnamed('thread="talks-2026"')
  await becomes(element, 'ready')
  expect(element.threadKey).toBe('talks-2026')
  expect(keyAsked(api)).toBe('talks-2026')
})

test('the canonical address comes second', async () => {
  goTo('/story?utm_source=letter')
  canonical('https://paper.example/talks?page=1#top')
  const { api, element } = mountUnnamed()
  await becomes(element, 'ready')
  expect(element.threadKey).toBe('https://paper.example/talks?page=1#top')
  expect(keyAsked(api)).toBe(element.threadKey)
})

test('an empty thread attribute names none', () => {
  canonical('https://paper.example/talks')
  expect(mountUnnamed('thread=""').element.threadKey).toBe('https://paper.example/talks')
})

test('a relative canonical address is the whole address', () => {
  canonical('/talks')
  expect(mountUnnamed().element.threadKey).toBe(`${location.origin}/talks`)
})

test('the page’s address comes last, without hash and tracking parameters', async () => {
  goTo('/story?id=7&utm_source=letter&utm_medium=mail&fbclid=x&gclid=y&mc_cid=z&part=2#comments')
  const { api, element } = mountUnnamed()
  await becomes(element, 'ready')
  expect(element.threadKey).toBe(`${location.origin}/story?id=7&part=2`)
  expect(keyAsked(api)).toBe(element.threadKey)
})
