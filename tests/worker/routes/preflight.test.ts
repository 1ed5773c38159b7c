// What a browser asks before a request: the list of the site in the path decides, or, where the path
// names none, the lists of all sites.
import { expect, it } from 'vitest'
import { ask } from '../../support/ask.ts'
import { aSite, aThread } from '../../support/builders.ts'
import { aWorld, everyVisit } from '../../support/every-route.ts'
import { expectProblem } from '../../support/problems.ts'

const foreign = 'https://elsewhere.example'

function preflight(path: string, method: string, origin?: string) {
  const headers = { 'Access-Control-Request-Method': method }
  return ask(path, { method: 'OPTIONS', origin, headers })
}

const names = (header: string | null) =>
  (header ?? '').split(',').map((name) => name.trim().toLowerCase())

it('passes for every route, with what may be asked and for how long that holds', async () => {
  const world = await aWorld()
  for (const { path, asked, openTo } of everyVisit(world)) {
    if (openTo === 'none') continue
    const method = asked.method ?? 'GET'
    const { status, headers, text } = await preflight(path, method, world.thread.site.origin)
    expect([path, status, text]).toEqual([path, 204, ''])
    const expected = openTo === 'public' ? '*' : world.thread.site.origin
    expect(headers.get('Access-Control-Allow-Origin')).toBe(expected)
    expect(headers.get('Vary')).toBe(openTo === 'public' ? null : 'Origin')
    expect(names(headers.get('Access-Control-Allow-Methods'))).toContain(method.toLowerCase())
    const allowed = ['authorization', 'content-type', 'idempotency-key', 'if-match']
    expect(names(headers.get('Access-Control-Allow-Headers')).sort()).toEqual(allowed)
    expect(headers.get('Access-Control-Max-Age')).toBe('7200')
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(headers.get('Cache-Control')).toBe('no-store')
  }
})

it('is refused to origins that are on no list, `null` included', async () => {
  const world = await aWorld()
  for (const { path, asked, openTo } of everyVisit(world)) {
    if (openTo !== 'site') continue
    for (const origin of [foreign, 'null']) {
      const answer = await preflight(path, asked.method ?? 'GET', origin)
      expectProblem(answer, 'origin_not_allowed')
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
      expect(answer.headers.get('Vary')).toBe('Origin')
    }
  }
})

it('takes the word of another site only where the path names no site', async () => {
  const world = await aWorld()
  const other = await aSite()
  for (const { path, asked, openTo } of everyVisit(world)) {
    if (openTo !== 'site') continue
    const { status } = await preflight(path, asked.method ?? 'GET', other.origin)
    expect([path, status]).toEqual([path, /^\/v1\/(comments|me)(\/|$)/.test(path) ? 204 : 403])
  }
})

it('passes for reads of any origin, also of a thread that is called as a private resource', async () => {
  const site = await aSite()
  for (const key of ['mine', 'me', 'session']) {
    const thread = await aThread(site, key)
    const { status, headers } = await preflight(thread.path, 'GET', foreign)
    expect([key, status]).toEqual([key, 204])
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  }
})

it('is 404 for a site that does not exist', async () => {
  const answer = await preflight('/v1/sites/nobody/session', 'POST', foreign)
  expectProblem(answer, 'not_found')
})
