// When the element loads, what it asks for, and what stands in its place until the answer is there.
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aThread, roots } from './support/builders.ts'
import { type Asked, fakeApi } from './support/fake-api.ts'
import { becomes, eventually, mount, mountThread, showThread } from './support/mount.ts'
import { articles } from './support/reader.ts'

/** After this, every intersection observer has told what it saw. */
async function twoFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}

describe('far from the reader', () => {
  const far = (api: ReturnType<typeof fakeApi>, attributes = '') =>
    mount(
      `<div style="height: 500vh">The story</div><after-word site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}" ${attributes}></after-word>`,
    )

  test('the element stays idle and asks for nothing', async () => {
    const api = fakeApi()
    const element = far(api)
    await twoFrames()
    expect([element.state, api.asked.length]).toEqual(['idle', 0])
    await audit(element)
  })

  test('the element loads when the reader comes near', async () => {
    const api = fakeApi()
    const element = far(api)
    await twoFrames()
    element.scrollIntoView()
    await becomes(element, 'ready')
    expect(api.asked.length).toBe(1)
  })

  test('the element loads at once where it is told to be eager', async () => {
    const element = far(fakeApi(), 'loading="eager"')
    await becomes(element, 'ready')
  })

  test('the element loads when it is told so later', async () => {
    const element = far(fakeApi())
    await twoFrames()
    expect(element.state).toBe('idle')
    element.setAttribute('loading', 'eager')
    await becomes(element, 'ready')
  })
})

test('the element loads although it is below the fold, within a screen of the reader', async () => {
  const api = fakeApi()
  const element = mount(
    `<div style="height: 150vh"></div><after-word site="${api.site.id}" api="${api.origin}"></after-word>`,
  )
  await becomes(element, 'ready')
})

describe('the request', () => {
  test('is one until the first comment shows, and sets no header', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(30) })] })
    await showThread(api)
    await expect.element(articles().first()).toBeVisible()
    const [asked] = api.asked
    expect(api.asked.length).toBe(1)
    expect(asked?.method).toBe('GET')
    expect([...(asked?.headers ?? [])]).toEqual([])
    expect(asked?.init.credentials).toBe('omit')
  })

  test('names the site, the thread, the order and the form of the bodies', async () => {
    const api = fakeApi()
    await showThread(api)
    const [{ url }] = api.asked as [Asked]
    const { pathname, searchParams } = url
    expect(pathname).toBe(`/v1/sites/${api.site.id}/threads/${api.thread.key}`)
    expect(Object.fromEntries(searchParams)).toEqual({ sort: 'newest', body: 'nodes' })
  })

  test.each(['oldest', 'newest', 'best'])('asks for the order %s where it is set', async (sort) => {
    const api = fakeApi({ threads: [aThread({ comments: roots(3) })] })
    await showThread(api, `sort="${sort}"`)
    expect(api.asked[0]?.url.searchParams.get('sort')).toBe(sort)
  })

  test('keeps a thread key of any characters in one segment of the path', async () => {
    const key = 'news/2026 ä?b=1&c%2F😀'
    const api = fakeApi({ threads: [aThread({ key })] })
    const element = mountThread(api)
    await becomes(element, 'ready')
    const segments = api.asked[0]?.url.pathname.split('/') ?? []
    expect(segments.length).toBe(6)
    expect(decodeURIComponent(segments[5] as string)).toBe(key)
  })
})

describe('while it loads', () => {
  test('a picture of text stands there, said to be loading, and no article', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    const release = api.hold('read')
    const element = mountThread(api)
    await becomes(element, 'loading')
    await expect.element(page.getByRole('img', { name: 'Loading comments …' })).toBeVisible()
    const region = page.getByRole('region', { name: 'Comments' })
    await expect.element(region).toHaveAttribute('aria-busy', 'true')
    expect(articles().elements().length).toBe(0)
    await audit(element)
    release()
    await becomes(element, 'ready')
    await expect.element(region).toHaveAttribute('aria-busy', 'false')
    expect(page.getByRole('img', { name: /Loading/ }).elements().length).toBe(0)
  })

  test('the page’s own fallback stands there instead, and goes once the thread is ready', async () => {
    const api = fakeApi()
    const release = api.hold('read')
    const fallback = '<p>Write to <a href="mailto:letters@paper.example">the editor</a>.</p>'
    const element = mountThread(api, '', fallback)
    await becomes(element, 'loading')
    await expect.element(page.getByRole('link', { name: 'the editor' })).toBeVisible()
    expect(page.getByRole('img').elements().length).toBe(0)
    await audit(element)
    release()
    await becomes(element, 'ready')
    await expect.element(page.getByText(/^Write to/)).not.toBeVisible()
  })
})

test('a thread is drawn to its last root, in more than one task', async () => {
  const api = fakeApi({ threads: [aThread({ comments: roots(20) })] })
  let first = 0
  mountThread(api).addEventListener('ready', () => {
    first = articles().elements().length
  })
  await eventually(() => articles().elements().length).toBe(20)
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(20)
})
