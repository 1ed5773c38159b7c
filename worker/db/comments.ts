// A comment after it was posted: its author edits or withdraws it. What hides a comment takes it out
// of every count in the same batch, and out of the list unless replies stand on it.
import type { Status } from '../contract/limits.ts'
import { type CommentRow, commentArray, moreOf, toCommentRow } from './comment-rows.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

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

/** A comment that is to be changed, and the revision that it must still have. */
export interface Bound {
  site: string
  id: string
  root: string | null
  parent: string | null
  /** Null where the change is meant whatever the comment has become. */
  revision: number | null
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
  edit: { body: string; nodes: string; editedAt: number; status: Status },
): Promise<Outcome> {
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, body = ?4, body_nodes = ?5, edited_at = ?6,
  status = ?7, listed = (?7 = 'approved' OR listed_replies > 0)
WHERE ${isOpen}`,
    )
    .bind(...bound(at), edit.body, edit.nodes, edit.editedAt, edit.status)
  return change(db, at, [...follow(db, at, edit.status), update])
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
  body_nodes = '[]', author_name = NULL, author_website = NULL, listed = (listed_replies > 0)
WHERE ${isOpen}`,
    )
    .bind(...bound(at))
  return change(db, at, [...follow(db, at, 'withdrawn'), forget, update])
}

// What the facts said may no longer be so. Every statement of the batch asks again, the change itself
// last: so either all of them find the comment as it must be, or none does and nothing is written.
const isOpen = `site_id = ?1 AND id = ?2 AND status IN ('approved', 'pending')
  AND revision = coalesce(?3, revision)`

function bound({ site, id, revision }: Bound): [string, string, number | null] {
  return [site, id, revision]
}

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
    isDone: results.at(-2)?.meta.changes === 1,
    comment: row ? toOwnRow(row.comment) : null,
  }
}

/** What follows when the comment changes and then has the status `next`; runs before the change. */
function follow(db: D1Database, at: Bound, next: Status): D1PreparedStatement[] {
  // The thread's public bytes change where the comment stands in the list.
  const thread = db
    .prepare(
      `UPDATE threads SET version = version + 1,
  comment_count = comment_count - (?4 <> 'approved' AND c.status = 'approved')
FROM (SELECT thread_id, status FROM comments WHERE ${isOpen} AND listed = 1) c
WHERE site_id = ?1 AND id = c.thread_id`,
    )
    .bind(...bound(at), next)
  if (next === 'approved' || at.parent === null) return [thread]
  const uncount = db
    .prepare(
      `UPDATE comments SET reply_count = reply_count - 1
WHERE site_id = ?1 AND id IN (?4, ?5)
  AND EXISTS (SELECT 1 FROM comments WHERE ${isOpen} AND status = 'approved')`,
    )
    .bind(...bound(at), at.root, at.parent)
  return [thread, uncount, unlist(db, at)]
}

// Each comment that leaves the list is one listed reply less for its parent, and a tombstone goes
// with the last of its replies. Recursion follows one line of ancestors, on a write.
function unlist(db: D1Database, at: Bound): D1PreparedStatement {
  return db
    .prepare(
      `WITH RECURSIVE gone (id, parent_id) AS (
  SELECT id, parent_id FROM comments WHERE ${isOpen} AND status = 'approved' AND listed_replies = 0
  UNION ALL
  SELECT p.id, p.parent_id FROM gone JOIN comments p ON p.site_id = ?1 AND p.id = gone.parent_id
  WHERE p.status <> 'approved' AND p.listed_replies = 1
)
UPDATE comments SET listed_replies = listed_replies - 1,
  listed = (status = 'approved' OR listed_replies > 1)
WHERE site_id = ?1 AND id IN (SELECT parent_id FROM gone WHERE parent_id IS NOT NULL)`,
    )
    .bind(...bound(at))
}
