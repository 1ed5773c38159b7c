// What becomes of a delivery by what it is answered: tried again for three days, ended, or put off.
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { Delivery, Webhook } from '../../../worker/contract/webhooks.ts'
import { delayAfter, delays, jitter, waitOf } from '../../../worker/outbox/back-off.ts'
import { drain } from '../../../worker/outbox/drain.ts'
import type { Reply } from '../../../worker/outbox/outgoing.ts'
import { aSite } from '../../support/builders.ts'
import { all, run } from '../../support/rows.ts'
import {
  aReceiver,
  askOf,
  aWebhook,
  closeReceiversAfterEach,
  type WebhookOfSite,
} from '../../support/webhooks.ts'

closeReceiversAfterEach()
beforeEach(() => holdClock(Date.now()))
afterEach(() => holdClock(null))

const everything = { site: null, most: Number.POSITIVE_INFINITY }
const pass = (milliseconds: number) => holdClock(now() + milliseconds)
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** Asks for a test, which is sent right after the answer. */
const test = (webhook: WebhookOfSite) =>
  askOf<Delivery>(webhook, 'POST', '/test', { body: {}, toTheEnd: true })

async function latest(webhook: WebhookOfSite): Promise<Delivery | undefined> {
  const { json } = await askOf<{ items: Delivery[] }>(webhook, 'GET', '/deliveries')
  return json.items[0]
}

it('tries for three days, later each time, always with the same id, and then gives up', async () => {
  const webhook = await aWebhook(await aSite())
  const receiver = aReceiver(() => ({ status: 500 }))
  const began = now()
  await test(webhook)
  const times = [0]
  for (let turn = 0; turn < 2_000 && (await latest(webhook))?.status === 'pending'; turn++) {
    const next = Date.parse((await latest(webhook))?.next_attempt_at ?? '')
    holdClock(next - 1)
    await drain(env.DB, everything)
    expect(receiver.sent).toHaveLength(times.length)
    holdClock(next)
    await drain(env.DB, everything)
    times.push(now() - began)
  }
  expect(receiver.sent).toHaveLength(delays.length + 1)
  expect(new Set(receiver.ids()).size).toBe(1)
  expect(times.at(-1)).toBeGreaterThanOrEqual(3 * day)
  expect(times.at(-1)).toBeLessThanOrEqual(4 * day)
  expect(await latest(webhook)).toMatchObject({
    status: 'failed',
    attempts: delays.length + 1,
    next_attempt_at: null,
    response_status: 500,
    error: 'http_status',
  })
})

it('waits a little longer at random, never shorter', () => {
  for (const [nth, delay] of delays.entries()) {
    expect(delayAfter(nth + 1, 0)).toBe(delay)
    expect(delayAfter(nth + 1, 1)).toBe(Math.round(delay * (1 + jitter)))
  }
  expect(delayAfter(delays.length + 1, 0)).toBeNull()
})

it.each([200, 201, 202, 204, 299])('takes %d for success', async (status) => {
  const webhook = await aWebhook(await aSite())
  aReceiver(() => ({ status }))
  await test(webhook)
  expect(await latest(webhook)).toMatchObject({
    status: 'delivered',
    attempts: 1,
    response_status: status,
    error: null,
    delivered_at: new Date(now()).toISOString(),
  })
})

it.each([
  [{ status: 302 }, 'redirect', 302],
  [{ status: 404 }, 'http_status', 404],
  [{ status: 500 }, 'http_status', 500],
  [Object.assign(new Error('slow'), { name: 'TimeoutError' }), 'timeout', null],
  [new Error('refused'), 'unreachable', null],
] as [Partial<Reply> | Error, string, number | null][])(
  'tries again after %o',
  async (answer, error, status) => {
    const webhook = await aWebhook(await aSite())
    aReceiver(() => answer)
    await test(webhook)
    const failed = { status: 'pending', attempts: 1, error, response_status: status }
    expect(await latest(webhook)).toMatchObject(failed)
    const receiver = aReceiver()
    pass(2 * minute)
    await drain(env.DB, everything)
    expect(receiver.sent).toHaveLength(1)
    expect(await latest(webhook)).toMatchObject({ status: 'delivered', attempts: 2 })
  },
)

it('waits as long as Retry-After asks, in seconds or until a date, a day at most', async () => {
  const at = Date.parse('2026-11-25T12:00:00Z')
  for (const [header, wait] of [
    ['120', 120_000],
    ['Wed, 25 Nov 2026 12:05:00 GMT', 5 * minute],
    ['999999999', day],
    ['0', null],
    ['-5', null],
    ['soon', null],
    ['Wed, 25 Nov 2026 11:00:00 GMT', null],
    [null, null],
  ] as const) {
    expect([header, waitOf(header, at)]).toEqual([header, wait])
  }
  const webhook = await aWebhook(await aSite())
  const receiver = aReceiver(() => ({ status: 503, retryAfter: '3600' }))
  await test(webhook)
  // Whatever else is due for it waits as well.
  const { sent } = receiver
  await run(
    `INSERT INTO events (site_id, id, type, data, created_at)
VALUES (?1, 'another', 'comment.created', '{}', ?2)`,
    webhook.site,
    now(),
  )
  pass(hour - 1)
  await drain(env.DB, everything)
  expect(sent).toHaveLength(1)
  pass(1)
  const after = aReceiver()
  await drain(env.DB, everything)
  expect(after.sent).toHaveLength(2)
})

it('disables whoever answers that it is gone, with a line in the audit, and sends it nothing more', async () => {
  const webhook = await aWebhook(await aSite())
  const receiver = aReceiver(() => ({ status: 410 }))
  await test(webhook)
  expect((await test(webhook)).status).toBe(409)
  pass(day)
  await drain(env.DB, everything)
  expect(receiver.sent).toHaveLength(1)
  const { json } = await askOf<Webhook>(webhook, 'GET')
  expect(json).toMatchObject({ disabled: true, disabled_reason: 'gone' })
  const told = await all('SELECT actor, action FROM audit WHERE target = ?1', webhook.id)
  expect(told).toContainEqual({ actor: 'rule:webhook-gone', action: 'webhook.disable' })
  const enabled = await askOf<Webhook>(webhook, 'PATCH', '', { body: { disabled: false } })
  expect(enabled.json).toMatchObject({ disabled: false, disabled_reason: null, disabled_at: null })
  const back = aReceiver()
  await test(webhook)
  expect(back.sent).toHaveLength(1)
})

it('disables nobody who has another address by the time the old one says that it is gone', async () => {
  const webhook = await aWebhook(await aSite())
  const url = 'https://moved.example/in'
  aReceiver(async () => {
    await askOf(webhook, 'PATCH', '', { body: { url } })
    return { status: 410 }
  })
  await test(webhook)
  const { json } = await askOf<Webhook>(webhook, 'GET')
  expect(json).toMatchObject({ url, disabled: false, disabled_reason: null })
  const told = `SELECT 1 FROM audit WHERE target = ?1 AND action = 'webhook.disable'`
  expect(await all(told, webhook.id)).toEqual([])
})

it('judges the address again before each attempt, and sends nothing to one that became private', async () => {
  const webhook = await aWebhook(await aSite())
  await run('UPDATE webhooks SET url = ?2 WHERE id = ?1', webhook.id, 'https://10.0.0.7/in')
  const receiver = aReceiver()
  await test(webhook)
  expect(receiver.sent).toEqual([])
  const refused = { status: 'failed', error: 'address_refused', response_status: null }
  expect(await latest(webhook)).toMatchObject(refused)
})
