// A login that is not taken: it is said, the text stays, and only the reader makes a guest of themselves.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import { audit } from './support/audit.ts'
import { fakeApi } from './support/fake-api.ts'
import { aLogin, usedLogin } from './support/fake-login.ts'
import { eventually, hasFocus, nextEvent, showThread } from './support/mount.ts'
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
import { bodies, post, withLogin, writesAs } from './support/signed-in.ts'

const failed = 'The login of this site was not accepted.'

describe('a login that is not taken', () => {
  async function refused(attributes = '') {
    const api = withLogin()
    const element = await showThread(api, `sso="${await usedLogin(api)}" ${attributes}`)
    await write('My own')
    const asked = nextEvent<{ failed: boolean }>(element, 'login-request')
    await send()
    expect((await asked).detail).toEqual({ failed: true })
    await expect.element(alert()).toMatchTextContent(failed)
    return { api, element }
  }

  test('is said, with the text kept and nothing posted, however often one tries', async () => {
    const { api, element } = await refused('login=""')
    await expect.element(area()).toHaveValue('My own')
    await hasFocus(area())
    await expect.element(button('Log in')).toBeVisible()
    await audit(element)
    await send()
    await expect.element(alert()).toMatchTextContent(failed)
    expect(api.of('post').length).toBe(0)
    expect(bodies(api).filter((body) => !(body as { sso?: string }).sso)).toEqual([])
  })

  test('gives way to another', async () => {
    const { api, element } = await refused()
    element.sso = aLogin()
    await writesAs('Ada Łovelace')
    // What was said of the one before holds no more.
    await eventually(() => alert().query()).toBeNull()
    await button('Post comment').click()
    await eventually(() => texts()[0]).toBe('My own')
    expect(api.thread.comments[0]?.author?.id).toBe('login-user-1')
  })

  test('gives way to a guest where the reader says so', async () => {
    const { api } = await refused()
    await button('Write as a guest').click()
    await hasFocus(nameField())
    expect(page.getByText(/not accepted/).query()).toBeNull()
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    expect(api.thread.comments[0]?.author).toMatchObject({ badge: null })
    expect(bodies(api).at(-1)).toEqual({})
  })

  test('leaves a guest’s name to the guest, once the reader writes as one', async () => {
    const { api } = await refused()
    await button('Write as a guest').click()
    await userEvent.fill(nameField(), 'Gus')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    await button('Your name and data').click()
    const name = page.getByRole('textbox', { name: 'Your name here' })
    await expect.element(name).toHaveValue('Gus')
    await name.fill('Gustav')
    await button('Save').click()
    await eventually(() => [...api.authors.names.values()]).toEqual(['Gustav'])
  })

  test.each([
    ['is no token', () => ({ sso: 'garbage' })],
    ['is a number', () => ({ sso: 42 })],
    ['is an object', () => ({ sso: { token: aLogin() } })],
    ['says nobody', () => ({ sso: aLogin({ sub: '' }) })],
    ['cannot be fetched', () => ({ sso: () => Promise.reject(new Error('Not logged in')) })],
  ])('that %s is said before the reader writes', async (_, given) => {
    const api = withLogin()
    const element = await showThread(api)
    Object.assign(element, given())
    await openComposer()
    await expect.element(page.getByText(/not accepted/)).toBeVisible()
    expect(element.shadowRoot?.querySelector('[part~=writer]')).toBeNull()
    expect(alert().query()).toBeNull()
    await audit(element)
    await button('Write as a guest').click()
    await hasFocus(nameField())
    expect(page.getByText(/not accepted/).query()).toBeNull()
  })

  test('that is over by the time that the reader has read is said before they write', async () => {
    const api = withLogin()
    const now = Date.now()
    const claims = { iat: now / 1000 - 600, exp: now / 1000 - 300 }
    const open = vi.spyOn(performance, 'now').mockReturnValue(300_000)
    onTestFinished(() => open.mockRestore())
    // Where the page was opened less long ago than the token lives, only the clock can be wrong.
    const element = await showThread(api, `sso="${aLogin(claims)}"`)
    await openComposer()
    await writesAs('Ada Łovelace')
    await button('Cancel').click()
    open.mockReturnValue(600_000)
    await openComposer()
    await expect.element(page.getByText(/not accepted/)).toBeVisible()
    element.setAttribute('sso', aLogin())
    await writesAs('Ada Łovelace')
  })

  test('is the page’s mistake where its site has no login, and is said as well', async () => {
    const api = fakeApi()
    await showThread(api, `sso="${aLogin()}"`)
    await write('My own')
    await send()
    await expect.element(alert()).toMatchTextContent(failed)
    expect(api.of('post').length).toBe(0)
  })
})

