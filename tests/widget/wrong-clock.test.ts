// Readers whose clock is wrong: as many are whose time zone is. What they may do is what the API allows.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeApi } from './support/fake-api.ts'
import { aLogin } from './support/fake-login.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { written } from './support/own.ts'
import { button, texts } from './support/reader.ts'
import { bodies, post, withLogin } from './support/signed-in.ts'

const minute = 60_000
const clocks = [
  ['far ahead', 65 * minute],
  ['ahead', 6 * minute],
  ['behind', -20 * minute],
  ['far behind', -300 * minute],
] as const

describe.each(clocks)('with a clock that is %s', (_, ahead) => {
  test('a login is exchanged once', async () => {
    const api = withLogin()
    api.ahead = ahead
    const sso = aLogin({ exp: api.now() / 1000 + 300 })
    await showThread(api, `sso="${sso}"`)
    await post('One')
    await post('Two')
    expect(bodies(api)).toEqual([{ sso }])
  })

  test('a guest begins one session', async () => {
    const api = fakeApi()
    api.ahead = ahead
    await showThread(api)
    await post('One')
    await post('Two')
    expect(api.of('session').length).toBe(1)
  })

  test('an own comment may be edited for as long as the API allows', async () => {
    const api = fakeApi()
    api.ahead = ahead
    await showThread(api)
    await post('My own')
    const left = /^(5:00|4:[345]\d) left to edit$/
    await expect.element(page.getByRole('timer')).toMatchTextContent(left)
    await button('Edit').click()
    await hasFocus(page.getByRole('textbox', { name: 'Edit your comment' }))
    await expect.element(page.getByRole('timer')).toMatchTextContent(left)
    await userEvent.keyboard('{End}, mended{Control>}{Enter}{/Control}')
    await eventually(() => texts()[0]).toBe('My own, mended')
  })
})

test('a clock that was set back meanwhile promises no more than the window', async () => {
  const { api, element } = await written()
  const key = `after-word:${api.site.id}@${api.origin}`
  const kept = JSON.parse(localStorage.getItem(key) as string)
  localStorage.setItem(key, JSON.stringify({ ...kept, at: kept.at + 65 * minute }))
  element.requestUpdate()
  await eventually(() => page.getByRole('timer').element().textContent).toBe('5:00 left to edit')
})

test('a session that is over is begun anew, also where the clock was set back meanwhile', async () => {
  const { api } = await written()
  api.forgetTokens()
  api.ahead = -120 * minute
  await post('And more')
  expect(api.of('session').length).toBe(2)
  expect(new Set(api.thread.comments.slice(1).map(({ author }) => author?.id)).size).toBe(1)
})
