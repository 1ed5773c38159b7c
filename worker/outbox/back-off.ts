// When a delivery that failed is tried again: the example of Standard Webhooks, over three days.

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** How long after each attempt the next one follows; after the last there is none. */
export const delays: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** So much later at most, at random, so that what failed together does not come again together. */
export const jitter = 0.2

/** How long to wait after the nth attempt, from 1; null when it was the last. `random` is from 0 to 1. */
export function delayAfter(attempt: number, random: number): number | null {
  const delay = delays[attempt - 1]
  return delay === undefined ? null : Math.round(delay * (1 + jitter * random))
}

const longestWait = 24 * hour

/** The milliseconds that `Retry-After` asks for, a day at most; null where it asks for nothing. */
export function waitOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null
  const text = retryAfter.trim()
  const wait = /^\d+$/.test(text) ? Number(text) * second : Date.parse(text) - now
  return Number.isNaN(wait) || wait <= 0 ? null : Math.min(wait, longestWait)
}
