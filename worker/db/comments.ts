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

/** One revision of one comment: what a change is bound to. */
export interface Revision {
  site: string
  id: string
  root: string | null
  parent: string | null
  threadId: string
  revision: number
  status: Status
}

/**
 * Gives the comment a new text, and a new status where the edit is held. Returns the comment as it is
 * afterwards; null where it no longer has this revision, and then nothing has changed.
 */
export async function updateBody(
  db: D1Database,
  at: Revision,
  edit: { body: string; nodes: string; editedAt: number; status: Status },
): Promise<OwnRow | null> {
  const update = db
    .prepare(
      `UPDATE comments SET revision = ${nextRevision}, body = ?4, body_nodes = ?5, edited_at = ?6,
  status = ?7, listed = (?7 = 'approved' OR listed_replies > 0)
WHERE site_id = ?1 AND id = ?2`,
    )
    .bind(at.site, at.id, at.revision, edit.body, edit.nodes, edit.editedAt, edit.status)
  const read = db
    .prepare(`SELECT ${ownArray} AS comment FROM comments c WHERE c.site_id = ?1 AND c.id = ?2`)
    .bind(at.site, at.id)
  const hides = at.status === 'approved' && edit.status !== 'approved'
  const results = await change(db, [
    update,
    ...(hides ? hide(db, at) : [touchThread(db, at)]),
    read,
  ])
  const row = results?.at(-1)?.results[0]
  return row ? toOwnRow(row.comment) : null
}

/**
 * Withdraws the comment and erases its words, also from the answer kept for its Idempotency-Key.
 * False where it no longer has this revision, and then nothing has changed.
 */
export async function withdrawComment(
  db: D1Database,
  at: Revision,
  author: string,
  answer: string,
): Promise<boolean> {
  const update = db
    .prepare(
      `UPDATE comments SET revision = ${nextRevision}, status = 'withdrawn', body = '',
  body_nodes = '[]', author_name = NULL, author_website = NULL, listed = (listed_replies > 0)
WHERE site_id = ?1 AND id = ?2`,
    )
    .bind(at.site, at.id, at.revision)
  const forget = db
    .prepare(
      `UPDATE idempotency SET answer = ?4
WHERE site_id = ?1 AND author_id = ?2 AND comment_id = ?3`,
    )
    .bind(at.site, author, at.id, answer)
  const rest = at.status === 'approved' ? hide(db, at) : [touchThread(db, at)]
  return (await change(db, [update, forget, ...rest])) !== null
}

// NULL where somebody was faster: the column refuses it, and the whole batch rolls back.
const nextRevision = 'CASE WHEN revision = ?3 THEN revision + 1 END'

async function change(
  db: D1Database,
  statements: D1PreparedStatement[],
): Promise<D1Result<{ comment: string }>[] | null> {
  try {
    return await db.batch<{ comment: string }>(statements)
  } catch (error) {
    if (error instanceof Error && error.message.includes('comments.revision')) return null
    throw error
  }
}

// The thread's public bytes have changed where the comment stands in the list.
function touchThread(db: D1Database, at: Revision): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE threads SET version = version + 1
WHERE site_id = ?1 AND id = ?2
  AND EXISTS (SELECT 1 FROM comments WHERE site_id = ?1 AND id = ?3 AND listed = 1)`,
    )
    .bind(at.site, at.threadId, at.id)
}

/** What follows when a comment that was approved no longer is; runs after the update itself. */
function hide(db: D1Database, at: Revision): D1PreparedStatement[] {
  const uncount = 'UPDATE comments SET reply_count = reply_count - 1 WHERE site_id = ?1 AND id = ?2'
  const counted = new Set([at.root, at.parent].filter((id) => id !== null))
  return [
    db
      .prepare(
        `UPDATE threads SET comment_count = comment_count - 1, version = version + 1
WHERE site_id = ?1 AND id = ?2`,
      )
      .bind(at.site, at.threadId),
    ...[...counted].map((id) => db.prepare(uncount).bind(at.site, id)),
    ...(at.parent === null ? [] : [unlist(db, at)]),
  ]
}

// Each comment that has left the list is one listed reply less for its parent, and a tombstone goes
// with the last of its replies. Recursion follows one line of ancestors, on a write.
function unlist(db: D1Database, at: Revision): D1PreparedStatement {
  return db
    .prepare(
      `WITH RECURSIVE gone (id, parent_id) AS (
  SELECT id, parent_id FROM comments WHERE site_id = ?1 AND id = ?2 AND listed = 0
  UNION ALL
  SELECT p.id, p.parent_id FROM gone JOIN comments p ON p.site_id = ?1 AND p.id = gone.parent_id
  WHERE p.status <> 'approved' AND p.listed_replies = 1
)
UPDATE comments SET listed_replies = listed_replies - 1,
  listed = (status = 'approved' OR listed_replies > 1)
WHERE site_id = ?1 AND id IN (SELECT parent_id FROM gone WHERE parent_id IS NOT NULL)`,
    )
    .bind(at.site, at.id)
}
