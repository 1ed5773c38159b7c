// Where reports, complaints and decisions become answers to readers: they never name who moderates.
import { timestamp } from './clock.ts'
import { reasonCodes } from './contract/reasons.ts'
import type { Complaint, OwnDecision, Report } from './contract/reports.ts'
import type { ComplaintRow } from './db/complaints.ts'
import type { OwnDecisionRow } from './db/own-decisions.ts'
import type { ReportRow } from './db/reports.ts'
import { publicStateOf } from './presentation.ts'

type Told = Pick<ReportRow, keyof Report>

export function toReport(row: Told): Report {
  return {
    id: row.id,
    comment_id: row.comment_id,
    reason_code: row.reason_code,
    explanation: row.explanation,
    reported_at: timestamp(row.reported_at),
  }
}

export function toComplaint(row: ComplaintRow): Complaint {
  return {
    id: row.id,
    decision_id: row.decision_id,
    comment_id: row.comment_id,
    explanation: row.explanation,
    made_at: timestamp(row.made_at),
    outcome: row.outcome,
    answer: row.answer,
    decided_at: row.decided_at === null ? null : timestamp(row.decided_at),
  }
}

export function toOwnDecision({
  id,
  comment,
  thread,
  made,
  ruled,
  complaint,
}: OwnDecisionRow): OwnDecision {
  const place = {
    id: comment.id,
    thread,
    body: comment.body,
    state: publicStateOf[comment.status],
    posted_at: timestamp(comment.posted_at),
    revision: comment.revision,
  }
  if (made === null) {
    const reason = reasonCodes.find((code) => code === ruled?.reason) ?? null
    return {
      ...{ id, comment: place, restriction: 'held', in_force: true },
      ...{ ground: groundOf(reason, false), reason_code: reason, explanation: null },
      ...{ decided_by: 'rule', rule: ruled?.rule ?? null },
      prompted_by: 'own_initiative',
      decided_at: timestamp(comment.edited_at ?? comment.posted_at),
      redress: [],
      complaint: null,
    }
  }
  const isRemoval = made.decision !== 'hold'
  const reason = made.reason_code ?? (made.decision === 'spam' ? 'spam' : null)
  const canContest = isRemoval && made.in_force === 1 && complaint === null
  return {
    id,
    comment: place,
    restriction: isRemoval ? 'removed' : 'held',
    in_force: made.in_force === 1,
    ground: groundOf(reason, isRemoval),
    reason_code: reason,
    explanation: made.explanation,
    decided_by: 'human',
    rule: null,
    prompted_by: made.open_reports > 0 ? 'reports' : 'own_initiative',
    decided_at: timestamp(made.decided_at),
    redress: [
      ...(canContest ? (['complaint'] as const) : []),
      ...(isRemoval ? (['out_of_court', 'court'] as const) : []),
    ],
    complaint: complaint && toComplaint(complaint),
  }
}

function groundOf(reason: OwnDecision['reason_code'], isRemoval: boolean): OwnDecision['ground'] {
  if (reason === 'illegal') return 'law'
  return isRemoval || reason !== null ? 'terms' : null
}
