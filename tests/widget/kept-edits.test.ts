// An edit that was half typed when its time was over: the text can still be had, also when the page is loaded again.
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aSite } from './support/builders.ts'
import type { FakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { own, written } from './support/own.ts'
import { alert, button, texts } from './support/reader.ts'

const editor = () => page.getByRole('textbox', { name: 'Edit your comment' })
const kept = () => Object.keys(localStorage).filter((key) => key.includes(':edit-'))
const over = /^The time for editing is over. Your text is kept here/

/** The reader has typed, and comes again when the time is over. */
async function comeTooLate() {
  const { api, element } = await written({ site: aSite({ limits: { edit_window_seconds: 2 } }) })
  await button('Edit').click()
  await hasFocus(editor())
  await userEvent.keyboard('{End}, and more')
  element.parentElement?.remove()
  await vi.waitFor(() => expect(age(api)).toBeGreaterThan(2_100), { timeout: 5_000 })
  return { api, element: await showThread(api) }
}

const age = ({ thread }: FakeApi) =>
  Date.now() - Date.parse(thread.comments.at(-1)?.posted_at ?? '')

describe('a half typed edit whose time is over', () => {
  test('is shown when the reader asks for it, and says so', async () => {
    const { element } = await comeTooLate()
    await button('Edit').click()
    await hasFocus(editor())
    await expect.element(editor()).toHaveValue('My own, and more')
    await expect.element(alert()).toMatchTextContent(over)
    await audit(element)
    await button('Cancel').click()
    await hasFocus(own())
    expect(button('Edit').query()).toBeNull()
    expect(kept()).toEqual([])
  })

  test('is kept where it is left, and offers no time', async () => {
    await comeTooLate()
    await expect.element(button('Edit')).toBeVisible()
    expect(page.getByRole('timer').query()).toBeNull()
    expect(kept().length).toBe(1)
  })

  test('is shown also where its source is not to be had any more', async () => {
    const { api } = await comeTooLate()
    const none = JSON.stringify({ items: [], next: null })
    api.answer('written', new Response(none))
    await button('Edit').click()
    await expect.element(editor()).toHaveValue('My own, and more')
    await button('Save').click()
    await eventually(() => api.of('edit').length).toBe(1)
    await expect.element(alert()).toMatchTextContent(over)
    expect(texts()[0]).toContain('My own')
  })
})
