// <after-word-reactions> where nothing may be kept, and where readers come by the site's own login.
import { describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { memory } from '../../widget/controllers/storage.ts'
import type { AfterWordReactions } from '../../widget/siblings/reactions.ts'
import '../../widget/siblings/reactions.ts'
import { audit } from './support/audit.ts'
import { aSite, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { aLogin, usedLogin } from './support/fake-login.ts'
import { eventually, mountSiblings, nextEvent } from './support/mount-sibling.ts'

// As cli/build-widget.ts does: there is no composer that says as whom one writes.
vi.mock('../../widget/acts/signing-in.ts', () => import('../../widget/siblings/logging-in.ts'))

const liked = (): FakeApi => {
  const threads = [aThread({ reactions: [{ kind: 'like', count: 3 }] })]
  return fakeApi({ site: aSite({ sign_in: 'guest_or_sso' }), threads })
}
const tag = (api: FakeApi, attributes: string) =>
  `<after-word-reactions site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}" ${attributes}></after-word-reactions>`

async function show(api: FakeApi, attributes = ''): Promise<AfterWordReactions> {
  document.body.replaceChildren()
  const element = mountSiblings<AfterWordReactions>(tag(api, attributes))
  await becomesReady(element)
  return element
}

async function becomesReady(element: AfterWordReactions): Promise<void> {
  await eventually(() => element.state).toBe('ready')
  await element.updateComplete
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const pressed = (name: string, is = true) =>
  expect.element(button(name)).toHaveAttribute('aria-pressed', `${is}`)
const bodies = (api: FakeApi) => api.of('session').map(({ body }) => body)
/** Whose reactions are stored: author, thread, kind. */
const stored = (api: FakeApi) => [...api.reactions]

test('reading makes no guest of whoever has reacted by a login that is over', async () => {
  const api = liked()
  const sso = aLogin()
  await show(api, `sso="${sso}"`)
  await button('Like 3').click()
  await eventually(() => stored(api).length).toBe(1)
  const element = await show(api)
  element.sso = () => null
  await becomesReady(element)
  await pressed('Like 4', false)
  expect(bodies(api)).toEqual([{ sso }])
  expect(api.of('mine')).toEqual([])
})

describe('consent="denied"', () => {
  test('keeps nothing, reads nothing that was kept, and reacts', async () => {
    const api = liked()
    await show(api)
    await button('Like 3').click()
    await eventually(() => localStorage.length).toBe(1)
    const kept = JSON.stringify({ ...localStorage })
    // The page is left.
    memory.clear()
    const element = await show(api, 'consent="denied"')
    await pressed('Like 4', false)
    expect(api.of('mine')).toEqual([])
    const told = nextEvent(element, 'reaction-changed')
    await button('Insightful').click()
    await told
    await pressed('Insightful 1')
    expect(JSON.stringify({ ...localStorage })).toBe(kept)
    expect(stored(api).length).toBe(2)
    await audit(element)
  })

  test('that is given later counts from then on', async () => {
    const api = liked()
    const element = await show(api)
    element.consent = 'denied'
    await element.updateComplete
    await becomesReady(element)
    await button('Like 3').click()
    await eventually(() => stored(api).length).toBe(1)
    expect(localStorage.length).toBe(0)
  })

  test('that is given later leaves the guest who was kept, also where they acted meanwhile', async () => {
    const api = liked()
    await show(api)
    await button('Like 3').click()
    await eventually(() => localStorage.length).toBe(1)
    const kept = JSON.stringify({ ...localStorage })
    // The page is left.
    memory.clear()
    document.body.replaceChildren()
    const element = await show(api, 'consent="denied"')
    await button('Insightful').click()
    await eventually(() => stored(api).length).toBe(2)
    element.consent = undefined
    await element.updateComplete
    await becomesReady(element)
    await pressed('Like 4')
    await pressed('Insightful 1', false)
    await button('Insightful 1').click()
    await eventually(() => stored(api).length).toBe(3)
    expect(JSON.stringify({ ...localStorage })).toBe(kept)
    expect(api.guests.size).toBe(2)
  })

  test('counts as long as the element is on the page, also when it is put elsewhere', async () => {
    const api = liked()
    const element = await show(api, 'consent="denied"')
    const main = element.closest('main') as HTMLElement
    element.remove()
    main.append(element)
    await button('Like 3').click()
    await eventually(() => stored(api).length).toBe(1)
    expect(localStorage.length).toBe(0)
  })
})

describe('sso', () => {
  test('makes a reaction that of the login, which is used once and told to the page', async () => {
    const api = liked()
    const sso = aLogin()
    const element = await show(api, `sso="${sso}"`)
    expect(api.of('session')).toEqual([])
    const told = nextEvent<{ author: { id: string } }>(document.body, 'logged-in')
    await button('Like 3').click()
    expect((await told).detail.author.id).toBe('login-user-1')
    await button('Insightful').click()
    await pressed('Insightful 1')
    await eventually(() => stored(api)).toEqual([
      `login-user-1 ${api.thread.key} like`,
      `login-user-1 ${api.thread.key} insight`,
    ])
    expect(bodies(api)).toEqual([{ sso }])
    expect(Object.values({ ...localStorage }).join()).not.toContain(sso)
    await audit(element)
  })

  test('is known again by the next page, without another exchange', async () => {
    const api = liked()
    await show(api, `sso="${aLogin()}"`)
    await button('Like 3').click()
    await eventually(() => stored(api).length).toBe(1)
    await show(api, `sso="${aLogin()}"`)
    await pressed('Like 4')
    expect(api.of('session').length).toBe(1)
    // Whoever shares the browser and is not logged in sees nothing of it.
    await show(api)
    await pressed('Like 4', false)
  })

  test('as a function is asked with the first act, and again where its token was used up', async () => {
    const api = liked()
    const element = await show(api)
    const used = await usedLogin(api)
    const fresh = aLogin()
    const fetchOne = vi.fn<() => Promise<string>>()
    fetchOne.mockResolvedValueOnce(used).mockResolvedValueOnce(fresh)
    element.sso = fetchOne
    await element.updateComplete
    await becomesReady(element)
    expect(fetchOne).not.toHaveBeenCalled()
    await button('Like 3').click()
    await eventually(() => stored(api)).toEqual([`login-user-1 ${api.thread.key} like`])
    await pressed('Like 4')
    expect(fetchOne).toHaveBeenCalledTimes(2)
  })

  test('that is not taken is told, and the reaction is nobody’s till there is another', async () => {
    const api = liked()
    const element = await show(api, `sso="${await usedLogin(api)}"`)
    const told = nextEvent<{ failed: boolean }>(element, 'login-request')
    await button('Like 3').click()
    const { detail, cancelable } = await told
    expect([detail, cancelable]).toEqual([{ failed: true }, true])
    await expect.element(page.getByRole('alert')).toBeVisible()
    await pressed('Like 3', false)
    expect(stored(api)).toEqual([])
    element.sso = aLogin()
    await element.updateComplete
    await becomesReady(element)
    await button('Like 3').click()
    await eventually(() => stored(api)).toEqual([`login-user-1 ${api.thread.key} like`])
  })

  test('taken away leaves a guest, who sees nothing of what the login has set', async () => {
    const api = liked()
    const element = await show(api, `sso="${aLogin()}"`)
    await button('Like 3').click()
    await eventually(() => stored(api).length).toBe(1)
    element.removeAttribute('sso')
    await element.updateComplete
    await becomesReady(element)
    await pressed('Like 4', false)
    await button('Like 4').click()
    await eventually(() => stored(api).length).toBe(2)
    expect(stored(api)[1]).toMatch(/^author-of-guest-key/)
  })

  test('of one element counts for the others of its site', async () => {
    const api = liked()
    const first = await show(api, `sso="${aLogin()}"`)
    const other = document.createElement('div')
    other.innerHTML = tag(api, '')
    first.after(other)
    const second = other.firstElementChild as AfterWordReactions
    await becomesReady(second)
    second.shadowRoot?.querySelector('button')?.click()
    await eventually(() => stored(api)).toEqual([`login-user-1 ${api.thread.key} like`])
  })

  test('with consent="denied" is used and not kept', async () => {
    const api = liked()
    await show(api, `consent="denied" sso="${aLogin()}"`)
    await button('Like 3').click()
    await eventually(() => stored(api)).toEqual([`login-user-1 ${api.thread.key} like`])
    await pressed('Like 4')
    expect(localStorage.length).toBe(0)
  })
})
