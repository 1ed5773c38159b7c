// Reports: what readers tell moderators of a comment, once each, and what a moderator says of one of
// them. Counts of them in the comment and in the queue move with them, by triggers.
import { fixedLimits, type Status } from '../contract/limits.ts'
import type { ReasonCode } from '../contract/reasons.ts'
import type { ReportOutcome } from '../contract/reports.ts'
import { type AuditedAct, insertAuditOf } from './audit.ts'
import { insertReported, isReportStored, writtenBy } from './events.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

export interface ReportRow {
  id: string
  comment_id: string
  /** Counts the reports of its comment. */
  nth: number
  author_id: string
  reason_code: ReasonCode
  explanation: string | null
  revision: number
  reported_at: number
  outcome: ReportOutcome | null
  reviewed_at: number | null
  reviewed_by: string | null
  /** 1 while neither it was reviewed nor its comment decided. */
  open: 0 | 1
}

/** Selects the report called `r`, of the comment called `c`. */
export const reportObject = `json_object(${[
  'id',
  'comment_id',
  'nth',
  'author_id',
  'reason_code',
  'explanation',
  'revision',
  'reported_at',
  'outcome',
  'reviewed_at',
  'reviewed_by',
]
  .map((column) => `'${column}', r.${column}`)
  .join(', ')}, 'open', r.outcome IS NULL AND r.nth > c.reports_settled)`

const read = (json: string | null | undefined): ReportRow | null =>
  json === null || json === undefined ? null : (JSON.parse(json) as ReportRow)

export interface ReportFacts {
  site: StoredSite
  comment: { status: Status; author: string | null } | null
  /** What this reader has reported of it before. */
  earlier: ReportRow | null
}

/** Null where there is no such site. */
export async function findReportFacts(
  db: D1Database,
  site: string,
  comment: string,
  reporter: string,
): Promise<ReportFacts | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, c.status AS comment_status, c.author_id AS comment_author,
  CASE WHEN r.id IS NOT NULL THEN ${reportObject} END AS report
FROM sites s
LEFT JOIN comments c ON c.site_id = s.id AND c.id = ?2
LEFT JOIN reports r ON r.site_id = s.id AND r.author_id = ?3 AND r.comment_id = ?2
WHERE s.id = ?1`,
    )
    .bind(site, comment, reporter)
    .first<
      SiteRow & {
        comment_status: Status | null
        comment_author: string | null
        report: string | null
      }
    >()
  if (row === null) return null
  const { comment_status: status, comment_author: author } = row
  return {
    site: toStoredSite(row),
    comment: status === null ? null : { status, author },
    earlier: read(row.report),
  }
}

export interface NewReport {
  site: string
  id: string
  comment: string
  reporter: string
  reasonCode: ReasonCode
  explanation: string | null
  at: number
  /** The id that stands before all of the last minute. */
  sinceId: string
  eventId: string
  act: AuditedAct
}

/**
 * Stores the report where its comment is still to be seen and the reader has not had the minute's share.
 * Returns the one there is then, and whether the comment is to be seen.
 */
export async function insertReport(
  db: D1Database,
  made: NewReport,
): Promise<{ report: ReportRow | null; isVisible: boolean; events: number }> {
  const most = fixedLimits.reportsPerMinute
  const [, , told, result] = await db.batch<{ status: Status; report: string | null }>([
    db
      .prepare(
        `INSERT INTO reports
  (site_id, id, comment_id, nth, author_id, reason_code, explanation, revision, reported_at)
SELECT site_id, ?3, id, report_count + 1, ?4, ?5, ?6, revision, ?7 FROM comments
WHERE site_id = ?1 AND id = ?2 AND status = 'approved'
  AND (SELECT count(*) FROM (SELECT 1 FROM reports INDEXED BY reports_by_author
    WHERE site_id = ?1 AND author_id = ?4 AND id > ?8 LIMIT ${most})) < ${most}
