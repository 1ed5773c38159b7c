// Who asks to be forgotten is, whoever they are here: also a guest whose key the page forbids to read. What is of
// others in the same browser stays.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { aLogin } from './support/fake-login.ts'
import { eventually, showThread } from './support/mount.ts'
import { identityOf } from './support/own.ts'
import {
  alert,
  area,
  button,
  nameField,
  openComposer,
  send,
  texts,
  write,
} from './support/reader.ts'
import { ada, ben, post, reopen, withLogin, writesAs } from './support/signed-in.ts'

const kept = () => Object.keys(localStorage).sort()
const publicTexts = ({ thread }: FakeApi) => thread.comments.map(({ body_nodes }) => body_nodes)
const names = ({ thread }: FakeApi) => thread.comments.map(({ author }) => author?.name)
const dialog = () => page.getByRole('dialog', { name: 'You are forgotten here.' })

async function postAs(name: string, text: string): Promise<void> {
  await write(text)
  await userEvent.fill(nameField(), name)
  await send()
  await eventually(() => texts()[0]).toBe(text)
}

async function askToBeForgotten(): Promise<void> {
  await button('Your name and data').click()
  await button('Forget me').click()
  await button('Forget me').click()
}

async function beForgotten(): Promise<void> {
  await askToBeForgotten()
  await expect.element(dialog()).toBeVisible()
  await button('Close').click()
}

describe('a guest whose key is kept where the page allows nothing by now', () => {
  test('is forgotten, where consent was taken back on the open page', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    await postAs('Pia', 'Of Pia')
    await expect.element(button('Withdraw')).toBeVisible()
    element.setAttribute('consent', 'denied')
    await beForgotten()
    expect(publicTexts(api)).toEqual([])
    expect(texts()).toEqual([])
    expect(kept()).toEqual([])
    expect(api.guests.size).toBe(1)
  })

  test('is forgotten together with whoever acts now, and as both wish', async () => {
    const api = fakeApi()
    await showThread(api)
    await postAs('Pia', 'Of Pia')
    await reopen(api, 'consent="denied"')
    await postAs('Max', 'Of Max')
    await button('Your name and data').click()
    await button('Forget me').click()
    await page.getByRole('checkbox').click()
    await button('Forget me').click()
    await expect.element(dialog()).toBeVisible()
    expect(names(api)).toEqual([undefined, undefined])
    expect(kept()).toEqual([])
  })

  test('keeps the key where that fails, so that pressing again finishes it', async () => {
    const api = fakeApi()
    await showThread(api)
    await postAs('Pia', 'Of Pia')
    const key = localStorage.getItem(identityOf(api))
    await reopen(api, 'consent="denied"')
    await postAs('Max', 'Of Max')
    // That of Max arrives.
    api.dropAnswer('me', (answer) => answer)
    api.drop('me')
    await askToBeForgotten()
    await expect.element(alert()).toMatchTextContent('There is no connection.')
    expect(names(api)).toEqual(['Pia'])
    expect(localStorage.getItem(identityOf(api))).toBe(key)
    await button('Forget me').click()
    await expect.element(dialog()).toBeVisible()
    expect(publicTexts(api)).toEqual([])
    expect(kept()).toEqual([])
    expect(api.guests.size).toBe(2)
  })

  test('is forgotten where the key is damaged: it opens nothing', async () => {
    const api = fakeApi()
    localStorage.setItem(identityOf(api), JSON.stringify({ guest_key: 'damaged' }))
    await showThread(api, 'consent="denied"')
    await postAs('Max', 'Of Max')
    api.decline('session', 'invalid_request')
    await beForgotten()
    expect(publicTexts(api)).toEqual([])
    expect(kept()).toEqual([])
  })
})

describe('who is forgotten and has logged in', () => {
  test('leaves the guest whom this browser knew, who writes on', async () => {
    const api = withLogin()
    const element = await reopen(api)
    await postAs('Gil', 'Of Gil')
    const guest = localStorage.getItem(identityOf(api))
    element.sso = aLogin()
    await post('Of Ada')
    await write('Half a thought')
    await beForgotten()
    expect(names(api)).toEqual(['Gil'])
    expect(localStorage.getItem(identityOf(api))).toBe(guest)
    expect(kept()).toEqual([identityOf(api), `after-word:name:${api.site.id}`].sort())
    // The login is used up: they are a guest, and not told of a failure.
    await expect.element(button('Withdraw')).toBeVisible()
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await expect.element(nameField()).toHaveValue('Gil')
    await userEvent.type(area(), 'Again')
    await send()
    await eventually(() => texts()[0]).toBe('Again')
    expect(alert().query()).toBeNull()
    const [first, again] = api.thread.comments
    expect(again?.author?.id).toBe(first?.author?.id)
  })

  test.each([['an attribute'], ['a function']])(
    'by %s acts again without a failure, where no guest was here',
    async (by) => {
      const api = withLogin()
      const element = await reopen(api, by === 'an attribute' ? ada() : '')
      if (by === 'a function') element.sso = () => aLogin()
      await post('Of Ada')
      await beForgotten()
      expect(kept()).toEqual([])
      await post('Again')
      expect(alert().query()).toBeNull()
      expect(names(api)).toEqual([by === 'an attribute' ? null : 'Ada Łovelace'])
    },
  )

  test('leaves what was put away of another', async () => {
    const api = withLogin([aThread()])
    await reopen(api, ada())
    await post('Of Ada')
    await write('Ada’s draft')
    await reopen(api, ben())
    await post('Of Ben')
    await beForgotten()
    await reopen(api, ada())
    await openComposer()
    await writesAs('Ada Łovelace')
    await expect.element(area()).toHaveValue('Ada’s draft')
  })
})

test('what is still on its way is forgotten, too', async () => {
  const api = fakeApi()
  await showThread(api)
  await postAs('Pia', 'Of Pia')
  const arrive = api.hold('post')
  await write('And more')
  await send()
  await eventually(() => api.of('post').length).toBe(2)
  await askToBeForgotten()
  arrive()
  await expect.element(dialog()).toBeVisible()
  expect(publicTexts(api)).toEqual([])
  expect(texts()).toEqual([])
  expect(kept()).toEqual([])
})
