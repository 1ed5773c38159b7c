// Reporting a comment: a quiet button, a dialog that is loaded when it is wanted, and the way back.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aSite, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { alert, button, commentBy, saidInDialog } from './support/reader.ts'

const written = (): FakeApi =>
  fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })

const reportButton = () => commentBy('Ada').getByRole('button', { name: 'Report' })
// The name keeps its own direction.
const dialog = () =>
  page.getByRole('dialog', { name: 'Report the comment by \u2068Ada\u2069', exact: true })
const reason = (name: string) => page.getByRole('radio', { name })
const words = () => page.getByRole('textbox', { name: 'In your own words (optional)' })

async function openDialog(): Promise<void> {
  await reportButton().click()
  await expect.element(dialog()).toBeVisible()
}

describe('reporting', () => {
  test('asks once, however quickly it is pressed twice', async () => {
    const element = await showThread(written())
    await reportButton().dblClick()
    await expect.element(dialog()).toBeVisible()
    expect(element.renderRoot.querySelectorAll('dialog').length).toBe(1)
  })

  test('is asked in the language of the page, also when that changes meanwhile', async () => {
    const element = await showThread(written())
    await openDialog()
    await reason('Hatred of a group').click()
    await words().fill('Of sailors.')
    const said = () => saidInDialog(element)
    const inEnglish = said()
    element.lang = 'de'
    await eventually(() => said()[0]).toBe('Kommentar von \u2068Ada\u2069 melden')
    expect(said().length).toBe(inEnglish.length)
    expect(said().filter((one) => inEnglish.includes(one))).toEqual([])
    await expect.element(page.getByRole('radio', { checked: true })).toBeVisible()
    await expect.element(page.getByRole('dialog').getByRole('textbox')).toHaveValue('Of sailors.')
    element.lang = 'en'
    await eventually(said).toEqual(inEnglish)
  })

  test('sends the reason and the words, says thanks, and gives the focus back', async () => {
    const api = written()
    const element = await showThread(api)
    await openDialog()
    await hasFocus(reason('Spam or advertising'))
    await audit(element)
    await reason('Hatred of a group').click()
    await words().fill('  Of sailors. ')
    await button('Send report').click()
    const thanks = page.getByRole('dialog', { name: 'Thank you. The moderators will look at it.' })
    await expect.element(thanks).toBeVisible()
    await hasFocus(page.getByRole('heading', { name: /^Thank you/ }))
    await audit(element)
    const [asked] = api.of('object')
    expect([asked?.method, asked?.body]).toEqual([
      'POST',
      { reason_code: 'hate', explanation: 'Of sailors.' },
    ])
    expect(asked?.url.pathname).toBe(`/v1/comments/${api.thread.comments[0]?.id}/reports`)
    expect(asked?.headers.get('Authorization')).toMatch(/^Bearer token-/)
    await button('Close').click()
    expect(thanks.query()).toBeNull()
    await hasFocus(reportButton())
    expect(element.renderRoot.querySelector('after-word-ask')).toBeNull()
  })

  test('goes by the keyboard alone, and Escape leaves it', async () => {
    const api = written()
    await showThread(api)
    ;(reportButton().element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await hasFocus(reason('Spam or advertising'))
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(reason('Insults')).toBeChecked()
    await userEvent.tab()
    await hasFocus(words())
    await userEvent.keyboard('{Escape}')
    await hasFocus(reportButton())
    expect(api.of('object')).toEqual([])
    await userEvent.keyboard('{Enter}')
    await hasFocus(reason('Spam or advertising'))
    expect((reason('Insults').element() as HTMLInputElement).checked).toBe(false)
  })

  test('asks for a reason, and says what went wrong without losing what was said', async () => {
    const api = written()
    const element = await showThread(api)
    await openDialog()
    await button('Send report').click()
    await expect.element(alert()).toHaveTextContent('Choose one of these.')
    const choices = page.getByRole('group', { name: 'What is wrong with it?' })
    await expect.element(choices).toHaveAccessibleDescription('Choose one of these.')
    await audit(element)
    await reason('Threats').click()
    await expect.element(choices).toHaveAccessibleDescription('')
    expect(alert().query()).toBeNull()
    await words().fill('Of me.')
    api.drop('object')
    await button('Send report').click()
    await expect.element(alert()).toHaveTextContent('There is no connection. Try again later.')
    await expect.element(words()).toHaveValue('Of me.')
    await expect.element(reason('Threats')).toBeChecked()
    api.decline('object', 'own_comment')
    await button('Send report').click()
    await expect.element(alert()).toHaveTextContent('Nobody reports their own comment.')
    await button('Cancel').click()
    await hasFocus(reportButton())
  })

  test('says that the comment is gone where it is, and keeps what was said', async () => {
    const api = written()
    await showThread(api)
    await openDialog()
    await reason('Threats').click()
    await words().fill('Of me.')
    api.decline('object', 'not_found')
    await button('Send report').click()
    await expect.element(alert()).toHaveTextContent('This comment was removed.')
    await expect.element(words()).toHaveValue('Of me.')
  })

  test('has what was typed again after Escape, not after it was given up or sent', async () => {
    const api = written()
    await showThread(api)
    for (const leave of ['{Escape}', 'Cancel', 'Send report']) {
      await openDialog()
      const kept = leave === 'Cancel' ? 'Of me.' : ''
      await expect.element(words()).toHaveValue(kept)
      if (!kept) await words().fill('Of me.')
      if (leave === '{Escape}') await userEvent.keyboard(leave)
      else {
        await reason('Threats').click()
        await button(leave).click()
      }
    }
    await button('Close').click()
    await openDialog()
    await expect.element(words()).toHaveValue('')
    expect(api.of('object')[0]?.body).toMatchObject({ explanation: 'Of me.' })
  })

  test('is sent once, however often the button is pressed', async () => {
    const api = written()
    await showThread(api)
    await openDialog()
    await reason('Insults').click()
    const release = api.hold('object')
    await button('Send report').click()
    await expect.element(button('Sending …')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    release()
    await expect.element(page.getByRole('heading', { name: /^Thank you/ })).toBeVisible()
    expect(api.of('object').length).toBe(1)
  })

  test('is offered where the discussion is closed, and not where the page is on no list', async () => {
    const comments = [aComment({ name: 'Ada' })]
    await showThread(fakeApi({ threads: [aThread({ state: 'closed', comments })] }))
    await expect.element(reportButton()).toBeVisible()
    document.body.replaceChildren()
    const site = aSite({ origins: ['https://elsewhere.example'] })
    await showThread(fakeApi({ site, threads: [aThread({ comments })] }))
    await eventually(() => reportButton().query()).toBeNull()
  })
})
