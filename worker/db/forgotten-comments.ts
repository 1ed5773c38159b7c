// What becomes of the comments of somebody who is forgotten: each is withdrawn as its author would, or stays
// without author; what was decided and contested about it no longer says of whom. For the batch of one step.
import type { Erasure, LeftComment } from './erasures.ts'
import { insertCommentEvents } from './events.ts'
import { settled } from './report-counts.ts'
import { returnThread } from './thread-changes.ts'
import { type Bound, bound, follow, guard } from './transitions.ts'

interface Manner {
  keep: boolean
  at: number
  newEventId: () => string
}

// Whoever was faster has left it without author.
const isOpen = guard(`author_id IS NOT NULL AND status <> 'withdrawn'`)

// Decisions have no index by comment: the audit has, and both ids of one decision begin with its time.
const theirDecisions = `SELECT d.id FROM json_each(?3) wanted
  CROSS JOIN audit a INDEXED BY audit_by_target ON a.site_id = ?1 AND a.target = wanted.value
  CROSS JOIN decisions d ON d.site_id = a.site_id AND d.id > substr(a.id, 1, 8)
    AND d.id < substr(a.id, 1, 8) || '~' AND d.comment_id = wanted.value
  WHERE d.author_id = ?2`

/** Takes these comments from the author, with the counts that go with them. */
export function forgetComments(
  db: D1Database,
  { site, author }: Erasure,
  comments: readonly LeftComment[],
  { keep, at, newEventId }: Manner,
): D1PreparedStatement[] {
  const wanted = JSON.stringify(comments.map(({ id }) => id))
  const own = (sql: string, ...more: number[]) =>
    db.prepare(sql).bind(site, author, wanted, ...more)
  const uncount = own(
    `UPDATE authors SET published = authors.published - x.published, pending = authors.pending - x.pending,
  rejected = authors.rejected - x.rejected, spam = authors.spam - x.spam, withdrawn = authors.withdrawn - x.withdrawn
FROM (SELECT sum(o.status = 'approved') AS published, sum(o.status = 'pending') AS pending,
    sum(o.status = 'rejected') AS rejected, sum(o.status = 'spam') AS spam,
    sum(o.status = 'withdrawn') AS withdrawn
  FROM json_each(?3) wanted CROSS JOIN comments o ON o.site_id = ?1 AND o.id = wanted.value
  WHERE o.author_id = ?2) x
WHERE site_id = ?1 AND id = ?2 AND x.published IS NOT NULL`,
  )
  const complaints = own(
    `DELETE FROM complaints INDEXED BY complaints_once
WHERE site_id = ?1 AND decision_id IN (${theirDecisions})`,
  )
  const decisions = own(
    `UPDATE decisions SET author_id = NULL, explanation = iif(?4, explanation, NULL)
WHERE site_id = ?1 AND id IN (${theirDecisions})`,
    keep ? 1 : 0,
  )
  const open = keep ? [] : comments.filter(({ status }) => status !== 'withdrawn')
  const isSeen = own(
    `UPDATE threads INDEXED BY threads_by_id SET version = version + 1 WHERE site_id = ?1 AND id IN (
  SELECT o.thread_id FROM json_each(?3) wanted
  CROSS JOIN comments o ON o.site_id = ?1 AND o.id = wanted.value
  WHERE o.author_id = ?2 AND o.status = 'approved') ${returnThread}`,
  )
  const unname = own(
    `UPDATE comments SET author_id = NULL, author_name = NULL, author_website = NULL,
  author_avatar = NULL, author_badge = NULL
WHERE site_id = ?1 AND author_id = ?2 AND id IN (SELECT value FROM json_each(?3))`,
  )
  return [
    ...[uncount, complaints, decisions],
    ...open.flatMap(({ id, root_id: root, parent_id: parent }) =>
      withdraw(db, { site, id, root, parent, revision: null }, at, newEventId()),
    ),
    ...(keep ? [isSeen] : []),
    unname,
  ]
}

function withdraw(
  db: D1Database,
  place: Bound,
  at: number,
  eventId: string,
): D1PreparedStatement[] {
  const next = { status: 'withdrawn' as const }
  const told = { where: isOpen, values: bound(place), at, next }
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, status = 'withdrawn', author_id = NULL,
  author_name = NULL, author_website = NULL, author_avatar = NULL, author_badge = NULL, body = '', body_nodes = '[]', search_text = NULL,
  verdict = NULL, sketch = NULL, page_url = NULL, page_title = NULL,
  listed = (listed_replies > 0), ${settled}
WHERE ${isOpen}`,
    )
    .bind(...bound(place))
  return [
    ...follow(db, place, 'withdrawn', isOpen),
    insertCommentEvents(db, told, [{ id: eventId, type: 'comment.withdrawn' }]),
    update,
  ]
}

const none = (
  table: string,
  index: string,
) => `NOT EXISTS (SELECT 1 FROM ${table} x INDEXED BY ${index}
    WHERE x.site_id = ?1 AND x.author_id = ?2)`
const noSanction = none('sanctions', 'sanctions_of_author')

// `Accepted:` for the foreign keys of the author's row SQLite reads the notes and sanctions of the site, once for
// each author who is forgotten; it chooses the way, and they are few.
/** Ends it where nothing is left; the author's row goes unless something still needs it. */
export function finish(db: D1Database, { site, author }: Erasure): D1PreparedStatement[] {
  const isKept = `SELECT 1 FROM erasures e
  WHERE e.site_id = ?1 AND e.author_id = ?2 AND e.state = 'kept'`
  const statements = [
    `UPDATE erasures SET state = 'kept' WHERE site_id = ?1 AND author_id = ?2
  AND state = 'running' AND NOT EXISTS (SELECT 1 FROM comments c INDEXED BY comments_by_author
    WHERE c.site_id = ?1 AND c.author_id = ?2 AND c.id <= erasures.last_comment)`,
    `DELETE FROM authors WHERE site_id = ?1 AND id = ?2 AND name IS NULL AND website IS NULL
  AND EXISTS (${isKept}) AND ${none('comments', 'comments_by_author')}
  AND ${noSanction} AND ${none('notes', 'notes_of_author')}`,
    `DELETE FROM erasures WHERE site_id = ?1 AND author_id = ?2 AND state = 'kept' AND ${noSanction}`,
  ]
  return statements.map((sql) => db.prepare(sql).bind(site, author))
}
