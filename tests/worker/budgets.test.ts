// What each request costs: round trips to D1, and the rows that D1 reads and writes for it. A number
// that changes here is a cost that has changed: it is meant to be noticed.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Asked, ask } from '../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  type Guest,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../support/builders.ts'
import { costs as table } from '../support/costs.ts'
import { countedDb } from '../support/counted-db.ts'
import { aWorld, everyVisit } from '../support/every-route.ts'
import { seed, seededId } from '../support/seeds.ts'

interface Cost {
  trips: number
  read: number
  written: number
}

const tell = ({ trips, read, written }: Cost) => [trips, read, written]

/** What the request costs, held to succeed and, where it has a name, to its line in the table. */
async function cost(name: string | null, path: string, asked: Asked = {}): Promise<Cost> {
  const { db, count } = countedDb(env.DB)
  const { status, text } = await ask(path, { ...asked, env: { DB: db } })
  expect([path, status < 400 ? '' : text]).toEqual([path, ''])
  const { trips, read, written } = count
  if (name !== null) expect([name, ...tell(count)]).toEqual([name, ...(table[name] ?? [])])
  return { trips, read, written }
}

/** The same for a reader who has the newest already. */
async function costOfKnown(name: string, path: string): Promise<Cost> {
  const tag = (await ask(path)).headers.get('ETag') ?? ''
  return cost(name, path, { headers: { 'If-None-Match': tag } })
}

function drafted(guest: Guest, thread: ThreadMade, parent?: { id: string }): Asked {
  const who = as(guest)
  return {
    method: 'POST',
    ...who,
    body: { body: 'Text.', page: thread.page, parent_id: parent?.id ?? null },
    headers: { ...who.headers, 'Idempotency-Key': crypto.randomUUID() },
  }
}

describe('a read', () => {
  it('is one round trip, and none writes a row', async () => {
    for (const { route, path, asked } of everyVisit(await aWorld())) {
      if (asked.method !== 'GET') continue
      const { trips, written } = await cost(null, path, asked)
      expect([route, trips, written]).toEqual([route, 1, 0])
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

describe('a write', () => {
  it('is two round trips at most, on every route', async () => {
    for (const { route, path, asked } of everyVisit(await aWorld())) {
      const { trips } = await cost(null, path, asked)
      expect([route, trips <= 2]).toEqual([route, true])
    }
  })

  it('of a published comment writes nine rows at most, ten where it is the first of its thread', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const path = thread.commentsPath
    const first = await cost('post, first of thread and author', path, drafted(guest, thread))
    expect(first.written).toBeLessThanOrEqual(10)
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    const deeper = await aComment(thread, { parent_id: reply.id })
    for (const [name, parent] of [
      ['post, root', undefined],
      ['post, reply', root],
      ['post, reply to a reply', reply],
      ['post, deeper reply', deeper],
    ] as const) {
      const { trips, written } = await cost(name, path, drafted(guest, thread, parent))
      expect([name, trips]).toEqual([name, 2])
      expect(written).toBeLessThanOrEqual(9)
    }
    const newcomer = drafted(await aGuest(thread.site), thread, root)
    expect((await cost('post, reply of a new author', path, newcomer)).written).toBeLessThanOrEqual(
      9,
    )
    const again = drafted(guest, thread)
    await ask(path, again)
    expect((await cost('post, replayed', path, again)).written).toBe(0)
    await setHoldAll(thread.site, true)
    await cost('post, held', path, drafted(guest, thread, root))
  })

  it('of a session writes nothing', async () => {
    const site = await aSite()
    const guest = await aGuest(site)
    const path = `/v1/sites/${site.id}/session`
    const begin = { method: 'POST', body: {} }
    expect((await cost('session, new guest', path, begin)).written).toBe(0)
    const known = { method: 'POST', body: { guest_key: guest.key } }
    expect((await cost('session, known guest', path, known)).written).toBe(0)
  })

  it('of a reaction writes four rows at most, and none when it is repeated', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const who = as(comment.by)
    const unwritten = await aThread(thread.site)
    for (const [name, path] of [
      ['on an unwritten thread', unwritten.path],
      ['on a thread', thread.path],
      ['on a comment', commentPath(comment.id)],
    ] as const) {
      for (const method of ['PUT', 'DELETE']) {
        const asked = { method, ...who }
        const at = `${path}/reactions/like`
        const { written } = await cost(`${method} reaction ${name}`, at, asked)
        expect(written).toBeLessThanOrEqual(4)
        const again = await cost(`${method} reaction ${name}, again`, at, asked)
        expect(again.written).toBe(0)
      }
    }
  })

  it('of an edit or a withdrawal touches the comment, its counts and the line above it', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const path = ({ id }: { id: string }) => commentPath(id)
    const patch = (body: string, revision: number): Asked => {
      const who = as(root.by)
      const headers = { ...who.headers, 'If-Match': `"${revision}"` }
      return { method: 'PATCH', ...who, body: { body }, headers }
    }
    await cost('edit', path(root), patch('Better.', 1))
    await cost('edit to the same text', path(root), patch('Better.', 2))
    const reply = await aComment(thread, { parent_id: root.id })
    const deeper = await aComment(thread, { parent_id: reply.id })
    const alone = await aComment(thread)
    const remove = ({ by }: { by: Guest }): Asked => ({ method: 'DELETE', ...as(by) })
    await cost('withdraw, root without replies', path(alone), remove(alone))
    await cost('withdraw, again', path(alone), remove(alone))
    await cost('withdraw, reply that becomes a tombstone', path(reply), remove(reply))
    await cost('withdraw, the last below a tombstone', path(deeper), remove(deeper))
    const last = await aComment(thread, { parent_id: root.id })
    await setHoldAll(thread.site, true)
    await cost('edit, held', path(root), patch('Held.', 2))
    await withdraw(root)
    await cost('withdraw, the last below a withdrawn root', path(last), remove(last))
    const held = await aComment(thread)
    await cost('withdraw, held', path(held), remove(held))
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
