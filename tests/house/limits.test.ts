// Numbers that must stand in wrangler.toml as well are the same there.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { bursts } from '../../worker/contract/limits.ts'

it('the bursts that the API announces are those that wrangler.toml sets', () => {
  const toml = readFileSync(resolve(import.meta.dirname, '../../wrangler.toml'), 'utf8')
  const set = [...toml.matchAll(/name = "(\w+)_BURST"[\s\S]*?limit = (\d+), period = 60/g)]
  expect(Object.fromEntries(set.map(([, name, limit]) => [name, Number(limit)]))).toEqual({
    COMMENT: bursts.comments,
    SESSION: bursts.sessions,
    REACTION: bursts.reactions,
    REPORT: bursts.reports,
    LIVE: bursts.live,
    CHANGE: bursts.changes,
  })
})
