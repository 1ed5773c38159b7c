// What was decided against an author: by somebody, or by a rule that holds a comment for review.
import { fixedLimits, type Status } from '../contract/limits.ts'
import type { DecisionKind } from '../contract/moderation.ts'
import type { ReasonCode } from '../contract/reasons.ts'
import type { RuleName, VerdictReason } from '../contract/verdicts.ts'
import { type ComplaintRow, complaintObject } from './complaints.ts'
import { type SiteRow, type StoredSite, selectSite, toStoredSite } from './sites.ts'

export interface OwnDecisionRow {
  /** The decision's; the comment's where a rule holds it. */
  id: string
  comment: {
    id: string
    body: string
    status: Status
    posted_at: number
    edited_at: number | null
    revision: number
  }
  thread: { key: string; url: string | null; title: string | null }
  /** Null where a rule holds it. */
  made: {
    decision: DecisionKind
    reason_code: ReasonCode | null
    explanation: string | null
    open_reports: number
    decided_at: number
    in_force: 0 | 1
  } | null
  /** What holds it, where nobody has decided. */
  ruled: { rule: RuleName | null; reason: VerdictReason | null } | null
  complaint: ComplaintRow | null
}

const place = `'comment', json_object('id', c.id, 'body', c.body, 'status', c.status,
    'posted_at', c.posted_at, 'edited_at', c.edited_at, 'revision', c.revision),
  'thread', (SELECT json_object('key', t.key, 'url', t.url, 'title', t.title)
    FROM threads t WHERE t.site_id = c.site_id AND t.id = c.thread_id)`

// Of the decision called `d`, on the comment called `c`.
const madeObject = (d: string): string => `json_object('id', ${d}.id, ${place},
  'made', json_object('decision', ${d}.decision, 'reason_code', ${d}.reason_code,
    'explanation', ${d}.explanation, 'open_reports', ${d}.open_reports, 'decided_at', ${d}.decided_at,
    'in_force', c.decision_id = ${d}.id AND c.status <> 'withdrawn'), 'ruled', NULL,
  'complaint', (SELECT ${complaintObject} FROM complaints p
    WHERE p.site_id = ${d}.site_id AND p.decision_id = ${d}.id))`

// Of the comment called `c`.
const ruledObject = `json_object('id', c.id, ${place}, 'made', NULL,
  'ruled', json_object('rule', c.verdict ->> '$.rule', 'reason', c.verdict ->> '$.reason'),
  'complaint', NULL)`
const isRuled = `c.status = 'pending' AND c.decision_id IS NULL`

/** What rules hold of author ?3 in the thread that the SQL `thread` names, as `item`. */
export function ruledIn(thread: string): string {
  return `SELECT ${ruledObject} AS item FROM comments c INDEXED BY comments_held
WHERE c.site_id = ?1 AND c.author_id = ?3 AND c.thread_id = ${thread} AND ${isRuled}
ORDER BY c.id DESC LIMIT ${fixedLimits.mineDecisions}`
}

/** Decisions against author ?3 on comments in the thread that the SQL `thread` names, as `item`. */
export function decisionsIn(thread: string): string {
  return `SELECT ${madeObject('own')} AS item FROM (SELECT * FROM decisions INDEXED BY decisions_against
  WHERE site_id = ?1 AND author_id = ?3 AND decision IN ('reject', 'spam', 'hold')
  ORDER BY id DESC LIMIT ${fixedLimits.mineDecisions}) own
CROSS JOIN comments c ON c.site_id = own.site_id AND c.id = own.comment_id
WHERE c.thread_id = ${thread}`
}

/** Reads lists of such items, newest first. */
export function toOwnDecisionRows(lists: D1Result<unknown>[]): OwnDecisionRow[] {
  return lists
    .flatMap(({ results }) => results as { item: string }[])
    .map(({ item }) => JSON.parse(item) as OwnDecisionRow)
    .sort((one, other) => (one.id < other.id ? 1 : -1))
}

export interface OwnDecisions {
  site: StoredSite
  /** Newest first, one more than was asked for where there are more. */
  decisions: OwnDecisionRow[]
}

/** Null where there is no such site. */
export async function findOwnDecisions(
  db: D1Database,
  site: string,
  author: string,
  before: string,
  limit: number,
): Promise<OwnDecisions | null> {
  const [sites, ...lists] = await db.batch<unknown>([
    selectSite(db, site),
    ...selectOwnDecisions(db, site, author, before, limit),
  ])
  const row = sites?.results[0] as SiteRow | undefined
  if (row === undefined) return null
  return { site: toStoredSite(row), decisions: toOwnDecisionRows(lists).slice(0, limit + 1) }
}

/** For a batch: `toOwnDecisionRows` reads its rows, of which there are up to `limit + 1` in each list. */
export function selectOwnDecisions(
  db: D1Database,
  site: string,
  author: string,
  before: string,
  limit: number,
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `SELECT ${madeObject('d')} AS item
FROM decisions d INDEXED BY decisions_against
CROSS JOIN comments c ON c.site_id = d.site_id AND c.id = d.comment_id
WHERE d.site_id = ?1 AND d.author_id = ?2 AND d.id < ?3
  AND d.decision IN ('reject', 'spam', 'hold')
ORDER BY d.id DESC LIMIT ?4 + 1`,
      )
      .bind(site, author, before, limit),
    db
      .prepare(
        `SELECT ${ruledObject} AS item
FROM comments c INDEXED BY comments_held_by_rules
WHERE c.site_id = ?1 AND c.author_id = ?2 AND c.id < ?3 AND ${isRuled}
ORDER BY c.id DESC LIMIT ?4 + 1`,
      )
      .bind(site, author, before, limit),
  ]
}
