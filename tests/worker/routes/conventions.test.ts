// What holds for all answers alike: problems in one shape, headers that keep strangers out, methods
// and paths that do not exist.

import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { problems } from '../../../worker/contract/problems.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aGuest, aSite, as, aThread, commentPath, post } from '../../support/builders.ts'
import { aWorld, everyVisit, mountedRoutes } from '../../support/every-route.ts'
import { breakingDb } from '../../support/interposed-db.ts'
import { expectProblem } from '../../support/problems.ts'

const unknownId = '0VbnlMl0000000000000000z'

describe('every route', () => {
  it('is visited by the walk that these tests take', async () => {
    const visits = everyVisit(await aWorld())
    expect(visits.map(({ route }) => route).sort()).toEqual(mountedRoutes())
  })

  it('answers as the contract says, and with no header that lets an answer do harm', async () => {
    for (const { route, path, asked, status } of everyVisit(await aWorld())) {
      const { status: answered, headers } = await ask(path, asked)
      expect([route, answered]).toEqual([route, status])
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('Set-Cookie')).toBeNull()
      if (answered !== 204 && answered !== 101)
        expect(headers.get('Content-Type')).toMatch(/^application\/json/)
    }
  })

  it('refuses the methods that it does not have, and names those that it has', async () => {
    const visits = everyVisit(await aWorld())
    const pathOf = (route: string) => route.split(' ')[1]
    for (const { route, path } of visits) {
      const own = visits.filter((visit) => pathOf(visit.route) === pathOf(route))
      const methods = own.map(({ asked }) => asked.method ?? 'GET')
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        if (methods.includes(method)) continue
        const answer = await askInVain(path.split('?')[0] ?? '', { method })
        expectProblem(answer, 'method_not_allowed')
        const allowed = answer.headers
          .get('Allow')
          ?.split(', ')
          .filter((one) => one !== 'HEAD')
        expect(allowed?.sort()).toEqual([...new Set(methods)].sort())
      }
    }
  })

  it('answers HEAD as GET, without the body', async () => {
    for (const { path, asked, status } of everyVisit(await aWorld())) {
      // A WebSocket has no head.
      if (asked.method !== 'GET' || status === 101) continue
      const got = await ask(path, asked)
      const head = await ask(path, { ...asked, method: 'HEAD' })
      expect([head.status, head.text]).toEqual([got.status, ''])
      for (const name of ['Content-Type', 'Cache-Control', 'ETag', 'Access-Control-Allow-Origin']) {
        expect([name, head.headers.get(name)]).toEqual([name, got.headers.get(name)])
      }
    }
  })
})

describe('a problem', () => {
  it('is 404 for a path that does not exist, with whatever method', async () => {
    for (const path of [
      '/',
      '/v1',
      '/v1/',
      '/v1/nothing',
      '/v2/health',
      '/v1/health/',
      '/index.php',
    ]) {
      expectProblem(await askInVain(path), 'not_found')
      expectProblem(await askInVain(path, { method: 'POST', body: {} }), 'not_found')
    }
  })

  it('is 404 for a site, a thread path or an id that cannot exist', async () => {
    const guest = await aGuest(await aSite())
    for (const site of ['nobody', 'UPPER', 'a'.repeat(41), '%20', "'--", '..%2F']) {
      expectProblem(await askInVain(`/v1/sites/${site}`), 'not_found')
      expectProblem(await askInVain(`/v1/sites/${site}/counts?key=a`), 'not_found')
      expectProblem(await askInVain(`/v1/sites/${site}/threads/a`), 'not_found')
    }
    for (const id of [unknownId, '1', 'x'.repeat(4_000), '%00', "' OR 1=1 --", 'ä']) {
      const path = commentPath(id)
      expectProblem(await askInVain(path, { method: 'DELETE', ...as(guest) }), 'not_found')
    }
  })

  it('is 500 when we are at fault, and tells strangers nothing but the id of the request', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const thread = await aThread()
    const broken = {
      prepare: () => {
        throw new Error('SELECT secret FROM somewhere')
      },
    } as unknown as D1Database
    const answer = await askInVain(thread.path, { env: { DB: broken } })
    expectProblem(answer, 'internal')
    expect(Object.keys(answer.json).sort()).toEqual([
      'code',
      'request_id',
      'status',
      'title',
      'type',
    ])
    expect(answer.text).not.toContain('secret')
    const logged = JSON.parse(String(log.mock.calls[0]?.[0]))
    expect(logged.request_id).toBe(answer.json.request_id)
    log.mockRestore()
  })

  it('is 503 when the database is out of reach, so that a client tries again', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const thread = await aThread()
    const answer = await askInVain(thread.path, { env: { DB: breakingDb(env.DB, 1, 'before') } })
    expectProblem(answer, 'unavailable')
    expect(answer.text).not.toContain('Network')
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  it('has another request id each time', async () => {
    const [one, two] = [await askInVain('/v1/nothing'), await askInVain('/v1/nothing')]
    expect(one.json.request_id).not.toBe(two.json.request_id)
  })

  it('has the status that the contract gives to its code', () => {
    const contract = {
      400: ['invalid_json', 'idempotency_key_required', 'invalid_path'],
      401: ['unauthenticated'],
      403: ['origin_not_allowed', 'insufficient_scope', 'author_sanctioned'],
      404: ['not_found'],
      405: ['method_not_allowed'],
      409: ['thread_closed', 'edit_window_over', 'in_progress'],
      412: ['stale_revision'],
      413: ['too_large'],
      415: ['unsupported_media_type'],
      422: ['invalid_request', 'idempotency_mismatch', 'reword', 'refused'],
      426: ['upgrade_required'],
      428: ['revision_required'],
      429: ['too_many_requests'],
      500: ['internal'],
      503: ['unavailable', 'not_configured'],
    }
    const agreed = new Map(
      Object.entries(contract).flatMap(([status, codes]) => codes.map((code) => [code, status])),
    )
    for (const [code, [status]] of Object.entries(problems)) {
      expect([code, String(status)]).toEqual([code, agreed.get(code) ?? String(status)])
    }
  })
})

it('tells authors of a comment who they are and nothing that they did not say', async () => {
  const thread = await aThread()
  const guest = await aGuest(thread.site)
  const { text } = await post(guest, thread, { name: 'Ada', website: 'https://ada.example/' })
  expect(text).not.toContain(guest.address)
  expect(text).not.toContain(guest.key)
  const page = (await ask(thread.path)).text
  expect(page).not.toContain(guest.address)
  expect(page).not.toContain(guest.key)
  expect(page).not.toContain('author_key')
  expect(page).not.toContain('What I think of it."') // the source is for its author alone
})
