// What others write while the page is open waits behind a button that moves nothing.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread, replies, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { add, askAtOnce, fresh, heading, withRoots } from './support/others.ts'
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

askAtOnce()

describe('a new comment', () => {
  test('waits behind a button, is counted, and costs no request', async () => {
    const api = withRoots(3)
    const element = await showThread(api)
    const tops = () => [0, 1].map((at) => articles().nth(at).element().getBoundingClientRect().top)
    const before = tops()
    add(api, aComment({ body: 'New' }))
    await expect.element(button('1 new comment')).toBeVisible()
    await expect.element(heading()).toMatchTextContent('Comments 4')
    await expect.element(status()).toHaveTextContent('1 new comment')
    expect(texts()).toEqual(['Root 3', 'Root 2', 'Root 1'])
    expect(tops()).toEqual(before)
    expect(api.asked.length).toBe(1)
    await audit(element)
  })

  test('that is the second moves nothing, though an order can be chosen from then on', async () => {
    const api = withRoots(1)
    await showThread(api)
    const top = () => articles().first().element().getBoundingClientRect().top
    const before = top()
    add(api, aComment({ body: 'New' }))
    await expect.element(fresh()).toBeVisible()
    expect(top()).toBe(before)
    await fresh().click()
    await expect.element(page.getByRole('combobox')).toBeVisible()
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
    await hasFocus(button('Show replies (3)'))
  })

  test('behind what is not loaded is counted there', async () => {
    const root = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 5)] })] })
    await showThread(api)
    add(api, aReply(root))
    await fresh().click()
    await hasFocus(button('3 more replies'))
    expect(api.asked.length).toBe(2)
  })
})
