// What others change while the page is open is followed: what is gone goes, counts move, and one request is enough.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { painted } from '../../widget/acts/painted.ts'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread, nodesOf, replies, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, nextEvent, showThread } from './support/mount.ts'
import { add, askAtOnce, carry, fresh, heading, remove, tell, withRoots } from './support/others.ts'
import { area, articles, button, openReply, send, status, texts, write } from './support/reader.ts'

askAtOnce()

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

  test('moves nothing that is read below it, while its end is in sight', async () => {
    const long = Array.from({ length: 30 }, (_, nth) => `Paragraph ${nth}`).join('\n\n')
    const others = roots(8)
    const tall = aComment({ body: long })
    const api = fakeApi({ threads: [aThread({ comments: [...others, tall] })] })
    const element = await showThread(api)
    const [first, second] = element.renderRoot.querySelectorAll('article')
    scrollBy({ top: (second?.getBoundingClientRect().top ?? 0) - 200, behavior: 'instant' })
    expect(first?.getBoundingClientRect().bottom).toBeGreaterThan(0)
    const before = second?.getBoundingClientRect().top ?? 0
    carry(api, { ...tall, state: 'removed', body_nodes: [], author: null })
    await eventually(() => first?.textContent).toContain('This comment was removed.')
    await painted()
    expect(Math.abs((second?.getBoundingClientRect().top ?? 0) - before)).toBeLessThan(1)
  })

  test('is not said to be new any more', async () => {
    const api = withRoots(1)
    await showThread(api)
    const come = aComment()
    add(api, come)
    await expect.element(status()).toHaveTextContent('1 new comment')
    carry(api, { ...come, state: 'removed', body_nodes: [], author: null })
    await eventually(() => status().element().textContent).toBe('')
    expect(fresh().query()).toBeNull()
  })

  test('leaves in sight what was hidden below it', async () => {
    const root = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 2)] })] })
    await showThread(api)
    await button('Hide replies').click()
    await eventually(texts).not.toContain('Reply 1')
    carry(api, { ...root, state: 'removed', body_nodes: [], author: null })
    await eventually(texts).toEqual(['This comment was removed.', 'Reply 1', 'Reply 2'])
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
    first.reactions = [{ kind: 'disagree', count: 7 }]
    api.thread.reactions = [{ kind: 'insight', count: 3 }]
    api.thread.state = 'closed'
    tell(api, 4)
    await eventually(texts).toEqual(['Root 2', 'Better'])
    await expect.element(button('Disagree 7')).toBeVisible()
    await expect.element(button('Insightful 3')).toBeVisible()
    // In its place, and by the live region.
    await expect.element(page.getByText(/^The discussion is closed/).nth(1)).toBeVisible()
    api.thread.state = 'open'
    tell(api)
    await expect.element(page.getByText(/^The discussion is closed/)).not.toBeInTheDocument()
  })

  test.each([
    ['the middle of the comments', 0, 6],
    ['their start', 1, 0],
  ])('moves nothing that is read at %s in a browser that lets it', async (_, nth, at) => {
    const supports = CSS.supports.bind(CSS)
    const spy = vi.spyOn(CSS, 'supports')
    spy.mockImplementation((...asked: [string]) => !/anchor/.test(asked[0]) && supports(...asked))
    onTestFinished(() => spy.mockRestore())
    document.documentElement.style.overflowAnchor = 'none'
    const api = withRoots(20)
    const element = await showThread(api)
    const read = [
      articles().nth(at).element(),
      element.renderRoot.querySelector('[part=entrance]') as Element,
    ][nth] as Element
    scrollBy({ top: read.getBoundingClientRect().top - 100, behavior: 'instant' })
    const { top } = read.getBoundingClientRect()
    const [first] = api.thread.comments.slice(-1) as [Comment]
    const body_nodes = nodesOf(Array.from({ length: 30 }, () => 'Longer').join(' and '))
    carry(api, { ...first, body_nodes, edited_at: first.posted_at })
    await expect.element(articles().nth(0)).toMatchTextContent('Longer')
    await painted()
    expect(Math.abs(read.getBoundingClientRect().top - top)).toBeLessThan(1)
  })

  test('says whose an edit was', async () => {
    const api = withRoots(2)
    await showThread(api)
    const [first, second] = api.thread.comments as [Comment, Comment]
    Object.assign(first, { edited_at: first.posted_at, edited_by: 'moderator' })
    Object.assign(second, { edited_at: second.posted_at, edited_by: 'author' })
    tell(api, 2)
    await expect.element(articles().nth(1)).toMatchTextContent('edited by a moderator')
    await expect.element(articles().nth(0)).toMatchTextContent('edited')
    expect(articles().nth(0).element().textContent).not.toContain('moderator')
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

  test('costs no request where it is reactions to a comment', async () => {
    const api = withRoots(2)
    const element = await showThread(api)
    const [id = ''] = element.controller.state?.comments.items.map((one) => one.id) ?? []
    const comments = [{ id, reactions: [{ kind: 'disagree', count: 7 }] }]
    const { version, state, reactions } = api.thread
    api.live.tell(api.thread.key, {
      ...{ version: version + 7, comment_count: 2, state, reactions },
      reacted: { since: version, times: 7, comments },
    })
    await expect.element(articles().first()).toMatchTextContent('7')
    expect(api.asked.length).toBe(1)
  })

  test('does not undo a reaction that is on its way', async () => {
    const api = withRoots(1)
    await showThread(api)
    const release = api.hold('react')
    await button('Like').click()
    await eventually(() => api.of('react').length).toBe(1)
    api.thread.reactions = [{ kind: 'insight', count: 3 }]
    tell(api, 4)
    await eventually(() => api.of('read').length).toBe(2)
    await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
    release()
    await expect.element(button('Insightful 3')).toBeVisible()
    await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
  })

  test('costs no request where it is the reader’s own reaction', async () => {
    const api = withRoots(1)
    const element = await showThread(api)
    add(api, aComment())
    await expect.element(fresh()).toBeVisible()
    for (const kind of ['Like', 'Insightful']) {
      const done = nextEvent(element, 'reaction-changed')
      await button(kind).click()
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
