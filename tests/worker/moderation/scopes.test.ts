// Who may do what: every route of moderators against every scope, and tokens that are none.
import { describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { paths } from '../../../worker/contract/paths.ts'
import { type Scope, scopes } from '../../../worker/contract/scopes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aGuest, aModerator, aSite } from '../../support/builders.ts'
import { aWorld, mountedRoutes } from '../../support/every-route.ts'
import { moderatorVisits } from '../../support/moderator-routes.ts'
import { expectProblem } from '../../support/problems.ts'
import { everything, one, run } from '../../support/rows.ts'

it('the table of routes and scopes has every route there is', async () => {
  const visited = moderatorVisits(await aWorld()).map(({ route }) => route)
  expect(visited.sort()).toEqual(mountedRoutes().filter((route) => route.includes('/v1/mod/')))
})

it.each(scopes)(
  'with %s alone, what it is for is done, and all else is 403 and changes nothing',
  async (scope) => {
    const world = await aWorld()
    const { token } = await aModerator(world.thread.site, [scope])
    for (const { route, path, asked, status, scope: needed } of moderatorVisits(world)) {
      if (needed === scope) {
        const isMinting = route === 'POST /v1/mod/tokens'
        const body = isMinting ? { ...(asked.body as object), scopes: [scope] } : asked.body
        expect([route, (await ask(path, { ...asked, token, body })).status]).toEqual([
          route,
          status,
        ])
        continue
      }
      const before = await everything()
      const answer = await askInVain(path, { ...asked, token })
      expect(expectProblem(answer, 'insufficient_scope').detail).toContain(needed)
      expect(answer.headers.get('WWW-Authenticate')).toContain(`scope="${needed}"`)
      expect(
        (await everything()).replaceAll(/"last_used_on":"[\d-]+"/g, '"last_used_on":null'),
      ).toBe(before.replaceAll(/"last_used_on":"[\d-]+"/g, '"last_used_on":null'))
    }
  },
)

describe('a token', () => {
  const queues = (token?: string) => askInVain(paths.modQueues, { token })

  it('that is none, changed by a letter, revoked, expired or a reader’s is 401', async () => {
    const site = await aSite()
    const { token } = await aModerator(site)
    const swapped = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const middle = `${token.slice(0, 10)}${token[10] === 'a' ? 'b' : 'a'}${token.slice(11)}`
    const reader = (await aGuest(site)).token
    for (const wrong of [undefined, '', 'awm_', swapped, middle, token.slice(4), reader]) {
      expectProblem(await queues(wrong), 'unauthenticated')
    }
    expect((await queues(token)).status).toBe(200)
    const { id } = (await one<{ id: string }>('SELECT max(id) AS id FROM tokens')) as { id: string }
    const admin = await aModerator(site)
    const revoked = await ask(`${paths.modTokens}/${id}`, { method: 'DELETE', token: admin.token })
    expect(revoked.status).toBe(204)
    expectProblem(await queues(token), 'unauthenticated')
    expect(
      (await ask(`${paths.modTokens}/${id}`, { method: 'DELETE', token: admin.token })).status,
    ).toBe(204)
  })

  it('is good until the moment it expires', async () => {
    const at = now()
    const { token } = await aModerator(await aSite(), ['comments:read'], at + 1_000)
    holdClock(at + 999)
    expect((await queues(token)).status).toBe(200)
    holdClock(at + 1_000)
    expectProblem(await queues(token), 'unauthenticated')
    holdClock(null)
  })

  it('is stored as a hash, and remembers only the day of its use', async () => {
    const { token, id } = await aModerator(await aSite())
    holdClock(Date.parse('2026-11-25T13:14:15Z'))
    await queues(token)
    holdClock(null)
    const row = await one<Record<string, unknown>>('SELECT * FROM tokens WHERE id = ?1', id)
    expect(JSON.stringify(row)).not.toContain(token.slice(4, 30))
    expect(row?.last_used_on).toBe('2026-11-25')
  })

  it('mints at most what it has: scopes, sites and days', async () => {
    const [site, other] = [await aSite(), await aSite()]
    const soon = now() + 3_600_000
    const minter = await aModerator(site, ['admin', 'comments:read'], soon)
    const mint = (body: object) =>
      ask<{ token: string; id: string }>(paths.modTokens, {
        method: 'POST',
        token: minter.token,
        body: {
          name: 'New',
          scopes: ['comments:read'],
          sites: [site.id],
          expires_at: new Date(soon).toISOString(),
          ...body,
        },
      })
    const { status, json } = await mint({})
    expect(status).toBe(201)
    expect((await queues(json.token)).status).toBe(200)
    for (const [more, pointer] of [
      [{ scopes: ['comments:moderate'] }, '/scopes'],
      [{ scopes: [] }, '/scopes'],
      [{ scopes: ['everything'] }, '/scopes/0'],
      [{ sites: [other.id] }, '/sites'],
      [{ expires_at: null }, '/expires_at'],
      [{ expires_at: new Date(soon + 1).toISOString() }, '/expires_at'],
      [{ expires_at: '2020-01-01T00:00:00Z' }, '/expires_at'],
      [{ expires_at: '2099-01-01T00:00:00+05' }, '/expires_at'],
      [{ name: ' ' }, '/name'],
    ] as const) {
      const refused = await mint(more)
      expect(expectProblem(refused, 'invalid_request').errors?.[0]?.pointer).toBe(pointer)
    }
    const listed = await ask(paths.modTokens, { token: minter.token })
    expect(listed.text).not.toContain(json.token)
    expect(listed.text).toContain(json.id)
  })

  it('of one site opens nothing of another', async () => {
    const world = await aWorld()
    const scope: readonly Scope[] = scopes
    const stranger = await aModerator(await aSite(), scope)
    const before = await everything()
    for (const { route, path, asked } of moderatorVisits(world)) {
      const asksBySite =
        /\/mod\/(queues|comments|reports|complaints|authors|audit|stats|tokens|webhooks)$/.test(
          route,
        )
      const there = asksBySite ? `${path.split('?')[0]}?site=${world.thread.site.id}` : path
      const answer = await ask(there, { ...asked, token: stranger.token })
      // These answer with what of theirs the token opens: nothing.
      const isEmpty = ['GET /v1/mod/tokens', 'POST /v1/mod/bulk'].includes(route)
      const expected = isEmpty ? 200 : route === 'POST /v1/mod/tokens' ? 422 : 404
      expect([route, answer.status]).toEqual([route, expected])
      expect(answer.text).not.toContain(world.judged.id)
    }
    // What was answered to a repeatable request is kept, for whoever sent it.
    await run('DELETE FROM idempotency WHERE author_id = ?1', `token:${stranger.id}`)
    const cleaned = (text: string) =>
      text.replaceAll(/"last_used_on":"[\d-]+"/g, '"last_used_on":null')
    expect(cleaned(await everything())).toBe(cleaned(before))
  })
})
