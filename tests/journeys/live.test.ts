// Readers who have a thread open while others write in it.
import type { WebSocket } from 'playwright'
import { expect, inject, it } from 'vitest'
import { comment, type Opened, open, read, shows, unique, write } from './support/browser.ts'

const host = inject('host')
const worker = inject('worker')

interface Listening extends Opened {
  /** Its connections that are open. */
  connected: Set<WebSocket>
  /** The versions of the thread that it was told of. */
  told: number[]
}

/** Somebody opens the thread on a page of that kind, and is connected. */
async function listen(key: string, kind = 'short'): Promise<Listening> {
  const opened = await open('about:blank')
  const connected = new Set<WebSocket>()
  const told: number[] = []
  opened.page.on('websocket', (socket) => {
    connected.add(socket)
    socket.on('framereceived', ({ payload }) => told.push(JSON.parse(`${payload}`).version))
    socket.on('close', () => connected.delete(socket))
  })
  await opened.page.goto(`${host}/${kind}?${key}`)
  await read(opened)
  const isTold = () => [...connected].map((socket) => socket.url())
  await expect.poll(isTold).toEqual([expect.stringContaining(`/threads/${key}/live`)])
  return { ...opened, connected, told }
}

const fresh = (count: string) => ({ name: `${count} new comment${count === '1' ? '' : 's'}` })

it('what another writes waits behind a button, which leads to it', async () => {
  const key = unique()
  const writer = await listen(key)
  await write(writer.element, 'Here before')
  await shows(comment(writer.element, 'Here before'))
  const reader = await listen(key)
  await write(writer.element, 'Just come in')
  const button = reader.element.getByRole('button', fresh('1'))
  await shows(button)
  expect(await comment(reader.element, 'Just come in').count()).toBe(0)
  expect(await writer.element.getByRole('button', fresh('1')).count()).toBe(0)
  await button.click()
  const come = comment(reader.element, 'Just come in')
  await shows(come)
  await shows(button, 0)
  const isFocused = () => come.evaluate((node) => node.matches(':focus, :has(:focus)'))
  await expect.poll(isFocused).toBe(true)
  expect([...writer.errors, ...reader.errors]).toEqual([])
})

it('what follows changes comes when it can be loaded again', async () => {
  const key = unique()
  const writer = await listen(key)
  const reader = await listen(key)
  await reader.page.route(/\/hearing-/, (route) => route.abort(), { times: 1 })
  await write(writer.element, 'While it was lost')
  const isShown = () => reader.element.getByRole('button', fresh('1')).count()
  await expect.poll(isShown, { timeout: 20_000 }).toBe(1)
}, 40_000)

it('a reply to what is read comes in below it', async () => {
  const key = unique()
  const writer = await listen(key)
  await write(writer.element, 'Who was there?')
  await shows(comment(writer.element, 'Who was there?'))
  const reader = await listen(key)
  await comment(writer.element, 'Who was there?')
    .getByRole('button', { name: /^Reply/ })
    .click()
  await writer.element.getByRole('textbox', { name: /^Your reply/ }).fill('I was, with my sister')
  await writer.page.keyboard.press('Control+Enter')
  const button = reader.element.getByRole('button', fresh('1'))
  await shows(button)
  await button.click()
  const reply = comment(reader.element, 'I was, with my sister')
  await shows(reply)
  const texts = await reader.element.getByRole('article').allInnerTexts()
  expect(texts.map((text) => /Who was there|I was/.exec(text)?.[0])).toEqual([
    'Who was there',
    'I was',
  ])
  const isFocused = () => reply.evaluate((node) => node.matches(':focus, :has(:focus)'))
  await expect.poll(isFocused).toBe(true)
})

it('what is new comes in behind a comment that was found by its address', async () => {
  const key = unique()
  const writer = await listen(key)
  await write(writer.element, 'Found by its address')
  const id = await writer.element.getByRole('article').getAttribute('id')
  const reader = await open(`${host}/short?${key}#${id}`)
  await shows(comment(reader.element, 'Found by its address'))
  // That is all of the thread.
  await shows(reader.element.getByRole('button', { name: 'Show all comments' }), 0)
  await write(writer.element, 'Come in since')
  await reader.element.getByRole('button', fresh('1')).click()
  const come = comment(reader.element, 'Come in since')
  await shows(come)
  await expect.poll(() => come.evaluate((node) => node.matches(':focus'))).toBe(true)
  const texts = await reader.element.getByRole('article').allInnerTexts()
  expect(texts.map((text) => /Found|Come/.exec(text)?.[0])).toEqual(['Found', 'Come'])
  await shows(reader.element.getByRole('button', fresh('1')), 0)
  expect(reader.errors).toEqual([])
})

it('a reaction to the article is counted on another reader’s page', async () => {
  const key = unique()
  const reader = await listen(key)
  const writer = await listen(key)
  await write(writer.element, 'Something to begin with')
  await shows(reader.element.getByRole('button', { name: '1 new comment' }))
  const group = { name: 'Reactions to this article' }
  const first = writer.element.getByRole('group', group).getByRole('button').first()
  await first.click()
  const heard = reader.element.getByRole('group', group).getByRole('button', { name: / 1$/ })
  await shows(heard)
})

it('what a moderator hides goes from an open page, and comes back to it, without a request', async () => {
  const key = unique()
  const writer = await listen(key, 'demo-thread')
  await write(writer.element, 'What nobody should say')
  await shows(comment(writer.element, 'What nobody should say'))
  const reader = await listen(key, 'demo-thread')
  const asked: string[] = []
  reader.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const place = reader.element.getByRole('article')
  const id = (await place.getAttribute('id'))?.replace('comment-', '')
  // What was read for another, a moment before, says less than the page knows: the page would have to ask.
  await expect.poll(() => reader.told.at(-1)).toBe(1)
  const decide = async (decided: object, revision: number) => {
    const response = await fetch(`${worker}/v1/mod/comments/${id}/decisions`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${inject('moderator')}`,
        'Content-Type': 'application/json',
        'If-Match': `"${revision}"`,
      },
      body: JSON.stringify(decided),
    })
    expect(response.status).toBe(201)
  }
  await decide({ decision: 'reject', reason_code: 'hate' }, 1)
  await shows(place.getByText('This comment was removed.'))
  await shows(reader.element.getByText('What nobody should say'), 0)
  await decide({ decision: 'approve' }, 2)
  await shows(place.getByText('What nobody should say'))
  await shows(reader.element.getByRole('button', fresh('1')), 0)
  expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual([])
  expect(reader.errors).toEqual([])
})

it('a page that is hidden listens to nothing, and hears what it missed when it is seen again', async () => {
  const key = unique()
  const reader = await listen(key)
  await turn(reader, true)
  await expect.poll(() => reader.connected.size).toBe(0)
  const writer = await listen(key)
  await write(writer.element, 'While nobody looked')
  await shows(comment(writer.element, 'While nobody looked'))
  await turn(reader, false)
  await shows(reader.element.getByRole('button', fresh('1')))
  expect(reader.connected.size).toBe(1)
  expect(reader.errors).toEqual([])
})

// A browser that is driven hides no tab, so the page is told that it is.
function turn({ page }: Opened, isHidden: boolean): Promise<void> {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isHidden)
}
