// A decision is one batch: the comment's status, every count that follows, the decision itself and its
// line in the audit, or nothing of it where the comment is no longer at the revision that was decided.
import type { Status } from '../contract/limits.ts'
import type { DecisionKind } from '../contract/moderation.ts'
import type { ReasonCode } from '../contract/reasons.ts'
import { type CardRow, cardObject } from './cards.ts'
import { endComplaint } from './complaints.ts'
import { type CommentEvent, insertCommentEvents, writtenBy } from './events.ts'
import { openOfReaders, reopened, settled } from './report-counts.ts'
import { changingBatch } from './thread-changes.ts'
import { account, type Bound, bound, follow, guard } from './transitions.ts'

/** A decision on the revision that `Bound` names. */
export interface NewDecision {
  id: string
  decision: DecisionKind
  /** The status that the comment gets. */
  status: Status
  reasonCode: ReasonCode | null
  explanation: string | null
  actor: string
  at: number
  reverses: string | null
  /** The job that decides. */
  job?: string
  /** True where it is a complaint that is granted: not, if that was upheld in the meantime. */
  isGranted?: boolean
  audit: { id: string; action: string; requestId: string | null }
  /** What is told of it. */
  events: readonly CommentEvent[]
}

// What its author has withdrawn is nobody else's to bring back.
const isThere = `status <> 'withdrawn'`
const isNotUpheld = `${isThere} AND NOT EXISTS (SELECT 1 FROM complaints p
  WHERE p.site_id = comments.site_id AND p.decision_id = comments.decision_id
    AND p.outcome = 'uphold')`

/** Statements that decide, each of them nothing where `isOpen` does not find the comment. */
export function decideStatements(
  db: D1Database,
  at: Bound,
  made: NewDecision,
  isOpen = guard(made.isGranted ? isNotUpheld : isThere),
): D1PreparedStatement[] {
  const record = db
    .prepare(
      `INSERT INTO decisions (site_id, id, comment_id, decision, reason_code, explanation,
  status_before, revision, actor, decided_at, reverses, job_id, author_id, open_reports,
  reports_settled)
SELECT site_id, ?4, id, ?5, ?6, ?7, status, revision + 1, ?8, ?9, ?10, ?11, author_id,
  ${openOfReaders}, reports_settled FROM comments WHERE ${isOpen}`,
    )
    .bind(
      ...bound(at),
      made.id,
      made.decision,
      made.reasonCode,
      made.explanation,
      made.actor,
      made.at,
      made.reverses,
      made.job ?? null,
    )
  const { actor, at: time, audit, reasonCode: reason } = made
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, status = ?4,
  listed = (?4 = 'approved' OR listed_replies > 0), reviewed_at = ?5, decision_id = ?6${reports(made)}
WHERE ${isOpen}`,
    )
    .bind(...bound(at), made.status, made.at, made.id, ...(made.reverses ? [made.reverses] : []))
  const told = { where: isOpen, values: bound(at), at: made.at, next: { status: made.status } }
  return [
    ...follow(db, at, made.status, isOpen),
    record,
    account(db, at, made.status, isOpen, { actor, at: time, audit, action: audit.action, reason }),
    ...endComplaint(db, at, made.status, isOpen, {
      actor: made.actor,
      at: made.at,
      answer: made.explanation,
      audit: { id: made.id, requestId: audit.requestId },
      eventId: made.id,
    }),
    insertCommentEvents(db, told, made.events),
    update,
  ]
}

// What is held goes on waiting, with all that was said of it.
function reports({ reverses, decision }: NewDecision): string {
  if (reverses !== null) return `, ${reopened('?7')}`
  return decision === 'hold' ? '' : `, ${settled}`
}

/**
 * Decides. Returns the card as it is then: its `decision` is the new one, unless somebody was faster
 * and nothing was written; null where the comment was erased. And how many events were written along.
 */
export async function decide(
  db: D1Database,
  at: Bound,
  made: NewDecision,
): Promise<{ card: CardRow | null; events: number }> {
  const read = db
    .prepare(`SELECT ${cardObject} AS card FROM comments c WHERE c.site_id = ?1 AND c.id = ?2`)
    .bind(at.site, at.id)
  const results = await changingBatch<{ card: string }>(db, [
    ...decideStatements(db, at, made),
    read,
  ])
  const row = results.at(-1)?.results[0]
  const card = row === undefined ? null : (JSON.parse(row.card) as CardRow)
  return { card, events: writtenBy(results.at(-3)) }
}
