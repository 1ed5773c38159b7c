// <after-word-recent>: the newest comments of a site in each of its states, on pages of every kind.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWordRecent } from '../../widget/siblings/recent.ts'
import '../../widget/siblings/recent.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, mountSiblings, nextEvent, shown } from './support/mount-sibling.ts'

const recent = (api: FakeApi, attributes = '', children = '') =>
  mountSiblings<AfterWordRecent>(
    `<after-word-recent site="${api.site.id}" api="${api.origin}" ${attributes}>${children}</after-word-recent>`,
  )

async function showRecent(api: FakeApi, attributes = ''): Promise<AfterWordRecent> {
  const element = recent(api, attributes)
  await eventually(() => element.state).toBe('ready')
  return element
}

const talks = (body = 'Peace is a process.') =>
  aThread({ title: 'Talks reopen', comments: [aComment({ name: 'Ada', body })] })
const items = () => page.getByRole('listitem')

describe('what is shown', () => {
  test('is who said what under which article, and when; the title leads to the comment', async () => {
    const api = fakeApi({ threads: [talks()] })
    const element = await showRecent(api)
    await expect.element(page.getByRole('list', { name: 'Latest comments' })).toBeVisible()
    const item = items().first()
    for (const words of ['Ada', '1 hour ago', 'Peace is a process.'])
      await expect.element(item.getByText(words)).toBeVisible()
    const id = api.thread.comments[0]?.id
    const href = `https://paper.example/${api.thread.key}#comment-${id}`
    await expect
      .element(item.getByRole('link', { name: 'Talks reopen' }))
      .toHaveAttribute('href', href)
    await audit(element)
  })

  test('tells who has a badge from a guest of the same name', async () => {
    const comments = [aComment({ name: 'Ida' }), aComment({ name: 'Ida' })]
    Object.assign(comments[0]?.author ?? {}, { badge: 'Staff' })
    const element = await showRecent(fakeApi({ threads: [aThread({ title: 'Talks', comments })] }))
    const bylines = [...(element.shadowRoot?.querySelectorAll('[part=byline]') ?? [])]
    expect(bylines.map((one) => one.querySelector('[part=badge]')?.textContent)).toEqual([
      undefined,
      'Staff',
    ])
    expect(bylines[1]?.textContent).toMatch(/^Ida Staff 1/)
    await audit(element)
  })

  test('are the newest of all threads, as many as asked for', async () => {
    const comments = () => [1, 2, 3].map((nth) => aComment({ name: `${nth}` }))
    const threads = [aThread({ comments: comments() }), aThread({ comments: comments() })]
    const api = fakeApi({ threads })
    const element = await showRecent(api, 'limit="2"')
    expect(items().elements().length).toBe(2)
    element.setAttribute('limit', '4')
    await eventually(() => items().elements().length).toBe(4)
    expect(items().elements()[0]?.textContent).toContain('3')
    expect(api.of('recent').map(({ url }) => url.search)).toEqual([
      '?limit=2&body=nodes',
      '?limit=4&body=nodes',
    ])
    expect([...(api.asked[0]?.headers ?? [])]).toEqual([])
  })

  test.each([
    ['', '5'],
    ['limit="many"', '5'],
    ['limit="0"', '1'],
    ['limit="-3"', '1'],
    ['limit="1000"', '100'],
  ])('with %s are %s at most', async (attributes, limit) => {
    const api = fakeApi({ threads: [talks()] })
    await showRecent(api, attributes)
    expect(api.of('recent')[0]?.url.searchParams.get('limit')).toBe(limit)
  })

  test('lead to their comment again on the article itself, whose address stays the same', async () => {
    const api = fakeApi({ threads: [talks()] })
    const element = await showRecent(api)
    const link = element.shadowRoot?.querySelector('a') as HTMLAnchorElement
    link.href = `${location.pathname}${location.search}#comment-1`
    onTestFinished(() => history.replaceState(null, '', location.pathname + location.search))
    let led = 0
    const lead = () => led++
    addEventListener('hashchange', lead)
    onTestFinished(() => removeEventListener('hashchange', lead))
    for (const times of [1, 2, 3]) {
      link.click()
      await eventually(() => led).toBe(times)
    }
  })

  test('come from an address that ends in a slash, too', async () => {
    const api = fakeApi({ threads: [talks()] })
    const element = await showRecent(api)
    element.setAttribute('api', `${api.origin}/`)
    await eventually(() => api.of('recent').length).toBe(2)
    const [first, second] = api.of('recent').map(({ url }) => url.pathname)
    expect(second).toBe(first)
  })

  test('is a beginning that ends with a word, without what is quoted', async () => {
    const body_nodes = [
      { tag: 'blockquote' as const, children: ['Somebody else said this'] },
      {
        tag: 'p' as const,
        children: ['One ', { tag: 'em' as const, children: ['word'] }, ' more.'],
      },
      { tag: 'p' as const, children: ['Then '.repeat(60)] },
    ]
    const element = await showRecent(
      fakeApi({ threads: [aThread({ comments: [aComment({ body_nodes })] })] }),
    )
    const excerpt = element.shadowRoot?.querySelector('[part=excerpt]')?.textContent ?? ''
    expect(excerpt).toMatch(/^One word more\. Then .* Then …$/)
    expect(excerpt.length).toBeLessThan(150)
  })

  test('of words without spaces ends with a whole character', async () => {
    const element = await showRecent(fakeApi({ threads: [talks('👩🏽‍🚀'.repeat(90))] }))
    const excerpt = element.shadowRoot?.querySelector('[part=excerpt]')?.textContent ?? ''
    expect(excerpt.isWellFormed()).toBe(true)
    expect(excerpt).toMatch(/…$/)
  })

  test('is text, whatever it says, and a title’s own address leads nowhere else', async () => {
    const api = fakeApi({ threads: [talks('<img src=x onerror=alert(1)>')] })
    const comment = {
      ...api.thread.comments[0],
      thread: { key: 'k', url: 'javascript:x', title: '' },
    }
    api.answer('recent', Response.json({ items: [comment], next: null }))
    const element = await showRecent(api)
    expect(element.shadowRoot?.querySelector('img')).toBeNull()
    expect(element.shadowRoot?.querySelector('a')?.hasAttribute('href')).toBe(false)
  })
})

