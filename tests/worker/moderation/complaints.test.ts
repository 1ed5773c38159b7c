// The author's side of a decision: why, by whom, what can be done; contesting it once; and how it ends.
import { describe, expect, it } from 'vitest'
import type { Card, ComplaintSeen, QueueCounts } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Mine, Page } from '../../../worker/contract/shapes.ts'
import { type Answer, ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  edit,
  type Moderator,
  read,
  setHoldAll,
} from '../../support/builders.ts'
import { cardOf, decide, reverse } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { aReport, contest, decisionsOn } from '../../support/reporting.ts'
import { all, everything } from '../../support/rows.ts'

async function aRemoved() {
  const thread = await aThread()
  const by = await aModerator(thread.site)
  const comment = await aComment(thread)
  const { json } = await decide(by, comment.id, 1, {
    ...{ decision: 'reject', reason_code: 'hate' },
    explanation: 'It speaks of people as of animals.',
  })
  return { thread, by, comment, author: comment.by, decision: json.id }
}

function decideComplaint(by: Moderator, id: string, body: object): Promise<Answer<ComplaintSeen>> {
  const path = fillPath(paths.modComplaintDecisions, { id })
  return ask<ComplaintSeen>(path, { method: 'POST', token: by.token, body })
}

async function waiting(by: Moderator): Promise<{ count: number; ids: string[] }> {
  const { token } = by
  const counts = await ask<QueueCounts>(paths.modQueues, { token })
  const list = await ask<Page<ComplaintSeen>>(paths.modComplaints, { token })
  const cards = await ask<Page<Card>>(`${paths.modComments}?queue=complaints`, { token })
  const ids = list.json.items.map(({ id }) => id)
  expect(list.json.items.map(({ comment }) => comment)).toEqual(cards.json.items)
  return { count: counts.json.complaints, ids }
}

describe('an author', () => {
  it('sees why a comment was removed, and never who did it', async () => {
    const { thread, comment, author, decision, by } = await aRemoved()
    const { items, next } = await decisionsOn(author)
    expect(next).toBeNull()
    expect(items).toMatchObject([
      {
        id: decision,
        comment: { id: comment.id, body: 'What I think of it.', state: 'removed', revision: 2 },
        ...{ restriction: 'removed', in_force: true, ground: 'terms', reason_code: 'hate' },
        explanation: 'It speaks of people as of animals.',
        ...{ decided_by: 'human', rule: null, prompted_by: 'own_initiative' },
        redress: ['complaint', 'out_of_court', 'court'],
        complaint: null,
      },
    ])
    expect(items[0]?.comment.thread).toMatchObject({ key: thread.key, url: thread.page.url })
    expect(JSON.stringify(items)).not.toContain(by.id)
    expect((await decisionsOn(await aGuest(author.site))).items).toEqual([])
  })

  it('sees what reports led to, what the law forbids, and what became of a decision', async () => {
    const { by, comment, author, thread, decision } = await aRemoved()
    const other = await aComment(thread, { by: author })
    await aReport(other)
    await decide(by, other.id, 1, { decision: 'spam', reason_code: 'illegal' })
    await reverse(by, decision)
    expect((await decisionsOn(author)).items).toMatchObject([
      { comment: { id: other.id }, prompted_by: 'reports', ground: 'law', reason_code: 'illegal' },
      { comment: { id: comment.id, state: 'approved' }, in_force: false },
    ])
    const first = await decisionsOn(author, '?limit=1')
    const second = await decisionsOn(author, `?limit=1&cursor=${first.next}`)
    expect([...first.items, ...second.items].map(({ comment: { id } }) => id)).toEqual([
      other.id,
      comment.id,
    ])
    expect(second.next).toBeNull()
  })

  it('sees what a rule holds and what somebody holds, until it is decided', async () => {
    const site = await aSite({ policy: { hold_all: true } })
    const by = await aModerator(site)
    const author = await aGuest(site)
    const thread = await aThread(site)
    const held = await aComment(thread, { by: author })
    const kept = await aComment(thread, { by: author })
    await decide(by, kept.id, 1, { decision: 'hold', reason_code: 'off_topic' })
    expect((await decisionsOn(author)).items).toMatchObject([
      { comment: { id: kept.id }, restriction: 'held', decided_by: 'human', redress: [] },
      { id: held.id, comment: { id: held.id }, restriction: 'held', decided_by: 'rule' },
    ])
    await decide(by, held.id, 1, { decision: 'approve' })
    expect((await decisionsOn(author)).items.length).toBe(1)
    await edit({ ...held, revision: 2 }, 'Better.')
    expect((await decisionsOn(author)).items).toMatchObject([
      { comment: { id: kept.id } },
      { id: held.id, decided_by: 'rule' },
    ])
  })

  it('finds in a thread what was decided against them there', async () => {
    const { author, decision, thread } = await aRemoved()
    const mine = async (path: string) => (await ask<Mine>(`${path}/mine`, as(author))).json
    expect((await mine(thread.path)).decisions).toEqual((await decisionsOn(author)).items)
    expect((await mine(thread.path)).decisions.map(({ id }) => id)).toEqual([decision])
    expect((await mine((await aThread(thread.site)).path)).decisions).toEqual([])
  })

  it('asks with a token and from a listed origin, by a query that is known', async () => {
    const { author } = await aRemoved()
    expectProblem(await askInVain(paths.myDecisions), 'unauthenticated')
    expectProblem(
      await askInVain(paths.myDecisions, { ...as(author), origin: 'https://elsewhere.example' }),
      'origin_not_allowed',
    )
    for (const query of ['cursor=x', 'limit=101', 'mood=bad']) {
      const answer = await askInVain(`${paths.myDecisions}?${query}`, as(author))
      expectProblemAt(answer, 'invalid_request', `?${query.split('=')[0]}`)
    }
  })
})

