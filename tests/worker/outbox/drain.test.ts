// The outbox as it is emptied: each event reaches each webhook that listens, whoever drains, however often
// it fails and whenever a worker dies.
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { newId } from '../../../worker/id.ts'
import { claimTime, drain } from '../../../worker/outbox/drain.ts'
import { aComment, aSite, aThread, type SiteMade } from '../../support/builders.ts'
import { countedDb } from '../../support/counted-db.ts'
import { breakingDb, interposedDb } from '../../support/interposed-db.ts'
import { all, one, run } from '../../support/rows.ts'
import { aReceiver, askOf, aWebhook, closeReceiversAfterEach } from '../../support/webhooks.ts'

closeReceiversAfterEach()
beforeEach(() => holdClock(Date.now()))
afterEach(() => holdClock(null))

const everything = { site: null, most: Number.POSITIVE_INFINITY }
const pass = (milliseconds: number) => holdClock(now() + milliseconds)
const day = 86_400_000

/** Events written straight into the outbox; their ids. */
async function someEvents(site: SiteMade, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId(now()))
  await run(
    `INSERT INTO events (site_id, id, type, data, created_at)
SELECT ?1, value, 'comment.created', json_object('site', ?1), ?3 FROM json_each(?2)`,
    site.id,
    JSON.stringify(ids),
    now(),
  )
  return ids.sort()
}

async function left(site: SiteMade): Promise<number> {
  const sql = `SELECT (SELECT count(*) FROM events WHERE site_id = ?1 AND drained = 0)
  + (SELECT count(*) FROM deliveries WHERE site_id = ?1 AND status = 'pending') AS n`
  return (await one<{ n: number }>(sql, site.id))?.n ?? -1
}

it('sends each event to each webhook that listens to its type, oldest first', async () => {
  const site = await aSite()
  const [whole, partly] = [
    await aWebhook(site, { url: 'https://all.example/' }),
    await aWebhook(site, { url: 'https://some.example/', event_types: ['comment.published'] }),
  ]
  const off = await aWebhook(site, { url: 'https://off.example/' })
  await askOf(off, 'PATCH', '', { body: { disabled: true } })
  const stranger = await aWebhook(await aSite(), { url: 'https://stranger.example/' })
  const receiver = aReceiver()
  await aComment(await aThread(site))
  await drain(env.DB, everything)
  const got = (webhook: { url: string }) =>
    receiver.sent.filter(({ url }) => url === webhook.url).map(({ body }) => JSON.parse(body).type)
  expect(got(whole)).toEqual(['thread.created', 'comment.created', 'comment.published'])
  expect(got(partly)).toEqual(['comment.published'])
  expect([got(off), got(stranger)]).toEqual([[], []])
  await drain(env.DB, everything)
  expect(receiver.sent).toHaveLength(4)
})

it('sends the body that Standard Webhooks describes', async () => {
  const site = await aSite()
  await aWebhook(site)
  const receiver = aReceiver()
  const [id] = await someEvents(site, 1)
  await drain(env.DB, everything)
  const [sent] = receiver.sent
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    type: 'comment.created',
    timestamp: new Date(now()).toISOString(),
    data: { site: site.id },
  })
  expect(sent?.headers).toEqual({
    'Content-Type': 'application/json',
    'User-Agent': 'Afterword-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now() / 1000)),
    'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
  })
})

it('sends an event once, when many drains run at once', async () => {
  const site = await aSite()
  await aWebhook(site)
  const ids = await someEvents(site, 100)
  const receiver = aReceiver()
  await Promise.all(Array.from({ length: 8 }, () => drain(env.DB, everything)))
  expect(receiver.ids().sort()).toEqual(ids)
  expect(await left(site)).toBe(0)
})

it('loses none of 10,000 events when a tenth of the deliveries fails', async () => {
  const sites = await Promise.all(Array.from({ length: 4 }, () => aSite()))
  const ids: string[] = []
  for (const site of sites) {
    await aWebhook(site)
    ids.push(...(await someEvents(site, 2_500)))
  }
  let nth = 0
  // Half of what fails has arrived all the same: its answer was lost.
  const arrived: string[] = []
  aReceiver(({ headers }) => {
    nth += 1
    const fails = nth % 10 === 0
    if (!fails || nth % 20 === 0) arrived.push(headers['webhook-id'] ?? '')
    return { status: fails ? 500 : 204 }
  })
  const waiting = async () => (await Promise.all(sites.map(left))).some((count) => count > 0)
  for (let turn = 0; turn < 12 && (await waiting()); turn++) {
    await drain(env.DB, everything)
    pass(2 * day)
  }
  expect([...new Set(arrived)].sort()).toEqual(ids.sort())
  expect(arrived.length).toBeGreaterThan(ids.length)
  for (const site of sites) {
    const statuses = await all('SELECT DISTINCT status FROM deliveries WHERE site_id = ?1', site.id)
    expect(statuses).toEqual([{ status: 'delivered' }])
  }
})

