// What the rules said of a comment, as it is kept beside it, and the line of the audit that says so.
import type { RuleName, VerdictReason } from '../contract/verdicts.ts'
import { type Bound, bound } from './transitions.ts'

export interface StoredVerdict {
  /** JSON; null where no rule said anything. */
  verdict: string | null
  sketch: string | null
  /** Null where no rule decided. */
  audit: { id: string; rule: RuleName; reason: VerdictReason | null } | null
}

type Stored = Pick<StoredVerdict, 'audit'> & { status: string; at: number }

/** For the batch that stores a new comment, after it. */
export function accountForRule(
  db: D1Database,
  site: string,
  comment: string,
  { audit, status, at }: Stored,
): D1PreparedStatement[] {
  if (audit === null) return []
  return [
    db
      .prepare(
        `INSERT INTO audit (site_id, id, at, actor, action, target, revision, after, reason)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, json_object('status', ?7), ?8)`,
      )
      .bind(
        ...[site, audit.id, at, `rule:${audit.rule}`, actionOf(status), comment],
        ...[status, audit.reason],
      ),
  ]
}

/** For the batch of an edit, before the change. */
export function accountForEdit(
  db: D1Database,
  at: Bound,
  { audit, status, at: time }: Stored,
  isOpen: string,
): D1PreparedStatement[] {
  if (audit === null) return []
  return [
    db
      .prepare(
        `INSERT INTO audit (site_id, id, at, actor, action, target, revision, before, after, reason)
SELECT site_id, ?4, ?5, ?6, ?7, id, revision + 1, json_object('status', status),
  json_object('status', ?8), ?9
FROM comments WHERE ${isOpen}`,
      )
      .bind(
        ...bound(at),
        ...[audit.id, time, `rule:${audit.rule}`, actionOf(status), status, audit.reason],
      ),
  ]
}

function actionOf(status: string): string {
  return status === 'approved' ? 'comment.approve' : 'comment.hold'
}
