// What a reader changes after they have posted it and had no answer: it is one comment, with the words that they
// sent last, whether the first had arrived or not.
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import {
  alert,
  area,
  articles,
  button,
  commentBy,
  nameField,
  postInVain,
  send,
  texts,
  write,
} from './support/reader.ts'

const keysSent = (api: FakeApi) =>
  new Set(api.of('post').map(({ headers }) => headers.get('Idempotency-Key')))
const stored = (api: FakeApi) =>
  api.thread.comments.map(({ body_nodes: [first] = [] }) =>
    typeof first === 'object' ? first.children?.join('') : '',
  )

/** The reader posts and hears nothing; it had arrived. */
async function postUnheard(api: FakeApi) {
  const element = await showThread(api)
  api.dropAnswer('post')
  await write('My own')
  await userEvent.type(nameField(), 'Ada')
  await send()
  await expect.element(alert()).toBeVisible()
  return element
}

async function change(text: string): Promise<void> {
  await userEvent.type(area(), text)
  await send()
}

async function comeAgain(api: FakeApi) {
  document.querySelector('main')?.remove()
  return showThread(api)
}

describe('other words', () => {
  test('change the comment that had arrived', async () => {
    const api = fakeApi()
    await postUnheard(api)
    await change(' and more')
    await hasFocus(articles())
    expect(stored(api)).toEqual(['My own and more'])
    expect(texts()).toEqual(['My own and more'])
    expect(keysSent(api).size).toBe(1)
    await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('Comments 1')
    // What follows is a comment of its own.
    await write('Another')
    await send()
    await eventually(() => stored(api)).toEqual(['My own and more', 'Another'])
  })

  test('are posted, and nothing is edited, where nothing had arrived', async () => {
    const api = fakeApi()
    await showThread(api)
    await postInVain(api, 'My own')
    await change(' and more')
    await hasFocus(articles())
    expect(stored(api)).toEqual(['My own and more'])
    expect(keysSent(api).size).toBe(1)
    expect(api.of('edit').length).toBe(0)
  })

  test('change it too where only the second try arrived', async () => {
    const api = fakeApi()
    await showThread(api)
    await postInVain(api, 'One')
    api.dropAnswer('post')
    await change(', two')
    await expect.element(alert()).toBeVisible()
    await change(', three')
    await hasFocus(articles())
    expect(stored(api)).toEqual(['One, two, three'])
  })

  test('change it after the page was left and opened again', async () => {
    const api = fakeApi()
    await postUnheard(api)
    api.dropAnswer('post')
    await change(' and more')
    await expect.element(alert()).toBeVisible()
    await comeAgain(api)
    await eventually(() => stored(api)).toEqual(['My own and more'])
    await eventually(texts).toEqual(['My own and more'])
    await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('Comments 1')
  })

  test('that are declined are said to be, and can be changed again', async () => {
    const api = fakeApi()
    const element = await postUnheard(api)
    api.decline('edit', 'refused')
    await change(' badger')
    await expect.element(alert()).toMatchTextContent(/does not take that/)
    await expect.element(area()).toHaveValue('My own badger')
    await audit(element)
    await userEvent.clear(area())
    await change('Mended')
    await hasFocus(articles())
    expect(stored(api)).toEqual(['Mended'])
  })

  test('that come too late are kept; sent again, they are another comment', async () => {
    const api = fakeApi()
    await postUnheard(api)
    api.decline('edit', 'edit_window_over')
    await change(' and more')
    await expect.element(alert()).toMatchTextContent('The time for editing is over.')
    expect(texts()).toEqual(['My own'])
    await expect.element(area()).toHaveValue('My own and more')
    await send()
    await eventually(texts).toEqual(['My own and more', 'My own'])
  })

  test('are another comment where the reader can see the first', async () => {
    const api = fakeApi()
    await postUnheard(api)
    await button('Cancel').click()
    await comeAgain(api)
    await eventually(texts).toEqual(['My own'])
    await write('')
    await userEvent.clear(area())
    await change('Another')
    await eventually(texts).toEqual(['Another', 'My own'])
    expect(stored(api)).toEqual(['My own', 'Another'])
    expect(api.of('edit').length).toBe(0)
  })
})

test('another name leaves the comment that had arrived as it is', async () => {
  const api = fakeApi()
  await postUnheard(api)
  await userEvent.type(nameField(), ' Lovelace')
  await send()
  await hasFocus(commentBy('Ada'))
  expect(stored(api)).toEqual(['My own'])
  expect(api.of('edit').length).toBe(0)
})

test('what is typed on while it is sent again is not lost', async () => {
  const api = fakeApi()
  await postUnheard(api)
  const release = api.hold('post')
  await send()
  await vi.waitFor(() => expect(api.of('post').length).toBe(2))
  await expect.element(area()).toHaveAttribute('readonly')
  release()
  await hasFocus(articles())
  expect(stored(api)).toEqual(['My own'])
})
