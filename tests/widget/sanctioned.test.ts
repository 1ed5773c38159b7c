// What authors read whom moderators have warned, suspended or banned, and how one who was warned goes on.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { english } from '../../widget/messages/formats.ts'
import type { OwnSanction } from '../../worker/contract/people.ts'
import { audit } from './support/audit.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { aSanction } from './support/fake-moderation.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import {
  alert,
  area,
  articles,
  button,
  inDanish,
  keptDraft,
  nameField,
  openReply,
  postInVain,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'

const goOn = () => button('I have read this: post it')
const keysSent = (api: FakeApi) =>
  new Set(api.of('post').map(({ headers }) => headers.get('Idempotency-Key')))
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const today = 'You may not write here at present. Your text is kept.'

/** An author with these sanctions, who has tried to post. */
async function tryToPost(sanctions: Partial<OwnSanction>[], attributes = '') {
  const api = fakeApi()
  api.sanctions.push(...sanctions.map(aSanction))
  const element = await showThread(api, attributes)
  await write('My own')
  await send()
  await expect.element(alert()).toBeVisible()
  return { api, element }
}

describe('a warning', () => {
  test('is told where the problem is, with the text kept and the focus in it', async () => {
    const { api, element } = await tryToPost([{ message: 'Please do not shout.' }])
    await expect
      .element(alert())
      .toMatchTextContent('Please read this before you post. Your text is kept.')
    await expect
      .element(alert())
      .toMatchTextContent(/The moderators wrote:\s*Please do not shout\./)
    expect(alert().element().textContent).not.toContain('may not write')
    await expect.element(area()).toHaveValue('My own')
    await expect.element(area()).toHaveAccessibleDescription(/Please do not shout/)
    await hasFocus(area())
    await expect.element(goOn()).toBeVisible()
    expect(api.of('acknowledge').length).toBe(0)
    await audit(element)
  })

  test('is acknowledged by going on, which posts the same draft with the same key', async () => {
    const { api } = await tryToPost([{}])
    await goOn().click()
    await hasFocus(articles())
    await expect.element(status()).toMatchTextContent('Your comment is published.')
    const [acknowledgement] = api.of('acknowledge')
    expect(acknowledgement?.method).toBe('POST')
    expect(acknowledgement?.url.pathname).toBe(
      `/v1/me/sanctions/${api.sanctions[0]?.id}/acknowledgement`,
    )
    expect(acknowledgement?.body).toEqual({})
    expect(api.of('post').length).toBe(2)
    expect(keysSent(api).size).toBe(1)
    expect(texts()).toEqual(['My own'])
  })

  test('is acknowledged once by two clicks', async () => {
    const { api } = await tryToPost([{}])
    const release = api.hold('acknowledge')
    await goOn().click()
    await expect.element(button('Posting …')).toBeVisible()
    ;(button('Posting …').element() as HTMLElement).click()
    release()
    await hasFocus(articles())
    expect(api.of('acknowledge').length).toBe(1)
    expect(texts()).toEqual(['My own'])
  })

  test('whose acknowledgement is stored and not answered is over', async () => {
    const { api } = await tryToPost([{}])
    api.dropAnswer('acknowledge')
    await goOn().click()
    await hasFocus(articles())
    expect(texts()).toEqual(['My own'])
  })

  test('whose acknowledgement does not arrive is told again', async () => {
    const { api } = await tryToPost([{}])
    api.drop('acknowledge')
    await goOn().click()
    await eventually(() => api.of('sanctions').length).toBe(2)
    await expect.element(alert()).toMatchTextContent('Please do not shout.')
    await goOn().click()
    await hasFocus(articles())
    expect(keysSent(api).size).toBe(1)
    expect(texts()).toEqual(['My own'])
  })

  test('that was lifted meanwhile keeps nobody from posting', async () => {
    const { api } = await tryToPost([{}])
    api.decline('acknowledge', 'not_found')
    api.sanctions.pop()
    await goOn().click()
    await hasFocus(articles())
  })

  test('posts once though the answer to the comment is lost', async () => {
    const { api } = await tryToPost([{}])
    api.dropAnswer('post')
    await goOn().click()
    await expect.element(alert()).toMatchTextContent('will be sent when the connection is back')
    await send()
    await hasFocus(articles())
    expect(keysSent(api).size).toBe(1)
    expect(api.thread.comments.length).toBe(1)
    expect(api.of('acknowledge').length).toBe(1)
  })

  test('stays to be read while the text is changed, and is not passed without one', async () => {
    const { api } = await tryToPost([{}])
    await area().fill('')
    await expect.element(alert()).toMatchTextContent('Please do not shout.')
    await goOn().click()
    await expect.element(alert()).toHaveTextContent('Write something first.')
    expect(api.of('acknowledge').length).toBe(0)
    await area().fill('My calmer own')
    await send()
    await expect.element(alert()).toMatchTextContent('Please do not shout.')
    await goOn().click()
    await hasFocus(articles())
    expect(texts()).toEqual(['My calmer own'])
  })

  test('is told again to whoever came back without having acknowledged it', async () => {
    const { api, element } = await tryToPost([{}])
    element.parentElement?.remove()
    await showThread(api)
    await write('')
    await send()
    await goOn().click()
    await hasFocus(articles())
    expect(keysSent(api).size).toBe(1)
  })

  test('is told of what waited while it was given', async () => {
    const api = fakeApi()
    await showThread(api)
    await postInVain(api, 'My own')
    document.querySelector('main')?.remove()
    api.sanctions.push(aSanction({ message: 'Please do not shout.' }))
    await showThread(api)
    await expect
      .element(alert())
      .toMatchTextContent(/^Please read this before you post\..*Please do not shout\./)
    await expect.element(keptDraft()).toBeVisible()
  })

  test('stands before a reply too', async () => {
    const { api } = await tryToPost([{}])
    await goOn().click()
    await hasFocus(articles())
    api.sanctions.push(aSanction({ message: 'Once more: do not shout.' }))
    await openReply('Guest')
    await userEvent.keyboard('And another')
    await send()
    await expect.element(alert()).toMatchTextContent('Once more: do not shout.')
    await goOn().click()
    await eventually(() => api.thread.comments.length).toBe(2)
  })
})

describe('a suspension', () => {
  test('says until when, and what the moderators wrote', async () => {
    const until = tomorrow()
    const { api, element } = await tryToPost([
      { kind: 'suspend', until, message: 'Cool down.' },
      { message: 'Please do not shout.' },
    ])
    await expect.element(alert()).toMatchTextContent(today)
    await expect.element(alert()).toMatchTextContent(`This ends on ${english.absolute(until)}.`)
    await expect.element(alert()).toMatchTextContent(/The moderators wrote:\s*Cool down\./)
    expect(alert().element().textContent).not.toContain('shout')
    expect(goOn().query()).toBeNull()
    await hasFocus(area())
    await audit(element)
    await send()
    await eventually(() => api.of('post').length).toBe(2)
    expect(api.of('acknowledge').length).toBe(0)
    expect(api.thread.comments.length).toBe(0)
  })

  test('that has ended meanwhile keeps nobody from posting', async () => {
    const { api } = await tryToPost([{ kind: 'suspend', until: tomorrow() }])
    api.sanctions.pop()
    await send()
    await hasFocus(articles())
  })

  test('is told in the language of the page, and the moderators’ words are in it', async () => {
    const until = tomorrow()
    const { element } = await tryToPost(
      [{ kind: 'suspend', until, message: 'Bitte ruhiger.' }],
      'lang="da"',
    )
    await expect.element(alert()).toMatchTextContent(`This ends on ${inDanish(until)}.`)
    const languageOf = (text: string) =>
      (page.getByText(text, { exact: true }).element().closest('[lang]') as HTMLElement).lang
    expect(languageOf(inDanish(until))).toBe('da')
    expect(languageOf('Bitte ruhiger.')).toBe('da')
    expect((alert().element().closest('[lang]') as HTMLElement).lang).toBe('en')
    await audit(element)
  })
})

test('a ban says what the moderators wrote, and no end', async () => {
  const { element } = await tryToPost([{ kind: 'ban', message: 'Enough.\n\nIt is over.' }])
  await expect.element(alert()).toMatchTextContent(today)
  await expect.element(alert()).toMatchTextContent(/The moderators wrote:\s*Enough/)
  expect(alert().element().textContent).not.toContain('This ends on')
  expect(goOn().query()).toBeNull()
  await expect.element(area()).toHaveValue('My own')
  await audit(element)
})

test('a hold is no error, and is never told', async () => {
  const api = fakeApi({ held: true })
  api.sanctions.push(aSanction({ kind: 'hold', message: 'We look first.' }))
  await showThread(api)
  await write('My own')
  await send()
  await expect.element(status()).toMatchTextContent('Your comment waits for review')
  expect(api.of('sanctions').length).toBe(0)
  api.decline('post', 'author_sanctioned')
  await write('Another')
  await send()
  await expect.element(alert()).toMatchTextContent(today)
  expect(alert().element().textContent).not.toContain('We look first.')
})

test.each([
  ['does not arrive', (api: FakeApi) => api.drop('sanctions')],
  ['is declined', (api: FakeApi) => api.decline('sanctions', 'internal')],
  ['is a page', (api: FakeApi) => api.answer('sanctions', new Response('<p>Sign in</p>'))],
  ['is something else', (api: FakeApi) => api.answer('sanctions', Response.json({}))],
])('where the answer %s, the reader is told as much as is known', async (_, fail) => {
  const api = fakeApi()
  api.sanctions.push(aSanction())
  fail(api)
  const element = await showThread(api)
  await write('My own')
  await send()
  await expect.element(alert()).toHaveTextContent(today)
  await expect.element(button('Try again')).toBeVisible()
  await hasFocus(area())
  await audit(element)
  await send()
  await expect.element(goOn()).toBeVisible()
})

test('what moderators write is text, and has a direction of its own', async () => {
  const message = 'سلام <img src=x onerror=run++>'
  const { element } = await tryToPost([{ message: message }])
  const words = page.getByRole('blockquote')
  await expect.element(words).toHaveTextContent(message)
  expect(getComputedStyle(words.element()).direction).toBe('rtl')
  expect(element.renderRoot.querySelector('img')).toBeNull()
})

test('a reader who has gone on to write elsewhere is told there as much as is known', async () => {
  const api = fakeApi()
  api.sanctions.push(aSanction())
  await showThread(api)
  await write('My own')
  const release = api.hold('sanctions')
  await send()
  await eventually(() => api.of('sanctions').length).toBe(1)
  await button('Cancel').click()
  release()
  await expect.element(alert()).toHaveTextContent(today)
  expect(nameField().query()).toBeNull()
})