describe('states', () => {
  test('loading: the page’s own children', async () => {
    const api = fakeApi({ threads: [talks()] })
    const release = api.hold('recent')
    const element = recent(api, '', '<p>What readers say</p>')
    await eventually(() => element.state).toBe('loading')
    await expect.element(page.getByText('What readers say')).toBeVisible()
    await audit(element)
    release()
    await eventually(() => element.state).toBe('ready')
    expect(page.getByText('What readers say').query()?.checkVisibility() ?? false).toBe(false)
  })

  test('empty: says so', async () => {
    const element = await showRecent(fakeApi({ threads: [] }))
    expect(shown(element)).toBe('Nobody has written anything yet.')
    await audit(element)
  })

  test('failed: the children stay, and it can be tried again', async () => {
    const api = fakeApi({ threads: [talks()] })
    api.drop('recent')
    const element = recent(api, '', '<p>What readers say</p>')
    const { detail, bubbles } = await nextEvent<{ code: string }>(element, 'error')
    expect([detail.code, bubbles, element.state]).toEqual(['unreachable', false, 'failed'])
    await expect.element(page.getByText('What readers say')).toBeVisible()
    await audit(element)
    expect(page.getByRole('alert').query()).toBeNull()
    page.getByRole('button', { name: 'Try again' }).element().focus()
    api.drop('recent')
    await userEvent.keyboard('{Enter}')
    // As pressing it showed nothing else, it is said.
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('That could not be loaded. Try again')
    await eventually(() => element.shadowRoot?.activeElement?.textContent).toBe('Try again')
    await audit(element)
    await userEvent.keyboard('{Enter}')
    await expect.element(items().first()).toBeVisible()
    await eventually(() => element.shadowRoot?.activeElement?.textContent).toBe('Talks reopen')
  })

  test('without a site: nothing is asked', async () => {
    const api = fakeApi()
    const element = mountSiblings(`<after-word-recent api="${api.origin}"></after-word-recent>`)
    expect((await nextEvent<{ code: string }>(element, 'error')).detail.code).toBe('not_found')
    expect(api.asked).toEqual([])
  })
})

test('ready says how many are shown', async () => {
  const element = recent(fakeApi({ threads: [talks()] }))
  const { detail, bubbles, composed } = await nextEvent(element, 'ready')
  expect([detail, bubbles, composed]).toEqual([{ count: 1 }, true, true])
})

test('what is further away than a screen is not asked for', async () => {
  const api = fakeApi({ threads: [talks()] })
  const element = mountSiblings<AfterWordRecent>(
    `<p style="height: 900vh"></p><after-word-recent site="${api.site.id}" api="${api.origin}"></after-word-recent>`,
  )
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
  expect(api.asked).toEqual([])
  element.scrollIntoView()
  await eventually(() => element.state).toBe('ready')
})

describe('on a page', () => {
  test.each([
    'color-scheme: dark; background: #121212; color: #e8e8e8',
    'background: #fff; color: #595959',
  ])('(%s) everything is legible', async (style) => {
    document.body.setAttribute('style', style)
    await audit(await showRecent(fakeApi({ threads: [talks()] })))
  })

  test('of 320 pixels nothing stands out', async () => {
    await page.viewport(320, 640)
    onTestFinished(() => page.viewport(414, 896))
    document.body.setAttribute('style', 'margin: 0')
    const element = await showRecent(fakeApi({ threads: [talks('w'.repeat(300))] }))
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    await audit(element)
  })

  test.each(['16px', '12px'])('of text of %s targets are large enough', async (size) => {
    for (const { style } of [document.documentElement, document.body]) style.fontSize = size
    const api = fakeApi({ threads: [talks()] })
    const ready = await showRecent(api)
    api.drop('recent')
    const failed = recent(api)
    await nextEvent(failed, 'error')
    for (const one of [ready, failed]) {
      const target = one.shadowRoot?.querySelector('a, button')
      expect(target?.getBoundingClientRect().height).toBeGreaterThanOrEqual(24)
    }
  })

  test('from right to left each text has its own direction, and moments the page’s language', async () => {
    document.documentElement.dir = 'rtl'
    document.documentElement.lang = 'ar'
    const element = await showRecent(fakeApi({ threads: [talks('Hello')] }))
    const excerpt = element.shadowRoot?.querySelector('[part=excerpt]') as Element
    expect(getComputedStyle(excerpt).direction).toBe('ltr')
    expect(getComputedStyle(element.shadowRoot?.querySelector('ol') as Element).direction).toBe(
      'rtl',
    )
    expect(element.shadowRoot?.querySelector('time')?.textContent).toMatch(/ساعة/)
    await audit(element)
  })
})
