// Consent that is given on an open page: whom this browser knew is back with what is theirs, and what was done and
// typed meanwhile is not lost with the page.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { denying } from '../../widget/controllers/storage.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, mount, showThread } from './support/mount.ts'
import { identityOf } from './support/own.ts'
import {
  area,
  button,
  keptDraft,
  nameField,
  openComposer,
  send,
  texts,
  write,
} from './support/reader.ts'
import { post, reopen } from './support/signed-in.ts'

const guestOf = (api: FakeApi) =>
  JSON.parse(localStorage.getItem(identityOf(api)) ?? '{}').guest_key
const authors = ({ thread }: FakeApi) => thread.comments.map(({ author }) => author?.id)
const withdraws = () => button('Withdraw').elements().length
const kept = () => Object.keys(localStorage)

/** A reader with a comment here opens the page, which denies. */
async function comeBackDenied(held = false) {
  const api = fakeApi({ held })
  await showThread(api)
  await write('Before')
  await send()
  await eventually(withdraws).toBe(1)
  const element = await reopen(api, 'consent="denied"')
  return { api, element, guest: guestOf(api) }
}

describe('a guest whose key is kept', () => {
  test('has what is theirs as soon as consent is given', async () => {
    const { api, element } = await comeBackDenied()
    await eventually(() => texts()[0]).toBe('Before')
    expect(withdraws()).toBe(0)
    element.removeAttribute('consent')
    await eventually(withdraws).toBe(1)
    await expect.element(button('Your name and data')).toBeVisible()
    expect(api.guests.size).toBe(1)
  })

  test('has nothing of theirs where it is taken back while that is on its way', async () => {
    const { api, element } = await comeBackDenied(true)
    const release = api.hold('mine')
    const asked = api.of('mine').length
    element.consent = undefined
    await eventually(() => api.of('mine').length).toBe(asked + 1)
    element.consent = 'denied'
    await element.updateComplete
    release()
    await new Promise((later) => setTimeout(later, 300))
    expect([withdraws(), texts().length]).toEqual([0, 0])
    expect(button('Your name and data').query()).toBeNull()
  })

  test('is not looked for where it is denied and out of sight', async () => {
    const api = fakeApi()
    const looked = vi.spyOn(Storage.prototype, 'getItem')
    onTestFinished(() => looked.mockRestore())
    mount(
      `<div style="height: 500vh"></div><after-word site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}" consent="denied"></after-word>`,
    )
    await new Promise((later) => setTimeout(later, 200))
    expect(looked).not.toHaveBeenCalled()
  })

  test.each([false, true])(
    'has nothing of theirs once it is taken back (held: %s)',
    async (held) => {
      const { element } = await comeBackDenied(held)
      element.removeAttribute('consent')
      await eventually(withdraws).toBe(1)
      element.consent = 'denied'
      await eventually(withdraws).toBe(0)
      expect(texts().length).toBe(held ? 0 : 1)
      // And again, as often as the page says so.
      element.consent = undefined
      await eventually(withdraws).toBe(1)
    },
  )

  test('sees what waits for review as soon as consent is given', async () => {
    const { element } = await comeBackDenied(true)
    expect(texts()).toEqual([])
    element.removeAttribute('consent')
    await eventually(withdraws).toBe(1)
    expect(texts()[0]).toContain('Before')
  })

  test.each([
    ['posted', () => post('Meanwhile')],
    ['reacted', () => button('Like').first().click()],
  ])('is who writes on, where they have %s meanwhile', async (_, act) => {
    const { api, element, guest } = await comeBackDenied()
    await act()
    await eventually(() => api.guests.size).toBe(2)
    element.removeAttribute('consent')
    await eventually(withdraws).toBe(1)
    await post('Afterwards')
    expect(guestOf(api)).toBe(guest)
    expect(authors(api).at(-1)).toBe(authors(api)[0])
    await reopen(api)
    await eventually(withdraws).toBe(2)
  })

  test('is who writes on, where a session that was begun meanwhile is late', async () => {
    const { api, element, guest } = await comeBackDenied()
    const arrive = api.hold('session')
    await button('Like').first().click()
    await eventually(() => api.of('session').length).toBe(2)
    element.removeAttribute('consent')
    await element.updateComplete
    arrive()
    await eventually(() => api.of('react').length).toBe(1)
    expect(guestOf(api)).toBe(guest)
    await post('Afterwards')
    expect(authors(api).at(-1)).toBe(authors(api)[0])
  })
})

