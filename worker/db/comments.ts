// A comment after it was posted: its author edits or withdraws it. What hides a comment takes it out
// of every count in the same batch, and out of the list unless replies stand on it.
import type { Status } from '../contract/limits.ts'
import type { AuditedAct } from './audit.ts'
import { type CommentRow, commentArray, moreOf, toCommentRow } from './comment-rows.ts'
import { type CommentEvent, insertCommentEvents, writtenBy } from './events.ts'
import {
  type KnownVersions,
  type PolicyFacts,
  type PolicyRow,
  policyColumns,
  policyJoins,
  toPolicyFacts,
} from './policy-facts.ts'
import { settled } from './report-counts.ts'
import { accountForEdit, type StoredVerdict } from './rule-verdicts.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'
import { changingBatch } from './thread-changes.ts'
import { account, type Bound, bound, follow, guard } from './transitions.ts'

/** A comment with its source, for its author. */
export interface OwnRow extends CommentRow {
  body: string
  thread_id: string
}

export interface CommentFacts {
  site: StoredSite
  comment: OwnRow | null
}

/** Selects the comment called `c` as its author sees it. */
export const ownArray = commentArray('c', 'c.body', 'c.thread_id')

/** Reads such an array, as JSON text, back. */
export function toOwnRow(json: string): OwnRow {
  const values = JSON.parse(json) as unknown[]
  const [body, thread_id] = moreOf(values) as [string, string]
  return { ...toCommentRow(values), body, thread_id }
}

/** A comment of this site, in whatever state; null where there is no such site. Reads 2 rows. */
export async function findComment(
  db: D1Database,
  site: string,
  id: string,
): Promise<CommentFacts | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, CASE WHEN c.id IS NOT NULL THEN ${ownArray} END AS comment
FROM sites s LEFT JOIN comments c ON c.site_id = s.id AND c.id = ?2
WHERE s.id = ?1`,
    )
    .bind(site, id)
    .first<SiteRow & { comment: string | null }>()
  if (row === null) return null
  return { site: toStoredSite(row), comment: row.comment === null ? null : toOwnRow(row.comment) }
}

/** The same, with what the rules go by; null as well where there is no such comment. */
export async function findEditFacts(
  db: D1Database,
  site: string,
  id: string,
  lists: KnownVersions,
): Promise<(CommentFacts & { policy: PolicyFacts }) | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, CASE WHEN c.id IS NOT NULL THEN ${ownArray} END AS comment,
  ${policyColumns('c.author_id', 'c.id', ['?3', '?4'])}
FROM sites s LEFT JOIN comments c ON c.site_id = s.id AND c.id = ?2
LEFT JOIN threads t ON t.site_id = s.id AND t.id = c.thread_id
${policyJoins}
WHERE s.id = ?1`,
    )
    .bind(site, id, lists.blocked, lists.watched)
    .first<SiteRow & PolicyRow & { comment: string | null }>()
  if (row === null) return null
  const comment = row.comment === null ? null : toOwnRow(row.comment)
  return { site: toStoredSite(row), comment, policy: toPolicyFacts(row) }
}

/** What came of a change: whether it was made, and the comment as it is now. */
export interface Outcome {
  isDone: boolean
  comment: OwnRow | null
  /** How many events were written along. */
  events: number
}

/** What the change is told as, and when it is made. */
export interface Telling {
  events: readonly CommentEvent[]
  act: AuditedAct
}

/** Gives the comment a new text, and a new status where the edit is held. */
export function updateBody(
  db: D1Database,
  at: Bound,
  edit: {
    body: string
    search: string | null
    nodes: string
    editedAt: number
    status: Status
    kept: StoredVerdict
  },
  telling: Telling,
): Promise<Outcome> {
  const { sketch, verdict } = edit.kept
  // What goes on waiting waits for what was said before, in a text that is no longer there; what is
  // only watched in the new one is said beside it.
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, body = ?4, body_nodes = ?5, edited_at = ?6,
  edited_by = NULL, search_text = ?10,
  status = ?7, listed = (?7 = 'approved' OR listed_replies > 0),
  decision_id = CASE WHEN status = ?7 THEN decision_id END, reviewed_at = NULL, sketch = ?8,
  verdict = CASE WHEN status = 'pending' AND verdict IS NOT NULL
    AND coalesce(?9 ->> '$.outcome', 'publish') = 'publish'
  THEN json_set(verdict, '$.matches', json(coalesce(?9 -> '$.matches', '[]')),
    '$.reports', json(coalesce(?9 -> '$.reports', '[]'))) ELSE ?9 END
WHERE ${isOpen}`,
    )
    .bind(
      ...[...bound(at), edit.body, edit.nodes, edit.editedAt, edit.status],
      ...[sketch, verdict, edit.search],
    )
  return change(db, at, [
    ...follow(db, at, edit.status, isOpen),
    ...accountForEdit(db, at, { ...edit.kept, status: edit.status, at: edit.editedAt }, isOpen),
    ...tell(db, at, telling, edit.status),
    update,
  ])
}

/**
 * Withdraws the comment and erases its words, also from the answer kept for its Idempotency-Key:
 * `answer` takes its place, with the revision that the comment gets.
 */
export function withdrawComment(
  db: D1Database,
  at: Bound,
  author: string,
  answer: string,
  telling: Telling,
): Promise<Outcome> {
  const forget = db
    .prepare(
      `UPDATE idempotency SET answer = json_set(?5, '$.comment.revision', c.revision + 1)
FROM (SELECT revision FROM comments WHERE ${isOpen}) c
WHERE site_id = ?1 AND author_id = ?4 AND comment_id = ?2`,
    )
    .bind(...bound(at), author, answer)
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, status = 'withdrawn', body = '',
  search_text = NULL, body_nodes = '[]', author_name = NULL, author_website = NULL,
  author_avatar = NULL, author_badge = NULL,
  verdict = NULL, sketch = NULL,
  listed = (listed_replies > 0), ${settled}
WHERE ${isOpen}`,
    )
    .bind(...bound(at))
  const told = tell(db, at, telling, 'withdrawn')
  return change(db, at, [...follow(db, at, 'withdrawn', isOpen), forget, ...told, update])
}

// Only what is published or waits is its author's to change.
const isOpen = guard(`status IN ('approved', 'pending')`)

function tell(
  db: D1Database,
  at: Bound,
  { events, act }: Telling,
  status: Status,
): [account: D1PreparedStatement, events: D1PreparedStatement] {
  const told = { where: isOpen, values: bound(at), at: act.at, next: { status } }
  return [account(db, at, status, isOpen, act), insertCommentEvents(db, told, events)]
}

/** Runs statements of which the last makes the change and the one before tells it, and reads it back. */
async function change(
  db: D1Database,
  at: Bound,
  statements: D1PreparedStatement[],
): Promise<Outcome> {
  const read = db
    .prepare(`SELECT ${ownArray} AS comment FROM comments c WHERE c.site_id = ?1 AND c.id = ?2`)
    .bind(at.site, at.id)
  const results = await changingBatch<{ comment: string }>(db, [...statements, read])
  const row = results.at(-1)?.results[0]
  return {
    isDone: (results.at(-2)?.meta.changes ?? 0) > 0,
    comment: row ? toOwnRow(row.comment) : null,
    events: writtenBy(results.at(-3)),
  }
}
