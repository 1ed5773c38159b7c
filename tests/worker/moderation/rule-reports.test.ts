// What rules say, where readers' reports and statements of reasons are: watched words report, and
// authors learn which rule holds a comment of theirs.
import { describe, expect, it } from 'vitest'
import type { Card, QueueCounts } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Policy } from '../../../worker/contract/policy.ts'
import type { OwnDecision, ReportSeen } from '../../../worker/contract/reports.ts'
import type { Mine, Page } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  as,
  edit,
  type Guest,
  type Moderator,
  post,
  withdraw,
} from '../../support/builders.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { saveList, underPolicy } from '../../support/policing.ts'
import { expectProblem } from '../../support/problems.ts'
import { aReport, decisionsOn, report } from '../../support/reporting.ts'
import { disagreements, rowCounts } from '../../support/rows.ts'

const reporter = 'rule:watched_words'

async function whereWeaselsAreWatched(policy: Policy = {}) {
  const place = await underPolicy(policy)
  await saveList(place.by, place.site, 'watched', ['weasel', 'stoat'])
  return place
}

async function countsOf({ token }: Moderator): Promise<QueueCounts> {
  return (await ask<QueueCounts>(paths.modQueues, { token })).json
}

async function queueOf({ token }: Moderator, queue: string): Promise<string[]> {
  const path = `${paths.modComments}?queue=${queue}`
  return (await ask<Page<Card>>(path, { token })).json.items.map(({ id }) => id)
}

async function reportsOf({ token }: Moderator): Promise<ReportSeen[]> {
  return (await ask<Page<ReportSeen>>(paths.modReports, { token })).json.items
}

/** What `guest` is told in a list and, the same, in the thread. */
async function toldTo(guest: Guest, thread: { path: string }): Promise<OwnDecision[]> {
  const { items } = await decisionsOn(guest)
  const mine = await ask<Mine>(`${thread.path}/mine`, as(guest))
  expect(mine.json.decisions).toEqual(items)
  return items
}

describe('a watched word', () => {
  it('that a moderator edits out is kept nowhere on the card; what matched elsewhere is', async () => {
    const { by, thread } = await whereWeaselsAreWatched()
    const said = { body: 'You weasel of 5 Elm Road!', name: 'Stoat' }
    const { id } = await aComment(thread, said)
    const { status, json } = await ask<Card>(fillPath(paths.modComment, { id }), {
      ...{ method: 'PATCH', token: by.token, body: { body: 'You rascal!' } },
      headers: { 'If-Match': '"1"' },
    })
    expect([status, json.verdict]).toMatchObject([
      200,
      { outcome: 'publish', matches: [{ in: 'name', text: 'Stoat' }], reports: [{}] },
    ])
  })

  it('is a report by its rule: counted, on the card, in the queue and in the list', async () => {
    const { site, by, thread } = await whereWeaselsAreWatched({
      watched_words: { reason_code: 'threat' },
    })
    await aComment(thread, { body: 'What an otter!' })
    const { id } = await aComment(thread, { body: 'What a weasel of a stoat!' })
    const newest = { comment_id: id, reporter, reason_code: 'threat', explanation: null }
    expect((await cardOf(by, id)).reports).toMatchObject({
      ...{ total: 1, open: 1, by_reason: { threat: 1 } },
      newest: { ...newest, revision: 1, open: true },
    })
    expect(await countsOf(by)).toEqual({ pending: 0, reported: 1, unreviewed: 2, complaints: 0 })
    expect(await queueOf(by, 'reported')).toEqual([id])
    const [one] = await reportsOf(by)
    expect(one).toMatchObject(newest)
    const review = fillPath(paths.modReview, { id: one?.id ?? '' })
    await ask(review, { method: 'POST', token: by.token, body: { outcome: 'dismiss' } })
    expect(await countsOf(by)).toMatchObject({ reported: 0 })
    expect(await disagreements(site.id)).toEqual([])
  })

  it('is reported in what waits as well, and in what is refused it is not', async () => {
    const { site, by, thread, guest } = await whereWeaselsAreWatched({ hold_all: true })
    const held = await aComment(thread, { by: guest, body: 'What a weasel!' })
    expect(await queueOf(by, 'pending')).toEqual([held.id])
    expect(await queueOf(by, 'reported')).toEqual([held.id])
    await withdraw(held)
    expect(await countsOf(by)).toMatchObject({ pending: 0, reported: 0 })
    await saveList(by, site, 'blocked', ['badger'])
    const before = await rowCounts()
    expectProblem(await post(guest, thread, { body: 'A weasel, a badger.' }), 'refused')
    expect(await rowCounts()).toEqual(before)
  })

  it('that an edit brings is reported with it, once for a comment', async () => {
    const { site, by, thread } = await whereWeaselsAreWatched()
    const comment = await aComment(thread)
    await edit(comment, 'What a weasel!')
    const first = (await cardOf(by, comment.id)).reports
    expect(first).toMatchObject({ total: 1, open: 1, newest: { reporter, revision: 2 } })
    await edit({ ...comment, revision: 2 }, 'What a stoat!')
    expect((await cardOf(by, comment.id)).reports).toEqual(first)
    expectProblem(await edit(comment, 'Late weasel.'), 'stale_revision')
    expect(await disagreements(site.id)).toEqual([])
  })

  it('is not told to whom is asked to reword for something else', async () => {
    const policy = { nudge: true, too_many_links: { on: true, most: 0 } }
    const { thread, guest } = await whereWeaselsAreWatched(policy)
    const asked = await post(guest, thread, { body: 'What a weasel, https://a.example!' })
    const { errors } = expectProblem(asked, 'reword')
    expect(errors?.map(({ detail }) => detail)).toEqual(['from 23 to 32: a.example'])
    expect(asked.text).not.toContain('weasel')
  })

  it('stands beside the reports of readers, and is not what they said', async () => {
    const { site, by, thread, guest } = await whereWeaselsAreWatched()
    const made = []
    for (let nth = 0; nth < 2; nth++) {
      made.push(await aComment(thread, { by: guest, body: 'What a weasel!' }))
    }
    const [seen, told] = made as [(typeof made)[0], (typeof made)[0]]
    await aReport(told, { reason_code: 'abuse' })
    expect((await cardOf(by, told.id)).reports).toMatchObject({
      ...{ total: 2, open: 2, by_reason: { abuse: 2 } },
    })
    expectProblem(await report(guest, told.id, { reason_code: 'spam' }), 'own_comment')
    for (const { id } of [seen, told]) await decide(by, id, 1, { decision: 'reject' })
    expect(await toldTo(guest, thread)).toMatchObject([
      { comment: { id: told.id }, prompted_by: 'reports' },
      { comment: { id: seen.id }, prompted_by: 'own_initiative' },
    ])
    expect(JSON.stringify(await decisionsOn(guest))).not.toContain('watched')
    expect(await countsOf(by)).toMatchObject({ reported: 0 })
    expect(await disagreements(site.id)).toEqual([])
  })
})

