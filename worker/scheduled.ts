// What runs by itself: every minute what was begun goes on, once a day what has served its time is purged.
import { continueCleanUps } from './clean-up.ts'
import { now } from './clock.ts'
import type { Bindings } from './config.ts'
import { fixedLimits } from './contract/limits.ts'
import { purgeErasures } from './db/erasures.ts'
import { purgeDeliveries, purgeEvents } from './db/outbox.ts'
import { purgeAnswers } from './db/posting.ts'
import { purgeLogins } from './db/sso.ts'
import { forgetExpiredSecrets } from './db/webhooks.ts'
import { continueErasures } from './forgetting.ts'
import { leastId } from './id.ts'
import { runJobs } from './jobs.ts'
import { drain } from './outbox/drain.ts'

/** As wrangler.toml has it; every other trigger is the minute's. */
export const dailyCron = '17 3 * * *'

// With the queries of all that runs in a minute, below the fifty requests that an invocation may send on
// the smallest plan.
const mostDeliveries = 20

export async function runScheduled(env: Bindings, cron: string): Promise<void> {
  const ended = await Promise.allSettled(
    cron === dailyCron
      ? [runDaily(env)]
      : [drain(env.DB, { site: null, most: mostDeliveries }), goOn(env.DB)],
  )
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** Goes on with what was begun for a moderator or an author and is not done. */
export async function goOn(db: D1Database): Promise<void> {
  // Together they take what an invocation has for both: five steps.
  await continueCleanUps(db, 2 + (await continueErasures(db)))
  await runJobs(db)
}

export async function runDaily(env: Bindings): Promise<void> {
  const at = now()
  await purgeAnswers(env.DB, at - fixedLimits.idempotencyKept)
  await purgeLogins(env.DB, at)
  await forgetExpiredSecrets(env.DB, at)
  await purgeErasures(env.DB, at)
  const before = leastId(at - fixedLimits.eventsKept)
  // Deliveries first, so that each of them still finds its event.
  if (await inPortions((most) => purgeDeliveries(env.DB, before, most))) {
    await inPortions((most) => purgeEvents(env.DB, before, most))
  }
}

// D1 ends what takes long, and an invocation has a number of queries.
const portion = 5_000
const portionsADay = 20

/** Whether all of it is done; else the rest is for the next day. */
async function inPortions(purge: (most: number) => Promise<number>): Promise<boolean> {
  for (let turn = 0; turn < portionsADay; turn++) {
    if ((await purge(portion)) < portion) return true
  }
  return false
}
