// Complaints of authors: the list of what waits, and deciding one. Taking the contested decision back is
// a reversal like any other, and ends the complaint in its batch.
import type { ComplaintSeen } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { ComplaintOutcome } from '../../contract/reports.ts'
import type { Page } from '../../contract/shapes.ts'
import type { CardRow, DecisionRow } from '../../db/cards.ts'
import {
  type ComplaintRow,
  selectComplaint,
  selectComplaints,
  uphold,
} from '../../db/complaints.ts'
import { decide } from '../../db/decisions.ts'
import { selectSite, toStoredSite } from '../../db/sites.ts'
import { decisionOf, newDecision, toGrounds } from '../../deciding.ts'
import { factory } from '../../factory.ts'
import { isId, newId } from '../../id.ts'
import { actOf, moderate, siteOf } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { toCard, toComplaintSeen } from '../../moderator-presentation.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { invalid, ProblemError } from '../../problem.ts'
import { foundCard, staleRevision } from './card.ts'

export const complaints = factory
  .createApp()
  .get(paths.modComplaints, async (c) => {
    const by = await moderate(c, operations.modComplaints.get)
    const query = readQuery(c, operations.modComplaints.get.query)
    const { cursor = '', limit } = query
    const site = siteOf(by, query.site)
    if (cursor !== '' && !isId(cursor)) throw invalid('?cursor', 'is not a cursor')
    const [sites, found] = await c.env.DB.batch<Record<string, unknown>>([
      selectSite(c.env.DB, site),
      selectComplaints(c.env.DB, site, cursor, limit),
    ])
    const row = sites?.results[0] as Parameters<typeof toStoredSite>[0] | undefined
    if (row === undefined) throw new ProblemError('not_found')
    const { reactionKinds } = toStoredSite(row)
    const rows = found?.results ?? []
    const items = rows.slice(0, limit).map(({ complaint, card }) => {
      const seen = toCard(JSON.parse(String(card)) as CardRow, reactionKinds)
      return toComplaintSeen(JSON.parse(String(complaint)) as ComplaintRow, seen)
    })
    const next = rows.length > limit ? (items.at(-1)?.comment_id ?? null) : null
    return c.json({ items, next } satisfies Page<ComplaintSeen>)
  })

  .post(paths.modComplaintDecisions, async (c) => {
    const id = idInPath(c, 4)
    const wanted = operations.modComplaintDecisions.post
    const by = await moderate(c, wanted, (hash) => [selectComplaint(c.env.DB, hash, id)])
    const { card, site } = foundCard(by.facts[0])
    const { complaint: stored, taken, grounds } = by.facts[0]?.results[0] ?? {}
    const { body } = by
    const complaint = JSON.parse(String(stored)) as ComplaintRow
    const answer = body.explanation || null
    const seen = (row: ComplaintRow, now: CardRow) =>
      toComplaintSeen(row, toCard(now, site.reactionKinds))
    if (complaint.outcome !== null) {
      return c.json(seen(asDecided(complaint, body.decision), card), 200)
    }
    if (by.revision !== null && by.revision !== card.revision) throw staleRevision(card, site)
    if (body.decision === 'uphold') {
      const act = actOf(by)
      const ending = { ...act, answer, eventId: newId(act.at) }
      const ended = await uphold(c.env.DB, site.id, id, ending)
      deliverAfterAnswer(c, site.id, ended.events)
      if (ended.complaint === null) throw new ProblemError('not_found')
      return c.json(seen(asDecided(ended.complaint, 'uphold'), card), ended.isDone ? 201 : 200)
    }
    const contested = JSON.parse(String(taken)) as DecisionRow
    if (card.status === 'withdrawn') throw new ProblemError('comment_withdrawn')
    if (card.decision?.id !== contested.id) throw staleRevision(card, site)
    const made = newDecision(decisionOf[contested.status_before], by, {
      // The complaint is answered with the author's answer, and what comes back with what made it.
      reasonCode: toGrounds(grounds).reasonCode,
      explanation: answer,
      reverses: contested.id,
    })
    const at = { site: site.id, id: card.id, root: card.root_id, parent: card.parent_id }
    const granted = { ...made, isGranted: true }
    const bound = { ...at, revision: card.revision }
    const { card: present, events } = await decide(c.env.DB, bound, granted)
    deliverAfterAnswer(c, site.id, events)
    if (present === null) throw new ProblemError('not_found')
    const last = present.decision
    if (last?.id === contested.id) throw new ProblemError('already_decided')
    if (last?.reverses !== contested.id) throw staleRevision(present, site)
    const ending = { answer: last.explanation, decided_at: last.decided_at, decided_by: last.actor }
    const ended = { ...complaint, ...ending, outcome: 'reverse' } as const
    return c.json(seen(ended, present), last.id === made.id ? 201 : 200)
  })

function asDecided(complaint: ComplaintRow, decision: ComplaintOutcome): ComplaintRow {
  if (complaint.outcome === decision) return complaint
  throw new ProblemError('already_decided')
}
