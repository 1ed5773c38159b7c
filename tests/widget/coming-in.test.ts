// What the button of what is new lets in: what is new, wherever it stands, and nothing that is only further down.
import { describe, expect, test } from 'vitest'
import type { AfterWord } from '../../widget/index.ts'
import type { ThreadState } from '../../widget/state/thread-state.ts'
import type { Comment } from '../../worker/contract/shapes.ts'
import { aComment, aReply, aThread, replies, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { becomes, eventually, focused, hasFocus, mountThread, showThread } from './support/mount.ts'
import { add, askAtOnce, fresh, withRoots } from './support/others.ts'
import { button, commentBy, send, status, texts, write } from './support/reader.ts'

askAtOnce()

const cem = { body: 'New', name: 'Cem' }
const withBranch = (count: number) => {
  const root = aComment({ body: 'Root', name: 'Ada' })
  const below = replies(root, count)
  return { root, below, api: fakeApi({ threads: [aThread({ comments: [root, ...below] })] }) }
}

/** Reads on until there is no more. */
async function readAll(element: AfterWord, at: string): Promise<void> {
  const next = () => {
    const { items, next } = (element.controller.state as ThreadState).comments
    return at === 'more' ? next : items.find(({ id }) => id === at)?.replies?.next
  }
  while (next()) await element.perform('more', at)
}

async function openAt(api: FakeApi, { id }: Comment): Promise<AfterWord> {
  history.replaceState(null, '', `#comment-${id}`)
  const element = mountThread(api)
  await becomes(element, 'ready')
  await eventually(() => focused()?.id).toBe(`comment-${id}`)
  return element
}

const comes = async () => {
  await fresh().click()
  await hasFocus(commentBy('Cem'))
  expect(fresh().query()).toBeNull()
}

describe.each(['oldest', 'best'])('of a thread, %s first, of which a part is loaded', (sort) => {
  test('a reply comes in below what is loaded, and no root that is further down', async () => {
    const api = withRoots(45)
    await showThread(api, `sort="${sort}"`)
    const shown = texts()
    add(api, aReply(api.thread.comments[2] as Comment, cem))
    await comes()
    expect(texts()).toEqual([...shown.slice(0, 3), 'New', ...shown.slice(3)])
  })

  test('a reply comes in beside a root that is as new', async () => {
    const api = withRoots(45)
    await showThread(api, `sort="${sort}"`)
    const shown = texts()
    add(api, aComment({ body: 'Newest', name: 'Cem' }))
    add(api, aReply(api.thread.comments[2] as Comment, { body: 'Reply' }))
    await comes()
    expect(texts()).toEqual(['Newest', ...shown.slice(0, 3), 'Reply', ...shown.slice(3)])
  })

  test('a reply further down leads there, and makes nothing else new', async () => {
    const api = withRoots(45)
    await showThread(api, `sort="${sort}"`)
    const shown = texts()
    add(api, aReply(api.thread.comments[40] as Comment, cem))
    await fresh().click()
    await hasFocus(button('More comments'))
    expect(texts()).toEqual(shown)
  })
})

test.each([70, 290])(
  'a branch of %i replies that is read goes on with what is new',
  async (count) => {
    const { api, below } = withBranch(count)
    const element = await showThread(api)
    const root = api.thread.comments[0]?.id as string
    await readAll(element, root)
    const asked = api.asked.length
    add(api, aReply(below[count - 1] as Comment, cem))
    await comes()
    expect(api.asked.length).toBe(asked + 2)
    expect(element.renderRoot.querySelector('[name=more]')).toBeNull()
    expect(element.controller.state?.comments.items[0]?.replies?.items.length).toBe(count + 1)
  },
  30_000,
)

test('a branch whose end is kept without being drawn leads to it, and goes on with what is new', async () => {
  const { api, root, below } = withBranch(290)
  const element = await showThread(api)
  await readAll(element, root.id)
  expect(await element.showComment(below[30]?.id as string)).toBe(true)
  add(api, aReply(below[289] as Comment, cem))
  await fresh().click()
  await hasFocus(button('161 more replies'))
  const asked = api.asked.length
  await readAll(element, root.id)
  await expect.element(commentBy('Cem')).toBeInTheDocument()
  expect(api.asked.length).toBe(asked)
}, 30_000)

test('more than one request has of a branch is asked for', async () => {
  const { api, below } = withBranch(70)
  const element = await showThread(api)
  const root = api.thread.comments[0] as Comment
  await readAll(element, root.id)
  add(api, aReply(below[69] as Comment, cem), ...replies(root, 14))
  await comes()
  await button('5 more replies').click()
  await eventually(() => element.controller.state?.comments.items[0]?.replies?.items.length).toBe(
    85,
  )
})

test('what is new behind the reader’s own reply comes in before it', async () => {
  const { api, root, below } = withBranch(60)
  const element = await showThread(api)
  await readAll(element, root.id)
  const other = aReply(below[3] as Comment, cem)
  const own = aReply(root, { body: 'Own' })
  const { controller } = element
  add(api, other)
  api.thread.comments.push(own)
  api.thread.version++
  const { addComment } = await import('../../widget/state/own-state.ts')
  await expect.element(fresh()).toBeVisible()
  controller.set(addComment(controller.state as NonNullable<typeof controller.state>, own))
  await comes()
  expect(texts().length).toBe(63)
})

test('a thread of a hundred and fifteen roots, oldest first, goes on with what is new', async () => {
  const api = withRoots(115)
  const element = await showThread(api, 'sort="oldest"')
  await readAll(element, 'more')
  add(api, aComment(cem))
  await comes()
  expect(element.controller.state?.comments.items.length).toBe(116)
  expect(element.controller.state?.comments.items.at(-1)?.author?.name).toBe('Cem')
})

test('what comes in among the best is let in, also where all of it was read for that', async () => {
  const api = withRoots(25)
  const element = await showThread(api, 'sort="best"')
  add(api, aComment({ ...cem, reactions: [{ kind: 'like', count: 5 }] }))
  await comes()
  await readAll(element, 'more')
  expect(new Set(texts()).size).toBe(26)
})

test('a reply below what is hidden leads to what shows it', async () => {
  const { api, root, below } = withBranch(2)
  const deep = aReply(below[0] as Comment, { body: 'Deep', name: 'Bea' })
  api.thread.comments.push(deep)
  const element = await showThread(api)
  const fold = element.renderRoot.querySelector<HTMLElement>(`[name=fold][value="${below[0]?.id}"]`)
  fold?.click()
  await eventually(texts).not.toContain('Deep')
  add(api, aReply(deep, cem))
  await fresh().click()
  await eventually(() => focused()).toBe(fold)
  expect(element.controller.state?.comments.items[0]?.id).toBe(root.id)
})

describe('where one comment was found by its address', () => {
  test('a reply behind the last comes in, and nothing above', async () => {
    const { api, root, below } = withBranch(200)
    const element = await openAt(api, below[199] as Comment)
    const shown = texts()
    add(api, aReply(root, cem))
    await comes()
    expect(texts()).toEqual([...shown, 'New'])
    expect(element.controller.state?.part).toBe('branch')
  })

  test('a root behind the last comes in, and nothing else', async () => {
    const api = withRoots(60)
    await openAt(api, api.thread.comments[59] as Comment)
    const shown = texts()
    expect(shown.at(-1)).toBe('Root 60')
    add(api, aComment(cem))
    await comes()
    expect(texts()).toEqual([...shown, 'New'])
  })

  test('moves nothing, beside what says so', async () => {
    const api = withRoots(60)
    const element = await openAt(api, api.thread.comments[30] as Comment)
    scrollTo(0, 0)
    const list = element.renderRoot.querySelector('[part=comments]') as Element
    const before = list.getBoundingClientRect().top
    add(api, aComment(cem))
    await expect.element(fresh()).toBeVisible()
    expect(list.getBoundingClientRect().top).toBe(before)
  })

  test('an answer to it comes in below it, though there is more of the thread', async () => {
    const api = withRoots(60)
    const element = await openAt(api, api.thread.comments[30] as Comment)
    await eventually(() => texts().length).toBe(21)
    const shown = texts()
    const at = shown.indexOf('Root 31') + 1
    add(api, aReply(api.thread.comments[30] as Comment, cem))
    await comes()
    expect(texts()).toEqual([...shown.slice(0, at), 'New', ...shown.slice(at)])
    expect(element.controller.state?.part).toBe('roots')
  })

  test('an answer behind what is loaded of its branch leads to what shows it', async () => {
    const { api, root, below } = withBranch(200)
    const element = await openAt(api, below[99] as Comment)
    const shown = texts()
    add(api, aReply(below[99] as Comment, cem))
    await fresh().click()
    await eventually(() => (focused() as HTMLButtonElement).value).toBe(root.id)
    expect(fresh().query()).toBeNull()
    expect(texts()).toEqual(shown)
    expect(element.controller.state?.part).toBe('branch')
  })

  test('an answer comes in also where the reader has a root of their own there', async () => {
    const { api, root, below } = withBranch(200)
    api.thread.comments.push(...roots(30))
    const element = await openAt(api, below[199] as Comment)
    await write('My own')
    await send()
    await eventually(() => texts()).toContain('My own')
    add(api, aReply(root, cem))
    await comes()
    expect(element.controller.state?.part).toBe('branch')
    expect(texts()).toContain('My own')
  })

  test('what is elsewhere is shown with the whole thread', async () => {
    const { api, below } = withBranch(200)
    api.thread.comments.unshift(...roots(30))
    const element = await openAt(api, below[99] as Comment)
    add(api, aComment(cem))
    await comes()
    expect(texts()[0]).toBe('New')
    expect(status().element().textContent?.trim()).toBe('')
    expect(element.controller.state?.part).toBeUndefined()
    expect(api.of('read').length).toBe(1)
  })

  test('what is here comes in first, and what is elsewhere with the whole thread', async () => {
    const { api, root, below } = withBranch(200)
    const element = await openAt(api, below[199] as Comment)
    add(api, aReply(root, cem), aComment({ body: 'Elsewhere', name: 'Dan' }))
    await fresh().click()
    await hasFocus(commentBy('Cem'))
    expect(element.controller.state?.part).toBe('branch')
    await button('1 new comment').click()
    await hasFocus(commentBy('Dan'))
    expect(fresh().query()).toBeNull()
  })

  test('what the whole thread does not show either makes nothing else new', async () => {
    const api = withRoots(60)
    await openAt(api, api.thread.comments[30] as Comment)
    add(api, aReply(api.thread.comments[2] as Comment, cem))
    await fresh().click()
    await eventually(() => texts()[0]).toBe('Root 60')
    await eventually(() => focused()?.localName).toBe('h2')
  })
})
