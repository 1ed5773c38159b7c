// Reports: once per reader and comment, counted exactly, judged one by one or with the comment.
import { describe, expect, it } from 'vitest'
import type { Card, QueueCounts } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { ReportSeen } from '../../../worker/contract/reports.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { type Answer, ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  aThread,
  type Moderator,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { randomFrom } from '../../support/lists.ts'
import { cardOf, decide, reverse } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { aReport, report } from '../../support/reporting.ts'
import { all, disagreements, everything } from '../../support/rows.ts'

async function aReported() {
  const thread = await aThread()
  const by = await aModerator(thread.site)
  const comment = await aComment(thread)
  return { thread, by, comment }
}

async function countsOf(by: Moderator): Promise<QueueCounts> {
  return (await ask<QueueCounts>(paths.modQueues, { token: by.token })).json
}

async function queueOf(by: Moderator, queue: string): Promise<Card[]> {
  const path = `${paths.modComments}?queue=${queue}`
  return (await ask<Page<Card>>(path, { token: by.token })).json.items
}

function review(by: Moderator, id: string, outcome: unknown): Promise<Answer<ReportSeen>> {
  const path = fillPath(paths.modReview, { id })
  return ask<ReportSeen>(path, { method: 'POST', token: by.token, body: { outcome } })
}

function reportsOf(by: Moderator, query = ''): Promise<Answer<Page<ReportSeen>>> {
  return ask<Page<ReportSeen>>(`${paths.modReports}${query}`, { token: by.token })
}

describe('a report', () => {
  it('is one per reader and comment, and the same answer the second time', async () => {
    const { by, comment } = await aReported()
    const guest = await aGuest(comment.by.site)
    const first = await report(guest, comment.id, { reason_code: 'spam', explanation: ' Buy it. ' })
    expect(first.status).toBe(201)
    expect(first.json).toMatchObject({
      comment_id: comment.id,
      reason_code: 'spam',
      explanation: 'Buy it.',
    })
    const before = await everything()
    const again = await report(guest, comment.id, { reason_code: 'hate' })
    expect([again.status, again.json]).toEqual([201, first.json])
    expect(await everything()).toBe(before)
    await aReport(comment, { reason_code: 'spam' })
    const newest = await aReport(comment, { reason_code: 'threat', explanation: 'Of me.' })
    expect((await cardOf(by, comment.id)).reports).toMatchObject({
      ...{ total: 3, open: 3, by_reason: { spam: 2, threat: 1 } },
      newest: { id: newest.json.id, reason_code: 'threat', explanation: 'Of me.', open: true },
    })
    expect(await countsOf(by)).toEqual({ pending: 0, reported: 1, unreviewed: 1, complaints: 0 })
    expect((await queueOf(by, 'reported')).map(({ id }) => id)).toEqual([comment.id])
    await decide(by, comment.id, 1, { decision: 'reject' })
    const late = await report(guest, comment.id, { reason_code: 'spam' })
    expect([late.status, late.json]).toEqual([201, first.json])
  })

  it('of many at once by one reader is one', async () => {
    const { by, comment } = await aReported()
    const guest = await aGuest(comment.by.site)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => report(guest, comment.id, { reason_code: 'spam' })),
    )
    expect(new Set(answers.map(({ status, json }) => `${status} ${json.id}`)).size).toBe(1)
    expect((await cardOf(by, comment.id)).reports).toMatchObject({ total: 1, open: 1 })
  })

  it('of one’s own, of what is hidden, without a reason of the list is none', async () => {
    const { comment, thread, by } = await aReported()
    const guest = await aGuest(thread.site)
    const hidden = await aComment(thread)
    await decide(by, hidden.id, 1, { decision: 'reject' })
    const elsewhere = await aComment(await aThread())
    const before = await everything()
    const spam = { reason_code: 'spam' }
    expectProblem(await report(comment.by, comment.id, spam), 'own_comment')
    expectProblem(await report(hidden.by, hidden.id, spam), 'not_found')
    for (const id of [hidden.id, elsewhere.id, comment.id.replace(/.$/, '~'), 'x']) {
      expectProblem(await report(guest, id, spam), 'not_found')
    }
    for (const [body, pointer] of [
      [{}, '/reason_code'],
      [{ reason_code: 'dull' }, '/reason_code'],
      [{ ...spam, explanation: 'x'.repeat(2_001) }, '/explanation'],
      [{ ...spam, more: 1 }, '/more'],
    ] as const) {
      expectProblemAt(await report(guest, comment.id, body), 'invalid_request', pointer)
    }
    const path = fillPath(paths.commentReports, { id: comment.id })
    const anonymous = { method: 'POST', origin: thread.site.origin, body: spam }
    expectProblem(await askInVain(path, anonymous), 'unauthenticated')
    expect(await everything()).toBe(before)
  })

  it('is one of ten in a minute at most', async () => {
    const { thread } = await aReported()
    const guest = await aGuest(thread.site)
    const made = []
    for (let nth = 0; nth < 11; nth++) made.push(await aComment(thread))
    for (const { id } of made.slice(0, 10)) {
      expect((await report(guest, id, { reason_code: 'spam' })).status).toBe(201)
    }
    const last = made[10]?.id as string
    expectProblem(await report(guest, last, { reason_code: 'spam' }), 'too_many_requests')
    expect((await aReport(made[10] as (typeof made)[number])).status).toBe(201)
  })
})

