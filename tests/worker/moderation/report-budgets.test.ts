// What reporting, contesting and judging cost: two round trips, and the same rows however many there are.
import { describe, expect, it } from 'vitest'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Asked } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  type Guest,
  type Moderator,
  setHoldAll,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide } from '../../support/moderating.ts'
import { aReport, contest, report } from '../../support/reporting.ts'

const reporting = (guest: Guest): Asked => ({
  method: 'POST',
  ...as(guest),
  body: { reason_code: 'spam' },
})
const judging = ({ token }: Moderator, body: object, revision?: number): Asked => ({
  ...{ method: 'POST', token, body },
  headers: revision === undefined ? {} : { 'If-Match': `"${revision}"` },
})

async function aPlace() {
  const site = await aSite({ limits: { comments_per_minute: 600 } })
  const by = await aModerator(site)
  await cost(null, paths.modQueues, { token: by.token })
  return { site, by, thread: await aThread(site), author: await aGuest(site) }
}

describe('reports', () => {
  it('cost the same however many there are, and settling them one decision', async () => {
    const { by, thread, author } = await aPlace()
    const comment = await aComment(thread, { by: author })
    for (let nth = 0; nth < 4; nth++) await aReport(comment)
    const guest = await aGuest(thread.site)
    const path = fillPath(paths.commentReports, { id: comment.id })
    await cost('report', path, reporting(guest))
    await cost('report, again', path, reporting(guest))
    const { json } = await report(guest, comment.id, { reason_code: 'hate' })
    const review = fillPath(paths.modReview, { id: json.id })
    await cost('review a report', review, judging(by, { outcome: 'agree' }))
    await aReport(comment)
    const decided = fillPath(paths.modDecisions, { id: comment.id })
    const spam = judging(by, { decision: 'spam' }, 1)
    const { written } = await cost('decide, reported by five', decided, spam)
    expect(written).toBeLessThanOrEqual(14)
    const last = await decide(by, comment.id, 2, { decision: 'spam' })
    const back = fillPath(paths.modReversal, { id: last.json.id })
    await cost('reverse, reported by five', back, judging(by, {}))
  })

  it('are listed by twenty for a page, among many that are settled', async () => {
    const { by, thread, author, site } = await aPlace()
    const guests = await Promise.all(Array.from({ length: 8 }, () => aGuest(site)))
    for (let nth = 0; nth < 40; nth++) {
      const { id } = await aComment(thread, { by: author })
      await report(guests[nth % 8] as Guest, id, { reason_code: 'spam' })
      if (nth % 3 === 0) await decide(by, id, 1, { decision: 'approve' })
    }
    const { token } = by
    const cards = `${paths.modComments}?queue=reported`
    const { read } = await cost('queue of twenty reported', cards, { token })
    expect(read).toBeLessThanOrEqual(150)
    await cost('reports, twenty open', paths.modReports, { token })
  })
})

describe('decisions', () => {
  it('of held comments and replies, again and taken back', async () => {
    const { by, thread, author, site } = await aPlace()
    const root = await aComment(thread, { by: author })
    const reply = await aComment(thread, { by: author, parent_id: root.id })
    const deeper = await aComment(thread, { by: author, parent_id: reply.id })
    await setHoldAll(site, true)
    const held = []
    for (let nth = 0; nth < 25; nth++) held.push(await aComment(thread, { by: author }))
    const at = (id: string) => fillPath(paths.modDecisions, { id })
    const { token } = by
    await cost('queue of twenty', `${paths.modComments}?queue=pending`, { token })
    const first = held[0]?.id as string
    const approve = judging(by, { decision: 'approve' }, 1)
    await cost('decide, held root', at(first), approve)
    await cost('decide, again', at(first), approve)
    await cost(
      'decide, published reply to a reply',
      at(deeper.id),
      judging(by, { decision: 'spam' }, 1),
    )
    const made = await decide(by, first, 1, { decision: 'approve' })
    await cost('reverse', fillPath(paths.modReversal, { id: made.json.id }), judging(by, {}))
  })

  it('are told to their author, contested and decided again', async () => {
    const { by, thread, author } = await aPlace()
    const removed = []
    for (let nth = 0; nth < 25; nth++) {
      const { id } = await aComment(thread, { by: author })
      removed.push((await decide(by, id, 1, { decision: 'reject' })).json.id)
    }
    const [one = '', other = '', third = '', fourth = ''] = removed
    await cost('own decisions, twenty', paths.myDecisions, as(author))
    const body = { explanation: 'It was a joke.' }
    const contesting = { method: 'POST', ...as(author), body }
    await cost('contest', fillPath(paths.myComplaints, { id: one }), contesting)
    await cost('contest, again', fillPath(paths.myComplaints, { id: one }), contesting)
    const complaint = (await contest(author, one, body)).json.id
    const second = (await contest(author, other)).json.id
    for (const decision of [third, fourth]) await contest(author, decision)
    const at = (id: string) => fillPath(paths.modComplaintDecisions, { id })
    await cost('complaint, upheld', at(complaint), judging(by, { decision: 'uphold' }))
    await cost('complaint, granted', at(second), judging(by, { decision: 'reverse' }))
    await cost('complaints, two', paths.modComplaints, { token: by.token })
  })
})
