// What moves when a comment changes its status: counts of the thread and of the comments above it, and
// which of those stand in the list as tombstones. One place, for authors, rules and moderators alike.
import type { Status } from '../contract/limits.ts'
import { type AuditedAct, insertAuditOf } from './audit.ts'
import { returnThread, withComment } from './thread-changes.ts'

/** A comment that is to be changed, and the revision that it must still have. */
export interface Bound {
  site: string
  id: string
  root: string | null
  parent: string | null
  /** Null where the change is meant whatever the comment has become. */
  revision: number | null
}

// What the facts said may no longer be so. Every statement of the batch asks again, the change itself
// last: so either all of them find the comment as it must be, or none does and nothing is written.
/** The condition that comment ?2 of site ?1 still has revision ?3, where one is given, and `state`. */
export function guard(state: string): string {
  return `site_id = ?1 AND id = ?2 AND ${state} AND revision = coalesce(?3, revision)`
}

/** The parameters ?1 to ?3 of a guard. */
export function bound({ site, id, revision }: Bound): [string, string, number | null] {
  return [site, id, revision]
}

/**
 * What follows when the comment that `isOpen` finds changes and then has the status `next`; these
 * statements come before the change.
 */
export function follow(
  db: D1Database,
  at: Bound,
  next: Status,
  isOpen: string,
): D1PreparedStatement[] {
  // The thread's public bytes change where the comment stands in the list, or comes into it.
  const thread = db
    .prepare(
      `UPDATE threads SET version = version + 1,
  comment_count = comment_count + (?4 = 'approved') - (c.status = 'approved'),
  title = CASE WHEN url IS NULL AND ?4 = 'approved' THEN c.page_title ELSE title END,
  url = CASE WHEN ?4 = 'approved' THEN coalesce(url, c.page_url) ELSE url END
FROM (SELECT thread_id, status, page_url, page_title FROM comments
  WHERE ${isOpen} AND (listed = 1 OR ?4 = 'approved')) c
WHERE site_id = ?1 AND id = c.thread_id ${returnThread}${withComment}`,
    )
    .bind(...bound(at), next)
  if (at.parent === null) return [thread]
  // What comes into the list or leaves it is counted by its parent below, in one write.
  const counts = db
    .prepare(
      `UPDATE comments SET reply_count = reply_count + (?6 = 'approved') - (c.status = 'approved')
FROM (SELECT status, listed_replies FROM comments WHERE ${isOpen}
  AND (status = 'approved') <> (?6 = 'approved')) c
WHERE site_id = ?1 AND id IN (?4, ?5) AND (id <> ?5 OR c.listed_replies > 0)`,
    )
    .bind(...bound(at), at.root, at.parent, next)
  return [thread, counts, next === 'approved' ? list(db, at, isOpen) : unlist(db, at, isOpen)]
}

/** The line in the audit of such a change, before it as well. */
export function account(
  db: D1Database,
  at: Bound,
  next: Status,
  isOpen: string,
  told: AuditedAct,
): D1PreparedStatement {
  return insertAuditOf(db, told, {
    ...{ from: `comments WHERE ${isOpen}`, values: [...bound(at), next] },
    ...{ revision: 'revision + 1', before: `json_object('status', status)` },
    after: `json_object('status', ?4)`,
  })
}

// Each comment that leaves the list is one listed reply less for its parent, and a tombstone goes
// with the last of its replies. Recursion follows one line of ancestors, on a write.
function unlist(db: D1Database, at: Bound, isOpen: string): D1PreparedStatement {
  return db
    .prepare(
      `WITH RECURSIVE gone (id, parent_id) AS (
  SELECT id, parent_id FROM comments WHERE ${isOpen} AND status = 'approved' AND listed_replies = 0
  UNION ALL
  SELECT p.id, p.parent_id FROM gone JOIN comments p ON p.site_id = ?1 AND p.id = gone.parent_id
  WHERE p.status <> 'approved' AND p.listed_replies = 1
)
UPDATE comments SET listed_replies = listed_replies - 1, reply_count = reply_count - (id = ?4),
  listed = (status = 'approved' OR listed_replies > 1)
WHERE site_id = ?1 AND id IN (SELECT parent_id FROM gone WHERE parent_id IS NOT NULL)`,
    )
    .bind(...bound(at), at.parent)
}

// The way back: what comes into the list brings hidden ancestors along, as tombstones.
function list(db: D1Database, at: Bound, isOpen: string): D1PreparedStatement {
  return db
    .prepare(
      `WITH RECURSIVE come (id, parent_id) AS (
  SELECT id, parent_id FROM comments WHERE ${isOpen} AND status <> 'approved' AND listed_replies = 0
  UNION ALL
  SELECT p.id, p.parent_id FROM come JOIN comments p ON p.site_id = ?1 AND p.id = come.parent_id
  WHERE p.status <> 'approved' AND p.listed_replies = 0
)
UPDATE comments SET listed_replies = listed_replies + 1, reply_count = reply_count + (id = ?4),
  listed = 1
WHERE site_id = ?1 AND id IN (SELECT parent_id FROM come WHERE parent_id IS NOT NULL)`,
    )
    .bind(...bound(at), at.parent)
}
