// What tests of the login begin with, and what a reader sees of it.
import { expect } from 'vitest'
import type { AfterWord } from '../../../widget/index.ts'
import { aSite, aThread } from './builders.ts'
import { type FakeApi, fakeApi } from './fake-api.ts'
import { aLogin } from './fake-login.ts'
import { eventually, showThread } from './mount.ts'
import { button, send, texts, write } from './reader.ts'

export const withLogin = (threads = [aThread()]) =>
  fakeApi({ site: aSite({ sign_in: 'guest_or_sso' }), threads })
export const bodies = (api: FakeApi) => api.of('session').map(({ body }) => body)
export const writesAs = (name: string) =>
  eventually(
    () =>
      document
        .querySelector('after-word')
        ?.shadowRoot?.querySelector('[part~=writer]')
        ?.textContent?.trim(),
    'as whom one writes',
  ).toMatch(`You write as \u2068${name}\u2069.`)

/** The same page opened again by the same browser. */
export async function reopen(api: FakeApi, attributes = ''): Promise<AfterWord> {
  document.body.replaceChildren()
  return showThread(api, attributes)
}

export async function post(text: string): Promise<void> {
  await write(text)
  await send()
  await eventually(() => texts()[0]).toBe(text)
}

/** Attributes of a page whose reader is logged in. */
export const ada = () => `sso="${aLogin()}"`
export const ben = () => `sso="${aLogin({ sub: 'user-2', name: 'Ben' })}"`

/** The line is back. */
export const comeBack = () => dispatchEvent(new Event('online'))

/** What would be sent by itself now is sent before what the reader does next. */
export async function sendsNothing(api: FakeApi): Promise<void> {
  const posts = api.of('post').length
  const reactions = api.of('react').length
  comeBack()
  await button(/^Like/).first().click()
  await eventually(() => api.of('react').length).toBe(reactions + 1)
  expect(api.of('post').length).toBe(posts)
}
