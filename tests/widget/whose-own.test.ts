// What is one reader's own is neither shown nor offered to another who comes while the page is open.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import type { FakeApi } from './support/fake-api.ts'
import { aLogin } from './support/fake-login.ts'
import { eventually, hasFocus, nextEvent } from './support/mount.ts'
import { area, button, send, status, texts, write } from './support/reader.ts'
import { ada, post, reopen, withLogin, writesAs } from './support/signed-in.ts'

const others = [
  ['another', () => aLogin({ sub: 'user-2', name: 'Ben' })],
  ['nobody', () => null],
] as const

/** The page says who is here now. */
function comes(element: AfterWord, login: string | null): void {
  if (login) element.setAttribute('sso', login)
  else element.removeAttribute('sso')
}

/** The page is opened for Ada, who acts: by that it is known whose the comments are. */
async function comeBack(api: FakeApi): Promise<void> {
  await reopen(api, ada())
  const before = api.of('react').length
  await button('Insightful').first().click()
  await eventually(() => api.of('react').length).toBeGreaterThan(before)
  await reopen(api, ada())
}

const editor = () => page.getByRole('textbox', { name: 'Edit your comment' })

/** Half an edit of the only comment. */
async function edit(): Promise<void> {
  await button('Edit').click()
  await hasFocus(editor())
  await userEvent.keyboard(' and more')
}

describe.each(others)('where %s comes', (_, login) => {
  test('an edit that is half typed goes, and is there again for its author', async () => {
    const api = withLogin()
    const element = await reopen(api, ada())
    await post('My own')
    await edit()
    comes(element, login())
    await expect.element(editor()).not.toBeInTheDocument()
    expect(button('Edit').query()).toBeNull()
    await comeBack(api)
    await button('Edit').click()
    await expect.element(editor()).toHaveValue('My own and more')
  })

  test('so does one of whoever has not opened the composer since', async () => {
    const api = withLogin()
    await reopen(api, ada())
    await post('My own')
    const element = await reopen(api, ada())
    await edit()
    comes(element, login())
    await expect.element(editor()).not.toBeInTheDocument()
    await comeBack(api)
    await button('Edit').click()
    await expect.element(editor()).toHaveValue('My own and more')
  })

  async function answeredLate(api: FakeApi) {
    const element = await reopen(api, ada())
    const release = api.hold('post')
    await write('Of Ada')
    await send()
    await eventually(() => api.of('post').length).toBe(1)
    comes(element, login())
    await hasFocus(area())
    await expect.element(area()).toHaveValue('')
    const answered = nextEvent(element, api.held ? 'comment-held' : 'comment-posted')
    release()
    await answered
    await element.updateComplete
  }

  test('what they were about to confirm is not done to them', async () => {
    const api = withLogin()
    const element = await reopen(api, ada())
    await post('My own')
    await button('Your name and data').click()
    await button('Forget me').click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    comes(element, login())
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await hasFocus(page.getByRole('heading', { level: 2 }))
    await comeBack(api)
    await button('Withdraw').click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    comes(document.querySelector('after-word') as AfterWord, login())
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(api.thread.comments.map(({ state }) => state)).toEqual(['approved'])
  })

  test('what is answered then is not shown to them where it is held', async () => {
    const api = withLogin()
    api.held = true
    await answeredLate(api)
    await eventually(texts).toEqual([])
    await expect.element(button('Withdraw')).not.toBeInTheDocument()
    await expect.element(status()).not.toMatchTextContent('Your comment')
    await comeBack(api)
    await eventually(texts).toEqual([expect.stringContaining('Of Ada')])
  })

  test('what is answered then is shown, and not offered to be withdrawn', async () => {
    const api = withLogin()
    await answeredLate(api)
    await eventually(texts).toEqual(['Of Ada'])
    await expect.element(button('Withdraw')).not.toBeInTheDocument()
    await expect.element(status()).not.toMatchTextContent('Your comment')
    await expect.element(area()).toBeVisible()
  })

  test('what was asked before is not shown to them', async () => {
    const api = withLogin()
    await reopen(api, ada())
    await post('Of Ada')
    if (api.thread.comments[0]) api.thread.comments[0].state = 'pending'
    const release = api.hold('mine')
    const element = await reopen(api, ada())
    await eventually(() => api.of('mine').length).toBeGreaterThan(0)
    comes(element, login())
    await eventually(() => element.sso ?? element.getAttribute('sso')).not.toBe('')
    await button('Like').first().click()
    await eventually(() => api.of('react').length).toBe(1)
    release()
    await button('Insightful').first().click()
    await eventually(() => api.of('react').length).toBe(2)
    expect(texts()).toEqual([])
    expect(button('Withdraw').query()).toBeNull()
  })

  test('a reaction is not theirs', async () => {
    const api = withLogin()
    const element = await reopen(api, ada())
    await button('Like').first().click()
    await eventually(() => api.of('react').length).toBe(1)
    await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
    comes(element, login())
    await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'false')
    await button('Like 1').click()
    await expect.element(button('Like 2')).toBeVisible()
    await eventually(() => api.of('react').map(({ method }) => method)).toEqual(['PUT', 'PUT'])
  })
})

test('what a guest was about to confirm is not done to who logs in', async () => {
  const api = withLogin()
  await reopen(api)
  await post('My own')
  const element = await reopen(api)
  await button('Your name and data').click()
  await button('Forget me').click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
  element.sso = aLogin()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('what they were about to confirm is not done to another of whom a function tells', async () => {
  const api = withLogin()
  const element = await reopen(api)
  let login = aLogin()
  element.sso = () => login
  await post('Of Ada')
  await button('Your name and data').click()
  await button('Forget me').click()
  login = aLogin({ sub: 'user-2', name: 'Ben' })
  api.forgetTokens()
  await button('Forget me').click()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(api.thread.comments.map(({ state }) => state)).toEqual(['approved'])
  expect(button('Withdraw').query()).toBeNull()
  await post('Of Ben')
  expect(api.thread.comments.at(-1)?.author?.name).toBe('Ben')
})

test('one who comes again with another token goes on with what they edit', async () => {
  const api = withLogin()
  const element = await reopen(api, ada())
  await post('My own')
  await edit()
  const before = editor().element()
  element.setAttribute('sso', aLogin())
  await write('Something else')
  await writesAs('Ada Łovelace')
  expect(editor().element()).toBe(before)
})
