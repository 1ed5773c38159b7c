// Drafts that are put away while another is here: nothing of them is lost, and nothing is sent twice.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { aThread } from './support/builders.ts'
import { aLogin } from './support/fake-login.ts'
import { becomes, eventually } from './support/mount.ts'
import { area, openComposer, send, texts, write } from './support/reader.ts'
import { ada, ben, reopen, sendsNothing, withLogin, writesAs } from './support/signed-in.ts'

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

describe('a draft', () => {
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
})