describe('the author of a held comment', () => {
  it('learns which rule holds it, and what it has against the text', async () => {
    const { by, thread, guest } = await underPolicy({ too_many_links: { on: true, most: 0 } })
    const held = await aComment(thread, { by: guest, body: 'See https://a.example.' })
    expect(await toldTo(guest, thread)).toMatchObject([
      {
        ...{ id: held.id, restriction: 'held', in_force: true, decided_by: 'rule' },
        ...{ rule: 'too_many_links', reason_code: 'spam', ground: 'terms', explanation: null },
        ...{ prompted_by: 'own_initiative', redress: [], complaint: null },
      },
    ])
    await decide(by, held.id, 1, { decision: 'hold', reason_code: 'off_topic' })
    expect(await toldTo(guest, thread)).toMatchObject([
      { decided_by: 'human', rule: null, reason_code: 'off_topic' },
    ])
  })

  it('is given no reason where a rule only wants it read first', async () => {
    const { by, thread, guest } = await underPolicy({ hold_all: true })
    const held = await aComment(thread, { by: guest })
    expect(await toldTo(guest, thread)).toMatchObject([
      { decided_by: 'rule', rule: 'hold_all', reason_code: null, ground: null },
    ])
    await decide(by, held.id, 1, { decision: 'approve' })
    expect(await toldTo(guest, thread)).toEqual([])
  })

  it('is told the same after an edit in which a word is watched', async () => {
    const policy = { too_many_links: { on: true, most: 0 } }
    const { by, thread, guest } = await whereWeaselsAreWatched(policy)
    const held = await aComment(thread, { by: guest, body: 'See https://a.example.' })
    await edit(held, 'See that weasel.')
    expect((await cardOf(by, held.id)).verdict).toMatchObject({
      ...{ outcome: 'hold', rule: 'too_many_links', reason: 'spam' },
      matches: [{ rule: 'watched_words', text: 'weasel' }],
      reports: [{ rule: 'watched_words', reason: 'abuse' }],
    })
    expect(await toldTo(guest, thread)).toMatchObject([{ rule: 'too_many_links' }])
  })
})
