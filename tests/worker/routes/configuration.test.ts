// A worker that is not set up says so and does nothing; signing keys change without signing anyone out.
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { Session } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aGuest, aSite, aThread, type Guest, post } from '../../support/builders.ts'
import { aWorld, everyVisit } from '../../support/every-route.ts'
import { expectProblem } from '../../support/problems.ts'
import { everything, run } from '../../support/rows.ts'

afterEach(() => holdClock(null))

const oldKey = 'the key of last year, which is long enough to be one'
const newKey = 'the key of this year, which is long enough to be one'

describe('without a signing key of 32 bytes', () => {
  it.each([
    ['no key', undefined],
    ['an empty key', ''],
    ['31 bytes', 'x'.repeat(31)],
    ['31 bytes of 16 characters', `${'ä'.repeat(15)}x`],
  ])('every route is 503 `not_configured`, and nothing is written: %s', async (_, key) => {
    const visits = everyVisit(await aWorld())
    const before = await everything()
    for (const { path, asked } of visits) {
      const unset = { SIGNING_KEY: key } as { SIGNING_KEY: string }
      const answer = await askInVain(path, { ...asked, env: unset })
      expectProblem(answer, 'not_configured')
      expect(answer.text).not.toContain('x'.repeat(8))
    }
    expect(await everything()).toBe(before)
  })

  it('32 bytes are enough, however many characters they are', async () => {
    for (const SIGNING_KEY of ['x'.repeat(32), 'ä'.repeat(16)]) {
      expect((await ask('/v1/health', { env: { SIGNING_KEY } })).status).toBe(200)
    }
  })

  it('a previous key alone is none, and one that is too short is ignored', async () => {
    const alone = { SIGNING_KEY: '', SIGNING_KEY_PREVIOUS: oldKey }
    expectProblem(await askInVain('/v1/health', { env: alone }), 'not_configured')
    const short = { SIGNING_KEY: newKey, SIGNING_KEY_PREVIOUS: 'short' }
    expect((await ask('/v1/health', { env: short })).status).toBe(200)
  })
})

describe('two signing keys', () => {
  async function guestUnder(keys: object, site: Guest['site']): Promise<Guest> {
    const path = `/v1/sites/${site.id}/session`
    const { json } = await ask<Session>(path, { method: 'POST', body: {}, env: keys })
    const { token, author, guest_key } = json
    return { site, id: author.id, token, key: guest_key ?? '', address: '192.0.2.1' }
  }

  it('are both good while the older one is on its way out, then only the newer', async () => {
    const thread = await aThread()
    const before = { SIGNING_KEY: oldKey }
    const between = { SIGNING_KEY: newKey, SIGNING_KEY_PREVIOUS: oldKey }
    const after = { SIGNING_KEY: newKey }
    const early = await guestUnder(before, thread.site)
    const middle = await guestUnder(between, thread.site)
    const status = async (guest: Guest, keys: object) =>
      (await post(guest, thread, {}, undefined, { env: keys })).status
    expect(await status(early, before)).toBe(201)
    expect(await status(early, between)).toBe(201)
    expect(await status(middle, between)).toBe(201)
    expect(await status(middle, after)).toBe(201)
    expect(await status(early, after)).toBe(401)
    expect(await status(middle, before)).toBe(401)
  })

  it('do not change who a guest is', async () => {
    const site = await aSite()
    const guest = await guestUnder({ SIGNING_KEY: oldKey }, site)
    const { json } = await ask<Session>(`/v1/sites/${site.id}/session`, {
      method: 'POST',
      body: { guest_key: guest.key },
      env: { SIGNING_KEY: newKey },
    })
    expect(json.author.id).toBe(guest.id)
  })
})

describe('health', () => {
  it('is 503 while demonstration content is being written', async () => {
    await run(`INSERT INTO installation (name, value) VALUES ('seed', 'running')`)
    expectProblem(await askInVain('/v1/health'), 'unavailable')
    await run(`UPDATE installation SET value = 'done' WHERE name = 'seed'`)
    expect((await ask('/v1/health')).json).toEqual({ status: 'ok' })
  })

  it('is 503 while a migration is missing, or the whole database', async () => {
    const { name } = (await env.DB.prepare(
      'SELECT name FROM d1_migrations ORDER BY id DESC LIMIT 1',
    ).first<{ name: string }>()) ?? { name: '' }
    await run('UPDATE d1_migrations SET name = ?2 WHERE name = ?1', name, 'another')
    expectProblem(await askInVain('/v1/health'), 'unavailable')
    await run('UPDATE d1_migrations SET name = ?1 WHERE name = ?2', name, 'another')
    const gone = {
      prepare: () => {
        throw new Error('D1_ERROR: no such table: d1_migrations: SQLITE_ERROR')
      },
    } as unknown as D1Database
    expectProblem(await askInVain('/v1/health', { env: { DB: gone } }), 'unavailable')
  })
})

it('keeps a session for an hour and no longer', async () => {
  const thread = await aThread()
  const start = Math.floor(now() / 1000) * 1000
  holdClock(start)
  const guest = await aGuest(thread.site)
  holdClock(start + 3_599_000)
  expect((await post(guest, thread)).status).toBe(201)
  holdClock(start + 3_600_000)
  expectProblem(await post(guest, thread), 'unauthenticated')
})
