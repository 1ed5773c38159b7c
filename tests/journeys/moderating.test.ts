// Readers and moderators together: a comment is reported, removed, explained to its author, contested,
// and comes back; an author is warned, reads it and goes on.
import { expect, inject, it } from 'vitest'
import type { Card, ComplaintSeen } from '../../worker/contract/moderation.ts'
import type { AuthorItem } from '../../worker/contract/people.ts'
import type { Page } from '../../worker/contract/shapes.ts'
import { comment, open, read, shows, unique, write } from './support/browser.ts'

const demo = inject('demo')
const worker = inject('worker')
const headers = {
  Authorization: `Bearer ${inject('moderator')}`,
  'Content-Type': 'application/json',
}

async function look<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${worker}/v1/mod/${path}`, { headers })
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}

async function act(path: string, body: object, revision = 0): Promise<void> {
  const response = await fetch(`${worker}/v1/mod/${path}`, {
    method: 'POST',
    headers: { ...headers, ...(revision > 0 && { 'If-Match': `"${revision}"` }) },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(201)
}

it('a reported comment is removed, and its author reads why, contests it and is heard', async () => {
  const author = await open(demo)
  await read(author)
  const text = `What nobody should say ${unique()}`
  await write(author.element, text)
  await shows(comment(author.element, text))

  const reader = await open(demo)
  await read(reader)
  await comment(reader.element, text).getByRole('button', { name: 'Report' }).click()
  await reader.element.getByRole('radio', { name: 'Hatred of a group' }).check()
  await reader.element.getByRole('button', { name: 'Send report' }).click()
  await shows(reader.element.getByRole('dialog', { name: /^Thank you/ }))
  await reader.page.keyboard.press('Escape')
  const opener = comment(reader.element, text).getByRole('button', { name: 'Report' })
  await expect.poll(() => opener.evaluate((node) => node.matches(':focus'))).toBe(true)

  const reported = await look<Page<Card>>('comments?queue=reported')
  const card = reported.items.find(({ body }) => body === text) as Card
  expect(card.reports).toMatchObject({ open: 1, by_reason: { hate: 1 } })
  const rejection = {
    decision: 'reject',
    reason_code: 'hate',
    explanation: 'We do not print this.',
  }
  await act(`comments/${card.id}/decisions`, rejection, card.revision)

  await reader.page.reload()
  await read(reader)
  await shows(reader.element.getByText(text), 0)

  await author.page.reload()
  await read(author)
  const { element } = author
  await shows(element.getByText(text))
  await element.getByText('Why was this removed?').click()
  await shows(element.getByText('We do not print this.'))
  await element.getByRole('button', { name: 'Contest this decision' }).click()
  await element.getByRole('textbox', { name: /come back/ }).fill('It was a quotation.')
  await element.getByRole('button', { name: 'Send', exact: true }).click()
  await shows(element.getByRole('dialog', { name: /^Thank you/ }))
  await element.getByRole('button', { name: 'Close' }).click()
  await shows(element.getByText(/There is no answer yet/))

  const complaints = await look<Page<ComplaintSeen>>('complaints')
  const complaint = complaints.items.find(({ comment_id }) => comment_id === card.id)
  expect(complaint?.explanation).toBe('It was a quotation.')
  await act(`complaints/${complaint?.id}/decisions`, { decision: 'reverse' })

  for (const opened of [author, reader]) {
    await opened.page.reload()
    await read(opened)
    await shows(comment(opened.element, text))
    expect(opened.errors).toEqual([])
  }
  await shows(element.getByText('Why was this removed?'), 0)
})

it('an author who was warned reads it in the composer, says so, and goes on', async () => {
  const author = await open(demo)
  await read(author)
  const { element } = author
  const name = `Ada ${unique().slice(0, 12)}`
  const [first, second] = [`THE FIRST ${unique()}`, `The second ${unique()}`]
  await element.getByRole('textbox', { name: /^Write a comment/ }).click()
  await element.getByRole('textbox', { name: /^Name/ }).fill(name)
  await element.getByRole('textbox', { name: 'Your comment' }).fill(first)
  await element.getByRole('button', { name: 'Post comment' }).click()
  await shows(comment(element, first))

  const found = await look<Page<AuthorItem>>(`authors?q=${encodeURIComponent(name)}`)
  const { id } = found.items[0] as AuthorItem
  await act(`authors/${id}/sanctions`, { kind: 'warn', message: 'Please do not shout.' })

  await write(element, second)
  await shows(element.getByRole('alert').getByText('Please do not shout.'))
  await shows(comment(element, second), 0)
  await element.getByRole('button', { name: /^I have read this/ }).click()
  await shows(comment(element, second))

  const after = await look<AuthorItem>(`authors/${id}`)
  expect(after.comments.published).toBe(2)
  await author.page.reload()
  await read(author)
  await shows(comment(element, second))
  expect(author.errors).toEqual([])
})
