// Networks that fail in the middle: the text stays, and nothing is posted twice.
import { expect, inject, it } from 'vitest'
import type { Counts } from '../../worker/contract/shapes.ts'
import { comment, open, read, shows, unique, write } from './support/browser.ts'

const host = inject('host')
const worker = inject('worker')

async function countOf(key: string): Promise<number | undefined> {
  const url = `${worker}/v1/sites/host/counts?key=${key}`
  return ((await (await fetch(url)).json()) as Counts).counts[key]
}

it('an answer lost after the comment was stored makes one comment, not two', async () => {
  const key = unique()
  const opened = await open(`${host}/short?${key}`)
  await read(opened)
  const { page, element } = opened
  let lost = 0
  await page.route('**/comments', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost++
    await route.fetch()
    await route.abort('connectionreset')
  })
  await write(element, 'Sent once, heard twice')
  await shows(element.getByText(/Your comment is kept/))
  expect(await element.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe(
    'Sent once, heard twice',
  )
  await element.getByRole('button', { name: 'Try again' }).click()
  await shows(comment(element, 'Sent once, heard twice'))
  expect(await countOf(key)).toBe(1)
  expect(opened.errors).toEqual([])
})

it('what had no answer outlives a reload, and is sent by itself, once', async () => {
  const key = unique()
  const opened = await open(`${host}/short?${key}`)
  await read(opened)
  const { page, element } = opened
  await page.route('**/comments', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await write(element, 'Written before the reload')
  await shows(element.getByText(/Your comment is kept/))
  await page.unroute('**/comments')
  await page.reload()
  await read(opened)
  await shows(element.getByText('Your comment is published.'))
  await shows(comment(element, 'Written before the reload'))
  await shows(element.getByRole('textbox', { name: /^Write a comment/ }))
  expect(await countOf(key)).toBe(1)
})

it('what was posted while offline waits, and is sent once when the line is back', async () => {
  const key = unique()
  const opened = await open(`${host}/short?${key}`)
  await read(opened)
  const { page, element } = opened
  await element.getByRole('textbox', { name: /^Write a comment/ }).click()
  const field = element.getByRole('textbox', { name: 'Your comment' })
  await field.fill('Posted on a train')
  await page.context().setOffline(true)
  await element.getByRole('button', { name: 'Post comment' }).click()
  await shows(
    element.getByText(/^There is no connection: you may be offline. Your comment is kept/),
  )
  expect(await field.inputValue()).toBe('Posted on a train')
  await page.context().setOffline(false)
  await shows(comment(element, 'Posted on a train'))
  expect(await countOf(key)).toBe(1)
  expect(opened.errors).toEqual([])
})

it('a part that is gone with a deployment is said to be, and what was typed outlives the reload', async () => {
  const opened = await open(`${host}/short?${unique()}`)
  await read(opened)
  const { page, element } = opened
  const line = element.getByRole('textbox', { name: /^(Write a comment|Your draft is kept)/ })
  const field = element.getByRole('textbox', { name: 'Your comment' })
  await line.click()
  await field.fill('Begun before,')
  await page.reload()
  await read(opened)
  let answer = (): void => undefined
  const typed = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/composing-*.js', async (route) => {
    await typed
    await route.fulfill({ status: 404, body: 'Not found' })
  })
  await line.pressSequentially('Typed while nothing came')
  answer()
  await shows(element.getByText(/reload the page: what you have written is kept/))
  await page.unroute('**/composing-*.js')
  await page.reload()
  await read(opened)
  await line.click()
  await expect.poll(() => field.inputValue()).toBe('Begun before, Typed while nothing came')
})

it('what is typed when the line is gone already outlives the reload, and opens when it is back', async () => {
  const opened = await open(`${host}/short?${unique()}`)
  await read(opened)
  const { page, element } = opened
  const line = element.getByRole('textbox', { name: /^(Write a comment|Your draft is kept)/ })
  const field = element.getByRole('textbox', { name: 'Your comment' })
  const told = element.getByText(/^That could not be loaded/)
  await page.context().setOffline(true)
  await line.click()
  await shows(told)
  await line.pressSequentially('Typed in a tunnel')
  // Nor does it come where only the rest of the line is back.
  await page.route('**/composing-*.js', (route) => route.abort())
  await page.context().setOffline(false)
  await page.reload()
  await read(opened)
  await line.click()
  await shows(told)
  expect(await line.inputValue()).toBe('Typed in a tunnel')
  await line.pressSequentially(', and another')
  await page.unroute('**/composing-*.js')
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await expect.poll(() => field.inputValue()).toBe('Typed in a tunnel, and another')
  await page.reload()
  await read(opened)
  await line.click()
  await expect.poll(() => field.inputValue()).toBe('Typed in a tunnel, and another')
})

it('a press on the line that could not be opened tries again', async () => {
  const opened = await open(`${host}/short?${unique()}`)
  await read(opened)
  const { page, element } = opened
  await page.route('**/composing-*.js', (route) => route.abort())
  const line = element.getByRole('textbox', { name: /^Write a comment/ })
  await line.click()
  await shows(element.getByText(/^That could not be loaded/))
  await page.unroute('**/composing-*.js')
  await line.click()
  await shows(element.getByRole('textbox', { name: 'Your comment' }))
})

it('another order that cannot be loaded is said at the field, and the field says the one before', async () => {
  const opened = await open(`${inject('demo')}/archive`)
  await read(opened)
  const { page, element } = opened
  await page.context().setOffline(true)
  const field = element.getByRole('combobox', { name: 'Order' })
  await field.selectOption('oldest')
  await shows(element.getByText(/^That could not be loaded/))
  expect(await field.inputValue()).toBe('newest')
})

it('without a connection it says so, and loads by itself when there is one', async () => {
  const opened = await open(`${host}/tall?${unique()}`)
  const { page, element } = opened
  await page.context().setOffline(true)
  await element.evaluate((node) => node.scrollIntoView())
  await shows(element.getByText(/^You are offline/))
  await page.context().setOffline(false)
  await shows(element.getByText('Nobody has written anything yet.'))
  expect(opened.errors).toEqual([])
})

it('while the API is down the page is unharmed, and a try later succeeds', async () => {
  const opened = await open('about:blank')
  const { page, element } = opened
  await page.route(`${worker}/v1/**`, (route) =>
    route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }),
  )
  await page.goto(`${host}/short?${unique()}`)
  await shows(element.getByText('The comments could not be loaded.'))
  await page.unroute(`${worker}/v1/**`)
  await element.getByRole('button', { name: 'Try again' }).click()
  await shows(element.getByText('Nobody has written anything yet.'))
  expect(opened.errors).toEqual([])
})
