// Complaints: an author contests the decision that removed a comment, once; somebody lets it stand or
// takes it back. Whatever else decides the comment ends the complaint in the same batch.
import type { Status } from '../contract/limits.ts'
import type { ComplaintOutcome } from '../contract/reports.ts'
import { type Act, type AuditedAct, insertAuditOf } from './audit.ts'
import { cardObject, decisionObject, groundsBefore } from './cards.ts'
import { insertEventOf, writtenBy } from './events.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'
import { type Bound, bound } from './transitions.ts'

export interface ComplaintRow {
  id: string
  decision_id: string
  comment_id: string
  explanation: string | null
  made_at: number
  outcome: ComplaintOutcome | null
  answer: string | null
  decided_at: number | null
  decided_by: string | null
}

/** Selects the complaint called `p`. */
export const complaintObject = `json_object(${[
  'id',
  'decision_id',
  'comment_id',
  'explanation',
  'made_at',
  'outcome',
  'answer',
  'decided_at',
  'decided_by',
]
  .map((column) => `'${column}', p.${column}`)
  .join(', ')})`

const read = (json: string | null | undefined): ComplaintRow | null =>
  json === null || json === undefined ? null : (JSON.parse(json) as ComplaintRow)

export interface ContestFacts {
  site: StoredSite
  /** Null where there is no such decision on a comment of this author. */
  decision: { comment: string; isInForce: boolean } | null
  earlier: ComplaintRow | null
}

/** Null where there is no such site. */
export async function findContestFacts(
  db: D1Database,
  site: string,
  decision: string,
  author: string,
): Promise<ContestFacts | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, d.comment_id,
  c.decision_id = d.id AND c.status IN ('rejected', 'spam') AS in_force,
  CASE WHEN p.id IS NOT NULL THEN ${complaintObject} END AS complaint
FROM sites s
LEFT JOIN decisions d ON d.site_id = s.id AND d.id = ?2 AND d.author_id = ?3
LEFT JOIN comments c ON c.site_id = s.id AND c.id = d.comment_id
LEFT JOIN complaints p ON p.site_id = s.id AND p.decision_id = d.id
WHERE s.id = ?1`,
    )
    .bind(site, decision, author)
    .first<
      SiteRow & { comment_id: string | null; in_force: number | null; complaint: string | null }
    >()
  if (row === null) return null
  return {
    site: toStoredSite(row),
    decision:
      row.comment_id === null ? null : { comment: row.comment_id, isInForce: row.in_force === 1 },
    earlier: read(row.complaint),
  }
}

export interface NewComplaint {
  site: string
  id: string
  decision: string
  comment: string
  explanation: string | null
  at: number
  eventId: string
  act: AuditedAct
}

/** Stores it where the decision is still in force and was not contested; returns the one there is then. */
export async function insertComplaint(
  db: D1Database,
  made: NewComplaint,
): Promise<{ complaint: ComplaintRow | null; events: number }> {
  const isStored = `site_id = ?1 AND id = ?2
  AND EXISTS (SELECT 1 FROM complaints p WHERE p.site_id = ?1 AND p.id = ?3)`
  const [, , told, result] = await db.batch<{ complaint: string }>([
    db
      .prepare(
        `INSERT INTO complaints (site_id, id, decision_id, comment_id, explanation, made_at)
SELECT site_id, ?3, decision_id, id, ?5, ?6 FROM comments
WHERE site_id = ?1 AND id = ?2 AND decision_id = ?4 AND status IN ('rejected', 'spam')
ON CONFLICT DO NOTHING`,
      )
      .bind(made.site, made.comment, made.id, made.decision, made.explanation, made.at),
    insertAuditOf(db, made.act, {
      ...{ from: `comments WHERE ${isStored}`, values: [made.site, made.comment, made.id] },
      revision: 'revision',
    }),
    tell(db, { id: made.eventId, type: 'complaint.created', at: made.at }, '', {
      where: 'p.site_id = ?1 AND p.id = ?2',
      values: [made.site, made.id],
    }),
    db
      .prepare(
        `SELECT ${complaintObject} AS complaint FROM complaints p
WHERE p.site_id = ?1 AND p.decision_id = ?2`,
      )
      .bind(made.site, made.decision),
  ])
  return { complaint: read(result?.results[0]?.complaint), events: writtenBy(told) }
}

/** Complaints of a site that wait, those of the oldest comment first, one more than `limit`. */
export function selectComplaints(
  db: D1Database,
  site: string,
  after: string,
  limit: number,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${complaintObject} AS complaint, ${cardObject} AS card
FROM complaints p INDEXED BY complaints_open
CROSS JOIN comments c ON c.site_id = p.site_id AND c.id = p.comment_id
WHERE p.site_id = ?1 AND p.comment_id > ?2 AND p.outcome IS NULL
ORDER BY p.comment_id LIMIT ?3 + 1`,
    )
    .bind(site, after, limit)
}

