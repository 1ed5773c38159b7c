// What the rules said of a comment, as it is kept beside it, the line of the audit that says so, and
// what they report to moderators.
import type { Status } from '../contract/limits.ts'
import type { ReasonCode } from '../contract/reasons.ts'
import { type RuleName, ruleActor, type VerdictReason } from '../contract/verdicts.ts'
import { insertAudit } from './audit.ts'
import { insertReported } from './events.ts'
import { account, type Bound, bound } from './transitions.ts'

export interface StoredVerdict {
  /** JSON; null where no rule said anything. */
  verdict: string | null
  sketch: string | null
  /** Null where no rule decided. */
  audit: { id: string; rule: RuleName; reason: VerdictReason | null; requestId: string } | null
  /** What is only watched: a report each, once for a comment. */
  reports: { id: string; rule: RuleName; reason: ReasonCode; eventId: string }[]
}

type Stored = Pick<StoredVerdict, 'audit' | 'reports'> & { status: string; at: number }

/** For the batch that stores a new comment, after it. */
export function accountForRule(
  db: D1Database,
  site: string,
  comment: string,
  { audit, reports, status, at }: Stored,
): D1PreparedStatement[] {
  const isNew = 'site_id = ?1 AND id = ?2 AND revision = ?3'
  const reported = report(db, [site, comment, 1], reports, { at, revision: 'revision' }, isNew)
  if (audit === null) return reported
  return [
    ...reported,
    insertAudit(db, site, {
      ...{ id: audit.id, at, actor: ruleActor(audit.rule), action: actionOf(status) },
      ...{ target: comment, revision: 1, before: null, after: { status } },
      ...{ reason: audit.reason, request_id: audit.requestId },
    }),
  ]
}

/** For the batch of an edit, before the change. */
export function accountForEdit(
  db: D1Database,
  at: Bound,
  { audit, reports, status, at: time }: Stored,
  isOpen: string,
): D1PreparedStatement[] {
  const edit = { at: time, revision: 'revision + 1', next: { status: status as Status } }
  const reported = report(db, bound(at), reports, edit, isOpen)
  if (audit === null) return reported
  const { id, rule, reason, requestId } = audit
  const told = { actor: ruleActor(rule), at: time, audit: { id, requestId }, reason }
  const line = { ...told, action: actionOf(status) }
  return [...reported, account(db, at, status as Status, isOpen, line)]
}

function actionOf(status: string): string {
  return status === 'approved' ? 'comment.approve' : 'comment.hold'
}

// As by readers: once for a comment, whatever an edit brings.
function report(
  db: D1Database,
  comment: ReturnType<typeof bound>,
  reports: StoredVerdict['reports'],
  { at, revision, next }: { at: number; revision: string; next?: { status: Status } },
  isFound: string,
): D1PreparedStatement[] {
  const [site, of] = comment
  return reports.flatMap(({ id, rule, reason, eventId }) => [
    db
      .prepare(
        `INSERT INTO reports
  (site_id, id, comment_id, nth, author_id, reason_code, revision, reported_at)
SELECT site_id, ?4, id, report_count + 1, ?5, ?6, ${revision}, ?7 FROM comments WHERE ${isFound}
ON CONFLICT DO NOTHING`,
      )
      .bind(...comment, id, ruleActor(rule), reason, at),
    insertReported(db, { site, comment: of, id, reasonCode: reason, at, eventId, next }),
  ])
}
