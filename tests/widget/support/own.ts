// A reader with a comment of their own, who may come back to the page.
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { AfterWord } from '../../../widget/index.ts'
import { aComment, aThread } from './builders.ts'
import { type FakeApi, fakeApi } from './fake-api.ts'
import { becomes, eventually, hasFocus, showThread } from './mount.ts'
import { articles, button, send, write } from './reader.ts'

/** A reader who has just written `My own` above the comment by Ada. */
export async function written(
  settings: Parameters<typeof fakeApi>[0] = {},
): Promise<{ api: FakeApi; element: AfterWord }> {
  const threads = [aThread({ comments: [aComment({ name: 'Ada', body: 'Hers' })] })]
  const api = fakeApi({ threads, ...settings })
  const element = await showThread(api)
  await write('My own')
  await send()
  await expect.element(button('Withdraw')).toBeVisible()
  return { api, element }
}

/** The same reader, who comes back to the page. */
export async function comeBack(api: FakeApi, element: AfterWord): Promise<void> {
  const before = api.of('mine').length
  await element.reload()
  await becomes(element, 'ready')
  await eventually(() => api.of('mine').length).toBeGreaterThan(before)
  await expect.element(button('Withdraw')).toBeVisible()
}

export const own = () => articles().first()

/** Where this browser keeps who the guest is. */
export const identityOf = (api: FakeApi) => `after-word:${api.site.id}@${api.origin}`

export const editor = () => page.getByRole('textbox', { name: 'Edit your comment' })

export async function startEditing(): Promise<void> {
  await button('Edit').click()
  await hasFocus(editor())
}

/** Saves that text instead. */
export async function save(text: string): Promise<void> {
  await editor().fill(text)
  await button('Save').click()
}
