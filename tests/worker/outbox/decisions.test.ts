// What moderators' decisions and their reversals tell: in the batch of the decision, once each.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Decision } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { type Answer, ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  type Moderator,
  setHoldAll,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { afterFacts } from '../../support/interposed-db.ts'
import {
  aReceiver,
  aWebhook,
  closeReceiversAfterEach,
  type EventRow,
  eventsOf,
} from '../../support/webhooks.ts'

closeReceiversAfterEach()

function decided(by: Moderator, id: string, revision: number, body: object, more = {}) {
  return ask<Decision>(fillPath(paths.modDecisions, { id }), {
    method: 'POST',
    token: by.token,
    body,
    headers: { 'If-Match': `"${revision}"` },
    ...more,
  })
}

const reversed = (by: Moderator, id: string): Promise<Answer<Decision>> =>
  ask<Decision>(fillPath(paths.modReversal, { id }), { method: 'POST', token: by.token, body: {} })

async function aHeldComment() {
  const site = await aSite()
  await aWebhook(site)
  await setHoldAll(site, true)
  const comment = await aComment(await aThread(site))
  const by = await aModerator(site)
  // The day of the token's use is noted here, beside none of the requests below.
  await ask(paths.modQueues, { token: by.token, toTheEnd: true })
  const before = (await eventsOf(site)).length
  const news = async () => (await eventsOf(site)).slice(before)
  return { site, comment, by, news }
}

const typesOf = (events: EventRow[]) => events.map(({ type }) => type)

it('a decision tells itself, and what follows for readers', async () => {
  const { site, comment, by, news } = await aHeldComment()
  const approved = await decided(by, comment.id, 1, { decision: 'approve' })
  const [first, second] = await news()
  expect([first?.type, second?.type]).toEqual(['comment.decided', 'comment.published'])
  expect(JSON.parse(first?.data ?? '')).toEqual({
    site: site.id,
    comment_id: comment.id,
    thread_id: expect.any(String),
    thread_key: expect.any(String),
    parent_id: null,
    author_id: comment.by.id,
    status: 'approved',
    revision: 2,
    decision_id: approved.json.id,
    decision: 'approve',
    reason_code: null,
    reverses: null,
  })
  expect(JSON.parse(second?.data ?? '')).toMatchObject({ status: 'approved', revision: 2 })
  await decided(by, comment.id, 2, { decision: 'reject', reason_code: 'abuse' })
  await decided(by, comment.id, 3, { decision: 'hold' })
  expect(typesOf(await news()).slice(2)).toEqual([
    'comment.decided',
    'comment.decided',
    'comment.held',
  ])
})

it('a reversal tells what it takes back', async () => {
  const { comment, by, news } = await aHeldComment()
  const { json } = await decided(by, comment.id, 1, { decision: 'spam' })
  await reversed(by, json.id)
  await reversed(by, json.id)
  const events = await news()
  expect(typesOf(events)).toEqual(['comment.decided', 'comment.decided', 'comment.held'])
  expect(JSON.parse(events[1]?.data ?? '')).toMatchObject({
    status: 'pending',
    decision: 'hold',
    reverses: json.id,
  })
})

it('what is repeated, stale or lost to somebody faster tells nothing', async () => {
  const { comment, by, news } = await aHeldComment()
  const faster = () => decided(by, comment.id, 1, { decision: 'approve' })
  const DB = afterFacts(env.DB, faster)
  const late = await decided(by, comment.id, 1, { decision: 'spam' }, { env: { DB } })
  expect(late.status).toBe(412)
  expect((await faster()).status).toBe(200)
  expect((await decided(by, comment.id, 7, { decision: 'spam' })).status).toBe(412)
  expect(typesOf(await news())).toEqual(['comment.decided', 'comment.published'])
})

it('is sent right after the answer', async () => {
  const { comment, by } = await aHeldComment()
  const receiver = aReceiver()
  await decided(by, comment.id, 1, { decision: 'approve' }, { toTheEnd: true })
  expect(receiver.types().slice(-2)).toEqual(['comment.decided', 'comment.published'])
})

it('costs two rows more at most, and no round trip', async () => {
  const { comment, by } = await aHeldComment()
  const { trips, written } = await cost(
    'decide, held root, with a webhook',
    fillPath(paths.modDecisions, { id: comment.id }),
    {
      method: 'POST',
      token: by.token,
      body: { decision: 'approve' },
      headers: { 'If-Match': '"1"' },
    },
  )
  expect(trips).toBe(2)
  expect(written).toBeLessThanOrEqual(14)
})
