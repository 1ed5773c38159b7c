// What stands beside the reader's own comments: editing while there is time, withdrawing at any time; and that
// nobody else has it.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, anAuthor, aSite, aThread } from './support/builders.ts'
import { aSanction } from './support/fake-moderation.ts'
import { eventually, hasFocus, nextEvent, showThread } from './support/mount.ts'
import { comeBack, editor, own, save, startEditing, written } from './support/own.ts'
import { alert, button, commentBy, status, texts } from './support/reader.ts'

const timer = () => page.getByRole('timer')
const dialog = () => page.getByRole('dialog', { name: 'Withdraw this comment?' })

describe('beside an own comment', () => {
  test('stand Edit with the time that is left, and Withdraw; and no Report', async () => {
    const { api, element } = await written()
    const names = (article: Element) =>
      [...article.querySelectorAll('button')]
        .filter((one) => one.checkVisibility())
        .map(({ textContent }) => textContent?.trim())
    expect(names(own().element())).toEqual(['React', 'Reply', 'Edit', 'Withdraw'])
    expect(names(commentBy('Ada').element())).toEqual(['React', 'Reply', 'Report'])
    await expect.element(timer()).toMatchTextContent(/^[45]:\d\d left to edit$/)
    await audit(element)
    await comeBack(api, element)
    expect(names(own().element())).toEqual(['React', 'Reply', 'Edit', 'Withdraw'])
  })

  test('the time runs by the second, and is announced to nobody', async () => {
    const { element } = await written()
    const before = timer().element().textContent
    await eventually(() => timer().element().textContent).not.toBe(before)
    expect(timer().element().closest('[aria-live]')).toBeNull()
    await expect.element(button('Edit')).toHaveAccessibleName('Edit')
    element.remove()
  })

  test('Edit goes when the time is over, and Withdraw stays', async () => {
    const { api, element } = await written({ site: aSite({ limits: { edit_window_seconds: 2 } }) })
    await eventually(() => button('Edit').query()).toBeNull()
    expect(timer().query()).toBeNull()
    await expect.element(button('Withdraw')).toBeVisible()
    await comeBack(api, element)
    expect(button('Edit').query()).toBeNull()
  })

  test('they stand beside one that waits for review too, also later', async () => {
    const { api, element } = await written({ held: true })
    await expect.element(button('Edit')).toBeVisible()
    expect(own().getByRole('button', { name: 'React' }).query()).toBeNull()
    await comeBack(api, element)
    await expect.element(button('Edit')).toBeVisible()
    await audit(element)
  })

  test('nobody else has them, nor a reader of the same name', async () => {
    const author = anAuthor('somebody-else', 'Dora')
    const threads = [aThread({ comments: [{ ...aComment(), author }] })]
    await written({ threads })
    expect(button('Withdraw').elements().length).toBe(1)
    expect(commentBy('Dora').getByRole('button', { name: 'Report' }).query()).not.toBeNull()
  })
})

