// What others change of a comment comes with the message that tells of it: the page shows it where it stands, and asks
// for nothing.
import { describe, expect, test } from 'vitest'
import type { ThreadState } from '../../widget/state/thread-state.ts'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread, nodesOf, replies } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { add, askAtOnce, carry, fresh, heading, withRoots } from './support/others.ts'
import { comeBack, written } from './support/own.ts'
import { alert, articles, button, commentBy, texts } from './support/reader.ts'

askAtOnce()

const hidden = (comment: Comment): Comment => ({
  ...{ ...comment, state: 'removed', author: null, body_nodes: [], reactions: [] },
  revision: comment.revision + 1,
})
const mended = (comment: Comment): Comment => ({
  ...{ ...comment, body_nodes: nodesOf('Mended'), edited_at: comment.posted_at },
  revision: comment.revision + 1,
})
const reads = (api: FakeApi) => api.of('read').length + api.of('more').length

describe('without a request', () => {
  test('an edit is shown, and marked', async () => {
    const api = withRoots(2)
    const element = await showThread(api)
    carry(api, mended(api.thread.comments[0] as Comment))
    await eventually(texts).toEqual(['Root 2', 'Mended'])
    await expect.element(articles().nth(1)).toMatchTextContent('edited')
    expect(api.asked.length).toBe(1)
    await audit(element)
  })

  test('a comment that is hidden leaves its place, and comes back to it', async () => {
    const root = aComment({ body: 'Root', name: 'Ada' })
    const [reply, other] = replies(root, 2) as [Comment, Comment]
    const api = fakeApi({ threads: [aThread({ comments: [root, reply, other] })] })
    const element = await showThread(api)
    carry(api, hidden(root))
    await eventually(texts).toEqual(['This comment was removed.', 'Reply 1', 'Reply 2'])
    await expect.element(heading()).toMatchTextContent('Comments 2')
    await audit(element)
    carry(api, { ...root, reply_count: 2 })
    await eventually(texts).toEqual(['Root', 'Reply 1', 'Reply 2'])
    await expect.element(heading()).toMatchTextContent('Comments 3')
    carry(api, hidden(reply))
    await eventually(texts).toEqual(['Root', 'This comment was removed.', 'Reply 2'])
    await button('Hide replies').click()
    await expect.element(button('Show replies (1)')).toBeVisible()
    expect(fresh().query()).toBeNull()
    expect(api.asked.length).toBe(1)
  })

  test('a comment that is let in waits behind the button', async () => {
    const api = withRoots(1)
    await showThread(api)
    carry(api, aComment({ body: 'Let in', name: 'Ada' }))
    await expect.element(button('1 new comment')).toBeVisible()
    await expect.element(heading()).toMatchTextContent('Comments 2')
    expect(texts()).toEqual(['Root 1'])
    expect(api.asked.length).toBe(1)
    await fresh().click()
    await hasFocus(commentBy('Ada'))
    await eventually(texts).toEqual(['Let in', 'Root 1'])
  })

  test('what is hidden beside what is new leaves the button right', async () => {
    const api = withRoots(2)
    await showThread(api)
    const added = aComment({ body: 'New' })
    add(api, added)
    await expect.element(button('1 new comment')).toBeVisible()
    carry(api, hidden(api.thread.comments[0] as Comment))
    await eventually(texts).toEqual(['Root 2', 'This comment was removed.'])
    await expect.element(button('1 new comment')).toBeVisible()
    carry(api, hidden(added))
    await eventually(() => fresh().query()).toBeNull()
    expect(api.asked.length).toBe(1)
  })
})

test('where something else happened too, the page asks', async () => {
  const api = withRoots(2)
  await showThread(api)
  api.thread.version += 1
  carry(api, mended(api.thread.comments[0] as Comment))
  await eventually(() => reads(api)).toBe(2)
  await eventually(texts).toEqual(['Root 2', 'Mended'])
})

