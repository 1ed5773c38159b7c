// Jobs: what a filter finds is decided in steps. A step is one batch that decides and moves the job on from
// where it was; where somebody else has moved it, all of the batch is rolled back.
import type { Status } from '../contract/limits.ts'
import type { DecisionKind } from '../contract/moderation.ts'
import type { ReasonCode } from '../contract/reasons.ts'
import { type Act, insertAudit, insertAuditOf } from './audit.ts'
import { groundsBefore } from './cards.ts'
import { decideStatements, type NewDecision } from './decisions.ts'
import { insertEventOf } from './events.ts'
import { changingBatch } from './thread-changes.ts'
import type { Bound } from './transitions.ts'

export type JobState = 'running' | 'finished' | 'cancelled' | 'undoing' | 'undone'

export interface JobRow {
  site_id: string
  id: string
  state: JobState
  /** As the request had it. */
  filter: Record<string, string>
  decision: DecisionKind
  reason_code: ReasonCode | null
  explanation: string | null
  actor: string
  /** Of the request that began it. */
  request_id: string | null
  created_at: number
  finished_at: number | null
  cursor: string
  decided: number
  passed_over: number
  taken_back: number
}

const columns = `site_id, id, state, filter, decision, reason_code, explanation, actor, request_id,
  created_at, finished_at, cursor, decided, passed_over, taken_back`

type StoredJob = Omit<JobRow, 'filter'> & { filter: string }

export function toJobRow(row: unknown): JobRow {
  const stored = row as StoredJob
  return { ...stored, filter: JSON.parse(stored.filter) }
}