describe('editing', () => {
  test('shows the source, saves what was seen, and goes to the comment', async () => {
    const { api, element } = await written()
    await startEditing()
    await expect.element(editor()).toHaveValue('My own')
    expect(own().getByText('My own', { exact: true }).query()?.checkVisibility() ?? false).toBe(
      false,
    )
    expect(
      button('Reply')
        .elements()
        .filter((one) => one.checkVisibility()).length,
    ).toBe(1)
    await audit(element)
    const edited = nextEvent<{ comment: { id: string; revision: number } }>(
      element,
      'comment-edited',
    )
    await save('My *own*, mended')
    await eventually(() => texts()[0]).toBe('My *own*, mended')
    const id = api.thread.comments.at(-1)?.id
    expect((await edited).detail.comment).toMatchObject({ id, revision: 2 })
    await hasFocus(own())
    await expect.element(status()).toMatchTextContent('Your comment is changed.')
    await expect.element(own().getByText('edited')).toBeVisible()
    const [asked] = api.of('edit')
    expect(asked?.headers.get('If-Match')).toBe('"1"')
    expect(asked?.body).toEqual({ body: 'My *own*, mended' })
    await startEditing()
    // So that it is said again.
    expect(status().element().textContent).toBe('')
    await expect.element(editor()).toHaveValue('My *own*, mended')
    await save('Again')
    await eventually(() => api.of('edit').at(-1)?.headers.get('If-Match')).toBe('"2"')
  })

  test('asks for the source where the reader comes back', async () => {
    const { api, element } = await written()
    await comeBack(api, element)
    await startEditing()
    await expect.element(editor()).toHaveValue('My own')
    expect(api.of('written').length).toBe(1)
  })

  test('says that it could not be opened, and opens the next time', async () => {
    const { api, element } = await written()
    await comeBack(api, element)
    api.drop('written')
    await button('Edit').click()
    await expect.element(alert()).toBeVisible()
    await startEditing()
  })

  test('goes by the keyboard alone; Escape leads back, and keeps what was typed', async () => {
    const { api } = await written()
    ;(button('Edit').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await hasFocus(editor())
    await userEvent.keyboard('{End}, and more{Escape}')
    await hasFocus(button('Edit'))
    expect(editor().query()).toBeNull()
    await userEvent.keyboard('{Enter}')
    await hasFocus(editor())
    await expect.element(editor()).toHaveValue('My own, and more')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await eventually(() => texts()[0]).toBe('My own, and more')
    await hasFocus(own())
    await startEditing()
    await editor().fill('Given up')
    await button('Cancel').click()
    await hasFocus(button('Edit'))
    await startEditing()
    await expect.element(editor()).toHaveValue('My own, and more')
    expect(api.of('edit').length).toBe(1)
  })

  test('keeps what was typed for when the page is loaded again, until it is given up', async () => {
    const { api, element } = await written()
    await startEditing()
    await userEvent.keyboard('{End}, and more')
    const kept = () => Object.keys(localStorage).filter((key) => key.includes(':edit-'))
    expect(kept().length).toBe(1)
    element.remove()
    await showThread(api)
    await startEditing()
    await expect.element(editor()).toHaveValue('My own, and more')
    await button('Cancel').click()
    expect(kept()).toEqual([])
    await startEditing()
    await expect.element(editor()).toHaveValue('My own')
  })

  test('hides a comment that is held again, and counts it no more', async () => {
    const { api } = await written()
    await expect.element(page.getByRole('heading', { name: 'Comments 2' })).toBeVisible()
    api.held = true
    await startEditing()
    await save('Held now')
    await expect.element(status()).toMatchTextContent(/waits for review/)
    await expect.element(page.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
    await expect.element(own().getByText('Only you can see it', { exact: false })).toBeVisible()
    await expect.element(button('Edit')).toBeVisible()
  })

  test.each([
    ['edit_window_over', 'The time for editing is over. Your text is kept here: you can copy it.'],
    ['refused', 'This site does not take that. Your text is kept.'],
    ['too_large', 'It is too long.'],
    ['not_found', 'This comment was removed.'],
    ['not_author', 'Only the author of a comment may do this.'],
    ['too_many_requests', 'You are writing faster than this site allows.'],
  ] as const)('keeps the text where the API says %s', async (code, said) => {
    const { api, element } = await written()
    await startEditing()
    api.decline('edit', code)
    await save('What I wrote')
    await expect.element(alert()).toMatchTextContent(said)
    await expect.element(editor()).toHaveValue('What I wrote')
    await hasFocus(editor())
    await audit(element)
  })

  test('is not left by Escape where the time is over, for the text would be lost', async () => {
    const { api } = await written({ site: aSite({ limits: { edit_window_seconds: 2 } }) })
    await startEditing()
    await editor().fill('Too late')
    await eventually(() => timer().element().textContent).toBe('0:00 left to edit')
    await userEvent.keyboard('{Escape}')
    await expect.element(editor()).toHaveValue('Too late')
    await button('Save').click()
    await expect.element(alert()).toMatchTextContent('you can copy it')
    await button('Cancel').click()
    await hasFocus(own())
    expect(api.thread.comments.at(-1)?.revision).toBe(1)
  })

  test('asks to reword, and insists when the reader does', async () => {
    const { api } = await written()
    await startEditing()
    api.decline('edit', 'reword', { insist: 'insisted' })
    await save('Buy now')
    await button('Post anyway').click()
    await eventually(() => texts()[0]).toBe('Buy now')
    expect(api.of('edit').at(-1)?.body).toEqual({ body: 'Buy now', insist: 'insisted' })
  })

  test('tells what the moderators wrote to who may not write', async () => {
    const { api } = await written()
    await startEditing()
    api.sanctions.push(aSanction({ kind: 'suspend', message: 'Have a rest.' }))
    api.decline('edit', 'author_sanctioned')
    await save('Louder')
    await expect.element(alert()).toMatchTextContent('Have a rest.')
    await expect.element(editor()).toHaveValue('Louder')
  })
})

test('on a narrow page from right to left nothing stands out, and every button is large enough', async () => {
  await page.viewport(320, 640)
  document.documentElement.dir = 'rtl'
  const { element } = await written()
  const fits = () => {
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    for (const one of button(/./).elements()) {
      const { width, height } = one.getBoundingClientRect()
      if (one.checkVisibility()) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
    }
  }
  fits()
  await startEditing()
  fits()
  await audit(element)
  await button('Cancel').click()
  await button('Withdraw').click()
  await expect.element(dialog()).toBeVisible()
  fits()
  await button('Keep it').click()
  await page.viewport(1280, 900)
})
