// Own comments that were removed: their author, and nobody else, sees why, and can contest it once.
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { readOwn } from '../../widget/acts/own.ts'
import type { Complaint, OwnDecision } from '../../worker/contract/reports.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { aRemoval } from './support/fake-moderation.ts'
import { eventually, hasFocus, showThread } from './support/mount.ts'
import { identityOf } from './support/own.ts'
import { alert, button, saidInDialog } from './support/reader.ts'

const question = () => page.getByText('Why was this removed?')
const own = () => page.getByRole('article', { name: 'Your removed comment' })
const contest = () => button('Contest this decision')

/** A reader who was here before, and against whom this was decided. */
async function showRemoved(...decisions: OwnDecision[]): Promise<{
  api: FakeApi
  element: Awaited<ReturnType<typeof showThread>>
}> {
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
  api.decisions.push(...decisions)
  localStorage.setItem(
    identityOf(api),
    JSON.stringify({ guest_key: 'k'.repeat(43), token: '', expires_at: '' }),
  )
  return { api, element: await showThread(api) }
}

describe('a removed comment', () => {
  test('is shown to its author with the statement of reasons', async () => {
    const { element } = await showRemoved(aRemoval())
    await expect.element(own()).toBeVisible()
    await expect.element(page.getByText('Only you can see it.', { exact: false })).toBeVisible()
    await expect.element(page.getByText('What I *really* think.')).toBeVisible()
    await question().click()
    for (const text of [
      'It breaks the rules of this site: hatred of a group. A moderator decided this on November 25, 2026, after readers had reported it.',
      'It speaks of people as of animals.',
      'You can also turn to an out-of-court settlement body or a court.',
    ]) {
      await expect.element(page.getByText(text)).toBeVisible()
    }
    await audit(element)
  })

  test('is shown also where it is the second that is removed while the page is open', async () => {
    const { api, element } = await showRemoved(aRemoval())
    await expect.element(own()).toBeVisible()
    api.decisions.push(aRemoval())
    await readOwn(element.controller)
    await eventually(() => own().elements().length).toBe(2)
    // And none where both decisions are taken back.
    api.decisions.splice(0)
    await readOwn(element.controller)
    await eventually(() => own().elements().length).toBe(0)
  })

  test('is contested in the language of the page, also when that changes meanwhile', async () => {
    const { element } = await showRemoved(aRemoval())
    await question().click()
    await contest().click()
    const said = () => saidInDialog(element)
    await eventually(() => said()[0]).toBe('Contest this decision')
    element.lang = 'de'
    await eventually(said).toEqual([
      'Entscheidung anfechten',
      'Warum sollte der Kommentar zurückkommen?',
      'Senden',
      'Abbrechen',
    ])
  })

  test('is contested once, in a dialog that gives the focus back', async () => {
    const { api, element } = await showRemoved(aRemoval())
    await question().click()
    await contest().click()
    const field = page.getByRole('textbox', { name: 'Why should the comment come back?' })
    await hasFocus(field)
    await audit(element)
    api.decline('object', 'too_many_requests', { retryAfter: 30 })
    await field.fill('It was a quotation.')
    await button('Send').click()
    await expect.element(alert()).toHaveTextContent('Too many at once. Try again in 30 seconds.')
    await button('Send').click()
    await expect.element(page.getByRole('dialog', { name: /^Thank you/ })).toBeVisible()
    const sent = api.of('object').at(-1)
    expect(sent?.url.pathname).toBe(`/v1/me/decisions/${api.decisions[0]?.id}/complaints`)
    expect(sent?.body).toEqual({ explanation: 'It was a quotation.' })
    await button('Close').click()
    await hasFocus(question())
    await expect.element(page.getByText('There is no answer yet.', { exact: false })).toBeVisible()
    expect(contest().query()).toBeNull()
  })

  test('stays contested when the thread is drawn anew, also where it was read again meanwhile', async () => {
    const { element } = await showRemoved(aRemoval())
    await question().click()
    await contest().click()
    await readOwn(element.controller)
    await button('Send').click()
    await button('Close').click()
    element.refresh({ now: Date.now() })
    await element.updateComplete
    await eventually(() => contest().query()).toBeNull()
    await expect.element(page.getByText('There is no answer yet.', { exact: false })).toBeVisible()
  })

  test('tells what came of it', async () => {
    const complaint: Complaint = {
      ...{ id: 'c1', decision_id: 'd1', comment_id: 'x1', explanation: null },
      ...{ made_at: '2026-11-25T12:00:00.000Z', decided_at: '2026-11-25T13:00:00.000Z' },
      outcome: 'uphold',
      answer: 'A quotation has a source.',
    }
    await showRemoved(aRemoval({ complaint, redress: ['out_of_court', 'court'] }))
    await question().click()
    await expect
      .element(page.getByText('The moderators stand by their decision.', { exact: false }))
      .toBeVisible()
    await expect.element(page.getByText('A quotation has a source.')).toBeVisible()
    expect(contest().query()).toBeNull()
  })

  test('is not there where it came back, or where it only waits', async () => {
    const { api } = await showRemoved(
      aRemoval({ in_force: false }),
      aRemoval({ restriction: 'held' }),
    )
    await eventually(() => api.of('mine').length).toBe(1)
    await eventually(() => own().query()).toBeNull()
  })
})