it('takes up again what a worker had claimed when it died, once the claim has expired', async () => {
  const site = await aSite()
  await aWebhook(site)
  const ids = await someEvents(site, 5)
  const receiver = aReceiver()
  // The claim is made; the worker dies before it has heard of it.
  await expect(drain(breakingDb(env.DB, 1, 'after'), everything)).rejects.toThrow('lost')
  expect(await drain(env.DB, everything)).toBe(0)
  pass(claimTime)
  await drain(env.DB, everything)
  expect(receiver.ids().sort()).toEqual(ids)
  expect(await left(site)).toBe(0)
})

it('sends again, with the same ids, what a worker had sent and not noted when it died', async () => {
  const site = await aSite()
  await aWebhook(site)
  const ids = await someEvents(site, 5)
  const receiver = aReceiver()
  await expect(drain(breakingDb(env.DB, 2, 'before'), everything)).rejects.toThrow('lost')
  pass(claimTime)
  await drain(env.DB, everything)
  expect(receiver.ids().sort()).toEqual([...ids, ...ids].sort())
  expect(await left(site)).toBe(0)
})

it('counts no result that comes after the claim has expired and somebody else holds it', async () => {
  const site = await aSite()
  await aWebhook(site)
  await someEvents(site, 1)
  aReceiver(() => ({ status: 500 }))
  const slow = interposedDb(env.DB, {
    before: async (call) => {
      if (call !== 2) return
      pass(claimTime)
      aReceiver()
      await drain(env.DB, everything)
    },
  })
  await drain(slow, { site: null, most: 1 })
  const [delivery] = await all('SELECT status, attempt FROM deliveries WHERE site_id = ?1', site.id)
  expect(delivery).toEqual({ status: 'delivered', attempt: 2 })
})

it('gives every webhook its turn beside one that has much to be sent', async () => {
  const [busy, quiet] = [await aSite(), await aSite()]
  await aWebhook(busy, { url: 'https://busy.example/' })
  await someEvents(busy, 500)
  pass(1)
  await aWebhook(quiet, { url: 'https://quiet.example/' })
  await someEvents(quiet, 1)
  const receiver = aReceiver()
  await drain(env.DB, { site: null, most: 20 })
  const hosts = receiver.sent.map(({ url }) => url)
  expect(hosts).toContain('https://quiet.example/')
  expect(hosts.filter((url) => url === 'https://busy.example/').length).toBeLessThanOrEqual(19)
  await drain(env.DB, everything)
})

it('of one site sends nothing of others', async () => {
  const [site, other] = [await aSite(), await aSite()]
  for (const one of [site, other]) await aWebhook(one)
  const ids = await someEvents(site, 3)
  await someEvents(other, 3)
  const receiver = aReceiver()
  await drain(env.DB, { site: site.id, most: 10 })
  expect(receiver.ids()).toEqual(ids)
  expect(await left(other)).toBe(3)
  await drain(env.DB, everything)
})

it('is one round trip where nothing is due, and two for a round of deliveries', async () => {
  const site = await aSite()
  await aWebhook(site)
  aReceiver()
  const idle = countedDb(env.DB)
  await drain(idle.db, { site: site.id, most: 10 })
  expect(idle.count).toMatchObject({ trips: 1, written: 0 })
  expect(idle.count.read).toBeLessThanOrEqual(15)
  await someEvents(site, 10)
  const busy = countedDb(env.DB)
  await drain(busy.db, { site: site.id, most: 10 })
  expect(busy.count.trips).toBe(2)
})

it('costs the same when thousands have been delivered, and walks no table', async () => {
  const site = await aSite()
  await aWebhook(site)
  aReceiver()
  const costOfOne = async () => {
    await someEvents(site, 1)
    const { db, count } = countedDb(env.DB)
    await drain(db, { site: site.id, most: 10 })
    return count
  }
  const first = await costOfOne()
  await someEvents(site, 2_000)
  await drain(env.DB, everything)
  const later = await costOfOne()
  expect(later.read).toBeLessThanOrEqual(first.read + 2)
  expect(later.written).toBe(first.written)
  for (const sql of new Set(later.sql)) {
    const places = Math.max(...[...sql.matchAll(/\?(\d)/g)].map(([, place]) => Number(place)))
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...Array(places).fill(null))
      .all<{ detail: string }>()
    const walks = plan.results.filter(({ detail }) =>
      /^SCAN (events|deliveries|e|d|due|new)\b/.test(detail),
    )
    expect([sql, walks]).toEqual([sql, []])
  }
})

it('sends a webhook nothing that happened before it was set up, however late that leaves', async () => {
  const site = await aSite()
  const first = await aWebhook(site)
  await aComment(await aThread(site))
  const second = await aWebhook(site, { url: 'https://second.example/in' })
  const { sent } = aReceiver()
  await drain(env.DB, { site: site.id, most: 20 })
  const told = (url: string) => sent.filter((one) => one.url === url).length
  expect([told(first.url), told(second.url)]).toEqual([3, 0])
})
