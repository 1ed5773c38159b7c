// What others do while the page is open: counts move, what is gone goes, and what is new waits behind a button
// that moves nothing.
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread, nodesOf, replies, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, nextEvent, showThread } from './support/mount.ts'
import {
  area,
  articles,
  button,
  commentBy,
  openReply,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'

// Readers do not ask all at once; these do at once.
beforeEach(() => {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => random.mockRestore()
})

const heading = () => page.getByRole('heading', { level: 2 })
const fresh = () => button(/^\d+ new comments?$/)
const withRoots = (count: number) => fakeApi({ threads: [aThread({ comments: roots(count) })] })

/** Tells what the thread is now, `by` versions later. */
function tell(api: FakeApi, by = 1): void {
  const { thread } = api
  thread.version += by
  const { version, state, reactions, comments } = thread
  const comment_count = comments.filter((one) => one.state === 'approved').length
  api.live.tell(thread.key, { version, comment_count, state, reactions })
}

/** Somebody else posts. */
function add(api: FakeApi, ...comments: Comment[]): void {
  for (const comment of comments) {
    api.thread.comments.push(comment)
    tell(api)
  }
}

function remove(api: FakeApi, { id }: Comment): void {
  const { comments } = api.thread
  comments.splice(
    comments.findIndex((one) => one.id === id),
    1,
  )
}

describe('a new comment', () => {
  test('waits behind a button, is counted, and costs no request', async () => {
    const api = withRoots(3)
    const element = await showThread(api)
    const before = articles()
      .elements()
      .map((one) => one.getBoundingClientRect().top)
    add(api, aComment({ body: 'New' }))
    await expect.element(button('1 new comment')).toBeVisible()
    await expect.element(heading()).toMatchTextContent('Comments 4')
    await expect.element(status()).toHaveTextContent('1 new comment')
    expect(texts()).toEqual(['Root 3', 'Root 2', 'Root 1'])
    expect(
      articles()
        .elements()
        .map((one) => one.getBoundingClientRect().top),
    ).toEqual(before)
    expect(api.asked.length).toBe(1)
    await audit(element)
  })

  test('is said once, however many more come', async () => {
    const api = withRoots(1)
    const element = await showThread(api)
    add(api, aComment())
    await expect.element(status()).toHaveTextContent('1 new comment')
    element.refresh({ announcement: '' })
    add(api, aComment())
    await expect.element(button('2 new comments')).toBeVisible()
    expect(status().element().textContent).toBe('')
  })

  test('comes in on top when it is asked for, and has the focus', async () => {
    const api = withRoots(25)
    await showThread(api)
    await button('More comments').click()
    await eventually(() => texts().length).toBe(25)
    add(api, aComment({ body: 'New', name: 'Ada' }), aComment({ body: 'Newer', name: 'Ben' }))
    await fresh().click()
    await hasFocus(commentBy('Ben'))
    expect(texts().slice(0, 3)).toEqual(['Newer', 'New', 'Root 25'])
    expect(texts().length).toBe(27)
    expect(fresh().query()).toBeNull()
    await expect.element(heading()).toMatchTextContent('Comments 27')
  })

  test('stands at the end where all is shown from the oldest on', async () => {
    const api = withRoots(3)
    await showThread(api, 'sort="oldest"')
    add(api, aComment({ body: 'New', name: 'Ada' }))
    await fresh().click()
    await hasFocus(commentBy('Ada'))
    expect(texts()).toEqual(['Root 1', 'Root 2', 'Root 3', 'New'])
  })

  test.each(['oldest', 'best'])('stands on top of a part of %s first', async (sort) => {
    const api = withRoots(25)
    await showThread(api, `sort="${sort}"`)
    const shown = texts()
    add(api, aComment({ body: 'New', name: 'Ada' }))
    await fresh().click()
    await hasFocus(commentBy('Ada'))
    expect(texts()).toEqual(['New', ...shown])
  })

  test('is the first of an empty thread', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    add(api, aComment({ body: 'New', name: 'Ada' }))
    await expect.element(fresh()).toBeVisible()
    await audit(element)
    await fresh().click()
    await hasFocus(commentBy('Ada'))
    expect(texts()).toEqual(['New'])
  })

  test('of the reader is none', async () => {
    const api = withRoots(1)
    await showThread(api)
    const release = api.hold('post')
    await write('My own')
    await send()
    await eventually(() => api.of('post').length).toBe(1)
    // The others hear of it before its author does.
    api.live.tell(api.thread.key, { version: 2, comment_count: 2, state: 'open', reactions: [] })
    release()
    await hasFocus(articles().first())
    await expect.element(heading()).toMatchTextContent('Comments 2')
    expect(fresh().query()).toBeNull()
    add(api, aComment())
    await expect.element(button('1 new comment')).toBeVisible()
    await expect.element(heading()).toMatchTextContent('Comments 3')
  })

  test('of another thread is none', async () => {
    const api = withRoots(1)
    const other = aThread({ comments: roots(2) })
    api.threads.push(other)
    const element = await showThread(api)
    add(api, aComment())
    await expect.element(fresh()).toBeVisible()
    element.thread = other.key
    await eventually(() => texts().length).toBe(2)
    expect(fresh().query()).toBeNull()
  })

  test('is no news any more when the thread is loaded again, or in another order', async () => {
    const api = withRoots(2)
    const element = await showThread(api)
    add(api, aComment())
    await expect.element(fresh()).toBeVisible()
    await element.reload()
    expect(fresh().query()).toBeNull()
    await eventually(() => texts().length).toBe(3)
    add(api, aComment())
    await expect.element(fresh()).toBeVisible()
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Order' }), 'Oldest first')
    await eventually(() => texts().length).toBe(4)
    expect(fresh().query()).toBeNull()
  })

  test('that cannot be loaded is said, and asked for again', async () => {
    const api = withRoots(1)
    const element = await showThread(api)
    add(api, aComment({ name: 'Ada' }))
    api.drop('read')
    await fresh().click()
    await expect.element(page.getByRole('alert')).toMatchTextContent('could not be loaded')
    await audit(element)
    await fresh().click()
    await hasFocus(commentBy('Ada'))
    expect(page.getByRole('alert').query()).toBeNull()
  })
})

