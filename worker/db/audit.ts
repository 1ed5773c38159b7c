// The audit: one row for everything that a moderator or a rule has done. It only grows; triggers hold
// that. States and settings, never anybody's words.

export interface AuditEntry {
  id: string
  at: number
  /** `token:…`, `rule:…`, `author:…` or `command-line`. */
  actor: string
  /** Such as `comment.reject`; see docs/moderation.md. */
  action: string
  /** The id of what it was done to. */
  target: string
  revision: number | null
  before: unknown
  after: unknown
  /** A reason code. */
  reason: string | null
  request_id: string | null
}

/** Who does something, when, and how the audit tells it. */
export interface Act {
  actor: string
  at: number
  audit: { id: string; requestId: string | null }
}

/** An act as the audit tells it. */
export interface AuditedAct extends Act {
  /** Such as `comment.reject`; see docs/moderation.md. */
  action: string
  /** A reason code. */
  reason?: string | null
}

/** What an act is done to, and what it changes there: SQL over the one row that `from` finds. */
interface Deed {
  /** What stands after FROM, WHERE included, over ?1 the site and the rest of `values`. */
  from: string
  values: (string | number | null)[]
  target?: string
  revision?: string
  before?: string
  after?: string
  /** Where it is in the row. */
  reason?: string
}

type StoredEntry = Omit<AuditEntry, 'before' | 'after'> & {
  before: string | null
  after: string | null
}

/** For the batch of what it tells. */
export function insertAudit(db: D1Database, site: string, entry: AuditEntry): D1PreparedStatement {
  const { id, at, actor, action, target, revision, before, after, reason, request_id } = entry
  return db
    .prepare(
      `INSERT INTO audit
  (site_id, id, at, actor, action, target, revision, before, after, reason, request_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
    )
    .bind(
      site,
      id,
      at,
      actor,
      action,
      target,
      revision,
      before === null ? null : JSON.stringify(before),
      after === null ? null : JSON.stringify(after),
      reason,
      request_id,
    )
}

/** For the batch of what it tells, before that: a line where there is such a row, and none where there is not. */
export function insertAuditOf(
  db: D1Database,
  { audit, at, actor, action, reason = null }: AuditedAct,
  deed: Deed,
): D1PreparedStatement {
  const { target = 'id', revision = 'NULL', before = 'NULL', after = 'NULL' } = deed
  const place = (nth: number) => `?${deed.values.length + nth}`
  return db
    .prepare(
      `INSERT INTO audit
  (site_id, id, at, actor, action, target, revision, before, after, reason, request_id)
SELECT ?1, ${place(1)}, ${place(2)}, ${place(3)}, ${place(4)}, ${target}, ${revision}, ${before}, ${after},
  ${deed.reason ?? place(5)}, ${place(6)} FROM ${deed.from}`,
    )
    .bind(...deed.values, audit.id, at, actor, action, reason, audit.requestId)
}

export interface AuditFilter {
  actor: string | null
  target: string | null
  action: string | null
  /** Ids between which the entries lie, both left out. */
  from: string
  to: string
  limit: number
}

/** Entries that one page looks at. Where few are meant, a page is short and yet not the last. */
export const entriesPerPage = 1_000

/**
 * Entries of a site, newest first, one more than `limit` where there are more; and how far they reach. For
 * one batch.
 */
export function selectAudit(
  db: D1Database,
  site: string,
  { actor, target, action, from, to, limit }: AuditFilter,
): [entries: D1PreparedStatement, reach: D1PreparedStatement] {
  const looked = `(SELECT id, at, actor, action, target, revision, before, after, reason, request_id
  FROM audit ${target === null ? '' : 'INDEXED BY audit_by_target'}
  WHERE site_id = ?1 AND ${target === null ? '?2 IS NULL' : 'target = ?2'} AND id > ?3 AND id < ?4
  ORDER BY id DESC LIMIT ?5)`
  const isFiltered = actor !== null || action !== null
  const values = [site, target, from, to, isFiltered ? entriesPerPage : limit + 1]
  return [
    db
      .prepare(
        `SELECT id, at, actor, action, target, revision, before, after, reason, request_id
FROM ${looked} entry WHERE (?6 IS NULL OR actor = ?6) AND (?7 IS NULL OR action = ?7) LIMIT ?8 + 1`,
      )
      .bind(...values, actor, action, limit),
    db
      .prepare(`SELECT count(*) AS entries, min(id) AS reach FROM ${looked} entry WHERE ?6`)
      .bind(...values, isFiltered ? 1 : 0),
  ]
}

export function toAuditEntry(row: StoredEntry): AuditEntry {
  const read = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
  return { ...row, before: read(row.before), after: read(row.after) }
}
