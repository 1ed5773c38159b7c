// Readers who press twice, keep two tabs open, go away and come back, or write in a tunnel.
import { expect, inject, it } from 'vitest'
import type { ThreadPage } from '../../worker/contract/shapes.ts'
import { comment, open, read, shows, unique } from './support/browser.ts'

const host = inject('host')
const worker = inject('worker')

async function commentsOf(key: string): Promise<ThreadPage['comments']['items']> {
  const url = `${worker}/v1/sites/host/threads/${key}`
  return ((await (await fetch(url)).json()) as ThreadPage).comments.items
}

const composer = { name: 'Your comment' }
const entrance = { name: /^(Write a comment|Your draft is kept)/ }

it('a button that is pressed twice, and a key that is, post one comment each', async () => {
  const key = unique()
  const opened = await open(`${host}/short?${key}`)
  await read(opened)
  const { page, element } = opened
  await element.getByRole('textbox', entrance).click()
  await element.getByRole('textbox', composer).fill('Clicked twice')
  await element.getByRole('button', { name: 'Post comment' }).dblclick({ noWaitAfter: true })
  await shows(comment(element, 'Clicked twice'))
  await element.getByRole('textbox', entrance).click()
  await element.getByRole('textbox', composer).fill('Entered twice')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await shows(comment(element, 'Entered twice'))
  expect(await commentsOf(key)).toHaveLength(2)
  expect(opened.errors).toEqual([])
})

it('two tabs write as one reader, and neither takes the text of the other', async () => {
  const key = unique()
  const first = await open(`${host}/short?${key}`)
  const page = await first.page.context().newPage()
  await page.goto(`${host}/short?${key}`)
  const second = { page, element: page.locator('after-word'), errors: [] }
  await read(first)
  await read(second)
  for (const [{ element }, text] of [
    [first, 'From the first tab'],
    [second, 'From the second tab'],
  ] as const) {
    await element.getByRole('textbox', entrance).click()
    await element.getByRole('textbox', composer).fill(text)
  }
  for (const [{ element }, text] of [
    [first, 'From the first tab'],
    [second, 'From the second tab'],
  ] as const) {
    await element.getByRole('button', { name: 'Post comment' }).click()
    await shows(comment(element, text))
  }
  const written = await commentsOf(key)
  expect(written.map(({ body_html }) => body_html)).toEqual([
    '<p>From the first tab</p>',
    '<p>From the second tab</p>',
  ])
  expect(new Set(written.map(({ author }) => author?.id)).size).toBe(1)
})

it('a text that is not posted yet is there again after going back', async () => {
  const opened = await open(`${host}/short?${unique()}`)
  await read(opened)
  const { page, element } = opened
  await element.getByRole('textbox', entrance).click()
  await element.getByRole('textbox', composer).fill('Half a thought')
  await page.goto(`${host}/tall?${unique()}`)
  await page.goBack()
  await read(opened)
  // A browser that keeps pages whole brings the open composer back.
  const closed = element.getByRole('textbox', entrance)
  if ((await closed.count()) > 0) await closed.click()
  const field = element.getByRole('textbox', composer)
  await expect.poll(() => field.inputValue()).toBe('Half a thought')
})

it('what was written without a connection is posted once there is one, once', async () => {
  const key = unique()
  const opened = await open(`${host}/short?${key}`)
  await read(opened)
  const { page, element } = opened
  await element.getByRole('textbox', entrance).click()
  const field = element.getByRole('textbox', composer)
  await field.waitFor()
  await page.context().setOffline(true)
  await field.fill('Written in a tunnel')
  await element.getByRole('button', { name: 'Post comment' }).click()
  await shows(element.getByText(/will be sent when the connection is back/))
  expect(await field.inputValue()).toBe('Written in a tunnel')
  await page.context().setOffline(false)
  await shows(comment(element, 'Written in a tunnel'))
  await page.reload()
  await read(opened)
  await shows(comment(element, 'Written in a tunnel'))
  expect(await commentsOf(key)).toHaveLength(1)
})
