// probe
import { env } from 'cloudflare:workers'
import { it } from 'vitest'
import { ask } from '../support/ask.ts'
import { countedDb } from '../support/counted-db.ts'
import { aWorld, everyVisit } from '../support/every-route.ts'
it('plans', async () => {
  for (const { route, path, asked } of everyVisit(await aWorld())) {
    const { db, count } = countedDb(env.DB)
    await ask(path, { ...asked, env: { DB: db } })
    for (const sql of count.sql) {
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...Array(Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map((m) => Number(m[1])))).fill(null)).all<{ detail: string }>()
      console.log(route, sql.slice(0, 60).replace(/\n/g, ' '), '\n   ' + results.map((r) => r.detail).join('\n   '))
    }
  }
})
