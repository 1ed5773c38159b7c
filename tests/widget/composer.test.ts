// Where a reader writes: one quiet line until it is wanted, then a labelled form that knows where the
// focus belongs and that loses nothing.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aReply, aSite, aThread } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { hasFocus, showThread } from './support/mount.ts'
import {
  alert,
  area,
  button,
  commentBy,
  entrance,
  nameField,
  openComposer,
  openReply,
  send,
  write,
} from './support/reader.ts'

function withComments() {
  const ada = aComment({ name: 'Ada', body: 'The root' })
  const ben = aReply(ada, { name: 'Ben', body: 'The reply' })
  return fakeApi({ threads: [aThread({ comments: [ada, ben] })] })
}

describe('the composer of the thread', () => {
  test('is one quiet line until it is focused', async () => {
    const element = await showThread(withComments())
    await expect.element(entrance()).toBeVisible()
    expect(button('Post comment').query()).toBeNull()
    await entrance().click()
    await hasFocus(area())
    expect(entrance().query()).toBeNull()
    await expect.element(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible()
    await expect.element(nameField()).toBeVisible()
    await expect.element(button('Post comment')).toBeVisible()
    await expect.element(button('Cancel')).toBeVisible()
    await audit(element)
  })

  test('keeps what was typed before it was there', async () => {
    await showThread(withComments())
    const line = entrance().element() as HTMLTextAreaElement
    line.focus()
    line.value = 'I was th'
    line.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await hasFocus(area())
    await userEvent.keyboard('ere.')
    await expect.element(area()).toHaveValue('I was there.')
  })

  test('says what can be written, and describes the field with it', async () => {
    await showThread(withComments())
    await openComposer()
    await expect.element(area()).toHaveAccessibleDescription(/\*\*bold\*\*.*links/)
  })

  test('is left with Cancel, and the quiet line is there again', async () => {
    await showThread(withComments())
    await openComposer()
    await button('Cancel').click()
    await expect.element(entrance()).toBeVisible()
    expect(area().query()).toBeNull()
    await hasFocus(page.getByRole('heading', { level: 2 }))
  })

  test('is left with Escape where nothing is written', async () => {
    await showThread(withComments())
    await openComposer()
    await userEvent.keyboard('  {Escape}')
    await expect.element(entrance()).toBeVisible()
  })

  test('stays with Escape where something is written', async () => {
    await showThread(withComments())
    await write('Half a thought{Escape}')
    await expect.element(area()).toHaveValue('Half a thought')
    await hasFocus(area())
  })

  test('does not open for a reader who has gone on', async () => {
    const element = await showThread(withComments())
    await openComposer()
    await button('Cancel').click()
    entrance().element().focus()
    ;(entrance().element() as HTMLElement).blur()
    await element.updateComplete
    await expect.element(entrance()).toBeVisible()
    expect(area().query()).toBeNull()
  })

  test('can be opened again after it was left', async () => {
    await showThread(withComments())
    await openComposer()
    await button('Cancel').click()
    await openComposer()
  })
})

describe('the composer of a reply', () => {
  test('opens below the comment that it answers', async () => {
    const element = await showThread(withComments())
    await openReply('Ben')
    const item = page
      .getByRole('listitem')
      .filter({ has: commentBy('Ben') })
      .last()
    await expect.element(item.getByRole('textbox', { name: /^Your reply/ })).toBeVisible()
    await expect.element(entrance()).toBeVisible()
    await audit(element)
  })

  test('names whom it answers, and says that a reply is posted', async () => {
    await showThread(withComments())
    await openReply('Ben')
    await expect.element(area()).toHaveAccessibleName(/^Your reply to .Ben.$/)
    await expect.element(button('Post reply')).toBeVisible()
  })

  test('gives the focus back to Reply when it is cancelled', async () => {
    await showThread(withComments())
    await openReply('Ben')
    await button('Cancel').click()
    await hasFocus(commentBy('Ben').getByRole('button', { name: 'Reply' }))
  })

  test('gives the focus back to Reply with Escape', async () => {
    await showThread(withComments())
    await openReply('Ada')
    await userEvent.keyboard('{Escape}')
    await hasFocus(commentBy('Ada').getByRole('button', { name: 'Reply' }))
  })

  test('moves to another comment, and each keeps its own text', async () => {
    await showThread(withComments())
    await openReply('Ada')
    await userEvent.keyboard('To Ada')
    await openReply('Ben')
    await expect.element(area()).toHaveValue('')
    await userEvent.keyboard('To Ben')
    await openReply('Ada')
    await expect.element(area()).toHaveValue('To Ada')
  })

  test('begins empty although something was typed into the quiet line', async () => {
    await showThread(withComments())
    const line = entrance().element() as HTMLTextAreaElement
    line.focus()
    line.value = 'On the article'
    line.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await hasFocus(page.getByRole('textbox', { name: 'Your comment' }))
    await openReply('Ada')
    await expect.element(area()).toHaveValue('')
    await button('Cancel').click()
    await openComposer()
    await expect.element(area()).toHaveValue('On the article')
  })
})

describe('what cannot be sent', () => {
  test.each(['', '   '])('“%s” is refused before it is sent', async (text) => {
    const api = withComments()
    const element = await showThread(api)
    await write(text)
    await send()
    await expect.element(alert()).toHaveTextContent('Write something first.')
    await expect.element(area()).toHaveAttribute('aria-invalid', 'true')
    await expect.element(area()).toHaveAccessibleDescription(/Write something first/)
    await hasFocus(area())
    expect(api.of('post').length).toBe(0)
    await audit(element)
  })

  test('the room that is left is counted when it gets scarce', async () => {
    const site = aSite({ limits: { body_bytes: 100 } })
    const element = await showThread(fakeApi({ site }))
    await openComposer()
    await area().fill('x'.repeat(80))
    await expect.element(page.getByText('left')).not.toBeInTheDocument()
    await area().fill('x'.repeat(95))
    await expect.element(page.getByText('Nearly full: 5 % left.')).toBeVisible()
    await area().fill('x'.repeat(99))
    await expect.element(page.getByText('Nearly full: 1 % left.')).toBeVisible()
    await area().fill('x'.repeat(107))
    await expect.element(page.getByText('It is 7 % too long.')).toBeVisible()
    await expect.element(area()).toHaveAccessibleDescription(/It is 7 % too long/)
    await audit(element)
  })

  test('what is too long is kept', async () => {
    const site = aSite({ limits: { body_bytes: 100 } })
    const element = await showThread(fakeApi({ site }))
    await openComposer()
    await area().fill('x'.repeat(107))
    await send()
    await expect.element(alert()).toMatchTextContent('It is too long. Your text is kept.')
    await expect.element(area()).toHaveValue('x'.repeat(107))
    await audit(element)
  })

  test('a name takes as many characters as the site allows', async () => {
    await showThread(fakeApi({ site: aSite({ limits: { name_characters: 5 } }) }))
    await openComposer()
    await userEvent.type(nameField(), 'Adalbert')
    await expect.element(nameField()).toHaveValue('Adalb')
  })
})
