// What a deployment's cron triggers do, on this machine: see `crons` in wrangler.toml.
import { resolve } from 'node:path'
import { unstable_readConfig } from 'wrangler'
import { root } from './state-folder.ts'

const minute = 60_000
const minutesOfDay = 1_440

/**
 * Runs the minute's trigger every minute, and the daily one with the first of each day of running, so that
 * a machine that sleeps at night has its housekeeping too. Returns what ends it.
 */
export function runEveryMinute(run: (cron: string) => Promise<void>): () => void {
  const { crons = [] } = unstable_readConfig({ config: resolve(root, 'wrangler.toml') }).triggers
  const [everyMinute, daily] = crons as [string, string]
  let turns = 0
  const timer = setInterval(() => {
    const isDaily = turns++ % minutesOfDay === 0
    run(isDaily ? daily : everyMinute).catch((error: unknown) => console.error(String(error)))
  }, minute)
  timer.unref()
  return () => clearInterval(timer)
}
