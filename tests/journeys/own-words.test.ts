// A reader without an account and what is theirs: they edit, withdraw, take along, and are forgotten. Under the
// strictest policy a page can have.
import { readFile } from 'node:fs/promises'
import { expect, inject, it } from 'vitest'
import type { ThreadPage } from '../../worker/contract/shapes.ts'
import { comment, open, read, shows, unique, write } from './support/browser.ts'

const host = inject('host')
const worker = inject('worker')

async function threadOf(key: string): Promise<ThreadPage> {
  return (await (await fetch(`${worker}/v1/sites/host/threads/${key}`)).json()) as ThreadPage
}

it('a guest edits, withdraws, takes their data along and is forgotten', async () => {
  const key = unique()
  const opened = await open(`${host}/strict-csp?${key}`)
  const { page, element, errors } = opened
  await read(opened)
  await write(element, 'The first')
  await shows(comment(element, 'The first'))
  await write(element, 'The second')
  await shows(comment(element, 'The second'))

  await page.reload()
  await read(opened)
  const second = comment(element, 'The second')
  await second.getByRole('button', { name: 'Edit' }).click()
  await element.getByRole('textbox', { name: 'Edit your comment' }).fill('The second, **mended**')
  await element.getByRole('button', { name: 'Save' }).click()
  await shows(comment(element, 'The second, mended').getByText('edited', { exact: true }))

  await comment(element, 'The first').getByRole('button', { name: 'Withdraw' }).click()
  await element.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await shows(element.getByRole('article'), 1)
  expect((await threadOf(key)).thread.comment_count).toBe(1)

  await element.getByRole('button', { name: 'Your name and data' }).click()
  const saved = page.waitForEvent('download')
  await element.getByRole('button', { name: 'Take my data along' }).click()
  const file = JSON.parse(await readFile(await (await saved).path(), 'utf8'))
  const bodies = file.comments.map(({ body }: { body: string }) => body)
  expect(bodies).toContain('The second, **mended**')

  await element.getByRole('button', { name: 'Forget me' }).click()
  await element.getByRole('button', { name: 'Forget me' }).click()
  await element.getByRole('heading', { name: 'You are forgotten here.' }).waitFor()
  await element.getByRole('button', { name: 'Close' }).click()
  await shows(element.getByRole('article'), 0)
  expect((await threadOf(key)).comments.items).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  expect(errors).toEqual([])
})
