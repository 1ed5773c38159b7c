// Statistics count the decisions there are, and the audit is read out in pages and spans of time.
import { expect, it } from 'vitest'
import { holdClock } from '../../../worker/clock.ts'
import type { Stats } from '../../../worker/contract/moderation.ts'
import { paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aComment, aModerator, aSite, aThread } from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide, reverse } from '../../support/moderating.ts'
import { expectProblemAt } from '../../support/problems.ts'
import { run } from '../../support/rows.ts'

it('the statistics tell decisions by reason and moderator, and how long they took', async () => {
  const site = await aSite({ policy: { hold_all: true } })
  const thread = await aThread(site)
  const [one, other] = [await aModerator(site), await aModerator(site)]
  const start = Date.parse('2026-11-20T22:00:00Z')
  holdClock(start)
  const held = [await aComment(thread), await aComment(thread), await aComment(thread)]
  const ids = held.map(({ id }) => id) as [string, string, string]
  holdClock(start + 60_000)
  const { json: first } = await decide(one, ids[0], 1, { decision: 'reject', reason_code: 'hate' })
  await decide(one, ids[1], 1, { decision: 'approve' })
  holdClock(start + 5 * 3_600_000)
  await decide(other, ids[2], 1, { decision: 'reject', reason_code: 'hate' })
  await reverse(other, first.id)
  const stats = async (query: string) =>
    (await ask<Stats>(`${paths.modStats}?${query}`, { token: one.token })).json
  const wide = await stats('after=2026-11-20T00:00:00Z&before=2026-11-22T00:00:00Z')
  expect(wide).toMatchObject({
    after: '2026-11-20T00:00:00.000Z',
    before: '2026-11-22T00:00:00.000Z',
    decisions: 3,
    reversals: 1,
    by_reason: [
      { reason_code: 'hate', decisions: 2 },
      { reason_code: null, decisions: 1 },
    ],
    time_to_decision: { decisions: 3, mean_seconds: 6_040, within_hour: 2, within_day: 3 },
  })
  const byActor = Object.fromEntries(wide.by_moderator.map((of) => [of.actor, of]))
  expect(byActor[`token:${one.id}`]).toMatchObject({ decisions: 2, reversals: 0 })
  expect(byActor[`token:${other.id}`]).toMatchObject({ decisions: 1, reversals: 1 })
  expect(await stats('')).toEqual({ ...wide, after: '2026-10-23T00:00:00.000Z' })
  const day = await stats('after=2026-11-20T00:00:00Z&before=2026-11-21T00:00:00Z')
  expect(day.decisions).toBe(2)
  await cost('statistics', paths.modStats, { token: one.token })
  holdClock(null)
})

it('the statistics refuse a span that is none, or too long', async () => {
  const by = await aModerator(await aSite())
  for (const [query, pointer] of [
    ['after=2026-11-20T00:00:00Z&before=2026-11-19T00:00:00Z', '?before'],
    ['after=2020-01-01T00:00:00Z', '?after'],
    ['after=today', '?after'],
    ['mood=bad', '?mood'],
  ] as const) {
    const answer = await askInVain(`${paths.modStats}?${query}`, { token: by.token })
    expectProblemAt(answer, 'invalid_request', pointer)
  }
})

it('the audit is read out between two times', async () => {
  const site = await aSite()
  const comment = await aComment(await aThread(site))
  const by = await aModerator(site)
  holdClock(Date.parse('2031-01-05T12:00:00Z'))
  await decide(by, comment.id, 1, { decision: 'hold' })
  holdClock(null)
  const items = async (query: string) =>
    (await ask<{ items: unknown[] }>(`${paths.modAudit}?${query}`, { token: by.token })).json.items
  expect(await items('after=2031-01-05T00:00:00Z&before=2031-01-06T00:00:00Z')).toHaveLength(1)
  expect(await items('before=2031-01-05T12:00:00Z')).toEqual([])
  expect(await items('after=2031-01-05T12:00:01Z')).toEqual([])
})

it('the audit is looked through in bounded pages, and nothing in it is passed over', async () => {
  const site = await aSite()
  const by = await aModerator(site)
  await run(
    `WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 2500)
INSERT INTO audit (site_id, id, at, actor, action, target)
SELECT ?1, printf('%024d', n), 0, 'rule:x', iif(n % 800 = 0, 'rare', 'usual'), 'x' FROM n`,
    site.id,
  )
  const found: string[] = []
  let cursor: string | null = null
  do {
    const query: string = `action=rare${cursor === null ? '' : `&cursor=${cursor}`}`
    const path = `${paths.modAudit}?${query}`
    const { json } = await ask<Page<{ id: string }>>(path, { token: by.token })
    found.push(...json.items.map(({ id }) => id))
    cursor = json.next
  } while (cursor !== null)
  expect(found.map(Number)).toEqual([2400, 1600, 800])
  await cost('audit, few of many', `${paths.modAudit}?action=rare`, { token: by.token })
  await cost('audit, twenty of many', paths.modAudit, { token: by.token })
})
