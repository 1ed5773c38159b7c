// What each route costs: round trips to D1, and the rows that D1 reads and writes for it. A number
// that changes here is a cost that has changed: it is meant to be noticed.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { it as x } from 'vitest'
import { ask, type Asked } from '../support/ask.ts'
import { aComment, aGuest, aSite, as, aThread, contextPath, post, type ThreadMade } from '../support/builders.ts'
import { countedDb } from '../support/counted-db.ts'
import { aWorld, everyVisit } from '../support/every-route.ts'
import { seed, seededId } from '../support/seeds.ts'

void [x, aComment, aGuest, as, post, contextPath]
async function costOf(path: string, asked: Asked = {}) {
  const { db, count } = countedDb(env.DB)
  const { status, headers } = await ask(path, { ...asked, env: { DB: db } })
  return { status, trips: count.trips, read: count.read, written: count.written, tag: headers.get('ETag') }
}

describe('probe', () => {
  it('all', async () => {
    for (const { route, path, asked } of everyVisit(await aWorld())) {
      const c = await costOf(path, asked)
      console.log(route, JSON.stringify(c))
    }
    expect(1).toBe(1)
  })
  it('big', async () => {
    const site = await aSite()
    const threads: ThreadMade[] = []
    let from = 1
    for (const n of [100, 10_000, 100_000]) {
      const t = await aThread(site)
      const at = Date.now()
      await seed(t, { from, count: n })
      from += n
      console.log(n, Date.now() - at)
      threads.push(t)
      for (const q of ['', '?sort=newest', '?sort=best', '?limit=100']) console.log(q, JSON.stringify(await costOf(t.path + q)))
      console.log('ctx', await costOf(contextPath(t, seededId(from - 50))))
    }
  }, 120_000)
})