describe('a login that is used up, while the session is over', () => {
  async function written(attributes = '') {
    const api = withLogin()
    const element = await showThread(api, `sso="${aLogin()}" ${attributes}`)
    await write('My own')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    return { api, element }
  }

  async function speak(element: AfterWord, lang: string): Promise<void> {
    element.lang = lang
    await expect.element(button(lang === 'de' ? 'Zurückziehen' : 'Withdraw')).toBeVisible()
  }

  test.each([
    ['en', /^The login of this site was not accepted\. You can log in again/],
    ['de', /^Die Anmeldung wurde nicht angenommen/],
  ])('is said where a reaction was not stored for it: in %s', async (lang, said) => {
    const { api, element } = await written()
    await speak(element, lang)
    const like = button(/^Like/).first()
    api.decline('react', 'unauthenticated')
    await like.click()
    await expect.element(alert()).toMatchTextContent(said)
    await expect.element(like).toHaveAttribute('aria-pressed', 'false')
    await audit(element)
    element.sso = aLogin()
    await like.click()
    await expect.element(like).toHaveAttribute('aria-pressed', 'true')
    expect(alert().query()).toBeNull()
  })

  test('is said in a dialog, in the reader’s language', async () => {
    const { api, element } = await written()
    await speak(element, 'de')
    await button('Zurückziehen').click()
    api.decline('withdraw', 'unauthenticated')
    await page.getByRole('dialog').getByRole('button', { name: 'Zurückziehen' }).click()
    await expect.element(alert()).toMatchTextContent('Die Anmeldung wurde nicht angenommen')
  })

  async function unsaved(attributes = '') {
    const { api, element } = await written(attributes)
    await button('Edit').click()
    await editor().fill('My own and more')
    api.decline('edit', 'unauthenticated')
    await button('Save').click()
    await expect.element(alert()).toBeVisible()
    return { api, element }
  }
  const editor = () => page.getByRole('textbox', { name: 'Edit your comment' })

  test('is said in the editor, with the way to log in again, and no word of guests', async () => {
    const { api, element } = await unsaved('login="/login"')
    await expect.element(alert()).toHaveTextContent(`${failed} Log in`)
    await hasFocus(editor())
    await audit(element)
    element.addEventListener('login-request', (event) => {
      event.preventDefault()
      element.setAttribute('sso', aLogin())
    })
    await alert().getByRole('button', { name: 'Log in' }).click()
    // What was said of the one before holds no more.
    await eventually(() => alert().query()).toBeNull()
    await hasFocus(editor())
    await expect.element(editor()).toHaveValue('My own and more')
    await button('Save').click()
    await eventually(() => texts()[0]).toBe('My own and more')
    expect(api.guests.size).toBe(0)
  })

  test('is said in the editor alone where the page has no way to log in', async () => {
    await unsaved()
    await expect.element(alert()).toHaveTextContent(failed)
    expect(button('Log in').query()).toBeNull()
  })
})

test('where the page’s function says that nobody is logged in, the name is the guest’s', async () => {
  const api = withLogin()
  const element = await showThread(api)
  element.sso = () => null
  await write('My own')
  await send()
  await eventually(() => texts()[0]).toBe('My own')
  await button('Your name and data').click()
  await expect.element(page.getByRole('textbox', { name: 'Your name here' })).toBeVisible()
})

describe('where the session is over and the page’s function says that nobody is logged in', () => {
  async function loggedOut() {
    const api = withLogin()
    const element = await showThread(api)
    let jwt: string | null = aLogin()
    element.sso = () => jwt
    await post('My own')
    jwt = null
    api.forgetTokens()
    return { api, element, back: () => (jwt = aLogin()) }
  }

  test('the text stays, and is nobody else’s however often one tries', async () => {
    const { api, back } = await loggedOut()
    await write('And more')
    for (let time = 0; time < 3; time++) {
      await send()
      await expect.element(alert()).toMatchTextContent(failed)
      await expect.element(area()).toHaveValue('And more')
    }
    expect(api.thread.comments.length).toBe(1)
    back()
    await send()
    await eventually(() => texts()[0]).toBe('And more')
    expect(api.thread.comments.map(({ author }) => author?.id)).toEqual([
      'login-user-1',
      'login-user-1',
    ])
  })

  test('the reader may go on as a guest', async () => {
    const { api } = await loggedOut()
    await write('And more')
    await send()
    await button('Write as a guest').click()
    await hasFocus(nameField())
    await send()
    await eventually(() => texts()[0]).toBe('And more')
    expect(api.thread.comments.at(-1)?.author?.id).not.toBe('login-user-1')
  })

  test('what else they do is no guest’s either', async () => {
    const { api } = await loggedOut()
    for (let time = 0; time < 2; time++) {
      await button('Like').first().click()
      await expect.element(alert()).toBeVisible()
    }
    expect(bodies(api).filter((body) => !(body as { sso?: string }).sso)).toEqual([])
    expect([...api.reactions]).toEqual([])
  })
})

test('who logs out and is no guest has no name and data, and none is made for them', async () => {
  const api = withLogin()
  const element = await showThread(api, `sso="${aLogin()}"`)
  await write('My own')
  await send()
  await expect.element(button('Your name and data')).toBeVisible()
  element.removeAttribute('sso')
  await eventually(() => button('Your name and data').query()).toBeNull()
  expect(button('Withdraw').query()).toBeNull()
  element.sso = aLogin()
  await write('More')
  await send()
  await expect.element(button('Your name and data')).toBeVisible()
  expect(api.guests.size).toBe(0)
})
