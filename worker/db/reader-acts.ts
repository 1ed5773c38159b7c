// Lines of the audit for what readers do to a comment: that it was edited, withdrawn, reported or contested,
// so that its story is whole.

export interface ReaderAct {
  /** Of the line. */
  id: string
  at: number
  action: 'comment.edit' | 'comment.withdraw' | 'comment.report' | 'comment.contest'
  /** `author:…`; of a report only `reader`, since the audit forgets nobody. */
  actor: string
  reason: string | null
  requestId: string
}

/**
 * For the batch of the act, where `isFound` finds the comment by `values`, ?1 to ?3; where the act makes a
 * revision, before that, with the status that it then has.
 */
export function accountForReader(
  db: D1Database,
  { id, at, action, actor, reason, requestId }: ReaderAct,
  isFound: string,
  values: [site: string, id: string, third: number | string | null],
  next: string | null = null,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit
  (site_id, id, at, actor, action, target, revision, before, after, reason, request_id)
SELECT site_id, ?4, ?5, ?6, ?7, id, revision + (?8 IS NOT NULL),
  CASE WHEN ?8 IS NOT NULL THEN json_object('status', status) END,
  CASE WHEN ?8 IS NOT NULL THEN json_object('status', ?8) END, ?9, ?10
FROM comments WHERE ${isFound}`,
    )
    .bind(...values, id, at, actor, action, next, reason, requestId)
}
