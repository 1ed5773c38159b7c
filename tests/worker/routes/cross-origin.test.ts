// Which origins may call what, and what a browser is told of it.
import { describe, expect, it } from 'vitest'
import { paths } from '../../../worker/contract/paths.ts'
import { type Asked, ask } from '../../support/ask.ts'
import { aComment, aSite, as, aThread, commentPath } from '../../support/builders.ts'
import { aWorld, everyVisit, type Visit } from '../../support/every-route.ts'
import { expectProblem } from '../../support/problems.ts'

const foreign = 'https://elsewhere.example'
const exposedToAll = ['etag', 'link', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after']

const names = (header: string | null) =>
  (header ?? '').split(',').map((name) => name.trim().toLowerCase())

/** What of the answer says who may read it. */
function openness(headers: Headers): [string | null, string | null] {
  return [headers.get('Access-Control-Allow-Origin'), headers.get('Vary')]
}

function withOrigin({ asked }: Visit, origin: string | undefined): Asked {
  return { ...asked, origin, headers: { ...asked.headers } }
}

describe('a cacheable read', () => {
  it('is open to every origin, and the same bytes for each of them', async () => {
    const world = await aWorld()
    for (const visit of everyVisit(world)) {
      if (visit.openTo !== 'public') continue
      const bare = await ask(visit.path)
      for (const origin of [world.thread.site.origin, foreign, 'null', undefined]) {
        const { headers, text, status } = await ask(visit.path, withOrigin(visit, origin))
        expect([status, text]).toEqual([200, bare.text])
        expect(openness(headers)).toEqual(['*', null])
        expect(names(headers.get('Access-Control-Expose-Headers')).sort()).toEqual(exposedToAll)
        expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      }
    }
  })
})

describe('a write or a private read', () => {
  it('is open to each origin on the list of the site, which is told by name', async () => {
    const world = await aWorld()
    for (const visit of everyVisit(world)) {
      if (visit.openTo !== 'site') continue
      const { headers, status } = await ask(visit.path, visit.asked)
      expect([visit.route, status]).toEqual([visit.route, visit.status])
      expect(openness(headers)).toEqual([world.thread.site.origin, 'Origin'])
      expect(names(headers.get('Access-Control-Expose-Headers')).sort()).toEqual(exposedToAll)
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
    }
  })

  it('is closed to every other origin, `null` and look-alikes included', async () => {
    const world = await aWorld()
    const { origin } = world.thread.site
    const lookAlikes = [
      foreign,
      'null',
      'NULL',
      '*',
      '',
      origin.toUpperCase(),
      `${origin}/`,
      `${origin}:443`,
      `${origin}.evil.example`,
      origin.replace('https:', 'http:'),
      origin.replace('https://', 'https://www.'),
      `${origin}, ${foreign}`,
      `${foreign} ${origin}`,
    ]
    for (const visit of everyVisit(world)) {
      if (visit.openTo !== 'site') continue
      for (const other of lookAlikes) {
        const answer = await ask(visit.path, withOrigin(visit, other))
        expectProblem(answer, 'origin_not_allowed')
        expect(openness(answer.headers)).toEqual([null, 'Origin'])
      }
    }
  })

  it('passes on its token alone where there is no Origin, and still varies by it', async () => {
    for (const visit of everyVisit(await aWorld())) {
      if (visit.openTo !== 'site') continue
      const { status, headers } = await ask(visit.path, withOrigin(visit, undefined))
      // Listening has no token to pass on: it is for pages, which always say where they come from.
      const expected = visit.route === `GET ${paths.live}` ? 403 : visit.status
      expect([visit.route, status]).toEqual([visit.route, expected])
      expect(openness(headers)).toEqual([null, 'Origin'])
    }
  })

  it('follows the list when the site changes it', async () => {
    const site = await aSite({ origins: ['https://a.example', 'http://localhost:8080'] })
    const path = `/v1/sites/${site.id}/session`
    for (const origin of site.origins) {
      const { status, headers } = await ask(path, { method: 'POST', body: {}, origin })
      expect([status, ...openness(headers)]).toEqual([201, origin, 'Origin'])
    }
    const closed = await aSite({ origins: [] })
    const refused = await ask(`/v1/sites/${closed.id}/session`, {
      method: 'POST',
      body: {},
      origin: 'https://a.example',
    })
    expectProblem(refused, 'origin_not_allowed')
  })

  it('is judged by the site of its token where the path names none', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const other = await aSite()
    const { headers, token } = as(comment.by)
    const asked = { method: 'DELETE', token, headers, origin: other.origin }
    expectProblem(await ask(commentPath(comment.id), asked), 'origin_not_allowed')
    expectProblem(
      await ask(`${commentPath(comment.id)}/reactions/like`, asked),
      'origin_not_allowed',
    )
  })
})

