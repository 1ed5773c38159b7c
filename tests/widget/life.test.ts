// The element's life on a page: attributes that change, removal and re-insertion, several on one page,
// the script loaded twice; and that nothing of it stays behind.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { define } from '../../widget/define.ts'
import { AfterWord } from '../../widget/index.ts'
import { aComment, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { countLeftovers } from './support/leftovers.ts'
import {
  becomes,
  eventually,
  hasFocus,
  mount,
  mountThread,
  showThread,
  within,
} from './support/mount.ts'
import { area, articles, entrance, openComposer, texts } from './support/reader.ts'

const twoThreads = () =>
  fakeApi({
    threads: [
      aThread({ comments: [aComment({ body: 'Of the first' })] }),
      aThread({ comments: [aComment({ body: 'Of the second' })] }),
    ],
  })

describe('an attribute that changes', () => {
  test('shows the other thread', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    expect(texts()).toEqual(['Of the first'])
    element.setAttribute('thread', api.threads[1]?.key as string)
    await eventually(texts).toEqual(['Of the second'])
    expect(element.state).toBe('ready')
    expect(api.asked.length).toBe(2)
  })

  test('shows the thread in another order', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    const element = await showThread(api)
    expect(texts()).toEqual(['Root 2', 'Root 1'])
    element.sort = 'oldest'
    await eventually(texts).toEqual(['Root 1', 'Root 2'])
  })

  test('asks another site', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    element.site = 'another'
    await becomes(element, 'failed')
    expect(api.asked.at(-1)?.url.pathname).toMatch(/^\/v1\/sites\/another\//)
  })

  test('asks another API', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    element.api = 'https://other.example'
    await becomes(element, 'failed')
    expect(api.asked.at(-1)?.url.origin).toBe('https://other.example')
  })

  test('aborts the load before it, and nothing of that shows', async () => {
    const api = twoThreads()
    const release = api.hold('read')
    const element = mountThread(api)
    await becomes(element, 'loading')
    element.thread = api.threads[1]?.key
    await becomes(element, 'ready')
    expect(api.asked[0]?.aborted).toBe(true)
    release()
    await eventually(texts).toEqual(['Of the second'])
  })

  test('asks once where several change in one turn', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    element.sort = 'oldest'
    element.thread = api.threads[1]?.key
    element.api = `${api.origin}`
    await eventually(texts).toEqual(['Of the second'])
    expect(api.asked.length).toBe(2)
  })

  test('closes a composer that stood open in the thread before', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    await openComposer()
    element.thread = api.threads[1]?.key
    await eventually(texts).toEqual(['Of the second'])
    expect(area().query()).toBeNull()
  })

  test('other than site, thread, order and API leaves the thread as it is', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    await openComposer()
    element.loading = 'eager'
    element.lang = 'de'
    await element.updateComplete
    expect([element.state, api.asked.length]).toEqual(['ready', 1])
    await expect.element(area()).toBeVisible()
  })

  test('leaves nothing said of the thread before', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    await openComposer()
    await userEvent.keyboard('My own{Control>}{Enter}{/Control}')
    const status = page.getByRole('status')
    await expect.element(status).toHaveTextContent('Your comment is published.')
    element.thread = api.threads[1]?.key
    await eventually(texts).toEqual(['Of the second'])
    await expect.element(status).toHaveTextContent('')
  })

  test('leaves no failure of the thread before', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(25) }), aThread()] })
    const element = await showThread(api)
    api.hold('more')
    await page.getByRole('button', { name: 'More comments' }).click()
    await eventually(() => api.of('more').length).toBe(1)
    element.thread = api.threads[1]?.key
    await becomes(element, 'ready')
    expect(api.of('more')[0]?.aborted).toBe(true)
    expect(page.getByRole('alert').query()).toBeNull()
  })
})

