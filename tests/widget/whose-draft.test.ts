// Drafts are of whoever wrote them: what one reader wrote, or posted and had no answer to, is neither shown to
// nor sent as another whom the site's own login says is here.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { aComment, aThread } from './support/builders.ts'
import { aLogin } from './support/fake-login.ts'
import { becomes, eventually, hasFocus } from './support/mount.ts'
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
import { post, reopen, withLogin, writesAs } from './support/signed-in.ts'

const ada = () => `sso="${aLogin()}"`
const ben = () => `sso="${aLogin({ sub: 'user-2', name: 'Ben' })}"`

const comeBack = () => dispatchEvent(new Event('online'))

/** What would be sent by itself now is sent before what the reader does next. */
async function sendsNothing(api: Api): Promise<void> {
  const posts = api.of('post').length
  const reactions = api.of('react').length
  comeBack()
  await button(/^Like/).first().click()
  await eventually(() => api.of('react').length).toBe(reactions + 1)
  expect(api.of('post').length).toBe(posts)
}

type Api = ReturnType<typeof withLogin>

/** Posted by whom the page says, and heard of no more. */
async function postUnheard(api: Api, attributes = '') {
  const element = await reopen(api, attributes)
  api.drop('post')
  await write('My own')
  await send()
  await expect.element(alert()).toBeVisible()
  return element
}

const authors = ({ thread }: Api) => thread.comments.map(({ author }) => author?.id)

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

describe('what is on its way of one who logs out meanwhile', () => {
  test.each([
    ['another', ben],
    ['nobody', () => ''],
  ])('is not brought back once it has arrived, where %s is here', async (_, as) => {
    const api = withLogin()
    const element = await reopen(api, ben())
    await write('Of Ben')
    element.setAttribute('sso', aLogin())
    await writesAs('Ada Łovelace')
    await expect.element(area()).toHaveValue('')
    const arrive = api.hold('post')
    await userEvent.type(area(), 'My own')
    await send()
    await eventually(() => api.of('post').length).toBe(1)
    const login = as().slice(5, -1)
    if (login) element.setAttribute('sso', login)
    else element.removeAttribute('sso')
    await expect.element(area()).toHaveValue(login ? 'Of Ben' : '')
    arrive()
    await eventually(texts).toEqual(['My own'])
    await reopen(api, ada())
    await sendsNothing(api)
    expect(api.of('post').length).toBe(1)
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await reopen(api, ben())
    await openComposer()
    await expect.element(area()).toHaveValue('Of Ben')
  })

  test('is not sent again as another’s where the first try was refused', async () => {
    const api = withLogin()
    const element = await reopen(api, ada())
    await write('My own')
    const refuse = api.hold('post')
    await send()
    await eventually(() => api.of('post').length).toBe(1)
    element.setAttribute('sso', ben().slice(5, -1))
    await writesAs('Ben')
    await expect.element(area()).toHaveValue('')
    api.forgetTokens()
    refuse()
    await eventually(() => api.of('session').length).toBe(2)
    await sendsNothing(api)
    expect(api.of('post').length).toBe(1)
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

  test('that was put away waits for what a guest has written in its place', async () => {
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
    await reopen(api, ada())
    await openComposer()
    await expect.element(area()).toHaveValue('Of Ada')
  })

  test('that is put away leaves what was put away before', async () => {
    const api = withLogin([aThread({ key: 'one' }), aThread({ key: 'two' })])
    const there = await reopen(api, ada())
    await write('On the first')
    there.thread = 'two'
    await becomes(there, 'ready')
    await write('On the second')
    there.thread = 'one'
    await becomes(there, 'ready')
    await openComposer()
    there.removeAttribute('sso')
    await expect.element(area()).toHaveValue('')
    // Another tab, in which she is logged in, goes on.
    const of = `after-word:${api.site.id}@${api.origin}:drafts`
    const away = Object.keys(localStorage).find((key) => key.startsWith(`${of}:`)) as string
    const kept = JSON.parse(localStorage.getItem(away) as string)
    const first = Object.keys(kept).find((key) => key.includes(':one:')) as string
    localStorage.setItem(of, away.slice(of.length + 1))
    localStorage.setItem(first, kept[first].replace('On the first', 'More on the first'))
    await reopen(api)
    await openComposer()
    await expect.element(area()).toHaveValue('')
    const element = await reopen(api, ada())
    await openComposer()
    await expect.element(area()).toHaveValue('More on the first')
    element.thread = 'two'
    await becomes(element, 'ready')
    await openComposer()
    await expect.element(area()).toHaveValue('On the second')
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
    await post('A guest')
    await button('Your name and data').click()
    await button('Forget me').click()
    await button('Forget me').click()
    await expect.element(button('Close')).toBeVisible()
    expect(Object.keys(localStorage)).toEqual([])
  })
})
