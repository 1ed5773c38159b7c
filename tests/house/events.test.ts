// The documentation has an example of every event, and of nothing that is none.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { eventTypes, testType } from '../../worker/contract/events.ts'
import { fixedLimits } from '../../worker/contract/limits.ts'
import { delays } from '../../worker/outbox/back-off.ts'

const page = readFileSync('docs/moderation.md', 'utf8')

it('there is an example of each event', () => {
  const examples = page.split('\n').filter((line) => line.startsWith('{"type":'))
  const types = examples.map((line) => JSON.parse(line).type)
  expect(types).toEqual([...eventTypes, testType])
  for (const line of examples)
    expect(Object.keys(JSON.parse(line))).toEqual(['type', 'timestamp', 'data'])
})

it('what it says of retries and limits is so', () => {
  const hours = delays.slice(3).map((delay) => delay / 3_600_000)
  expect(delays.slice(0, 3)).toEqual([5_000, 300_000, 1_800_000])
  expect(page.replaceAll('\n', ' ')).toContain(
    `${hours.slice(0, -1).join(', ')} and ${hours.at(-1)} hours`,
  )
  expect([delays.length + 1, fixedLimits.webhooks]).toEqual([10, 10])
})
