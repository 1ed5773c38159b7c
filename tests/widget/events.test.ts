// What the element tells its page: events that bubble and cross shadow roots, with what they carry.
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AfterWord } from '../../widget/index.ts'
import type { AfterWordCount } from '../../widget/siblings/count.ts'
import '../../widget/siblings/count.ts'
import { aComment, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import {
  becomes,
  eventually,
  hasFocus,
  mountThread,
  nextEvent,
  showThread,
} from './support/mount.ts'
import { alert, area, button, send, texts, write } from './support/reader.ts'

const names = ['ready', 'comment-posted', 'comment-held', 'reaction-changed', 'error']

/** The names and details of what arrives at the document, from now on. */
function heard(): [string, unknown][] {
  const events: [string, unknown][] = []
  const hear = (event: Event) => {
    events.push([event.type, (event as CustomEvent).detail])
  }
  for (const name of names) document.body.addEventListener(name, hear)
  onTestFinished(() => {
    for (const name of names) document.body.removeEventListener(name, hear)
  })
  return events
}

test('ready comes once, with the thread, when its first comments are drawn', async () => {
  const api = fakeApi({ threads: [aThread({ comments: roots(3) })] })
  const events = heard()
  const element = mountThread(api)
  const drawn = nextEvent<{ thread: { key: string; comment_count: number } }>(element, 'ready')
  const { detail, bubbles, composed } = await drawn
  expect(detail.thread).toMatchObject({ key: api.thread.key, comment_count: 3, state: 'open' })
  expect([bubbles, composed]).toEqual([true, true])
  expect(element.state).toBe('ready')
  element.remove()
  document.body.append(element)
  await element.updateComplete
  expect(events.map(([name]) => name)).toEqual(['ready'])
})

test('ready comes again for another thread, another order and a reload', async () => {
  const api = fakeApi({ threads: [aThread(), aThread()] })
  const element = await showThread(api)
  for (const change of [
    () => element.setAttribute('thread', api.threads[1]?.key as string),
    () => element.setAttribute('sort', 'best'),
    () => element.reload(),
  ]) {
    const again = nextEvent<{ thread: { sort: string } }>(element, 'ready')
    change()
    expect((await again).detail.thread).toMatchObject({ key: element.threadKey })
  }
})

describe('another count of the same thread is told, also to <after-word-count>', () => {
  test.each([
    ['a reload', (element: AfterWord) => element.reload()],
    ['another order', (element: AfterWord) => element.setAttribute('sort', 'oldest')],
  ])('after %s', async (_, load) => {
    const api = fakeApi({ threads: [aThread({ comments: roots(3) })] })
    const element = await showThread(api)
    const beside = document.createElement('after-word-count') as AfterWordCount
    for (const name of ['site', 'api', 'thread']) {
      beside.setAttribute(name, element.getAttribute(name) as string)
    }
    element.before(beside)
    await eventually(() => beside.shadowRoot?.textContent).toBe('3')
    const told = nextEvent(document.body, 'count-changed')
    api.thread.comments.push(aComment())
    await load(element)
    expect((await told).detail).toEqual({ thread: api.thread.key, count: 4 })
    expect(beside.shadowRoot?.textContent).toBe('4')
  })

  test('but not of another thread, nor the same count', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(3) }), aThread()] })
    const element = await showThread(api)
    let told = 0
    element.addEventListener('count-changed', () => told++)
    await element.reload()
    element.thread = api.threads[1]?.key
    await eventually(texts).toEqual([])
    await becomes(element, 'ready')
    expect(told).toBe(0)
    // What has happened meanwhile to the first is told when that is shown again.
    api.thread.comments.push(aComment())
    element.thread = api.thread.key
    await eventually(() => told).toBe(1)
  })
})

test('the comment that was posted is told', async () => {
  await showThread(fakeApi())
  const posted = nextEvent<{ comment: object }>(document.body, 'comment-posted')
  await write('Well said')
  await send()
  const { detail, bubbles, composed } = await posted
  expect(detail.comment).toMatchObject({ body: 'Well said', state: 'approved' })
  expect([bubbles, composed]).toEqual([true, true])
})

