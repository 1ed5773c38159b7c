// A login that is not taken where one reacts or reports: what is said to help is there to be pressed.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { aLogin, usedLogin } from './support/fake-login.ts'
import { eventually, hasFocus, nextEvent, showThread } from './support/mount.ts'
import { alert, button, commentBy } from './support/reader.ts'
import { bodies, withLogin } from './support/signed-in.ts'

async function used() {
  const api = withLogin([aThread({ comments: [aComment({ name: 'Ada' })] })])
  const element = await showThread(api, `sso="${await usedLogin(api)}" login=""`)
  return { api, element }
}

test('one reacts as a guest, or logs in', async () => {
  const { api, element } = await used()
  await commentBy('Ada').getByRole('button', { name: 'React' }).click()
  const like = commentBy('Ada').getByRole('button', { name: /^Like/ })
  await like.click()
  await expect.element(alert()).toMatchTextContent(/You can log in again, or write as a guest/)
  await audit(element)
  const asked = nextEvent(element, 'login-request')
  await button('Log in').click()
  await asked
  await button('Write as a guest').click()
  await hasFocus(commentBy('Ada'))
  await expect.element(alert()).not.toBeInTheDocument()
  await like.click()
  await eventually(() => api.of('react').length).toBe(1)
  expect(bodies(api).at(-1)).toEqual({})
})

test('one who has logged in again meanwhile is offered neither', async () => {
  const { element } = await used()
  await commentBy('Ada').getByRole('button', { name: 'React' }).click()
  await commentBy('Ada').getByRole('button', { name: /^Like/ }).click()
  await button('Log in').click()
  element.sso = aLogin()
  await hasFocus(commentBy('Ada'))
  await expect.element(alert()).not.toBeInTheDocument()
})

test('one reports as a guest', async () => {
  const { api, element } = await used()
  await commentBy('Ada').getByRole('button', { name: 'Report' }).click()
  await page.getByRole('radio', { name: 'Hatred of a group' }).click()
  await button('Send report').click()
  await expect.element(alert()).toMatchTextContent(/You can log in again, or write as a guest/)
  await audit(element)
  await page.getByRole('dialog').getByRole('button', { name: 'Write as a guest' }).click()
  await hasFocus(page.getByRole('radio').first())
  await button('Send report').click()
  await expect.element(page.getByRole('dialog', { name: /^Thank you/ })).toBeVisible()
  expect(bodies(api).at(-1)).toEqual({})
})
