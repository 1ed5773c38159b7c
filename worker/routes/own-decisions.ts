// Authors learn why a comment of theirs was removed or is held, and contest a removal, once.
import { now } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { OwnDecision } from '../contract/reports.ts'
import type { Page } from '../contract/shapes.ts'
import { type ComplaintRow, findContestFacts, insertComplaint } from '../db/complaints.ts'
import { findOwnDecisions } from '../db/own-decisions.ts'
import { factory } from '../factory.ts'
import { isId, newId } from '../id.ts'
import { admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { idInPath } from '../middleware/path.ts'
import { problemOf, readQuery } from '../middleware/query.ts'
import { deliverAfterAnswer } from '../outbox/after-answer.ts'
import { invalid, ProblemError } from '../problem.ts'
import { toComplaint, toOwnDecision } from '../report-presentation.ts'
import { actBy } from '../request-id.ts'

export const ownDecisions = factory
  .createApp()
  .get(paths.myDecisions, async (c) => {
    const arrival = await receive(c, operations.myDecisions.get)
    const { site, author } = await readerOrRefusal(c, arrival)
    const query = () => {
      const { cursor = '~', limit } = readQuery(c, operations.myDecisions.get.query)
      if (cursor !== '~' && !isId(cursor)) throw invalid('?cursor', 'is not a cursor')
      return { cursor, limit }
    }
    const wanted = problemOf(query)
    const { cursor, limit } = wanted instanceof ProblemError ? { cursor: '~', limit: 1 } : wanted
    const found = await findOwnDecisions(c.env.DB, site, author, cursor, limit)
    if (found === null) throw new ProblemError('not_found')
    admit(c, found.site, arrival)
    if (wanted instanceof ProblemError) throw wanted
    const shown = found.decisions.slice(0, limit)
    return c.json({
      items: shown.map(toOwnDecision),
      next: found.decisions.length > limit ? (shown.at(-1)?.id ?? null) : null,
    } satisfies Page<OwnDecision>)
  })

  .post(paths.myComplaints, async (c) => {
    const id = idInPath(c, 4)
    const arrival = await receive(c, operations.myComplaints.post)
    const { site: siteId, author } = await readerOrRefusal(c, arrival)
    const facts = await findContestFacts(c.env.DB, siteId, id, author)
    if (facts === null) throw new ProblemError('not_found')
    const { site, decision, earlier } = facts
    admit(c, site, arrival)
    if (decision === null) throw new ProblemError('not_found')
    const explanation = arrival.body.explanation || null
    if (earlier !== null) return c.json(toComplaint(same(earlier, explanation)), 201)
    if (!decision.isInForce) throw new ProblemError('not_contestable')
    await checkBurst(c, 'reports')
    const at = now()
    const { comment } = decision
    const made = {
      site: site.id,
      id: newId(at),
      decision: id,
      comment,
      explanation,
      at,
      eventId: newId(at),
      act: { ...actBy(c, `author:${author}`, at), action: 'comment.contest' },
    }
    const { complaint, events } = await insertComplaint(c.env.DB, made)
    deliverAfterAnswer(c, site.id, events)
    if (complaint === null) throw new ProblemError('not_contestable')
    return c.json(toComplaint(same(complaint, explanation)), 201)
  })

// A request that is repeated is answered again; one with other words would be a second complaint.
function same(complaint: ComplaintRow, explanation: string | null): ComplaintRow {
  if (complaint.explanation === explanation) return complaint
  throw new ProblemError('not_contestable')
}
