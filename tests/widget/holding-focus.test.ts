// What others do takes no focus away: where the button goes on which the reader is, or what a dialog was opened
// from, the comment has it that stood there, and nothing moves.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Comment } from '../../worker/contract/shapes.ts'
import { aComment, aReply, aSite, aThread, replies } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, focused, hasFocus, showThread } from './support/mount.ts'
import { add, askAtOnce, carry, fresh, heading, remove, tell } from './support/others.ts'
import { comeBack, written } from './support/own.ts'
import { articles, button, commentBy, openReply, texts } from './support/reader.ts'

askAtOnce()

const gone = (comment: Comment, state: 'removed' | 'withdrawn' = 'removed'): Comment => ({
  ...{ ...comment, state, author: null, body_nodes: [], reactions: [], revision: 2 },
})
const tombstone = () =>
  page.getByRole('article', {
    name: /^This comment was (removed\.|withdrawn by its author\.)$/,
  })
const buttonOf = (name: string, label: string) =>
  commentBy(name).getByRole('button', { name: label })

function focusOn(name: string, label: string): void {
  ;(buttonOf(name, label).element() as HTMLElement).focus()
}

/** Ada’s comment, a reply to it and twenty further ones. */
async function shown(fields: Parameters<typeof aThread>[0] = {}) {
  const ada = aComment({ name: 'Ada', body: 'Hers' })
  const ben = aReply(ada, { name: 'Ben', body: 'His' })
  const comments = [...Array.from({ length: 20 }, () => aComment()), ada, ben]
  const api = fakeApi({ threads: [aThread({ ...fields, comments })] })
  const element = await showThread(api, 'sort="oldest"')
  return { api, element, ada, ben }
}

describe('what is heard while the focus is on a button', () => {
  test.each([
    ['is removed', 'Ada', 'Reply', 'removed'],
    ['is withdrawn', 'Ada', 'Report', 'withdrawn'],
    ['is a reply and is removed', 'Ben', 'React', 'removed'],
  ] as const)('of a comment that %s leaves it to the place', async (_, name, label, state) => {
    const { api, ada, ben } = await shown()
    focusOn(name, label)
    scrollBy({ top: -200, behavior: 'instant' })
    const before = scrollY
    carry(api, gone(name === 'Ada' ? ada : ben, state))
    await hasFocus(tombstone())
    expect(scrollY).toBe(before)
    await userEvent.tab()
    expect(tombstone().element().contains(focused())).toBe(true)
  })

  test('of a reaction that is taken back leaves it to the comment', async () => {
    const ada = aComment({ name: 'Ada', reactions: [{ kind: 'like', count: 1 }] })
    const api = fakeApi({ threads: [aThread({ comments: [ada] })] })
    await showThread(api)
    const [pressed] = commentBy('Ada').element().querySelectorAll<HTMLElement>('[name=react]')
    pressed?.focus()
    carry(api, { ...ada, reactions: [] })
    await hasFocus(commentBy('Ada'))
  })

  test('to reply leaves it to the comment where the discussion is closed', async () => {
    const { api } = await shown()
    focusOn('Ada', 'Reply')
    api.thread.state = 'closed'
    tell(api)
    await hasFocus(commentBy('Ada'))
  })

  test.each([
    ['that moves down', () => focusOn('Ada', 'Reply'), 'Ada'],
    ['of it', () => (button('Withdraw').element() as HTMLElement).focus(), 'Guest'],
  ])('%s leaves it to the comment where one that has waited is let in', async (_, focus, name) => {
    const { api, element } = await written({ held: true })
    await comeBack(api, element)
    focus()
    carry(api, { ...(api.thread.comments.at(-1) as Comment), state: 'approved', revision: 2 })
    await expect.element(heading()).toMatchTextContent('Comments 2')
    await hasFocus(commentBy(name))
  })

  test('that lets in what is gone again leaves it to the heading', async () => {
    const { api } = await shown()
    const cy = aComment({ name: 'Cy' })
    add(api, cy)
    await expect.element(fresh()).toBeVisible()
    const before = scrollY
    ;(fresh().element() as HTMLElement).focus({ preventScroll: true })
    remove(api, cy)
    tell(api)
    await eventually(() => fresh().query()).toBeNull()
    await hasFocus(heading())
    expect(scrollY).toBe(before)
  })

  test('that stays takes nothing', async () => {
    const { api, ada } = await shown()
    focusOn('Ben', 'Reply')
    carry(api, gone(ada))
    await expect.element(tombstone()).toBeVisible()
    await hasFocus(buttonOf('Ben', 'Reply'))
  })

  test('and elsewhere on the page takes nothing', async () => {
    const { api, ada } = await shown()
    const link = document.createElement('button')
    document.body.append(link)
    link.focus()
    carry(api, gone(ada))
    await expect.element(tombstone()).toBeVisible()
    expect(focused()).toBe(link)
  })
})

test('more replies of which none are left lead to what they answered', async () => {
  const ada = aComment({ name: 'Ada' })
  const api = fakeApi({ threads: [aThread({ comments: [ada, ...replies(ada, 5)] })] })
  await showThread(api)
  const more = button('2 more replies')
  await expect.element(more).toBeVisible()
  api.thread.comments.splice(-2)
  ;(more.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await eventually(() => more.query()).toBeNull()
  await hasFocus(commentBy('Ada'))
})

test('the end of the time for editing leaves the focus to the comment', async () => {
  await written({ site: aSite({ limits: { edit_window_seconds: 3 } }) })
  ;(button('Edit').element() as HTMLElement).focus()
  await eventually(() => button('Edit').query()).toBeNull()
  await hasFocus(articles().first())
})

test('giving up a reply to what is gone by then leads to its place', async () => {
  const { api, ada } = await shown()
  await openReply('Ada')
  carry(api, gone(ada))
  await expect.element(tombstone()).toBeVisible()
  await button('Cancel').click()
  await hasFocus(tombstone())
})

describe('a dialog about a comment that is gone by then', () => {
  async function reporting() {
    const { api, ada } = await shown()
    focusOn('Ada', 'Report')
    await userEvent.keyboard('{Enter}')
    await hasFocus(page.getByRole('radio', { name: 'Spam or advertising' }))
    const isGone = async () => {
      carry(api, gone(ada))
      await eventually(texts).toContain('This comment was removed.')
    }
    return { isGone }
  }

  test('leads to its place when it was sent and is closed', async () => {
    const { isGone } = await reporting()
    await page.getByRole('radio', { name: 'Insults' }).click()
    await button('Send report').click()
    await hasFocus(page.getByRole('heading', { name: /^Thank you/ }))
    await isGone()
    await button('Close').click()
    await hasFocus(tombstone())
  })

  test('leads to its place with Escape', async () => {
    const { isGone } = await reporting()
    await isGone()
    await userEvent.keyboard('{Escape}')
    await hasFocus(tombstone())
  })

  test('leads to its place where the reader keeps their own', async () => {
    const { api } = await written()
    await button('Withdraw').click()
    await expect.element(button('Keep it')).toBeVisible()
    carry(api, gone(api.thread.comments.at(-1) as Comment))
    await eventually(() => texts()[0]).toBe('This comment was removed.')
    await button('Keep it').click()
    await hasFocus(tombstone())
  })
})