describe('a new reply', () => {
  test('comes into the branch that is loaded, and nothing that is open closes', async () => {
    const root = aComment({ name: 'Ada' })
    const below = replies(root, 5)
    const api = fakeApi({
      threads: [aThread({ comments: [root, ...below, aComment({ name: 'Ben' })] })],
    })
    await showThread(api)
    await button('2 more replies').click()
    await eventually(() => texts().length).toBe(7)
    await openReply('Ben')
    await userEvent.keyboard('Half a thought')
    add(api, aReply(below[4] as Comment, { body: 'New', name: 'Cem' }))
    await fresh().click()
    await hasFocus(commentBy('Cem'))
    expect(texts().at(-1)).toBe('New')
    await expect.element(area()).toHaveValue('Half a thought')
  })

  test('of a branch that is hidden stays hidden with it', async () => {
    const root = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 2)] })] })
    await showThread(api)
    await button('Hide replies').click()
    add(api, aReply(root, { name: 'Cem' }))
    await fresh().click()
    await hasFocus(heading())
    await expect.element(button('Show replies (3)')).toBeVisible()
  })

  test('behind what is not loaded is counted there', async () => {
    const root = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 5)] })] })
    await showThread(api)
    add(api, aReply(root))
    await fresh().click()
    await expect.element(button('3 more replies')).toBeVisible()
    expect(api.asked.length).toBe(2)
  })
})

describe('a comment that is gone', () => {
  test('cannot be read any more, and leaves its place', async () => {
    const api = withRoots(3)
    const element = await showThread(api)
    remove(api, api.thread.comments[1] as Comment)
    tell(api)
    await eventually(texts).toEqual(['Root 3', 'This comment was removed.', 'Root 1'])
    await expect.element(heading()).toMatchTextContent('Comments 2')
    expect(fresh().query()).toBeNull()
    expect(api.asked.length).toBe(2)
    await audit(element)
  })

  test('does not take with it what is being written below it', async () => {
    const root = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [root] })] })
    await showThread(api)
    await openReply('Ada')
    await userEvent.keyboard('Half a thought')
    remove(api, root)
    tell(api)
    await eventually(texts).toEqual(['This comment was removed.'])
    await expect.element(area()).toHaveValue('Half a thought')
  })

  test('does not hide that another is new', async () => {
    const api = withRoots(3)
    await showThread(api)
    remove(api, api.thread.comments[1] as Comment)
    api.thread.comments.push(aComment())
    tell(api, 2)
    await expect.element(button('1 new comment')).toBeVisible()
    await expect.element(heading()).toMatchTextContent('Comments 3')
  })

  test('further down a branch goes too', async () => {
    const root = aComment({ name: 'Ada' })
    const below = replies(root, 6)
    const api = fakeApi({ threads: [aThread({ comments: [root, ...below] })] })
    await showThread(api)
    await button('3 more replies').click()
    await eventually(() => texts().length).toBe(7)
    remove(api, below[4] as Comment)
    tell(api)
    await eventually(() => texts()[5]).toBe('This comment was removed.')
    expect(texts().at(-1)).toBe('Reply 6')
  })
})

