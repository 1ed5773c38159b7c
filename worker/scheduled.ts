// Housekeeping, once a day, and what goes on after an answer.

import { continueCleanUps } from './clean-up.ts'
import { now } from './clock.ts'
import type { Bindings } from './config.ts'
import { fixedLimits } from './contract/limits.ts'
import { purgeAnswers } from './db/posting.ts'
import { runJobs } from './jobs.ts'

export async function runDaily(env: Bindings): Promise<void> {
  await continueCleanUps(env.DB)
  await purgeAnswers(env.DB, now() - fixedLimits.idempotencyKept)
  await runJobs(env.DB)
}
