// The worker as it is deployed: through its own exports, not through the app inside it.
import { createScheduledController } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { afterEach, expect, it } from 'vitest'
import { holdClock, now } from '../../worker/clock.ts'
import worker from '../../worker/index.ts'
import { dailyCron } from '../../worker/scheduled.ts'
import { aComment, aThread } from '../support/builders.ts'
import { one } from '../support/rows.ts'

afterEach(() => holdClock(null))

it('answers health once migrated', async () => {
  const response = await exports.default.fetch('https://comments.example/v1/health')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'ok' })
})

it('forgets, once a day, the answers that were kept for Idempotency-Keys for a day', async () => {
  const kept = async () => (await one<{ n: number }>('SELECT count(*) AS n FROM idempotency'))?.n
  const thread = await aThread()
  const at = now()
  holdClock(at)
  await aComment(thread)
  holdClock(at + 60_000)
  await aComment(thread)

  holdClock(at + 86_400_000)
  await worker.scheduled(createScheduledController({ cron: dailyCron }), env)
  expect(await kept()).toBe(2)

  holdClock(at + 86_400_001)
  await worker.scheduled(createScheduledController({ cron: dailyCron }), env)
  expect(await kept()).toBe(1)
})
