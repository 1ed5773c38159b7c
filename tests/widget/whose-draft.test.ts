// Drafts are of whoever wrote them: what one reader wrote, or posted and had no answer to, is neither shown to
// nor sent as another whom the site's own login says is here.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { aComment, aThread } from './support/builders.ts'
import type { FakeApi } from './support/fake-api.ts'
import { aLogin } from './support/fake-login.ts'
import { eventually, hasFocus } from './support/mount.ts'
import {
  alert,
  area,
  button,
  entrance,
  keptDraft,
  openComposer,
  openReply,
  send,
  texts,
  write,
} from './support/reader.ts'
import {
  ada,
  ben,
  comeBack,
  post,
  reopen,
  sendsNothing,
  withLogin,
  writesAs,
} from './support/signed-in.ts'

/** Posted by whom the page says, and heard of no more. */
async function postUnheard(api: FakeApi, attributes = '') {
  const element = await reopen(api, attributes)
  api.drop('post')
  await write('My own')
  await send()
  await expect.element(alert()).toBeVisible()
  return element
}

const authors = ({ thread }: FakeApi) => thread.comments.map(({ author }) => author?.id)

describe('what waits of one who is logged in', () => {
  test.each([
    ['another', ben],
    ['nobody', () => ''],
  ])(
    'is not sent where the page is opened for %s, and goes out when they are back',
    async (_, as) => {
      const api = withLogin()
      await postUnheard(api, ada())
      await reopen(api, as())
      await eventually(() => api.of('mine').length + api.of('session').length).toBeGreaterThan(0)
      await openComposer()
      await expect.element(area()).toHaveValue('')
      comeBack()
      await button('Cancel').click()
      await expect.element(entrance()).toHaveAttribute('placeholder', 'Write a comment …')
      expect(api.of('post').length).toBe(1)
      await reopen(api, ada())
      await eventually(texts).toEqual(['My own'])
      expect(authors(api)).toEqual(['login-user-1'])
    },
  )

  test.each([
    ['another', ben],
    ['nobody', () => ''],
  ])('goes from a composer that is open when the page says %s is here', async (_, as) => {
    const api = withLogin()
    const element = await postUnheard(api, ada())
    const login = as().slice(5, -1)
    if (login) element.setAttribute('sso', login)
    else element.removeAttribute('sso')
    await expect.element(area()).toHaveValue('')
    await hasFocus(area())
    comeBack()
    await expect.element(area()).toHaveValue('')
    expect(api.of('post').length).toBe(1)
    element.setAttribute('sso', aLogin())
    await expect.element(area()).toHaveValue('My own')
    comeBack()
    await eventually(texts).toEqual(['My own'])
    expect(authors(api)).toEqual(['login-user-1'])
  })

  test('is sent where a token says more of the same reader', async () => {
    const api = withLogin()
    await postUnheard(api, ada())
    await reopen(api, `sso="${aLogin({ name: 'Ada King' })}"`)
    await eventually(() => api.of('mine').length + api.of('session').length).toBeGreaterThan(0)
    await eventually(texts).toEqual(['My own'])
    expect(authors(api)).toEqual(['login-user-1'])
  })
})

