// A comment after it was posted: its author edits or withdraws it. What hides a comment takes it out
// of every count in the same batch, and out of the list unless replies stand on it.
import type { Status } from '../contract/limits.ts'
import { type CommentRow, commentArray, moreOf, toCommentRow } from './comment-rows.ts'
import { settled } from './report-counts.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'
import { type Bound, bound, follow, guard } from './transitions.ts'

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

/** What came of a change: whether it was made, and the comment as it is now. */
export interface Outcome {
  isDone: boolean
  comment: OwnRow | null
}

/** Gives the comment a new text, and a new status where the edit is held. */
export function updateBody(
  db: D1Database,
  at: Bound,
  edit: { body: string; search: string | null; nodes: string; editedAt: number; status: Status },
): Promise<Outcome> {
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, body = ?4, body_nodes = ?5, edited_at = ?6,
  edited_by = NULL, search_text = ?8,
  status = ?7, listed = (?7 = 'approved' OR listed_replies > 0),
  decision_id = CASE WHEN status = ?7 THEN decision_id END, reviewed_at = NULL
WHERE ${isOpen}`,
    )
    .bind(...bound(at), edit.body, edit.nodes, edit.editedAt, edit.status, edit.search)
  return change(db, at, [...follow(db, at, edit.status, isOpen), update])
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
  listed = (listed_replies > 0), ${settled}
WHERE ${isOpen}`,
    )
    .bind(...bound(at))
  return change(db, at, [...follow(db, at, 'withdrawn', isOpen), forget, update])
}

// Only what is published or waits is its author's to change.
const isOpen = guard(`status IN ('approved', 'pending')`)

async function change(
  db: D1Database,
  at: Bound,
  statements: D1PreparedStatement[],
): Promise<Outcome> {
  const read = db
    .prepare(`SELECT ${ownArray} AS comment FROM comments c WHERE c.site_id = ?1 AND c.id = ?2`)
    .bind(at.site, at.id)
  const results = await db.batch<{ comment: string }>([...statements, read])
  const row = results.at(-1)?.results[0]
  return {
    isDone: (results.at(-2)?.meta.changes ?? 0) > 0,
    comment: row ? toOwnRow(row.comment) : null,
  }
}
