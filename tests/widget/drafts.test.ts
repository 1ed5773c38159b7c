// What a reader has begun is kept: per thread and per reply, with the name, over removal, another
// thread, a reload and another visit; until it is posted.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { aComment, aThread } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import {
  area,
  articles,
  button,
  entrance,
  keptDraft,
  nameField,
  openComposer,
  openReply,
  send,
  texts,
  write,
} from './support/reader.ts'

const withComments = () =>
  fakeApi({
    threads: [
      aThread({ comments: [aComment({ name: 'Ada' }), aComment({ name: 'Ben' })] }),
      aThread({ comments: [aComment({ name: 'Cem' })] }),
    ],
  })

/** The reader leaves and comes again. */
async function comeAgain(api: ReturnType<typeof fakeApi>): Promise<void> {
  document.querySelector('main')?.remove()
  await showThread(api)
}

/** Letters that arrive in one turn, before the composer can be there. */
function typeIntoLine(letters: string): void {
  const line = entrance().element() as HTMLTextAreaElement
  line.focus()
  line.value = letters
  line.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

describe('the text', () => {
  test('is kept when the composer is left', async () => {
    await showThread(withComments())
    await write('Half a thought')
    await button('Cancel').click()
    await openComposer()
    await expect.element(area()).toHaveValue('Half a thought')
  })

  test('goes on where it was left', async () => {
    const api = withComments()
    await showThread(api)
    await write('Half a thought')
    await comeAgain(api)
    await write(' and the rest')
    await expect.element(area()).toHaveValue('Half a thought and the rest')
  })

  test('that is kept is told of by the quiet line', async () => {
    const api = withComments()
    await showThread(api)
    await write('Half a thought')
    await button('Cancel').click()
    await expect
      .element(keptDraft())
      .toHaveAttribute('placeholder', 'Your draft is kept. Go on writing …')
    await comeAgain(api)
    await expect.element(keptDraft()).toBeVisible()
    ;(keptDraft().element() as HTMLElement).focus()
    await hasFocus(area())
    await userEvent.clear(area())
    await button('Cancel').click()
    await expect.element(entrance()).toHaveAttribute('placeholder', 'Write a comment …')
  })

  test('that is kept stands before what is typed into the quiet line', async () => {
    const api = withComments()
    await showThread(api)
    await write('Half a thought')
    await comeAgain(api)
    typeIntoLine('And')
    await hasFocus(area())
    await expect.element(area()).toHaveValue('Half a thought And')
  })

  test('that was typed into the quiet line and left is no reply’s', async () => {
    const api = withComments()
    await showThread(api)
    typeIntoLine('Half')
    ;(entrance().element() as HTMLElement).blur()
    await openReply('Ada')
    await expect.element(area()).toHaveValue('')
    await openComposer()
    await expect.element(area()).toHaveValue('Half')
  })

  test('is kept for each reply', async () => {
    const api = withComments()
    await showThread(api)
    await openReply('Ada')
    await userEvent.keyboard('To Ada')
    await openReply('Ben')
    await userEvent.keyboard('To Ben')
    await comeAgain(api)
    await openReply('Ada')
    await expect.element(area()).toHaveValue('To Ada')
    await openReply('Ben')
    await expect.element(area()).toHaveValue('To Ben')
    await openComposer()
    await expect.element(area()).toHaveValue('')
  })

  test('is kept for each thread', async () => {
    const api = withComments()
    const element = await showThread(api)
    await write('Of the first')
    element.thread = api.threads[1]?.key
    await eventually(() => texts().length).toBe(1)
    await openComposer()
    await expect.element(area()).toHaveValue('')
    element.thread = api.threads[0]?.key
    await eventually(() => texts().length).toBe(2)
    await openComposer()
    await expect.element(area()).toHaveValue('Of the first')
  })

  test('is not doubled when the thread is loaded again below an open composer', async () => {
    const element = await showThread(withComments())
    typeIntoLine('Half')
    await hasFocus(area())
    await userEvent.keyboard(' a thought')
    await element.reload()
    await expect.element(area()).toHaveValue('Half a thought')
  })

  test('is forgotten once it is posted', async () => {
    const api = withComments()
    await showThread(api)
    await write('My own')
    await send()
    await eventually(() => articles().elements().length).toBe(3)
    await comeAgain(api)
    await openComposer()
    await expect.element(area()).toHaveValue('')
  })

  test('that was kept in a form nobody knows is begun anew', async () => {
    const api = withComments()
    localStorage.setItem(`after-word:draft:${api.site.id}:${api.thread.key}:`, 'not JSON {')
    await showThread(api)
    await write('My own')
    await expect.element(area()).toHaveValue('My own')
  })
})

describe('the name', () => {
  test('is kept for the site, also after posting', async () => {
    const api = withComments()
    const element = await showThread(api)
    await write('My own')
    await userEvent.type(nameField(), 'Dora')
    await send()
    await eventually(() => articles().elements().length).toBe(3)
    element.thread = api.threads[1]?.key
    await eventually(() => texts().length).toBe(1)
    await openReply('Cem')
    await expect.element(nameField()).toHaveValue('Dora')
  })

  test('is kept with a text that is not posted yet', async () => {
    const api = withComments()
    await showThread(api)
    await write('Half')
    await userEvent.type(nameField(), 'Dora')
    await comeAgain(api)
    await openComposer()
    await expect.element(nameField()).toHaveValue('Dora')
  })

  test('is kept when the page is left', async () => {
    const api = withComments()
    await showThread(api)
    await openComposer()
    await userEvent.type(nameField(), 'Dora')
    dispatchEvent(new Event('pagehide'))
    expect(localStorage.getItem(`after-word:name:${api.site.id}`)).toBe('Dora')
  })

  test('is forgotten when it is cleared', async () => {
    const api = withComments()
    await showThread(api)
    await openComposer()
    await userEvent.type(nameField(), 'Dora')
    await button('Cancel').click()
    await openComposer()
    await expect.element(nameField()).toHaveValue('Dora')
    await nameField().clear()
    await comeAgain(api)
    await openComposer()
    await expect.element(nameField()).toHaveValue('')
  })

  test('of another site is another', async () => {
    const first = withComments()
    await showThread(first)
    await openComposer()
    await userEvent.type(nameField(), 'Dora')
    await comeAgain(fakeApi())
    await openComposer()
    await expect.element(nameField()).toHaveValue('')
  })
})
