// What others do with a reader's own comment while the page is open, also while it is being edited: the reader
// learns what has become of it, and keeps what they have typed.
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { askAtOnce, carry, heading } from './support/others.ts'
import { comeBack, own, written } from './support/own.ts'
import { alert, articles, button, openReply, send, texts, write } from './support/reader.ts'

askAtOnce()

const editor = () => page.getByRole('textbox', { name: 'Edit your comment' })
const timer = () => page.getByRole('timer')
const stored = (api: FakeApi) => api.thread.comments.at(-1) as Comment
const held = (comment: Comment): Comment => ({ ...comment, state: 'pending', revision: 2 })
const gone = (comment: Comment, state: 'removed' | 'withdrawn'): Comment => ({
  ...{ ...comment, state, author: null, body_nodes: [], reactions: [], revision: 2 },
})

async function startEditing(): Promise<void> {
  await button('Edit').click()
  await hasFocus(editor())
  await editor().fill('What I wrote')
}

test('a comment that is held says so, in its place, and comes back to it', async () => {
  const { api, element } = await written()
  const comment = stored(api)
  carry(api, held(comment))
  await expect.element(own()).toMatchTextContent('only you can see it')
  await expect.element(heading()).toMatchTextContent('Comments 1')
  expect(texts().length).toBe(2)
  expect(texts()[0]).toContain('My own')
  await expect.element(button('Withdraw')).toBeVisible()
  await audit(element)
  carry(api, { ...comment, revision: 3 })
  await eventually(texts).toEqual(['My own', 'Hers'])
  await expect.element(heading()).toMatchTextContent('Comments 2')
})

test('a comment that is removed says so', async () => {
  const { api } = await written()
  carry(api, gone(stored(api), 'removed'))
  await eventually(() => texts()[0]).toBe('This comment was removed.')
  await eventually(() => api.of('mine').length).toBe(1)
  expect(texts()[0]).toBe('This comment was removed.')
})

test('the editor of one that is held stays, and saves what waits then', async () => {
  const { api, element } = await written()
  await startEditing()
  carry(api, held(stored(api)))
  await expect.element(own()).toMatchTextContent('Waiting for review')
  await hasFocus(editor())
  await expect.element(editor()).toHaveValue('What I wrote')
  await audit(element)
  await button('Save').click()
  await eventually(() => texts()[0]).toContain('What I wrote')
  await expect.element(own()).toMatchTextContent('Waiting for review')
  await expect.element(heading()).toMatchTextContent('Comments 1')
})

test('the editor of one that is removed says so where only the API has', async () => {
  const { api } = await written()
  await startEditing()
  await expect.element(timer()).toBeVisible()
  api.thread.comments.pop()
  await button('Save').click()
  await expect.element(alert()).toHaveTextContent('This comment was removed.')
  await expect.element(editor()).toHaveValue('What I wrote')
  expect(timer().query()).toBeNull()
  await expect.element(heading()).toMatchTextContent('Comments 1')
  await button('Cancel').click()
  await eventually(() => texts()[0]).toBe('This comment was removed.')
  await hasFocus(articles().first())
})

test.each([
  ['removed', 'This comment was removed.'],
  ['withdrawn', 'This comment was withdrawn by its author.'],
] as const)('the editor of one that is %s stays until it is closed', async (state, said) => {
  const { api, element } = await written()
  await startEditing()
  carry(api, gone(stored(api), state))
  await expect.element(own()).toMatchTextContent(said)
  await hasFocus(editor())
  await expect.element(editor()).toHaveValue('What I wrote')
  // There is no time left for what cannot be edited.
  expect(timer().query()).toBeNull()
  await button('Save').click()
  await expect.element(alert()).toHaveTextContent(said)
  await expect.element(editor()).toHaveValue('What I wrote')
  await audit(element)
  await userEvent.keyboard('{Escape}')
  await expect.element(editor()).toHaveValue('What I wrote')
  await button('Cancel').click()
  await eventually(() => texts()[0]).toBe(said)
  await hasFocus(articles().first())
  await expect.element(heading()).toMatchTextContent('Comments 1')
  expect(button('Withdraw').query()).toBeNull()
})

test('own comments that wait for review stand in one order, the newest first, also later', async () => {
  const { api, element } = await written({ held: true })
  const shown = () => texts().map((text) => /My own|And more|The last/.exec(text)?.[0] ?? text)
  const post = async (text: string) => {
    await write(text)
    await send()
  }
  await post('And more')
  const openAgain = async () => {
    const before = api.of('mine').length
    await element.reload()
    await eventually(() => api.of('mine').length).toBeGreaterThan(before)
  }
  const two = ['And more', 'My own', 'Hers']
  await eventually(shown).toEqual(two)
  await openAgain()
  await eventually(shown).toEqual(two)
  await post('The last')
  await eventually(shown).toEqual(['The last', ...two])
  await openAgain()
  await eventually(shown).toEqual(['The last', ...two])
})

test('a reply that waits for review stands below what it answers, also later', async () => {
  const ada = aComment({ name: 'Ada' })
  const api = fakeApi({ threads: [aThread({ comments: [ada, aReply(ada)] })], held: true })
  await showThread(api)
  await openReply('Ada')
  await userEvent.keyboard('To Ada')
  await send()
  const replies = () => page.getByRole('listitem').getByRole('listitem')
  await eventually(() => replies().elements().length).toBe(2)
  await hasFocus(articles().last())
  await write('My own')
  await send()
  await expect.element(replies().last()).toMatchTextContent('To Ada')
  document.querySelector('main')?.remove()
  const element = await showThread(api)
  await eventually(() => articles().elements().length).toBe(4)
  await expect.element(replies().last()).toMatchTextContent('To Ada')
  await expect.element(articles().first()).toMatchTextContent('My own')
  element.controller.readOwn(true)
  await eventually(() => api.of('mine').length).toBe(2)
  await expect.element(heading()).toMatchTextContent('Comments 2')
  expect(replies().elements().length).toBe(2)
  await audit(element)
})

test('what was typed before a reload is not saved over what a moderator has made of it since', async () => {
  const { api, element } = await written()
  await startEditing()
  element.remove()
  Object.assign(stored(api), { revision: 7, body: 'Tidied by a moderator' })
  await showThread(api)
  await button('Edit').click()
  await expect.element(editor()).toHaveValue('What I wrote')
  await button('Save').click()
  await expect.element(alert()).toMatchTextContent('Tidied by a moderator')
  expect(stored(api)).toMatchObject({ body: 'Tidied by a moderator' })
  await button('Save').click()
  await eventually(() => texts()[0]).toBe('What I wrote')
})

test('one that is approved while it is being edited leaves the reader in the editor', async () => {
  const { api, element } = await written({ held: true })
  await comeBack(api, element)
  await button('Edit').click()
  await hasFocus(editor())
  await userEvent.keyboard('{End} and')
  carry(api, { ...stored(api), state: 'approved', revision: 2 })
  await expect.element(heading()).toMatchTextContent('Comments 2')
  await hasFocus(editor())
  await userEvent.keyboard('{End} more')
  await expect.element(editor()).toHaveValue('My own and more')
})
