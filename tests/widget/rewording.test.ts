// Where a site asks authors to look at a text again: what they read, and what they may do then.
import { expect, test } from 'vitest'
import { audit } from './support/audit.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { hasFocus, showThread } from './support/mount.ts'
import { alert, area, button, send, status, write } from './support/reader.ts'

const verdict = {
  outcome: 'reword',
  rule: 'too_many_links',
  reason: 'spam',
  matches: [{ rule: 'too_many_links', in: 'body', start: 12, end: 21, text: 'a.example' }],
  reports: [],
} as const

function askToReword(api: FakeApi): void {
  const problem = { code: 'reword', title: 'Again?', verdict, insist: 'signed' }
  api.answer('post', Response.json(problem, { status: 422 }))
}

const bodies = (api: FakeApi) => api.of('post').map(({ body }) => body)

test('what it was is said, and posting it anyway sends the token along', async () => {
  const api = fakeApi({ held: true })
  const element = await showThread(api)
  askToReword(api)
  await write('See https://a.example')
  await send()
  await expect
    .element(alert())
    .toMatchTextContent('It has more links than most comments: “a.example”')
  await audit(element)
  await button('Post anyway').click()
  await expect.element(status()).toMatchTextContent('Your comment waits for review')
  expect(bodies(api)).toMatchObject([{}, { body: 'See https://a.example', insist: 'signed' }])
  // The first left no trace: the key still stands for what becomes of this text.
  const [first, anyway] = api.of('post').map(({ headers }) => headers.get('Idempotency-Key'))
  expect(anyway).toBe(first)
  // Nor is the thread read for whether it has arrived.
  expect(api.of('read').length).toBe(1)
})

test('changing it leads back to the text, and other words are sent without the token', async () => {
  const api = fakeApi()
  await showThread(api)
  askToReword(api)
  await write('See https://a.example')
  await send()
  await button('Change it').click()
  await hasFocus(area())
  await area().fill('See it there')
  await button('Try again').click()
  await expect.element(status()).toMatchTextContent('Your comment is published.')
  expect(bodies(api)[1]).not.toHaveProperty('insist')
})

test('what the site refuses is named, and the text is kept', async () => {
  const api = fakeApi()
  await showThread(api)
  const problem = { code: 'refused', verdict: { ...verdict, rule: 'blocked_domains' } }
  api.answer('post', Response.json(problem, { status: 422 }))
  await write('See https://a.example')
  await send()
  await expect.element(alert()).toMatchTextContent('This site does not take that: “a.example”.')
  await expect.element(area()).toHaveValue('See https://a.example')
})