ON CONFLICT DO NOTHING`,
      )
      .bind(
        made.site,
        made.comment,
        made.id,
        made.reporter,
        made.reasonCode,
        made.explanation,
        made.at,
        made.sinceId,
      ),
    insertAuditOf(db, made.act, {
      ...{ from: `comments WHERE ${isReportStored}`, values: [made.site, made.comment, made.id] },
      revision: 'revision',
    }),
    insertReported(db, made),
    db
      .prepare(
        `SELECT c.status, CASE WHEN r.id IS NOT NULL THEN ${reportObject} END AS report
FROM comments c LEFT JOIN reports r
  ON r.site_id = c.site_id AND r.author_id = ?3 AND r.comment_id = c.id
WHERE c.site_id = ?1 AND c.id = ?2`,
      )
      .bind(made.site, made.comment, made.reporter),
  ])
  const row = result?.results[0]
  const isVisible = row?.status === 'approved'
  return { report: read(row?.report), isVisible, events: writtenBy(told) }
}

/** Where a list of reports goes on: after this report of this comment. */
export interface ReportsAfter {
  comment: string
  nth: number
}

/** Open reports of a site, those of the oldest comment first; one more than `limit` where there are more. */
export function selectReports(
  db: D1Database,
  site: string,
  { comment, nth }: ReportsAfter,
  limit: number,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${reportObject} AS report
FROM comments c INDEXED BY comments_reported
CROSS JOIN reports r INDEXED BY reports_of_comment ON r.site_id = c.site_id
  AND r.comment_id = c.id AND r.nth > max(c.reports_settled, CASE WHEN c.id = ?2 THEN ?3 ELSE 0 END)
WHERE c.site_id = ?1 AND c.id >= ?2 AND c.open_reports > 0 AND r.outcome IS NULL
ORDER BY c.id, r.nth LIMIT ?4 + 1`,
    )
    .bind(site, comment, nth, limit)
}

/** Reads the rows of `selectReports`. */
export function toReportRows({ results }: D1Result<{ report: string }>): ReportRow[] {
  return results.map(({ report }) => JSON.parse(report) as ReportRow)
}

/** The site of a report that the token of ?1 opens. */
export function selectReportSite(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT r.site_id AS site FROM tokens k CROSS JOIN json_each(k.sites) allowed
CROSS JOIN reports r ON r.site_id = allowed.value AND r.id = ?2
WHERE k.hash = ?1 LIMIT 1`,
    )
    .bind(hash, id)
}

export interface Review {
  site: string
  id: string
  outcome: ReportOutcome
  actor: string
  at: number
  audit: { id: string; requestId: string | null }
}

/** Says it of the report and of nothing else; nothing is written where it was said before. */
export async function reviewReport(db: D1Database, review: Review): Promise<ReportRow | null> {
  const { site, id, outcome, actor, at, audit } = review
  const isOther = 'site_id = ?1 AND id = ?2 AND outcome IS NOT ?3'
  const results = await db.batch<{ report: string }>([
    insertAuditOf(
      db,
      { actor, at, audit, action: 'report.review' },
      {
        ...{ from: `reports WHERE ${isOther}`, values: [site, id, outcome] },
        ...{ revision: 'revision', reason: 'reason_code' },
        before: `json_object('outcome', outcome)`,
        after: `json_object('outcome', ?3)`,
      },
    ),
    db
      .prepare(
        `UPDATE reports SET outcome = ?3, reviewed_at = ?4, reviewed_by = ?5 WHERE ${isOther}`,
      )
      .bind(site, id, outcome, at, actor),
    db
      .prepare(
        `SELECT ${reportObject} AS report FROM reports r
JOIN comments c ON c.site_id = r.site_id AND c.id = r.comment_id
WHERE r.site_id = ?1 AND r.id = ?2`,
      )
      .bind(site, id),
  ])
  return read(results.at(-1)?.results[0]?.report)
}