test('a comment that waits for review is told apart', async () => {
  const events = heard()
  await showThread(fakeApi({ held: true }))
  const held = nextEvent<{ comment: object }>(document.body, 'comment-held')
  await write('Well said')
  await send()
  expect((await held).detail.comment).toMatchObject({ body: 'Well said', state: 'pending' })
  expect(events.map(([name]) => name)).toEqual(['ready', 'comment-held'])
})

test('the composer’s own event does not leave the element', async () => {
  let leaked = 0
  const element = await showThread(fakeApi())
  element.addEventListener('composer-done', () => {
    leaked++
  })
  const posted = nextEvent(element, 'comment-posted')
  await write('Well said')
  await send()
  await posted
  expect(leaked).toBe(0)
})

describe('a reaction that changed is told', () => {
  test('on the article', async () => {
    const element = await showThread(fakeApi())
    const changed = nextEvent(element, 'reaction-changed')
    await button('Like').click()
    const { detail, bubbles, composed } = await changed
    expect(detail).toEqual({ comment: null, kind: 'like' })
    expect([bubbles, composed]).toEqual([true, true])
  })

  test('on a comment', async () => {
    const comment = aComment({ reactions: [{ kind: 'insight', count: 1 }] })
    const element = await showThread(fakeApi({ threads: [aThread({ comments: [comment] })] }))
    const changed = nextEvent(element, 'reaction-changed')
    await button('Insightful 1').click()
    expect((await changed).detail).toEqual({ comment: comment.id, kind: 'insight' })
  })

  test('not where it was not stored', async () => {
    const events = heard()
    const api = fakeApi()
    await showThread(api)
    api.drop('react', 2)
    await button('Like').click()
    await eventually(() => api.of('react').length).toBe(2)
    await expect.element(alert()).toBeVisible()
    expect(events.map(([name]) => name)).toEqual(['ready'])
  })
})

describe('a thread that could not be loaded is told', () => {
  test.each([
    ['internal', 'internal'],
    ['not_found', 'not_found'],
    [null, 'unreachable'],
  ] as const)('%s as %s', async (code, told) => {
    const api = fakeApi()
    if (code) api.decline('read', code)
    else api.drop('read')
    const element = mountThread(api)
    const { detail, bubbles, composed } = await nextEvent(element, 'error')
    expect(detail).toEqual({ code: told })
    expect([bubbles, composed]).toEqual([false, false])
    await becomes(element, 'failed')
  })

  test('to the element alone: at the page it would look like an error of the page', async () => {
    const events = heard()
    const api = fakeApi()
    api.drop('read')
    const element = mountThread(api)
    await nextEvent(element, 'error')
    expect(events).toEqual([])
  })

  test('not where the load was only given up', async () => {
    const events = heard()
    const api = fakeApi({ threads: [aThread(), aThread()] })
    api.hold('read')
    const element = mountThread(api)
    await becomes(element, 'loading')
    element.thread = api.threads[1]?.key
    await becomes(element, 'ready')
    expect(events.map(([name]) => name)).toEqual(['ready'])
  })
})

describe('before a comment is posted', () => {
  test('the page is told what it will be, and may keep it back', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    const asked: unknown[] = []
    element.addEventListener('before-post', (event) => {
      asked.push((event as CustomEvent).detail)
      if (asked.length === 1) event.preventDefault()
    })
    await write('Not yet')
    await send()
    await eventually(() => asked.length).toBe(1)
    expect(asked[0]).toEqual({ body: 'Not yet', name: null, parent_id: null })
    expect(api.of('session').length).toBe(0)
    await expect.element(area()).toHaveValue('Not yet')
    await hasFocus(button('Post comment'))
    await send()
    await eventually(() => texts()).toEqual(['Not yet'])
    expect(asked.length).toBe(2)
  })
})

test('the page may open the composer', async () => {
  const element = await showThread(fakeApi())
  await element.focusComposer()
  await hasFocus(area())
})
