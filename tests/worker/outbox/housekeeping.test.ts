// What runs by itself: the outbox is drained every minute; what has served its time goes once a day.
import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import worker from '../../../worker/index.ts'
import { dailyCron } from '../../../worker/scheduled.ts'
import { aComment, aSite, aThread } from '../../support/builders.ts'
import { one } from '../../support/rows.ts'
import { aReceiver, askOf, aWebhook, closeReceiversAfterEach } from '../../support/webhooks.ts'

closeReceiversAfterEach()
beforeEach(() => holdClock(Date.now()))
afterEach(() => holdClock(null))

const day = 86_400_000
const tick = (cron = '* * * * *') => worker.scheduled(createScheduledController({ cron }), env)

it('every minute sends what nobody has sent', async () => {
  const site = await aSite()
  await aWebhook(site)
  await aComment(await aThread(site))
  const receiver = aReceiver()
  await tick()
  expect(receiver.types()).toEqual(['thread.created', 'comment.created', 'comment.published'])
  await tick()
  expect(receiver.sent).toHaveLength(3)
})

it('once a day forgets events and deliveries of a week ago, and secrets that sign no more', async () => {
  const site = await aSite()
  const webhook = await aWebhook(site)
  aReceiver()
  const thread = await aThread(site)
  await aComment(thread)
  await askOf(webhook, 'POST', '/rotate', { body: {} })
  await tick()
  const began = now()
  const count = (table: string) =>
    one<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE site_id = ?1`, site.id)
  holdClock(began + 7 * day - 1)
  await aComment(thread)
  await tick()
  await tick(dailyCron)
  expect([await count('events'), await count('deliveries')]).toEqual([{ n: 5 }, { n: 5 }])
  expect(await one('SELECT previous_secret FROM webhooks WHERE site_id = ?1', site.id)).toEqual({
    previous_secret: null,
  })
  holdClock(began + 7 * day + 1)
  await tick(dailyCron)
  expect([await count('events'), await count('deliveries')]).toEqual([{ n: 2 }, { n: 2 }])
})
