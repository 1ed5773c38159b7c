// What a reader does, by role and name: opens the composer, writes, posts, and where the focus is then.
import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../../widget/index.ts'
import type { FakeApi } from './fake-api.ts'
import { hasFocus } from './mount.ts'

/** The one quiet line that stands for the composer. */
export const entrance = () =>
  page.getByRole('textbox', { name: /^(Write a comment …|Your draft is kept)/ })
/** The same, with something in it already. */
export const keptDraft = () => page.getByRole('textbox', { name: /^Your draft is kept/ })
export const area = () => page.getByRole('textbox', { name: /^Your (comment$|reply to )/ })
export const nameField = () => page.getByRole('textbox', { name: 'Name (optional)' })
export const button = (name: string | RegExp) => page.getByRole('button', { name })
export const alert = () => page.getByRole('alert')
export const status = () => page.getByRole('status')
export const commentBy = (name: string) => page.getByRole('article', { name: `Comment by ${name}` })
export const articles = () => page.getByRole('article')

/** As with the keyboard; that a click does the same is for the composer's own tests. */
export async function openComposer(): Promise<void> {
  const line = await entrance().findElement()
  line.focus()
  await hasFocus(area())
}

/** Opens the composer of a reply to the comment by `name`. */
export async function openReply(name: string): Promise<void> {
  await commentBy(name).getByRole('button', { name: 'Reply' }).click()
  await hasFocus(page.getByRole('textbox', { name: /^Your reply/ }))
}

/** Writes with the keyboard, at the end of what is there. */
export async function write(text: string): Promise<void> {
  await openComposer()
  if (text) await userEvent.keyboard(text)
}

export async function send(): Promise<void> {
  await button(/^(Post comment|Post reply|Try again)$/).click()
}

/** Posts it, and it does not arrive. */
export async function postInVain(api: FakeApi, text: string): Promise<void> {
  api.drop('post')
  await write(text)
  await send()
  await expect.element(alert()).toBeVisible()
}

/** The texts of all comments, from the top. */
export function texts(): string[] {
  return articles()
    .elements()
    .map((article) => [...article.querySelectorAll('p')].map((p) => p.textContent).join('\n'))
}

/** What is said in the dialog of an element, piece by piece. */
export function saidInDialog({ renderRoot }: AfterWord): string[] {
  const pieces = renderRoot.querySelectorAll('dialog :is(h3, p, legend, label, button)')
  return [...pieces].map(({ textContent }) => textContent.trim())
}

/** A moment as a Danish page says it, whose language is not ours. */
export function inDanish(at: string): string {
  const format = new Intl.DateTimeFormat('da', { dateStyle: 'full', timeStyle: 'short' })
  return format.format(new Date(at))
}