/** A job by its id, on whichever of the sites that the token of `hash` opens. */
export function selectJob(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${columns} FROM jobs j WHERE (j.site_id, j.id) IN (
  SELECT allowed.value, ?2 FROM tokens k CROSS JOIN json_each(k.sites) allowed WHERE k.hash = ?1)`,
    )
    .bind(hash, id)
}

export async function insertJob(db: D1Database, job: JobRow, act: Act): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO jobs (site_id, id, state, filter, decision, reason_code, explanation, actor,
  created_at, request_id) VALUES (?1, ?2, 'running', ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
      )
      .bind(
        job.site_id,
        job.id,
        JSON.stringify(job.filter),
        job.decision,
        job.reason_code,
        job.explanation,
        job.actor,
        job.created_at,
        job.request_id,
      ),
    insertAudit(db, job.site_id, {
      ...{ id: act.audit.id, at: act.at, actor: act.actor, action: 'job.start', target: job.id },
      ...{ revision: null, before: null, after: { decision: job.decision } },
      ...{ reason: job.reason_code, request_id: act.audit.requestId },
    }),
  ])
}

/** Gives a job another state, where it has one of `from`; null where it has none of them. */
export async function changeJob(
  db: D1Database,
  job: Pick<JobRow, 'site_id' | 'id'>,
  change: { from: JobState[]; to: JobState; action: string; eventId: string },
  act: Act,
): Promise<JobRow | null> {
  const { at } = act
  const open = `site_id = ?1 AND id = ?2 AND state IN (SELECT value FROM json_each(?3))`
  const where = [job.site_id, job.id, JSON.stringify(change.from)]
  const results = await db.batch([
    insertAuditOf(
      db,
      { ...act, action: change.action },
      {
        ...{ from: `jobs WHERE ${open}`, values: [...where, change.to] },
        before: `json_object('state', state)`,
        after: `json_object('state', ?4)`,
      },
    ),
    db
      .prepare(
        `UPDATE jobs SET state = ?4, cursor = CASE WHEN ?4 = 'cancelled' THEN cursor ELSE '' END,
  finished_at = CASE WHEN ?4 = 'cancelled' THEN ?5 END
WHERE ${open} RETURNING ${columns}`,
      )
      .bind(...where, change.to, at),
    tell(db, job, change.eventId, at),
  ])
  const row = results[1]?.results[0]
  return row === undefined ? null : toJobRow(row)
}

/** Jobs that are not done, oldest first. */
export async function findJobsAtWork(db: D1Database, limit: number): Promise<JobRow[]> {
  const { results } = await db
    .prepare(
      `SELECT ${columns} FROM jobs INDEXED BY jobs_at_work
WHERE state IN ('running', 'undoing') ORDER BY id LIMIT ?1`,
    )
    .bind(limit)
    .all()
  return results.map(toJobRow)
}

export interface Step {
  attempts: { at: Bound; made: NewDecision }[]
  /** Found, and not to be decided. */
  passedOver: number
  /** Where the next step begins; null where there is none. */
  next: string | null
  at: number
  /** Of the event, should the job end with this step. */
  eventId: string
}

/** Makes a step. Returns the job as it is then; null where it was no longer where `job` says. */
export async function stepJob(db: D1Database, job: JobRow, step: Step): Promise<JobRow | null> {
  const isUndo = job.state === 'undoing'
  const planned = step.attempts.map(({ made }) => made.id)
  const done = `(SELECT count(*) FROM json_each(?3) own CROSS JOIN decisions d
    WHERE d.site_id = ?1 AND d.id = own.value)`
  const advance = db
    .prepare(
      `UPDATE jobs SET
  state = CASE WHEN state = ?4 AND cursor = ?5 THEN ?6 END,
  cursor = coalesce(?7, cursor),
  finished_at = CASE WHEN ?7 IS NULL THEN ?8 END,
  ${isUndo ? 'taken_back = taken_back' : 'decided = decided'} + ${done},
  passed_over = passed_over + ?9 ${isUndo ? '' : `+ json_array_length(?3) - ${done}`}
WHERE site_id = ?1 AND id = ?2 RETURNING ${columns}`,
    )
    .bind(
      job.site_id,
      job.id,
      JSON.stringify(planned),
      job.state,
      job.cursor,
      step.next === null ? (isUndo ? 'undone' : 'finished') : job.state,
      step.next,
      step.at,
      isUndo ? 0 : step.passedOver,
    )
  try {
    const results = await changingBatch(db, [
      ...step.attempts.flatMap(({ at, made }) => decideStatements(db, at, made)),
      advance,
      tell(db, job, step.eventId, step.at),
    ])
    return toJobRow(results.at(-2)?.results[0])
  } catch (error) {
    if (error instanceof Error && error.message.includes('jobs.state')) return null
    throw error
  }
}

// That it is done, stopped or undone, where this batch has made it so.
function tell(
  db: D1Database,
  { site_id, id }: Pick<JobRow, 'site_id' | 'id'>,
  eventId: string,
  at: number,
): D1PreparedStatement {
  return insertEventOf(
    db,
    { id: eventId, type: 'job.finished', at },
    {
      data: `json_object('site', site_id, 'job_id', id, 'state', state)`,
      from: `jobs WHERE site_id = ?1 AND id = ?2 AND state IN ('finished', 'cancelled', 'undone')
  AND finished_at = ?3`,
      values: [site_id, id, at],
    },
  )
}

export interface Undoable {
  id: string
  status_before: Status
  comment_id: string
  root_id: string | null
  parent_id: string | null
  revision: number
  /** 1 where it made the present state. */
  is_present: number
  /** `Grounds`, as JSON. */
  grounds: string | null
}

/** What a job has decided, in order, after decision `after`. */
export async function findDecided(db: D1Database, job: JobRow, limit: number): Promise<Undoable[]> {
  const { results } = await db
    .prepare(
      `SELECT d.id, d.status_before, d.comment_id, c.root_id, c.parent_id, c.revision,
  c.decision_id = d.id AND c.status <> 'withdrawn' AS is_present,
  ${groundsBefore} AS grounds
FROM decisions d INDEXED BY decisions_by_job
CROSS JOIN comments c ON c.site_id = d.site_id AND c.id = d.comment_id
WHERE d.site_id = ?1 AND d.job_id = ?2 AND d.id > ?3 ORDER BY d.id LIMIT ?4`,
    )
    .bind(job.site_id, job.id, job.cursor, limit)
    .all<Undoable>()
  return results
}