/** A complaint by its id, on whichever of the sites that the token of ?1 opens, with what it contests. */
export function selectComplaint(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${siteColumns}, ${complaintObject} AS complaint, ${cardObject} AS card,
  (SELECT ${decisionObject}) AS taken, ${groundsBefore} AS grounds
FROM tokens k CROSS JOIN json_each(k.sites) allowed
CROSS JOIN complaints p ON p.site_id = allowed.value AND p.id = ?2
CROSS JOIN decisions d ON d.site_id = p.site_id AND d.id = p.decision_id
CROSS JOIN comments c ON c.site_id = p.site_id AND c.id = p.comment_id
CROSS JOIN sites s ON s.id = p.site_id
WHERE k.hash = ?1 LIMIT 1`,
    )
    .bind(hash, id)
}

/** How a complaint ends. */
export interface Ending {
  actor: string
  at: number
  answer: string | null
  audit: { id: string; requestId: string | null }
  eventId: string
}

/** Lets the contested decision stand; returns the complaint as it is then, and whether this ended it. */
export async function uphold(
  db: D1Database,
  site: string,
  id: string,
  { actor, at, answer, audit, eventId }: Ending,
): Promise<{ complaint: ComplaintRow | null; isDone: boolean; events: number }> {
  const [, told, update, result] = await db.batch<{ complaint: string }>([
    account(db, { actor, at, audit }, 'uphold', {
      from: 'complaints WHERE site_id = ?1 AND id = ?2 AND outcome IS NULL',
      values: [site, id],
    }),
    tell(db, { id: eventId, type: 'complaint.decided', at }, 'uphold', {
      where: 'p.site_id = ?1 AND p.id = ?2 AND p.outcome IS NULL',
      values: [site, id],
    }),
    db
      .prepare(
        `UPDATE complaints SET outcome = 'uphold', answer = ?3, decided_at = ?4, decided_by = ?5
WHERE site_id = ?1 AND id = ?2 AND outcome IS NULL`,
      )
      .bind(site, id, answer, at, actor),
    db
      .prepare(
        `SELECT ${complaintObject} AS complaint FROM complaints p
WHERE p.site_id = ?1 AND p.id = ?2`,
      )
      .bind(site, id),
  ])
  const isDone = (update?.meta.changes ?? 0) > 0
  const complaint = read(result?.results[0]?.complaint)
  return { complaint, isDone, events: writtenBy(told) }
}

// `outcome` is empty where there is none yet.
function tell(
  db: D1Database,
  event: { id: string; type: 'complaint.created' | 'complaint.decided'; at: number },
  outcome: '' | ComplaintOutcome,
  { where, values }: { where: string; values: (string | number | null)[] },
): D1PreparedStatement {
  const decided = outcome && `, 'outcome', '${outcome}'`
  const data = `json_object('site', p.site_id, 'complaint_id', p.id,
  'decision_id', p.decision_id, 'comment_id', p.comment_id${decided})`
  return insertEventOf(db, event, { data, from: `complaints p WHERE ${where}`, values })
}

function account(
  db: D1Database,
  act: Act,
  outcome: ComplaintOutcome,
  of: { from: string; values: (string | number | null)[] },
): D1PreparedStatement {
  return insertAuditOf(
    db,
    { ...act, action: `complaint.${outcome}` },
    {
      ...{ ...of, before: `json_object('outcome', NULL)` },
      after: `json_object('outcome', '${outcome}')`,
    },
  )
}

/**
 * For the batch of a decision that gives the comment the status `next`, before the change itself: ends a
 * complaint about the decision that was in force. It was right where the comment stays removed.
 */
export function endComplaint(
  db: D1Database,
  at: Bound,
  next: Status,
  isOpen: string,
  ending: Ending,
): D1PreparedStatement[] {
  const outcome = next === 'rejected' || next === 'spam' ? 'uphold' : 'reverse'
  const contested = `site_id = ?1 AND outcome IS NULL
  AND decision_id = (SELECT decision_id FROM comments WHERE ${isOpen})`
  const { actor, answer, audit, eventId } = ending
  return [
    tell(db, { id: eventId, type: 'complaint.decided', at: ending.at }, outcome, {
      where: contested.replace('site_id', 'p.site_id'),
      values: bound(at),
    }),
    account(db, { actor, at: ending.at, audit }, outcome, {
      from: `complaints INDEXED BY complaints_once WHERE ${contested}`,
      values: bound(at),
    }),
    db
      .prepare(
        `UPDATE complaints INDEXED BY complaints_once
SET outcome = ?4, answer = ?5, decided_at = ?6, decided_by = ?7 WHERE ${contested}`,
      )
      .bind(...bound(at), outcome, answer, ending.at, actor),
  ]
}
