// Withdrawing an own comment: a question first, and then where the reader finds themselves.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { becomes, eventually, focused, hasFocus, nextEvent, showThread } from './support/mount.ts'
import { comeBack, written } from './support/own.ts'
import {
  alert,
  area,
  button,
  commentBy,
  saidInDialog,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'

const dialog = () => page.getByRole('dialog', { name: 'Withdraw this comment?' })
const sure = () => dialog().getByRole('button', { name: 'Withdraw' })

describe('withdrawing', () => {
  test('asks first, and Escape leaves everything as it was', async () => {
    const { api, element } = await written()
    ;(button('Withdraw').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(dialog()).toBeVisible()
    await expect.element(dialog()).toHaveAccessibleDescription(/cannot be undone/)
    await audit(element)
    await userEvent.keyboard('{Escape}')
    await hasFocus(button('Withdraw'))
    await button('Withdraw').click()
    await button('Keep it').click()
    await hasFocus(button('Withdraw'))
    expect(api.of('withdraw')).toEqual([])
  })

  test('asks in the language of the page, also when that changes meanwhile', async () => {
    const { element } = await written()
    await button('Withdraw').click()
    const said = () => saidInDialog(element)
    await eventually(() => said()[0]).toBe('Withdraw this comment?')
    element.lang = 'de'
    await eventually(said).toEqual([
      'Diesen Kommentar zurückziehen?',
      'Text und Name werden sofort gelöscht. Das ist endgültig.',
      'Zurückziehen',
      'Behalten',
    ])
    element.lang = 'en'
    await eventually(() => said()[0]).toBe('Withdraw this comment?')
  })

  test('takes the comment away; the focus goes to the next, and the count falls', async () => {
    const { api, element } = await written()
    const id = api.thread.comments.at(-1)?.id
    const gone = nextEvent<{ comment: string }>(element, 'comment-withdrawn')
    await button('Withdraw').click()
    await sure().click()
    await hasFocus(commentBy('Ada'))
    expect((await gone).detail).toEqual({ comment: id })
    expect(texts()).toEqual(['Hers'])
    await expect.element(page.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
    await expect.element(status()).toMatchTextContent('Your comment is withdrawn.')
    expect(element.renderRoot.querySelector('dialog')).toBeNull()
  })

  test('asks once, however quickly it is pressed twice', async () => {
    const { element } = await written()
    await button('Withdraw').dblClick()
    await expect.element(dialog()).toBeVisible()
    expect(element.renderRoot.querySelectorAll('dialog').length).toBe(1)
    await userEvent.keyboard('{Escape}')
    await button('Your name and data').dblClick()
    await expect.element(page.getByRole('dialog', { name: 'Your name and data' })).toBeVisible()
    expect(element.renderRoot.querySelectorAll('dialog').length).toBe(1)
  })

  test('leaves the place on which the reader is writing an answer, and the composer there', async () => {
    await written({ threads: [aThread()] })
    await button('Reply').click()
    await userEvent.keyboard('To myself')
    await button('Withdraw').click()
    await sure().click()
    await expect.element(status()).toMatchTextContent('Your comment is withdrawn.')
    await expect.element(area()).toHaveValue('To myself')
    await expect.element(page.getByText('This comment was withdrawn by its author.')).toBeVisible()
  })

  test('takes no focus in another thread that is shown by then', async () => {
    const { api, element } = await written()
    const release = api.hold('withdraw')
    await button('Withdraw').click()
    await sure().click()
    await eventually(() => api.of('withdraw').length).toBe(1)
    const gone = nextEvent(element, 'comment-withdrawn')
    element.thread = 'another'
    await becomes(element, 'ready')
    release()
    await gone
    await element.updateComplete
    expect(focused()).toBe(document.body)
  })

  test('the last one leads to the heading, and nothing is left', async () => {
    await written({ threads: [aThread()] })
    await button('Withdraw').click()
    await sure().click()
    await hasFocus(page.getByRole('heading', { name: 'Comments' }))
    await expect.element(page.getByText('Nobody has written anything yet.')).toBeVisible()
  })

  test('leaves a place where replies stand', async () => {
    const { api, element } = await written()
    const stored = api.thread.comments.at(-1)
    if (stored) api.thread.comments.push(aReply(stored, { name: 'Bo', body: 'A reply' }))
    await comeBack(api, element)
    await button('Withdraw').click()
    await sure().click()
    const place = page.getByRole('article', { name: 'This comment was withdrawn by its author.' })
    await hasFocus(place)
    await expect.element(page.getByText('A reply')).toBeVisible()
    await expect.element(page.getByRole('heading', { name: 'Comments 2' })).toBeVisible()
    await audit(element)
  })

  test('takes away one that waits, and counts nothing', async () => {
    const { api, element } = await written({ held: true })
    await comeBack(api, element)
    await button('Withdraw').click()
    await sure().click()
    await eventually(() => texts()).toEqual(['Hers'])
    await expect.element(page.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
  })

  test('says what went wrong, and is sent once however often the button is pressed', async () => {
    const { api, element } = await written()
    await button('Withdraw').click()
    api.drop('withdraw', 2)
    await sure().click()
    await expect.element(alert()).toMatchTextContent('There is no connection.')
    await audit(element)
    const release = api.hold('withdraw')
    await sure().click()
    await expect.element(button('Sending …')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    release()
    await eventually(() => texts()).toEqual(['Hers'])
    expect(api.of('withdraw').length).toBe(3)
  })
})

describe('a comment whose answer was lost', () => {
  /** It is shown after a reload, withdrawn, and sent again when the line is back. */
  async function withdrawUnheard(api: FakeApi, element: AfterWord): Promise<unknown[]> {
    const heard: unknown[] = []
    for (const name of ['comment-posted', 'comment-held'])
      element.addEventListener(name, (event) => heard.push(event))
    await button('Withdraw').click()
    await sure().click()
    await expect.element(status()).toHaveTextContent('Your comment is withdrawn.')
    const posts = api.of('post').length
    dispatchEvent(new Event('online'))
    await eventually(() => api.of('post').length).toBe(posts + 1)
    await eventually(() => Object.keys(localStorage).some((key) => key.includes(':draft:'))).toBe(
      false,
    )
    return heard
  }

  async function postUnheard() {
    const api = fakeApi({
      threads: [aThread({ comments: [aComment({ name: 'Ada', body: 'Hers' })] })],
    })
    const element = await showThread(api)
    api.dropAnswer('post')
    await write('My own')
    await send()
    await expect.element(alert()).toBeVisible()
    return { api, element }
  }

  test('stays withdrawn where it is sent again after a reload, and nothing is said', async () => {
    const { api } = await postUnheard()
    document.querySelector('main')?.remove()
    api.drop('post')
    const element = await showThread(api)
    await expect.element(alert()).toBeVisible()
    expect(await withdrawUnheard(api, element)).toEqual([])
    await expect.element(alert()).not.toBeInTheDocument()
    await expect.element(status()).toHaveTextContent('')
    expect(texts()).toEqual(['Hers'])
  })

  test('closes the composer that still had it', async () => {
    const { api, element } = await postUnheard()
    await element.reload()
    await expect.element(button('Withdraw')).toBeVisible()
    expect(await withdrawUnheard(api, element)).toEqual([])
    await expect.element(area()).not.toBeInTheDocument()
    await expect.element(status()).toHaveTextContent('')
    expect(texts()).toEqual(['Hers'])
  })

  test('is another comment where it was changed and is posted again', async () => {
    const { element } = await postUnheard()
    await userEvent.type(area(), ' and more')
    await element.reload()
    await button('Withdraw').click()
    await sure().click()
    await eventually(texts).toEqual(['Hers'])
    await send()
    await eventually(texts).toEqual(['My own and more', 'Hers'])
  })
})