describe('the reader’s own', () => {
  test('comment that waited since the last visit is in its place once, when it is let in', async () => {
    const { api, element } = await written({ held: true })
    await comeBack(api, element)
    expect(element.controller.state?.held.length).toBe(1)
    const asked = reads(api)
    const held = api.thread.comments.at(-1) as Comment
    carry(api, { ...held, state: 'approved', revision: 2 })
    await expect.element(heading()).toMatchTextContent('Comments 2')
    expect(texts()).toEqual(['My own', 'Hers'])
    expect(element.controller.state?.held).toEqual([])
    expect(fresh().query()).toBeNull()
    await expect.element(button('Withdraw')).toBeVisible()
    expect(reads(api)).toBe(asked)
    add(api, aComment({ body: 'New', name: 'Ben' }))
    await fresh().click()
    await hasFocus(commentBy('Ben'))
    expect(texts().filter((text) => text === 'My own')).toHaveLength(1)
  })

  test('comment that has just been held is let in where it stands', async () => {
    const { api } = await written({ held: true })
    const held = api.thread.comments.at(-1) as Comment
    carry(api, { ...held, state: 'approved', revision: 2 })
    await expect.element(heading()).toMatchTextContent('Comments 2')
    expect(texts()).toEqual(['My own', 'Hers'])
    expect(fresh().query()).toBeNull()
  })

  test('edit that is told before it is answered is one edit, and what comes next is heard', async () => {
    const { api } = await written()
    await button('Edit').click()
    const release = api.hold('edit')
    await articles().first().getByRole('textbox').fill('My *own*, mended')
    await button('Save').click()
    await eventually(() => api.of('edit').length).toBe(1)
    const stored = api.thread.comments.at(-1) as Comment
    const { version, state, reactions } = api.thread
    const comments = [{ ...mended(stored), state: 'approved' as const }]
    api.live.tell(api.thread.key, {
      ...{ version: version + 1, comment_count: 2, state, reactions },
      changed: { since: version, times: 1, net: 0, comments },
    })
    api.thread.version = version + 1
    release()
    await eventually(() => texts()[0]).toBe('My *own*, mended')
    await hasFocus(articles().first())
    const asked = reads(api)
    add(api, aComment())
    await expect.element(button('1 new comment')).toBeVisible()
    expect(reads(api)).toBe(asked)
    carry(api, hidden(api.thread.comments[0] as Comment))
    await eventually(texts).toEqual(['My *own*, mended', 'This comment was removed.'])
    await expect.element(button('1 new comment')).toBeVisible()
    expect(reads(api)).toBe(asked)
  })
})

test('what a moderator has made of a comment is not overwritten by an editor that was open', async () => {
  const { api } = await written()
  await button('Edit').click()
  const area = articles().first().getByRole('textbox')
  await area.fill('My own, with a telephone number')
  const stored = api.thread.comments.at(-1) as Comment
  carry(api, Object.assign(mended(stored), { body: 'Mended' }))
  await expect.element(articles().first()).toMatchTextContent('edited')
  await button('Save').click()
  await expect.element(alert()).toBeVisible()
  expect(api.of('edit').map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"'])
  await expect.element(area).toHaveValue('My own, with a telephone number')
  // Seen by now, it is meant.
  await button('Save').click()
  await eventually(texts).toContain('My own, with a telephone number')
})

test('a comment that is hidden while it is put away below stays hidden when it is brought back', async () => {
  const api = withRoots(200)
  const element = await showThread(api, 'sort="oldest"')
  const named = (name: string) =>
    element.renderRoot.querySelector<HTMLButtonElement>(`button[name=${name}]`)
  const readOn = async () => {
    await element.perform('more', 'more')
    const { items } = (element.controller.state as ThreadState).comments
    await eventually(() => element.controller.drawn).toBeGreaterThanOrEqual(items.length)
    await element.updateComplete
  }
  while (named('more')) await readOn()
  named('earlier')?.focus({ preventScroll: true })
  named('earlier')?.click()
  await eventually(() => named('more')?.value).toBe('more')
  const asked = api.asked.length
  carry(api, hidden(api.thread.comments.at(-1) as Comment))
  await expect.element(heading()).toMatchTextContent('Comments 199')
  while (named('more')) await readOn()
  const last = [...element.renderRoot.querySelectorAll('article')].at(-1)
  expect(last?.textContent).toContain('This comment was removed.')
  expect(api.asked.length).toBe(asked)
})