describe('judging one report', () => {
  it('closes it and nothing else; again it is the same, and the last word counts', async () => {
    const { by, comment } = await aReported()
    const { json: one } = await aReport(comment, { reason_code: 'spam' })
    const { json: other } = await aReport(comment, { reason_code: 'spam' })
    const first = await review(by, one.id, 'dismiss')
    expect([first.status, first.json]).toMatchObject([
      200,
      { id: one.id, open: false, outcome: 'dismiss', reviewed_by: `token:${by.id}` },
    ])
    const before = await everything()
    expect((await review(by, one.id, 'dismiss')).json).toEqual(first.json)
    expect(await everything()).toBe(before)
    expect((await review(by, one.id, 'agree')).json.outcome).toBe('agree')
    expect(await cardOf(by, comment.id)).toMatchObject({
      ...{ status: 'approved', revision: 1 },
      reports: { total: 2, open: 1, by_reason: { spam: 1 } },
    })
    expect((await reportsOf(by)).json.items.map(({ id }) => id)).toEqual([other.id])
    await review(by, other.id, 'dismiss')
    expect(await countsOf(by)).toMatchObject({ reported: 0 })
    expect((await cardOf(by, comment.id)).reports.by_reason).toEqual({})
    const audit = await all<{ after: string }>('SELECT after FROM audit WHERE target = ?1', one.id)
    expect(audit.map(({ after }) => JSON.parse(after).outcome).sort()).toEqual(['agree', 'dismiss'])
    expectProblemAt(await review(by, one.id, 'burn'), 'invalid_request', '/outcome')
    expectProblem(await review(by, comment.id, 'agree'), 'not_found')
  })

  it('finds the open ones page by page', async () => {
    const { by, comment, thread } = await aReported()
    const second = await aComment(thread)
    const made = []
    for (const one of [comment, comment, comment, second, second]) {
      made.push((await aReport(one)).json.id)
    }
    await review(by, made[1] as string, 'agree')
    const first = (await reportsOf(by, '?limit=2')).json
    expect(first.items.map(({ id }) => id)).toEqual([made[0], made[2]])
    const rest = (await reportsOf(by, `?limit=2&cursor=${first.next}`)).json
    expect(rest.items.map(({ id }) => id)).toEqual([made[3], made[4]])
    expect(rest.next).toBeNull()
    for (const cursor of ['x', `${comment.id}.0`, `${comment.id}.1.1`, comment.id]) {
      expectProblemAt(await reportsOf(by, `?cursor=${cursor}`), 'invalid_request', '?cursor')
    }
  })
})

describe('deciding the comment', () => {
  it.each(['approve', 'reject', 'spam'])('by %s settles its reports', async (decision) => {
    const { by, comment } = await aReported()
    const { json } = await aReport(comment)
    await aReport(comment, { reason_code: 'hate' })
    const decided = await decide(by, comment.id, 1, { decision })
    expect(decided.json.comment.reports).toMatchObject({
      ...{ total: 2, open: 0, by_reason: {} },
      newest: { open: false, outcome: null },
    })
    expect(await countsOf(by)).toMatchObject({ reported: 0 })
    expect((await reportsOf(by)).json.items).toEqual([])
    expect((await review(by, json.id, 'agree')).json.open).toBe(false)
    expect(await countsOf(by)).toMatchObject({ reported: 0 })
    const back = await reverse(by, decided.json.id)
    expect(back.json.comment.reports).toMatchObject({ total: 2, open: 1, by_reason: { hate: 1 } })
    expect(await countsOf(by)).toMatchObject({ reported: 1 })
    const forth = await reverse(by, back.json.id)
    expect(forth.json.comment.reports.open).toBe(0)
    expect(await countsOf(by)).toMatchObject({ reported: 0 })
  })

  it('by holding it leaves them open, and withdrawing it closes them', async () => {
    const { by, comment } = await aReported()
    await aReport(comment)
    await decide(by, comment.id, 1, { decision: 'hold' })
    expect(await countsOf(by)).toEqual({ pending: 1, reported: 1, unreviewed: 0, complaints: 0 })
    await withdraw(comment)
    expect(await countsOf(by)).toEqual({ pending: 0, reported: 0, unreviewed: 0, complaints: 0 })
  })
})

it.each([1, 2])('counts say what the rows say, whatever happens: run %d', async (run) => {
  const random = randomFrom(run)
  const site = await aSite({ limits: { comments_per_minute: 600 } })
  const thread = await aThread(site)
  const by = await aModerator(site)
  const author = await aGuest(site)
  const made: string[] = []
  for (let nth = 0; nth < 4; nth++) made.push((await aComment(thread, { by: author })).id)
  const guests = await Promise.all(Array.from({ length: 8 }, () => aGuest(site)))
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  const reports: string[] = []
  const decisions: string[] = []
  await setHoldAll(site, true)
  for (let step = 0; step < 70; step++) {
    const id = pick(made)
    const act = random()
    if (act < 0.5) {
      const body = { reason_code: pick(['spam', 'hate', 'other']) }
      const { status, json } = await report(pick(guests), id, body)
      if (status === 201) reports.push(json.id)
    } else if (act < 0.65 && reports.length > 0) {
      await review(by, pick(reports), pick(['agree', 'dismiss']))
    } else if (act < 0.85) {
      const { revision } = await cardOf(by, id)
      const decision = pick(['approve', 'reject', 'approve', 'hold'])
      const { status, json } = await decide(by, id, revision, { decision })
      if (status === 201) decisions.push(json.id)
    } else if (decisions.length > 0) {
      const { status, json } = await reverse(by, pick(decisions))
      if (status === 201) decisions.push(json.id)
    }
  }
  expect(await disagreements(site.id)).toEqual([])
  for (const id of made) {
    const { open, by_reason } = (await cardOf(by, id)).reports
    const sum = Object.values(by_reason).reduce((total, count) => total + count, 0)
    expect([id, sum]).toEqual([id, open])
  }
})