describe('a problem carries the CORS headers that a success would', () => {
  it('on a cacheable read', async () => {
    const thread = await aThread()
    const asked = { origin: foreign }
    for (const path of [
      '/v1/sites/nobody',
      '/v1/sites/nobody/counts?key=a',
      '/v1/sites/nobody/threads/a',
      `/v1/sites/${thread.site.id}/threads/%E0%A4`,
      `/v1/sites/${thread.site.id}/threads/%E0%A4/comments`,
      `${thread.path}?limit=0`,
      `${thread.commentsPath}?limit=0`,
      `${thread.commentsPath}?cursor=x`,
      `${thread.commentsPath}?parent=x`,
      `${thread.commentsPath}/x/context`,
      `/v1/sites/${thread.site.id}/counts?key=`,
    ]) {
      const { status, headers } = await ask(path, asked)
      expect([path, status >= 400, ...openness(headers)]).toEqual([path, true, '*', null])
    }
    const unready = await ask(thread.path, { ...asked, env: { SIGNING_KEY: 'short' } })
    expect([unready.status, ...openness(unready.headers)]).toEqual([503, '*', null])
  })

  it('on a write or a private read, whatever it was declined for', async () => {
    const world = await aWorld()
    const { origin, id } = world.thread.site
    const { key, commentsPath } = world.thread
    const { headers, ...who } = as(world.guest)
    const posted = { ...who, method: 'POST', headers: { ...headers, 'Idempotency-Key': 'k' } }
    const declined: [string, Asked, number][] = [
      [`/v1/sites/${id}/threads/%E0%A4/comments`, posted, 400],
      [`/v1/sites/${id}/threads/%E0%A4/mine`, who, 400],
      [`/v1/sites/${id}/threads/${key}/mine`, { origin }, 401],
      [commentsPath, { method: 'POST', origin }, 401],
      [commentsPath, { ...posted, body: '{}', headers: { 'Content-Type': 'text/plain' } }, 415],
      [commentsPath, { ...posted, body: {}, headers }, 400],
      [commentsPath, { ...posted, body: '{' }, 400],
      [commentsPath, { ...posted, body: {} }, 422],
      [commentsPath, { ...posted, body: 'x'.repeat(200_000) }, 413],
      [commentsPath, { ...who, method: 'DELETE' }, 405],
      [commentPath(world.root.id), { ...who, method: 'POST', body: {} }, 405],
      [commentPath('nothing'), { ...who, method: 'DELETE' }, 404],
      [commentPath(world.root.id), { method: 'DELETE', origin }, 401],
      [commentPath(world.root.id), { ...who, method: 'PATCH', body: { body: 'a' } }, 428],
      [`${commentPath(world.root.id)}/reactions/shrug`, { ...who, method: 'PUT' }, 404],
      [`${world.thread.path}/reactions/shrug`, { ...who, method: 'PUT' }, 404],
      [commentsPath, { ...posted, env: { SIGNING_KEY: 'short' } }, 503],
    ]
    for (const [path, asked, status] of declined) {
      const { status: answered, headers: got } = await ask(path, asked)
      expect([path, answered, ...openness(got)]).toEqual([path, status, origin, 'Origin'])
    }
  })

  it('and none for an origin that no success would be open to', async () => {
    const world = await aWorld()
    const { id } = world.thread.site
    for (const origin of [foreign, 'null']) {
      for (const [path, asked] of [
        [`/v1/sites/${id}/threads/%E0%A4/comments`, { method: 'POST' }],
        [world.thread.commentsPath, { method: 'DELETE' }],
        [commentPath('nothing'), { method: 'DELETE' }],
        ['/v1/sites/nobody/session', { method: 'POST', body: {} }],
      ] as [string, Asked][]) {
        const { headers } = await ask(path, { ...asked, origin })
        expect([path, headers.get('Access-Control-Allow-Origin')]).toEqual([path, null])
      }
    }
  })
})

it('health, which is for no page, carries none of it, be it well or ill', async () => {
  for (const env of [{}, { SIGNING_KEY: 'short' }]) {
    const { headers } = await ask('/v1/health', { origin: foreign, env })
    expect(openness(headers)).toEqual([null, null])
  }
})
