// What a thread's object costs and survives: one read for all who listen, none where nobody does, and nothing
// that is lost in its sleep.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { holdClock } from '../../../worker/clock.ts'
import { aComment, aGuest, aThread, post, read, type ThreadMade } from '../../support/builders.ts'
import { countedDb } from '../../support/counted-db.ts'
import { breakingDb, interposedDb } from '../../support/interposed-db.ts'
import { alarmOf, change, listen, objectOf } from '../../support/listening.ts'

// So far on that no alarm comes by itself.
const later = () => holdClock(Date.now() + 1_800_000)
afterEach(() => holdClock(null))

/** The object's next read has its answer, and hears it once it may. */
async function holdingRead(
  thread: ThreadMade,
): Promise<{ hasBegun(): Promise<void>; end(): Promise<void> }> {
  const gates = new WeakMap<object, Record<'begun' | 'end', PromiseWithResolvers<void>>>()
  const inside = (act: (gate: Record<'begun' | 'end', PromiseWithResolvers<void>>) => unknown) =>
    runInDurableObject(objectOf(thread), async (object) => {
      const gate = gates.get(object)
      if (gate !== undefined) await act(gate)
    })
  await runInDurableObject(objectOf(thread), (object) => {
    const gate = { begun: Promise.withResolvers<void>(), end: Promise.withResolvers<void>() }
    gates.set(object, gate)
    const after = () => {
      gate.begun.resolve()
      return gate.end.promise
    }
    Object.assign(object, { env: { ...env, DB: interposedDb(env.DB, { after }) } })
  })
  return {
    hasBegun: () => inside(({ begun }) => begun.promise),
    end: () => inside(({ end }) => end.resolve()),
  }
}

describe('the object of a thread', () => {
  it('reads once for all changes of a while, however many listen', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    later()
    const costs: unknown[] = []
    for (const readers of [1, 30]) {
      const pages = await Promise.all(Array.from({ length: readers }, () => listen(thread)))
      await Promise.all(pages.map((page) => page.next()))
      const { db, count } = countedDb(env.DB)
      await change(thread, { db })
      for (let nth = 0; nth < 5; nth++) await post(guest, thread)
      await objectOf(thread).changed()
      expect(count.trips).toBe(0)
      expect(await runDurableObjectAlarm(objectOf(thread))).toBe(true)
      const { version } = (await read(thread)).thread
      const said = await Promise.all(pages.map((page) => page.next()))
      expect(new Set(said.map((one) => one.version))).toEqual(new Set([version]))
      costs.push([count.trips, count.read, count.written])
    }
    expect(costs).toEqual([
      [1, 2, 0],
      [1, 2, 0],
    ])
  })

  it('reads once for all who come in a while', async () => {
    const thread = await aThread()
    await aComment(thread)
    await listen(thread)
    const { db, count } = countedDb(env.DB)
    await change(thread, { db })
    const pages = await Promise.all(Array.from({ length: 20 }, () => listen(thread)))
    await Promise.all(pages.map((page) => page.next()))
    expect(count.trips).toBe(0)
  })

  it('does nothing where nobody listens, and plans nothing', async () => {
    const thread = await aThread()
    await aComment(thread)
    const { db, count } = countedDb(env.DB)
    await change(thread, { db })
    for (let nth = 0; nth < 3; nth++) await objectOf(thread).changed()
    expect(count.trips).toBe(0)
    expect(await alarmOf(thread)).toBeNull()
  })

  it('does nothing more when the last has gone, and tells who comes then of what was missed', async () => {
    const thread = await aThread()
    const page = await listen(thread)
    await page.next()
    page.socket.close(1000)
    await page.closed
    await aComment(thread)
    await objectOf(thread).changed()
    expect((await (await listen(thread)).next()).comment_count).toBe(1)
  })

  it('tells who comes of what changed before the last went', async () => {
    const thread = await aThread()
    later()
    const page = await listen(thread)
    await page.next()
    await aComment(thread)
    await objectOf(thread).changed()
    page.socket.close(1000)
    await page.closed
    expect(await runDurableObjectAlarm(objectOf(thread))).toBe(true)
    expect((await (await listen(thread)).next()).comment_count).toBe(1)
  })

  it('tells who comes of what changed while the last had gone and a read was under way', async () => {
    const thread = await aThread()
    const page = await listen(thread)
    await page.next()
    later()
    const held = await holdingRead(thread)
    const reading = objectOf(thread).changed()
    await held.hasBegun()
    page.socket.close(1000)
    await page.closed
    await aComment(thread)
    await objectOf(thread).changed()
    await held.end()
    await reading
    const next = await listen(thread)
    await next.next()
    await runDurableObjectAlarm(objectOf(thread))
    expect(JSON.parse(next.heard.at(-1) as string).comment_count).toBe(1)
  })

  it('loses nothing in its sleep, and says nothing twice for it', async () => {
    const thread = await aThread()
    const page = await listen(thread)
    await page.next()
    await evictDurableObject(objectOf(thread))
    await objectOf(thread).changed()
    await page.settled()
    expect(page.heard).toHaveLength(1)
    await evictDurableObject(objectOf(thread))
    await aComment(thread)
    expect((await page.next()).comment_count).toBe(1)
  })

  it('is not woken by a ping', async () => {
    const thread = await aThread()
    const page = await listen(thread)
    await page.next()
    const heard = await runInDurableObject(objectOf(thread), (object) => {
      return vi.spyOn(object, 'webSocketMessage')
    })
    await page.settled()
    expect(heard).not.toHaveBeenCalled()
  })

  it('tells of a thread that closes by itself, at that moment', async () => {
    const thread = await aThread()
    await aComment(thread)
    const closes = Date.now() + 7_200_000
    await env.DB.prepare('UPDATE threads SET closes_at = ?2 WHERE site_id = ?1')
      .bind(thread.site.id, closes)
      .run()
    const page = await listen(thread)
    expect((await page.next()).state).toBe('open')
    expect(await alarmOf(thread)).toBe(closes)
    holdClock(closes)
    await runDurableObjectAlarm(objectOf(thread))
    expect(await page.next()).toMatchObject({ state: 'closed', version: 2 })
  })

  it('fails no write where it fails, and tells later', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const thread = await aThread()
    const page = await listen(thread)
    await page.next()
    await change(thread, { db: breakingDb(env.DB, 1, 'before'), pace: 0 })
    const guest = await aGuest(thread.site)
    expect((await post(guest, thread)).status).toBe(201)
    await objectOf(thread).changed()
    expect(await alarmOf(thread)).not.toBeNull()
    await change(thread, { db: env.DB })
    await runDurableObjectAlarm(objectOf(thread))
    expect((await page.next()).comment_count).toBe(1)
    log.mockRestore()
  })
})
