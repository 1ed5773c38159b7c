// The triggers of `npm start`: those of wrangler.toml, every minute and once a day.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runEveryMinute } from '../../cli/every-minute.ts'
import { dailyCron } from '../../worker/scheduled.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('runs every minute, and the daily one with the first of each day', () => {
  const crons: string[] = []
  const end = runEveryMinute(async (cron) => void crons.push(cron))
  vi.advanceTimersByTime(1_441 * 60_000)
  expect(crons).toHaveLength(1_441)
  const daily = crons.flatMap((cron, turn) => (cron === dailyCron ? [turn] : []))
  expect(daily).toEqual([0, 1_440])
  expect(new Set(crons)).toEqual(new Set(['* * * * *', dailyCron]))
  end()
  vi.advanceTimersByTime(120_000)
  expect(crons).toHaveLength(1_441)
})

it('goes on after a run that fails', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let runs = 0
  const end = runEveryMinute(() => {
    runs += 1
    return Promise.reject(new Error('no database'))
  })
  await vi.advanceTimersByTimeAsync(3 * 60_000)
  expect(runs).toBe(3)
  end()
  silent.mockRestore()
})
