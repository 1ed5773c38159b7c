// What readers do about moderation in tests: report, ask why, and contest.
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type { Complaint, OwnDecision, Report } from '../../worker/contract/reports.ts'
import type { Page } from '../../worker/contract/shapes.ts'
import { type Answer, ask } from './ask.ts'
import { aGuest, as, type Guest } from './builders.ts'

/** Reports as `guest`, whatever the body. */
export function report(guest: Guest, id: string, body: object): Promise<Answer<Report>> {
  return ask<Report>(fillPath(paths.commentReports, { id }), { method: 'POST', ...as(guest), body })
}

/** A report of the comment by somebody of its site who has reported nothing before. */
export async function aReport(
  comment: { id: string; by: Guest },
  body: object = { reason_code: 'abuse' },
): Promise<Answer<Report>> {
  const answer = await report(await aGuest(comment.by.site), comment.id, body)
  if (answer.status !== 201) throw new Error(`no report: ${answer.status} ${answer.text}`)
  return answer
}

export function contest(
  guest: Guest,
  decision: string,
  body: object = { explanation: 'It was meant well.' },
): Promise<Answer<Complaint>> {
  const path = fillPath(paths.myComplaints, { id: decision })
  return ask<Complaint>(path, { method: 'POST', ...as(guest), body })
}

/** Why comments of this guest were removed or are held. */
export async function decisionsOn(guest: Guest, query = ''): Promise<Page<OwnDecision>> {
  const { status, json, text } = await ask<Page<OwnDecision>>(
    `${paths.myDecisions}${query}`,
    as(guest),
  )
  if (status !== 200) throw new Error(`no decisions: ${status} ${text}`)
  return json
}