describe('what a guest has posted', () => {
  test('waits no more when they log in, also where it was not known at first that they are a guest', async () => {
    const api = withLogin()
    const element = await reopen(api)
    const { promise, resolve } = Promise.withResolvers<null>()
    element.sso = () => promise
    api.drop('post')
    await write('My own')
    await send()
    resolve(null)
    await expect.element(alert()).toBeVisible()
    element.sso = aLogin()
    await expect.element(alert()).toMatchTextContent('Your draft is kept')
    await sendsNothing(api)
  })

  test('waits no more when they log in: the text stays, and they are told', async () => {
    const api = withLogin()
    const element = await postUnheard(api)
    element.setAttribute('sso', aLogin())
    await expect
      .element(alert())
      .toMatchTextContent(/^You write as .Ada Łovelace.\. Your draft is kept/)
    await sendsNothing(api)
    await writesAs('Ada Łovelace')
    await expect.element(area()).toHaveValue('My own')
    await send()
    await eventually(texts).toEqual(['My own'])
    expect(authors(api)).toEqual(['login-user-1'])
  })

  test('waits no more where the page is opened again with a login, and they are told', async () => {
    const api = withLogin()
    await postUnheard(api)
    await reopen(api, ada())
    await expect.element(alert()).toMatchTextContent('Your draft is kept')
    await expect.element(keptDraft()).toBeVisible()
    await sendsNothing(api)
    await openComposer()
    await expect.element(area()).toHaveValue('My own')
  })

  test('as a reply is told of too where a draft of theirs comes back into the open composer', async () => {
    const api = withLogin([aThread({ comments: [aComment({ name: 'Dora' })] })])
    await reopen(api, ada())
    await write('Of Ada')
    const element = await reopen(api)
    api.drop('post')
    await openReply('Dora')
    await userEvent.keyboard('My reply')
    await send()
    await expect.element(alert()).toBeVisible()
    await openComposer()
    element.setAttribute('sso', aLogin())
    await expect.element(area()).toHaveValue('Of Ada')
    await expect.element(alert()).toMatchTextContent('Your draft is kept')
  })
})

describe('a draft', () => {
  test('of a guest is not sent in place of one that waits of whoever logs in', async () => {
    const api = withLogin()
    await postUnheard(api, ada())
    await postUnheard(api)
    await reopen(api, ada())
    await expect.element(alert()).toMatchTextContent('Your draft is kept')
    await openComposer()
    await sendsNothing(api)
    await expect.element(area()).toHaveValue('My own')
    expect(alert().query()).toBeNull()
  })

  test('of one who is logged in is kept for them, and shown to no other', async () => {
    const api = withLogin()
    await reopen(api, ada())
    await post('First')
    await write('Of Ada')
    await reopen(api, ben())
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await userEvent.keyboard('Of Ben')
    await reopen(api)
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await reopen(api, ada())
    await openComposer()
    await expect.element(area()).toHaveValue('Of Ada')
    await button('Cancel').click()
    await reopen(api, ben())
    await openComposer()
    await expect.element(area()).toHaveValue('Of Ben')
  })

  test('goes from an open composer where another logs in', async () => {
    const api = withLogin()
    const element = await reopen(api, ada())
    await write('Of Ada')
    element.sso = aLogin({ sub: 'user-2', name: 'Ben' })
    await writesAs('Ben')
    await hasFocus(area())
    await expect.element(area()).toHaveValue('')
  })

  test('is not shown before what fetches the login says who is here', async () => {
    const api = withLogin()
    await reopen(api, ada())
    await write('Of Ada')
    const element = await reopen(api)
    const { promise, resolve } = Promise.withResolvers<string>()
    element.sso = () => promise
    ;(keptDraft().element() as HTMLElement).focus()
    resolve(aLogin({ sub: 'user-2', name: 'Ben' }))
    await hasFocus(area())
    await expect.element(area()).toHaveValue('')
  })

  test('of a guest goes along with their login', async () => {
    const api = withLogin()
    await reopen(api)
    await write('Half a thought')
    await reopen(api, ada())
    await openComposer()
    await expect.element(area()).toHaveValue('Half a thought')
    await reopen(api)
    await openComposer()
    await expect.element(area()).toHaveValue('')
  })

  test('that was begun before it was known who is here is posted as theirs', async () => {
    const api = withLogin()
    const element = await reopen(api)
    const { promise, resolve } = Promise.withResolvers<string>()
    element.sso = () => promise
    await write('My own')
    await send()
    resolve(aLogin())
    await eventually(texts).toEqual(['My own'])
    expect(authors(api)).toEqual(['login-user-1'])
    expect(api.of('post').length).toBe(1)
  })

  test('is forgotten with whoever asks for it, wherever it was put', async () => {
    const api = withLogin()
    await reopen(api, ada())
    await write('Of Ada')
    await reopen(api)
    await write('x')
    await reopen(api, ada())
    await openComposer()
    await expect.element(area()).toHaveValue('x')
    await send()
    await eventually(texts).toEqual(['x'])
    await button('Your name and data').click()
    await button('Forget me').click()
    await button('Forget me').click()
    await expect.element(button('Close')).toBeVisible()
    expect(Object.keys(localStorage)).toEqual([])
  })
})