describe('an element that is removed', () => {
  test('gives up its load, and loads when it is back', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    api.hold('read')
    const element = mountThread(api)
    const parent = element.parentElement as HTMLElement
    await becomes(element, 'loading')
    element.remove()
    expect(api.asked[0]?.aborted).toBe(true)
    expect(element.state).toBe('idle')
    parent.append(element)
    await becomes(element, 'ready')
    await eventually(texts).toEqual(['Root 1'])
  })

  test('is still there when it is back, without another request', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(3) })] })
    const element = await showThread(api)
    const parent = element.parentElement as HTMLElement
    element.remove()
    parent.append(element)
    await becomes(element, 'ready')
    expect(texts()).toEqual(['Root 3', 'Root 2', 'Root 1'])
    expect(api.asked.length).toBe(1)
  })

  test('shows the thread it was given meanwhile', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    const parent = element.parentElement as HTMLElement
    element.remove()
    element.thread = api.threads[1]?.key
    await element.updateComplete
    parent.append(element)
    await eventually(texts).toEqual(['Of the second'])
  })

  test('in the turn in which it came asks for nothing', async () => {
    const api = twoThreads()
    const element = mountThread(api)
    element.remove()
    await element.updateComplete
    expect([element.state, api.asked.length]).toEqual(['idle', 0])
  })

  test('and put elsewhere at once keeps an open composer and its text', async () => {
    const api = twoThreads()
    const element = await showThread(api)
    await openComposer()
    await userEvent.keyboard('Half a thought')
    document.body.append(element)
    await expect.element(area()).toHaveValue('Half a thought')
  })
})

describe('two elements on a page', () => {
  test('show their own threads', async () => {
    const api = twoThreads()
    const [first, second] = [await showThread(api), mountSecond(api)]
    await becomes(second, 'ready')
    await expect.element(within(first).getByText('Of the first')).toBeVisible()
    await expect.element(within(second).getByText('Of the second')).toBeVisible()
    expect(api.asked.length).toBe(2)
  })

  test('are written in one by one', async () => {
    const api = twoThreads()
    const [first, second] = [await showThread(api), mountSecond(api)]
    await becomes(second, 'ready')
    for (const element of [first, second]) {
      await within(element).getByRole('textbox', { name: 'Write a comment …' }).click()
      await hasFocus(within(element).getByRole('textbox', { name: 'Your comment' }))
      await userEvent.keyboard(`In ${element.threadKey}`)
    }
    for (const element of [first, second]) {
      const own = within(element).getByRole('textbox', { name: 'Your comment' })
      await expect.element(own).toHaveValue(`In ${element.threadKey}`)
    }
  })

  function mountSecond(api: ReturnType<typeof twoThreads>): AfterWord {
    return mount(
      `<after-word site="${api.site.id}" api="${api.origin}" thread="${api.threads[1]?.key}"></after-word>`,
    )
  }
})

test('the script may be loaded twice, from two addresses', async () => {
  const load = (path: string) => import(/* @vite-ignore */ new URL(path, import.meta.url).href)
  await load('../../widget/index.ts?again')
  const { AfterWord: Another } = await load('../../widget/elements/after-word.ts?again')
  expect(Another).not.toBe(AfterWord)
  define('after-word', Another)
  expect(customElements.get('after-word')).toBe(AfterWord)
  await showThread(twoThreads())
  expect(texts()).toEqual(['Of the first'])
})

test('an element made by script works like one of the page', async () => {
  const api = twoThreads()
  const element = document.createElement('after-word')
  mount('<after-word></after-word>').replaceWith(element)
  Object.assign(element, { site: api.site.id, api: api.origin, thread: api.thread.key })
  await becomes(element, 'ready')
  expect(api.asked.length).toBe(1)
})

test('reload shows what is new', async () => {
  const api = twoThreads()
  const element = await showThread(api)
  api.thread.comments.push(aComment({ body: 'Newer' }))
  await element.reload()
  await eventually(texts).toEqual(['Newer', 'Of the first'])
})

test('a hundred lives leave no timer, no listener and no observer behind', async () => {
  const left = countLeftovers()
  const api = twoThreads()
  for (let life = 0; life < 100; life++) {
    const far = life % 3 === 0 ? '<div style="height: 500vh"></div>' : ''
    const element = mount(
      `${far}<after-word site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}"></after-word>`,
    )
    if (life % 3 === 1) await becomes(element, 'ready')
    if (life % 30 === 1) {
      entrance().element().focus()
      await hasFocus(area())
    }
    element.parentElement?.remove()
  }
  await eventually(() => articles().elements().length).toBe(0)
  expect(left()).toEqual({ intervals: 0, listeners: 0, observers: 0 })
})