describe('a complaint', () => {
  it('is made once, and waits where moderators see it', async () => {
    const { by, author, decision, comment } = await aRemoved()
    const made = await contest(author, decision, { explanation: 'It was a quotation.' })
    expect([made.status, made.json]).toMatchObject([
      201,
      { decision_id: decision, explanation: 'It was a quotation.', outcome: null },
    ])
    const before = await everything()
    const again = await contest(author, decision, { explanation: 'It was a quotation.' })
    expect([again.status, again.json]).toEqual([201, made.json])
    expectProblem(await contest(author, decision, { explanation: 'And more.' }), 'not_contestable')
    expect(await everything()).toBe(before)
    expect(await waiting(by)).toEqual({ count: 1, ids: [made.json.id] })
    expect((await decisionsOn(author)).items).toMatchObject([
      { redress: ['out_of_court', 'court'], complaint: { id: made.json.id, outcome: null } },
    ])
    expect((await cardOf(by, comment.id)).status).toBe('rejected')
  })

  it('about nothing, about another’s or what no longer holds is none', async () => {
    const { by, author, decision, thread } = await aRemoved()
    const held = await aComment(thread, { by: author })
    const hold = await decide(by, held.id, 1, { decision: 'hold' })
    const stranger = await aGuest(thread.site)
    await reverse(by, decision)
    const before = await everything()
    expectProblem(await contest(author, decision), 'not_contestable')
    expectProblem(await contest(author, hold.json.id), 'not_contestable')
    expectProblem(await contest(stranger, decision), 'not_found')
    expectProblem(await contest(author, held.id), 'not_found')
    expectProblemAt(
      await contest(author, decision, { explanation: 'x'.repeat(2_001) }),
      'invalid_request',
      '/explanation',
    )
    expect(await everything()).toBe(before)
  })

  it('that is upheld leaves the comment, tells the author, and is decided once', async () => {
    const { by, author, decision, comment } = await aRemoved()
    const { json } = await contest(author, decision)
    const body = { decision: 'uphold', explanation: 'A quotation has a source.' }
    const ended = await decideComplaint(by, json.id, body)
    expect([ended.status, ended.json]).toMatchObject([
      201,
      { outcome: 'uphold', answer: body.explanation, comment: { status: 'rejected', revision: 2 } },
    ])
    const before = await everything()
    expect((await decideComplaint(by, json.id, body)).status).toBe(200)
    expectProblem(await decideComplaint(by, json.id, { decision: 'reverse' }), 'already_decided')
    expect(await everything()).toBe(before)
    expect(await waiting(by)).toEqual({ count: 0, ids: [] })
    expect((await decisionsOn(author)).items[0]?.complaint).toMatchObject({
      ...{ outcome: 'uphold', answer: 'A quotation has a source.' },
    })
    expectProblem(await contest(author, decision, {}), 'not_contestable')
    const audit = await all('SELECT action FROM audit WHERE target = ?1', json.id)
    expect(audit).toEqual([{ action: 'complaint.uphold' }])
    expect((await cardOf(by, comment.id)).decision?.id).toBe(decision)
  })

  it('that is granted brings the comment back in the same batch', async () => {
    const { by, author, decision, comment, thread } = await aRemoved()
    const { json } = await contest(author, decision)
    const body = { decision: 'reverse', explanation: 'We were wrong.' }
    const ended = await decideComplaint(by, json.id, body)
    expect([ended.status, ended.json]).toMatchObject([
      201,
      {
        ...{ outcome: 'reverse', answer: 'We were wrong.', decided_by: `token:${by.id}` },
        comment: { status: 'approved', revision: 3, decision: { reverses: decision } },
      },
    ])
    expect((await decideComplaint(by, json.id, body)).json).toEqual(ended.json)
    expectProblem(await decideComplaint(by, json.id, { decision: 'uphold' }), 'already_decided')
    expect((await read(thread)).comments.items.map(({ id }) => id)).toEqual([comment.id])
    expect(await waiting(by)).toEqual({ count: 0, ids: [] })
    expect((await decisionsOn(author)).items).toMatchObject([
      { in_force: false, complaint: { outcome: 'reverse', answer: 'We were wrong.' } },
    ])
    const audit = await all<{ action: string }>(
      'SELECT action FROM audit WHERE target IN (?1, ?2)',
      json.id,
      comment.id,
    )
    expect(audit.map(({ action }) => action).sort()).toEqual([
      'comment.contest',
      'comment.reject',
      'comment.reverse',
      'complaint.reverse',
    ])
  })

  it('is decided of the revision that was seen, where one is named', async () => {
    const { by, author, decision } = await aRemoved()
    const { json } = await contest(author, decision)
    const path = fillPath(paths.modComplaintDecisions, { id: json.id })
    const of = (revision: number, way: string) =>
      askInVain(path, {
        ...{ method: 'POST', token: by.token, body: { decision: way } },
        headers: { 'If-Match': `"${revision}"` },
      })
    expectProblem(await of(1, 'uphold'), 'stale_revision')
    expectProblem(await of(1, 'reverse'), 'stale_revision')
    expect((await of(2, 'uphold')).status).toBe(201)
  })

  it('that many decide at once is decided once, and one way', async () => {
    const { by, author, decision, comment } = await aRemoved()
    const { json } = await contest(author, decision)
    const ways = ['reverse', 'uphold', 'reverse', 'uphold', 'reverse']
    const answers = await Promise.all(
      ways.map((way) => decideComplaint(by, json.id, { decision: way })),
    )
    const told = (await decisionsOn(author)).items[0]?.complaint?.outcome
    const { status } = await cardOf(by, comment.id)
    expect(status).toBe(told === 'reverse' ? 'approved' : 'rejected')
    expect(answers.filter((one) => one.status === 201).length).toBe(1)
    answers.forEach((one, at) => {
      if (ways[at] === told) expect([200, 201]).toContain(one.status)
      else expectProblem(one, 'already_decided')
    })
    expect(await waiting(by)).toEqual({ count: 0, ids: [] })
  })

  it.each([
    ['approve', 'reverse'],
    ['spam', 'uphold'],
    ['hold', 'reverse'],
  ])('ends when the comment is decided anew: %s is %s', async (kind, outcome) => {
    const { by, author, decision, comment } = await aRemoved()
    const { json } = await contest(author, decision)
    await decide(by, comment.id, 2, { decision: kind, explanation: 'Looked at again.' })
    expect(await waiting(by)).toEqual({ count: 0, ids: [] })
    const own = (await decisionsOn(author)).items.find(({ id }) => id === decision)
    expect(own?.complaint).toMatchObject({ id: json.id, outcome, answer: 'Looked at again.' })
  })

  it('is listed page by page, and decided by what is known', async () => {
    const { by, author, decision, thread } = await aRemoved()
    const { json } = await contest(author, decision)
    await setHoldAll(thread.site, false)
    const other = await aComment(thread, { by: author })
    const second = await decide(by, other.id, 1, { decision: 'spam' })
    const { json: later } = await contest(author, second.json.id)
    const list = (query: string) =>
      ask<Page<ComplaintSeen>>(`${paths.modComplaints}?${query}`, { token: by.token })
    const first = (await list('limit=1')).json
    const rest = (await list(`limit=1&cursor=${first.next}`)).json
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([json.id, later.id])
    expect(rest.next).toBeNull()
    expectProblemAt(await list('cursor=x'), 'invalid_request', '?cursor')
    const burn = await decideComplaint(by, json.id, { decision: 'burn' })
    expectProblemAt(burn, 'invalid_request', '/decision')
    expectProblem(await decideComplaint(by, decision, { decision: 'uphold' }), 'not_found')
  })
})