describe('what changes otherwise', () => {
  test('is followed: an edit, reactions, a thread that was closed', async () => {
    const api = withRoots(2)
    await showThread(api)
    const [first] = api.thread.comments as [Comment]
    Object.assign(first, { body_nodes: nodesOf('Better'), edited_at: first.posted_at })
    first.reactions = [{ kind: 'like', count: 7 }]
    api.thread.reactions = [{ kind: 'insight', count: 3 }]
    api.thread.state = 'closed'
    tell(api, 4)
    await eventually(texts).toEqual(['Root 2', 'Better'])
    await expect.element(button('Like 7')).toBeVisible()
    await expect.element(button('Insightful 3')).toBeVisible()
    await expect.element(page.getByText('The discussion is closed.')).toBeVisible()
  })

  test('leads to one request, however often it is told', async () => {
    const api = withRoots(2)
    await showThread(api)
    const release = api.hold('read')
    for (let time = 0; time < 9; time++) tell(api)
    await eventually(() => api.of('read').length).toBe(2)
    release()
    await eventually(() => api.asked.length).toBe(2)
  })

  test('costs no request where it is reactions to the article', async () => {
    const api = withRoots(1)
    await showThread(api)
    api.thread.reactions = [{ kind: 'insight', count: 3 }]
    tell(api, 3)
    await expect.element(button('Insightful 3')).toBeVisible()
    expect(api.asked.length).toBe(1)
  })

  test('does not undo a reaction that is on its way', async () => {
    const api = withRoots(1)
    await showThread(api)
    const release = api.hold('react')
    await button('Like').last().click()
    await eventually(() => api.of('react').length).toBe(1)
    api.thread.reactions = [{ kind: 'insight', count: 3 }]
    tell(api, 4)
    await expect.element(button('Insightful 3')).toBeVisible()
    await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
    release()
  })

  test('costs no request where it is the reader’s own reaction', async () => {
    const api = withRoots(1)
    const element = await showThread(api)
    add(api, aComment())
    await expect.element(fresh()).toBeVisible()
    for (const like of [button('Like').first(), button('Like').last()]) {
      const done = nextEvent(element, 'reaction-changed')
      await like.click()
      await done
      tell(api)
    }
    add(api, aComment())
    await expect.element(button('2 new comments')).toBeVisible()
    expect(api.of('read').length).toBe(1)
  })

  test('is announced to the page where the count is another', async () => {
    const api = withRoots(2)
    const element = await showThread(api)
    const told = nextEvent(element, 'count-changed')
    add(api, aComment())
    expect((await told).detail).toEqual({ thread: api.thread.key, count: 3 })
    const own = nextEvent(element, 'count-changed')
    await write('My own')
    await send()
    expect((await own).detail).toEqual({ thread: api.thread.key, count: 4 })
  })
})

describe('the connection', () => {
  const look = (hidden: boolean) => {
    const spy = vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
    onTestFinished(() => spy.mockRestore())
    document.dispatchEvent(new Event('visibilitychange'))
  }

  test('is there while the thread is seen, and only then', async () => {
    const api = withRoots(1)
    const element = await showThread(api)
    expect(api.live.open.map(({ url }) => url)).toEqual([
      `wss://comments.example/v1/sites/${api.site.id}/threads/${api.thread.key}/live`,
    ])
    look(true)
    expect(api.live.open).toEqual([])
    look(false)
    expect(api.live.open.length).toBe(1)
    element.remove()
    expect(api.live.open).toEqual([])
  })

  test('is not made from a page that is not on the site’s list', async () => {
    const api = fakeApi()
    api.site.origins = ['https://elsewhere.example']
    await showThread(api)
    expect(api.live.sockets).toEqual([])
  })

  test('says nothing of what is known', async () => {
    const api = withRoots(1)
    await showThread(api)
    tell(api, 0)
    expect(api.asked.length).toBe(1)
  })

  test('that is lost is replaced by asking when the reader comes back', async () => {
    const api = withRoots(1)
    const element = await showThread(api)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    api.live.cut()
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await eventually(() => {
      dispatchEvent(new Event('focus'))
      return api.of('read').length
    }).toBe(2)
    expect(texts()).toEqual(['Root 1'])
    api.thread.comments.push(aComment())
    api.thread.version++
    await eventually(() => {
      dispatchEvent(new Event('focus'))
      return fresh().query()?.textContent
    }).toBe('1 new comment')
    const asked = api.asked.length
    look(true)
    dispatchEvent(new Event('focus'))
    expect(api.asked.length).toBe(asked)
    expect(element.state).toBe('ready')
  })

  test('that is lost is sought again', async () => {
    const api = withRoots(1)
    await showThread(api)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    api.live.cut()
    api.live.isDown = false
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
    await vi.advanceTimersByTimeAsync(600_000)
    expect(api.live.open.length).toBe(1)
  })
})

test('the button covers nothing that has the focus', async () => {
  const api = withRoots(20)
  const element = await showThread(api)
  add(api, aComment())
  await expect.element(fresh()).toBeVisible()
  const last = articles().elements().at(-1) as HTMLElement
  last.scrollIntoView({ block: 'end' })
  const bar = () => fresh().element().getBoundingClientRect()
  expect(bar().top).toBeGreaterThanOrEqual(0)
  expect(bar().bottom).toBeLessThan(innerHeight)
  const under = [...element.renderRoot.querySelectorAll<HTMLElement>('article button')]
  for (const one of under.slice(-12)) {
    one.focus()
    const { top, bottom, left, right } = one.getBoundingClientRect()
    const { top: from, bottom: to, left: start, right: end } = bar()
    expect(top < to && bottom > from && left < end && right > start).toBe(false)
  }
})
