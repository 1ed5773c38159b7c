// Two readers of one thread: what one posts, the other hears of at once, and lets in when they want to.
import { expect, inject, it } from 'vitest'
import { comment, open, read, shows, unique, write } from './support/browser.ts'

const host = inject('host')

it('a comment waits behind a button on another reader’s page', async () => {
  const url = `${host}/short?${unique()}`
  const reader = await open(url)
  await read(reader)
  const writer = await open(url)
  await read(writer)
  await write(writer.element, 'Heard at once')
  await shows(comment(writer.element, 'Heard at once'))
  const fresh = reader.element.getByRole('button', { name: '1 new comment' })
  await shows(fresh)
  expect(await comment(reader.element, 'Heard at once').count()).toBe(0)
  expect(await writer.element.getByRole('button', { name: /new comment/ }).count()).toBe(0)
  await fresh.click()
  await shows(comment(reader.element, 'Heard at once'))
  await shows(fresh, 0)
  expect([...reader.errors, ...writer.errors]).toEqual([])
})

it('a reaction to the article is counted on another reader’s page', async () => {
  const url = `${host}/short?${unique()}`
  const reader = await open(url)
  await read(reader)
  const writer = await open(url)
  await read(writer)
  await write(writer.element, 'Something to begin with')
  await shows(reader.element.getByRole('button', { name: '1 new comment' }))
  const group = { name: 'Reactions to this article' }
  const first = writer.element.getByRole('group', group).getByRole('button').first()
  await first.click()
  const heard = reader.element.getByRole('group', group).getByRole('button', { name: / 1$/ })
  await shows(heard)
})
