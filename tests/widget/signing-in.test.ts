// Readers who come by the site's own login: they write under the name that the site gives them, their login
// is used once, and nothing that they write is posted as a guest's without their knowing.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import type { Author } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { aLogin } from './support/fake-login.ts'
import {
  becomes,
  eventually,
  hasFocus,
  mount,
  mountThread,
  nextEvent,
  showThread,
} from './support/mount.ts'
import {
  area,
  button,
  commentBy,
  nameField,
  openComposer,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'
import { bodies, post, reopen, withLogin, writesAs } from './support/signed-in.ts'

describe('whoever is logged in', () => {
  test('writes under the name and badge of the login, which stand in place of the name', async () => {
    const api = withLogin()
    const sso = aLogin({ badge: 'Staff' })
    const element = await showThread(api, `sso="${sso}"`)
    const loggedIn = nextEvent<{ author: Author }>(document.body, 'logged-in')
    await openComposer()
    await writesAs('Ada Łovelace')
    await expect.element(page.getByText('Staff')).toBeVisible()
    expect(nameField().query()).toBeNull()
    expect(api.of('session').length).toBe(0)
    await audit(element)
    await userEvent.keyboard('My own{Control>}{Enter}{/Control}')
    await eventually(() => texts()[0]).toBe('My own')
    await expect.element(commentBy('Ada Łovelace').getByText('Staff')).toBeVisible()
    expect(bodies(api)).toEqual([{ sso }])
    expect((await loggedIn).detail.author).toMatchObject({ id: 'login-user-1', badge: 'Staff' })
    await audit(element)
  })

  test('is known again after a reload, by the same token or one that says the same', async () => {
    const api = withLogin()
    const sso = aLogin()
    await showThread(api, `sso="${sso}"`)
    await post('Before')
    for (const again of [sso, aLogin(), aLogin({ exp: 1 })]) {
      await reopen(api, `sso="${again}"`)
      await post(`After ${again.slice(-9)}`)
    }
    expect(bodies(api)).toEqual([{ sso }])
    expect(JSON.stringify(localStorage)).not.toContain(sso)
  })

  test('comes once for all elements and for acts at once', async () => {
    const api = withLogin([aThread({ comments: [aComment()] }), aThread()])
    const sso = aLogin()
    const element = await showThread(api, `sso="${sso}"`)
    const second = `<after-word site="${api.site.id}" api="${api.origin}" thread="other"></after-word>`
    await becomes(mount(second), 'ready')
    for (const kind of ['Like', 'Insightful']) {
      for (const one of page.getByRole('button', { name: kind }).elements())
        (one as HTMLElement).click()
    }
    await eventually(() => api.of('react').length).toBeGreaterThan(3)
    expect(bodies(api)).toEqual([{ sso }])
    expect(element.isConnected).toBe(true)
  })

  test('uses nothing up by reading', async () => {
    const api = withLogin()
    await showThread(api)
    await post('As a guest')
    await reopen(api, `sso="${aLogin()}"`)
    await openComposer()
    await writesAs('Ada Łovelace')
    expect(bodies(api)).toEqual([{}])
  })

  test('is another where the page says so, and a guest, with their own key, after a logout', async () => {
    const api = withLogin()
    const [ada, ben] = [aLogin(), aLogin({ sub: 'user-2', name: 'Ben' })]
    await showThread(api)
    await post('First a guest')
    await reopen(api, `sso="${ada}"`)
    await post('Then Ada')
    const element = await reopen(api, `sso="${ben}"`)
    await post('Then Ben')
    await openComposer()
    element.removeAttribute('sso')
    await expect.element(nameField()).toBeVisible()
    await userEvent.keyboard('A guest again')
    await send()
    await eventually(() => texts()[0]).toBe('A guest again')
    const ids = api.thread.comments.map(({ author }) => author?.id)
    expect(ids).toEqual([ids[0], 'login-user-1', 'login-user-2', ids[0]])
    expect(bodies(api)).toEqual([{}, { sso: ada }, { sso: ben }])
    // Nothing is left of the login.
    expect(JSON.stringify(localStorage)).not.toContain('login-user')
  })

  test('has their own words and reactions taken from sight when another logs in, and back after', async () => {
    const api = withLogin()
    const [ada, ben] = [aLogin(), aLogin({ sub: 'user-2', name: 'Ben' })]
    const element = await showThread(api, `sso="${ada}"`)
    await post('By Ada')
    await button('Like').first().click()
    const liked = () => button('Like 1').element().getAttribute('aria-pressed')
    await eventually(liked).toBe('true')
    api.held = true
    await write('Only for Ada')
    await send()
    await eventually(() => texts()[0]).toContain('Only for Ada')
    element.setAttribute('sso', ben)
    await expect.element(button('Withdraw')).not.toBeInTheDocument()
    expect(liked()).toBe('false')
    expect(texts()).toEqual(['By Ada'])
    expect(api.of('session').length).toBe(1)
    element.setAttribute('sso', aLogin())
    await eventually(() => button('Withdraw').elements().length).toBeGreaterThan(0)
    await eventually(liked).toBe('true')
    expect(texts()[0]).toContain('Only for Ada')
    const begun = api.of('session').length
    element.removeAttribute('sso')
    await expect.element(button('Withdraw')).not.toBeInTheDocument()
    expect(liked()).toBe('false')
    // Who has never acted as a guest is none by reading.
    await element.reload()
    expect(api.of('session').length).toBe(begun)
  })

  test.each([
    ['without the login', () => {}],
    [
      'where a function knows nobody',
      (element: AfterWord) => {
        element.sso = () => null
      },
    ],
  ])('is offered nothing of theirs %s, and no guest by reading', async (_, change) => {
    const api = withLogin()
    const sso = aLogin()
    await showThread(api, `sso="${sso}"`)
    await post('By Ada')
    document.body.replaceChildren()
    const element = mountThread(api)
    change(element)
    await becomes(element, 'ready')
    await expect.element(button('Like').first()).toBeVisible()
    const read = await import('../../widget/acts/own.ts')
    await read.readOwn(element.controller)
    expect(button('Withdraw').query()).toBeNull()
    expect(bodies(api)).toEqual([{ sso }])
    expect(JSON.stringify(localStorage)).not.toContain('guest_key')
    // Nor does anything of the login stay.
    dispatchEvent(new Event('pagehide'))
    expect(JSON.stringify(localStorage)).not.toContain('login-user')
  })

  test('is offered what is theirs where they come back', async () => {
    const api = withLogin()
    await showThread(api, `sso="${aLogin()}"`)
    await post('By Ada')
    await reopen(api)
    await reopen(api, `sso="${aLogin()}"`)
    await expect.element(button('Withdraw')).toBeVisible()
    expect(api.of('session').length).toBe(1)
  })

  test('leaves nothing behind where the page takes the login away', async () => {
    const api = withLogin()
    const element = await showThread(api, `sso="${aLogin()}"`)
    await post('By Ada')
    const sso = aLogin()
    // As a page does that draws itself anew.
    element.removeAttribute('sso')
    element.setAttribute('sso', sso)
    await post('Still Ada')
    expect(api.of('session').length).toBe(1)
    element.removeAttribute('sso')
    await eventually(() => JSON.stringify(localStorage)).not.toContain('login-user')
  })

  test('is told as whom they write beside their data, and gets no other name there', async () => {
    const api = withLogin()
    const element = await showThread(api, `sso="${aLogin()}"`)
    await post('By Ada')
    await button('Your name and data').click()
    const dialog = page.getByRole('dialog', { name: 'Your name and data' })
    await expect.element(dialog).toMatchTextContent(/You write as/)
    expect(dialog.getByRole('textbox').query()).toBeNull()
    expect(dialog.element().textContent).not.toContain('You are a guest')
    await audit(element)
  })

  test('is told to the page where the login says another name of them', async () => {
    const api = withLogin()
    await showThread(api, `sso="${aLogin()}"`)
    await post('Before')
    await reopen(api, `sso="${aLogin({ name: 'Ada King' })}"`)
    const changed = nextEvent<{ author: Author }>(document.body, 'profile-changed')
    await post('After')
    expect((await changed).detail.author.name).toBe('Ada King')
  })

  test('is kept nowhere where the page denies it', async () => {
    const api = withLogin()
    const listed = vi.spyOn(Object, 'keys')
    onTestFinished(() => listed.mockRestore())
    await showThread(api, `sso="${aLogin()}" consent="denied"`)
    await post('One')
    await post('Two')
    expect(localStorage.length).toBe(0)
    expect(listed.mock.calls.some(([of]) => of === localStorage)).toBe(false)
    expect(api.of('session').length).toBe(1)
  })
})

describe('a guest of a site with a login', () => {
  test('writes as guests do, and logs in where the page has a way', async () => {
    const api = withLogin()
    const element = await showThread(api, 'login="/login"')
    await write('My own')
    await expect.element(nameField()).toBeVisible()
    await audit(element)
    element.addEventListener('login-request', (event) => {
      expect((event as CustomEvent).detail).toEqual({ failed: false })
      event.preventDefault()
      setTimeout(() => element.setAttribute('sso', aLogin()))
    })
    ;(button('Log in').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await writesAs('Ada Łovelace')
    await expect.element(status()).toMatchTextContent('You write as')
    await hasFocus(area())
    await expect.element(area()).toHaveValue('My own')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    expect(api.thread.comments[0]?.author?.badge).toBe('verified')
  })

  test('is shown no way where the page has none, and has no badge by their name', async () => {
    const api = withLogin()
    await showThread(api)
    await openComposer()
    expect(button('Log in').query()).toBeNull()
    await userEvent.type(nameField(), 'Staff')
    await userEvent.type(area(), 'My own')
    await send()
    await expect.element(commentBy('Staff')).toBeVisible()
    expect(commentBy('Staff').element().querySelector('[part~=badge]')).toBeNull()
  })
})
