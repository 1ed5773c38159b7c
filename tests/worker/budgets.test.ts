// What a read costs: one round trip to D1, and rows that do not grow with the thread. A number that
// changes here is a cost that has changed: it is meant to be noticed.
import { beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../worker/contract/paths.ts'
import { type Asked, ask } from '../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  setHoldAll,
  type ThreadMade,
} from '../support/builders.ts'
import { type Cost, cost, costOfKnown } from '../support/costs.ts'
import { aWorld, everyVisit } from '../support/every-route.ts'
import { seed, seededId } from '../support/seeds.ts'

describe('a read', () => {
  it('is one round trip, two for a moderator, and none writes a row', async () => {
    const world = await aWorld()
    for (const { route, path, asked } of everyVisit(world)) {
      if (asked.method !== 'GET') continue
      const { trips, written } = await cost(null, path, asked)
      // What was written before the deployment is in no database.
      const most = path === paths.openapi ? 0 : route.includes('/v1/mod/') ? 2 : 1
      expect([route, trips <= most, written]).toEqual([route, true, 0])
    }
  })

  it('costs two rows at most for a reader who has the newest', async () => {
    const { thread, root, reply } = await aWorld()
    for (const [name, path] of [
      ['site, not modified', `/v1/sites/${thread.site.id}`],
      ['first page, not modified', thread.path],
      ['more roots, not modified', thread.commentsPath],
      ['branch, not modified', `${thread.commentsPath}?parent=${root.id}`],
      ['permalink, not modified', contextPath(thread, reply.id)],
    ] as const) {
      const { trips, read } = await costOfKnown(name, path)
      expect(trips).toBe(1)
      expect(read).toBeLessThanOrEqual(2)
    }
    const counts = `/v1/sites/${thread.site.id}/counts?key=${thread.key}&key=b&key=c`
    await cost('counts of three threads', counts)
    await costOfKnown('counts of three threads, not modified', counts)
    await cost('site', `/v1/sites/${thread.site.id}`)
    await cost('health', '/v1/health')
    await cost('thread nobody wrote in', (await aThread()).path)
  })

  it('of what only one reader sees costs the own rows and a few', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const path = `${thread.path}/mine`
    await cost('mine, thread nobody wrote in', path, as(guest))
    for (let nth = 0; nth < 5; nth++) {
      const { id } = await aComment(thread)
      await ask(`${commentPath(id)}/reactions/like`, { method: 'PUT', ...as(guest) })
    }
    await setHoldAll(thread.site, true)
    await aComment(thread, { by: guest })
    await aComment(thread, { by: guest })
    await aComment(thread)
    await cost('mine, five reactions and two held comments', path, as(guest))
  })
})

describe('a first page', () => {
  const sizes = [100, 10_000, 100_000] as const
  const threads = new Map<number, ThreadMade>()
  const middle = new Map<number, string>()

  beforeAll(async () => {
    const site = await aSite()
    let from = 1
    for (const count of sizes) {
      const thread = await aThread(site)
      await seed(thread, { from, count })
      threads.set(count, thread)
      middle.set(count, seededId(from + Math.floor(count / 2)))
      from += count
    }
  })

  const queries = ['', '?sort=newest', '?sort=best', '?limit=1', '?limit=50']

  it.each(queries)(
    'costs the same, whether a hundred or a hundred thousand comments stand in it: `%s`',
    async (query) => {
      const [small, ...larger] = await Promise.all(
        sizes.map((size) =>
          cost(`first page ${query}`.trim(), (threads.get(size) as ThreadMade).path + query),
        ),
      )
      expect(small?.read).toBeLessThanOrEqual(100)
      for (const one of larger) expect(one).toEqual(small)
    },
  )

  it('and so does every page after it, and every permalink', async () => {
    for (const sort of ['oldest', 'newest', 'best']) {
      const costs: Cost[] = []
      for (const thread of threads.values()) {
        let path = `${thread.commentsPath}?sort=${sort}&limit=20`
        for (let page = 0; page < 3; page++) {
          const { json } = await ask<{ next: string }>(path)
          path = `${thread.commentsPath}?cursor=${json.next}&limit=20`
        }
        costs.push(await cost(`fourth page, ${sort}`, path))
      }
      for (const one of costs) expect(one).toEqual(costs[0])
    }
    const costs = await Promise.all(
      [...threads].map(([size, thread]) =>
        cost('permalink of a root', contextPath(thread, middle.get(size) as string)),
      ),
    )
    for (const one of costs) expect(one).toEqual(costs[0])
    expect(costs[0]?.read).toBeLessThanOrEqual(100)
  })

  it('costs no more when one of its roots has ten thousand replies', async () => {
    const costs: Cost[] = []
    for (const replies of [10, 10_000]) {
      const thread = await aThread()
      await seed(thread, { from: 1, count: 30 })
      await seed(thread, { from: 1_001, count: replies, root: 3 })
      costs.push(await cost('first page, one root with many replies', thread.path))
      const branch = `${thread.commentsPath}?parent=${seededId(3)}&limit=5`
      costs.push(await cost('branch of five', branch))
    }
    expect(costs.slice(2)).toEqual(costs.slice(0, 2))
    expect(costs[0]?.read).toBeLessThanOrEqual(100)
  })

  it('costs a hundred rows at most when each of its roots has replies', async () => {
    const thread = await aThread()
    await seed(thread, { from: 1, count: 30 })
    for (let root = 1; root <= 30; root++) await seed(thread, { from: root * 100, count: 9, root })
    const { read } = await cost('first page, replies under every root', thread.path)
    expect(read).toBeLessThanOrEqual(100)
    await cost('permalink among roots with replies', contextPath(thread, seededId(15)))
  })

  it('leads to a permalink whose cost grows with its ancestors, and with nothing else', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    let parent = await aComment(thread)
    for (let depth = 1; depth <= 30; depth++) {
      parent = await aComment(thread, { by: parent.by, parent_id: parent.id })
    }
    const { read } = await cost('permalink at depth 30', contextPath(thread, parent.id))
    expect(read).toBeLessThanOrEqual(2 * 30 + 30)
  })
})

it('a preflight reads one row, and none for what anybody may read', async () => {
  const { thread, root } = await aWorld()
  const asked = (method: string): Asked => ({
    method: 'OPTIONS',
    origin: thread.site.origin,
    headers: { 'Access-Control-Request-Method': method },
  })
  expect(await cost('preflight of a read', thread.path, asked('GET'))).toMatchObject({ trips: 0 })
  await cost('preflight, site in the path', thread.commentsPath, asked('POST'))
  await cost('preflight, no site in the path', commentPath(root.id), asked('PATCH'))
})
