// Erasing a comment for good: its words, whose they were, what moderators and readers said of it, and the
// answer that was kept for its author. What stays is a place in the thread, for replies, and who erased it when.
import { type Act, insertAuditOf } from './audit.ts'
import { uncountAuthor } from './author-counts.ts'
import { type CommentEvent, insertCommentEvents, writtenBy } from './events.ts'
import { changingBatch } from './thread-changes.ts'
import { type Bound, bound, follow, guard } from './transitions.ts'

const isThere = guard('purged_at IS NULL')

// Decisions have no index by comment: the audit has, and both ids of one decision begin with its time.
const itsDecisions = `SELECT d.id FROM audit a INDEXED BY audit_by_target CROSS JOIN decisions d
  WHERE a.site_id = ?1 AND a.target = ?2 AND d.site_id = a.site_id
    AND d.id > substr(a.id, 1, 8) AND d.id < substr(a.id, 1, 8) || '~' AND d.comment_id = ?2`

/** Erases, unless it is erased or has another revision than `at` names. Returns whether it did. */
export async function eraseComment(
  db: D1Database,
  at: Bound,
  { actor, at: time, audit }: Act,
  events: readonly CommentEvent[],
): Promise<{ isDone: boolean; events: number }> {
  const account = insertAuditOf(
    db,
    { actor, at: time, audit, action: 'comment.purge' },
    {
      ...{ from: `comments WHERE ${isThere}`, values: bound(at), revision: 'revision + 1' },
      before: `json_object('status', status)`,
      after: `'{"status":"withdrawn","purged":true}'`,
    },
  )
  const explanations = db
    .prepare(
      `UPDATE decisions SET explanation = NULL, author_id = NULL
WHERE site_id = ?1 AND id IN (${itsDecisions})
  AND EXISTS (SELECT 1 FROM comments WHERE ${isThere})`,
    )
    .bind(...bound(at))
  const complaints = db
    .prepare(
      `DELETE FROM complaints INDEXED BY complaints_once WHERE site_id = ?1 AND decision_id IN (${itsDecisions})
  AND EXISTS (SELECT 1 FROM comments WHERE ${isThere})`,
    )
    .bind(...bound(at))
  const reports = db
    .prepare(
      `DELETE FROM reports INDEXED BY reports_of_comment WHERE site_id = ?1 AND comment_id = ?2
  AND EXISTS (SELECT 1 FROM comments WHERE ${isThere})`,
    )
    .bind(...bound(at))
  const answers = db
    .prepare(
      `UPDATE idempotency SET answer = json_set(answer, '$.comment.body', '',
  '$.comment.body_html', '', '$.comment.body_nodes', json('[]'), '$.comment.author', NULL,
  '$.comment.state', 'removed', '$.comment.revision', c.revision + 1)
FROM (SELECT author_id AS author, revision FROM comments WHERE ${isThere}) c
WHERE site_id = ?1 AND author_id = c.author AND comment_id = ?2`,
    )
    .bind(...bound(at))
  const revisions = db
    .prepare(
      `DELETE FROM revisions WHERE site_id = ?1 AND comment_id = ?2
  AND EXISTS (SELECT 1 FROM comments WHERE ${isThere})`,
    )
    .bind(...bound(at))
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, status = 'withdrawn', purged_at = ?4, body = '',
  body_nodes = '[]', search_text = NULL, verdict = NULL, sketch = NULL, author_id = NULL, author_name = NULL,
  author_website = NULL, author_avatar = NULL, author_badge = NULL, page_url = NULL, page_title = NULL, reactions = '{}',
  report_count = 0, open_reports = 0, report_reasons = '{}',
  edited_at = NULL, edited_by = NULL, listed = (listed_replies > 0)
WHERE ${isThere}`,
    )
    .bind(...bound(at), time)
  // Told of what is left, where this batch has erased it.
  const wasErased = `site_id = ?1 AND id = ?2
  AND EXISTS (SELECT 1 FROM audit a WHERE a.site_id = ?1 AND a.id = ?3)`
  const tell = insertCommentEvents(
    db,
    { where: wasErased, values: [at.site, at.id, audit.id], at: time },
    events,
  )
  const results = await changingBatch(db, [
    ...follow(db, at, 'withdrawn', isThere),
    account,
    complaints,
    reports,
    explanations,
    answers,
    revisions,
    uncountAuthor(db, at, isThere),
    update,
    tell,
  ])
  const [changed, told] = results.slice(-2)
  return { isDone: (changed?.meta.changes ?? 0) > 0, events: writtenBy(told) }
}
