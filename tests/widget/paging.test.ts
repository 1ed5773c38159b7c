// More comments and more replies: appended, without duplicates, with the focus on the first that is
// new; a failure is said where it happened and can be tried again.
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aReply, aSite, aThread, replies, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, focused, hasFocus, showThread } from './support/mount.ts'
import {
  alert,
  articles,
  button,
  commentBy,
  openComposer,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'

const manyRoots = () => fakeApi({ threads: [aThread({ comments: roots(45) })] })

function manyReplies(count = 10): FakeApi {
  const root = aComment({ body: 'The root', name: 'Ada' })
  return fakeApi({ threads: [aThread({ comments: [root, ...replies(root, count)] })] })
}

const newest = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, at) => `Root ${from - at}`)

const withText = (text: string) => articles().filter({ hasText: text })

describe('more comments', () => {
  test('are appended, to the last page', async () => {
    const element = await showThread(manyRoots())
    expect(texts()).toEqual(newest(45, 26))
    await button('More comments').click()
    await eventually(texts).toEqual(newest(45, 6))
    await button('More comments').click()
    await eventually(texts).toEqual(newest(45, 1))
    expect(button('More comments').query()).toBeNull()
    await audit(element)
  })

  test('take the focus to the first of them', async () => {
    await showThread(manyRoots())
    await button('More comments').click()
    await eventually(() => focused()?.textContent).toContain('Root 25')
    expect(focused()?.getAttribute('aria-label')).toBe('Comment by Guest')
  })

  test('are asked for in the thread’s order, after the last that is shown', async () => {
    const api = manyRoots()
    await showThread(api, 'sort="oldest"')
    await button('More comments').click()
    await eventually(() => texts().length).toBe(40)
    const [asked] = api.of('more')
    expect(asked?.url.searchParams.get('sort')).toBe('oldest')
    expect(asked?.url.searchParams.get('cursor')).toMatch(/^after-/)
    expect([...(asked?.headers ?? [])]).toEqual([])
  })

  test('show nobody twice where a page overlaps with what is there', async () => {
    const api = manyRoots()
    await showThread(api, 'sort="oldest"')
    await write('My own')
    await send()
    await eventually(() => texts().length).toBe(21)
    await button('More comments').click()
    await eventually(() => texts().length).toBe(41)
    await button('More comments').click()
    await eventually(() => texts().length).toBe(46)
    expect(new Set(texts()).size).toBe(46)
  })

  test('take the focus past what the reader has written', async () => {
    const site = aSite({ limits: { roots_per_page: 2 } })
    const comments = roots(3)
    const api = fakeApi({ site, threads: [aThread({ comments })] })
    await showThread(api, 'sort="oldest"')
    await write('My own')
    await send()
    await eventually(texts).toEqual(['My own', 'Root 1', 'Root 2'])
    const other = aComment({ body: 'Of somebody else' })
    api.thread.comments = [...api.thread.comments.filter(({ id }) => id !== comments[2]?.id), other]
    await button('More comments').click()
    await eventually(texts).toEqual(['My own', 'Root 1', 'Root 2', 'Of somebody else'])
    await hasFocus(withText('Of somebody else'))
  })

  test('that do not come are said to have failed, and can be asked for again', async () => {
    const api = manyRoots()
    const element = await showThread(api)
    api.drop('more')
    await button('More comments').click()
    await expect.element(alert()).toMatchTextContent('That could not be loaded.')
    expect(texts().length).toBe(20)
    await audit(element)
    await button('More comments').click()
    await eventually(() => texts().length).toBe(40)
    expect(alert().query()).toBeNull()
  })

  test('that are on their way are said to be, and are not asked for twice', async () => {
    const api = manyRoots()
    await showThread(api)
    const arrive = api.hold('more')
    await button('More comments').click()
    await expect.element(button('More comments')).toHaveAttribute('aria-busy', 'true')
    await expect.element(status()).toHaveTextContent('Loading comments …')
    await button('More comments').click()
    // By then the second press has done what it does.
    await import('../../widget/acts/doing.ts')
    expect(api.of('more').length).toBe(1)
    arrive()
    await eventually(() => texts().length).toBe(40)
    await expect.element(button('More comments')).toHaveAttribute('aria-busy', 'false')
    await expect.element(status()).toHaveTextContent('')
  })

  test('that fail twice are said to have failed twice', async () => {
    const api = manyRoots()
    await showThread(api)
    api.drop('more')
    await button('More comments').click()
    await expect.element(alert()).toBeVisible()
    const first = alert().element()
    api.drop('more')
    await button('More comments').click()
    await eventually(() => api.of('more').length).toBe(2)
    await expect.element(alert()).toBeVisible()
    expect(alert().element()).not.toBe(first)
  })

  test('are shown once where the button is pressed twice', async () => {
    const api = manyRoots()
    await showThread(api)
    await button('More comments').dblClick()
    await eventually(() => texts().length).toBe(40)
    await eventually(texts).toEqual(newest(45, 6))
  })

  test('come with an open composer left alone', async () => {
    await showThread(manyRoots())
    await openComposer()
    await button('More comments').click()
    await eventually(() => texts().length).toBe(40)
    await expect.element(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible()
  })
})

describe('more replies', () => {
  test('say how many there are, and are appended in the order of posting', async () => {
    const element = await showThread(manyReplies())
    expect(texts()).toEqual(['The root', 'Reply 1', 'Reply 2', 'Reply 3'])
    await button('7 more replies').click()
    await eventually(() => texts().length).toBe(11)
    expect(texts().at(-1)).toBe('Reply 10')
    expect(button(/more repl/).query()).toBeNull()
    await audit(element)
  })

  test('say that there is one', async () => {
    await showThread(manyReplies(4))
    await expect.element(button('1 more reply')).toBeVisible()
  })

  test('come a page at a time in a long branch', async () => {
    await showThread(manyReplies(70))
    await button('67 more replies').click()
    await button('17 more replies').click()
    await eventually(() => texts().length).toBe(71)
  })

  test('take the focus to the first of them', async () => {
    await showThread(manyReplies())
    await button('7 more replies').click()
    await hasFocus(withText('Reply 4'))
  })

  test('stand below the reply that they answer', async () => {
    const root = aComment({ body: 'The root' })
    const [first, ...rest] = replies(root, 3) as [ReturnType<typeof aReply>]
    const deep = aReply(first, { body: 'To the first' })
    const api = fakeApi({ threads: [aThread({ comments: [root, first, ...rest, deep] })] })
    await showThread(api)
    await button('1 more reply').click()
    await eventually(texts).toEqual(['The root', 'Reply 1', 'To the first', 'Reply 2', 'Reply 3'])
  })

  test('that are hidden are counted, also those that answer others', async () => {
    const root = aComment({ name: 'Ada' })
    const first = aReply(root, { name: 'Ben' })
    const second = aReply(first)
    const comments = [root, first, second, aReply(second), aReply(second)]
    const site = aSite({ limits: { replies_per_root: 9 } })
    await showThread(fakeApi({ site, threads: [aThread({ comments })] }))
    const fold = commentBy('Ben').getByRole('button', { name: /replies/ })
    await fold.click()
    await expect.element(fold).toHaveTextContent('Show replies (3)')
  })

  test('that were hidden and are no more are not offered', async () => {
    const root = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [root, aReply(root)] })] })
    const element = await showThread(api)
    await button('Hide replies').click()
    api.thread.comments.pop()
    await element.reload()
    expect(button(/replies/).query()).toBeNull()
  })

  test('that do not come are said to have failed below their root, and can be asked for again', async () => {
    const api = manyReplies()
    const element = await showThread(api)
    api.drop('more')
    await button('7 more replies').click()
    const item = page.getByRole('listitem').first()
    await expect.element(item.getByRole('alert')).toMatchTextContent('That could not be loaded.')
    await audit(element)
    await button('7 more replies').click()
    await eventually(() => texts().length).toBe(11)
    expect(alert().query()).toBeNull()
  })

  test('name the branch and go on after its last reply', async () => {
    const api = manyReplies()
    await showThread(api)
    await button('7 more replies').click()
    await eventually(() => api.of('more').length).toBe(1)
    const [root, , , third] = api.thread.comments
    const { searchParams } = api.of('more')[0]?.url ?? new URL('about:blank')
    expect(searchParams.get('parent')).toBe(root?.id)
    expect(searchParams.get('cursor')).toBe(`after-${third?.id}`)
  })
})
