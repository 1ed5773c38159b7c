// Readers tell the moderators of a comment: once each, and never of their own.
import { now } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import { findReportFacts, insertReport } from '../db/reports.ts'
import { factory } from '../factory.ts'
import { base62, newId } from '../id.ts'
import { admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { idInPath } from '../middleware/path.ts'
import { deliverAfterAnswer } from '../outbox/after-answer.ts'
import { ProblemError } from '../problem.ts'
import { toReport } from '../report-presentation.ts'
import { actBy } from '../request-id.ts'

export const reports = factory.createApp().post(paths.commentReports, async (c) => {
  const comment = idInPath(c, 3)
  const arrival = await receive(c, operations.commentReports.post)
  const { site: siteId, author: reporter } = await readerOrRefusal(c, arrival)
  const facts = await findReportFacts(c.env.DB, siteId, comment, reporter)
  if (facts === null) throw new ProblemError('not_found')
  const { site, earlier } = facts
  admit(c, site, arrival)
  // Also where the comment is gone by now: what was said stays said.
  if (earlier !== null) return c.json(toReport(earlier), 201)
  // What readers cannot see, none of them learns of.
  if (facts.comment?.status !== 'approved') throw new ProblemError('not_found')
  if (facts.comment.author === reporter) throw new ProblemError('own_comment')
  await checkBurst(c, 'reports')
  const at = now()
  const { reason_code: reasonCode, explanation } = arrival.body
  const { report, isVisible, events } = await insertReport(c.env.DB, {
    ...{ site: site.id, id: newId(at), comment, reporter, reasonCode, at },
    explanation: explanation || null,
    sinceId: base62(at - 60_000, 8),
    eventId: newId(at),
    act: { ...actBy(c, 'reader', at), action: 'comment.report', reason: reasonCode },
  })
  deliverAfterAnswer(c, site.id, events)
  if (report !== null) return c.json(toReport(report), 201)
  if (!isVisible) throw new ProblemError('not_found')
  throw new ProblemError('too_many_requests', {
    detail: 'That is as much as one reader may report in a minute.',
    retryAfter: 60,
  })
})