describe('who was nobody here before', () => {
  test('keeps the identity and the name with which they have written', async () => {
    const api = fakeApi()
    const element = await showThread(api, 'consent="denied"')
    await write('Meanwhile')
    await userEvent.fill(nameField(), 'Max')
    await send()
    await eventually(withdraws).toBe(1)
    expect(kept()).toEqual([])
    element.removeAttribute('consent')
    await eventually(() => kept().length).toBe(2)
    await reopen(api)
    await eventually(withdraws).toBe(1)
    await openComposer()
    await expect.element(nameField()).toHaveValue('Max')
    expect(api.guests.size).toBe(1)
  })

  test('keeps what was typed, and is nobody still', async () => {
    const api = fakeApi()
    const element = await showThread(api, 'consent="denied"')
    await write('Half a thought')
    element.removeAttribute('consent')
    await eventually(() => kept().length).toBe(1)
    await reopen(api)
    await expect.element(keptDraft()).toBeVisible()
    await openComposer()
    await expect.element(area()).toHaveValue('Half a thought')
    expect(api.of('session').length).toBe(0)
  })

  test('asks for nothing where nothing was done', async () => {
    const api = fakeApi()
    const element = await showThread(api, 'consent="denied"')
    element.removeAttribute('consent')
    await element.updateComplete
    await openComposer()
    expect(kept()).toEqual([])
    expect(api.asked.map(({ route }) => route)).toEqual(['read'])
  })
})

describe('a draft of an earlier visit that the page forbids to read', () => {
  /** The reader begins, and comes again to a page that denies. */
  async function beginBefore() {
    const api = fakeApi()
    await showThread(api)
    await write('Half a thought')
    await userEvent.fill(nameField(), 'Max')
    return { api, element: await reopen(api, 'consent="denied"') }
  }

  /** The reader comes again, and may be known. */
  async function findsIt(api: FakeApi): Promise<void> {
    await reopen(api)
    await expect.element(keptDraft()).toBeVisible()
    await openComposer()
    await expect.element(area()).toHaveValue('Half a thought')
    await expect.element(nameField()).toHaveValue('Max')
  }

  test('outlives what is posted meanwhile', async () => {
    const { api } = await beginBefore()
    await post('Meanwhile')
    await findsIt(api)
  })

  test('outlives what is begun meanwhile and taken away again', async () => {
    const { api } = await beginBefore()
    await write('M')
    await userEvent.fill(nameField(), 'X')
    await userEvent.clear(nameField())
    await userEvent.clear(area())
    await findsIt(api)
  })

  test('is gone where it was posted since, with what was begun before the page denied', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    await write('Half a thought')
    element.setAttribute('consent', 'denied')
    await element.updateComplete
    await userEvent.type(area(), ' and the rest')
    await send()
    await eventually(() => texts()[0]).toBe('Half a thought and the rest')
    await reopen(api)
    await openComposer()
    await expect.element(area()).toHaveValue('')
  })
})

test('what an element that denied had done is not kept once it is gone', async () => {
  const api = fakeApi()
  const element = await showThread(api, 'consent="denied"')
  const arrive = api.hold('react')
  await button('Like').first().click()
  await eventually(() => api.of('react').length).toBe(1)
  await button('Insightful').first().click()
  element.remove()
  arrive()
  await eventually(() => api.of('react').length).toBe(2)
  expect(kept()).toEqual([])
})

test('all elements have what is the reader’s, once the last of them has consent', async () => {
  const api = fakeApi()
  await showThread(api)
  await post('Before')
  document.body.replaceChildren()
  const first = await showThread(api, 'consent="denied"')
  const second = await showThread(api, 'consent="denied"')
  first.removeAttribute('consent')
  await button('Like').first().click()
  await eventually(() => api.guests.size).toBe(2)
  expect(withdraws()).toBe(0)
  first.setAttribute('consent', 'denied')
  await first.updateComplete
  for (const one of [first, second]) one.removeAttribute('consent')
  await eventually(withdraws).toBe(2)
})

test('an element that is moved on its page denies as before, and one that is gone no more', async () => {
  const element = await showThread(fakeApi(), 'consent="denied"')
  const main = element.parentElement as HTMLElement
  element.remove()
  main.append(element)
  await element.updateComplete
  expect([...denying]).toEqual([element])
  element.remove()
  element.requestUpdate()
  await element.updateComplete
  expect([...denying]).toEqual([])
})
