// Many decisions in one batch. Each comment is decided as a whole or not at all: its statements ask for its
// revision. The batch also keeps what came of it, so that a repeated request is answered the same.
import type { Status } from '../contract/limits.ts'
import { type DecisionRow, decisionObject } from './cards.ts'
import { decideStatements, type NewDecision } from './decisions.ts'
import { changingBatch } from './thread-changes.ts'
import type { Bound } from './transitions.ts'

/** What is asked of a comment before it is decided. */
export interface JudgedRow {
  id: string
  site_id: string
  root_id: string | null
  parent_id: string | null
  status: Status
  revision: number
  policy: { require_reason?: boolean }
  decision: DecisionRow | null
}

/** Selects the comment called `c` as a `JudgedRow`. */
export const judgedObject = `json_object('id', c.id, 'site_id', c.site_id, 'root_id', c.root_id,
  'parent_id', c.parent_id, 'status', c.status, 'revision', c.revision,
  'policy', (SELECT json(s.policy) FROM sites s WHERE s.id = c.site_id),
  'decision', (SELECT ${decisionObject} FROM decisions d
    WHERE d.site_id = c.site_id AND d.id = c.decision_id))`

/** Those of the comments that are on sites that the token of `hash` opens. */
export function selectJudged(db: D1Database, hash: string, ids: string[]): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${judgedObject} AS judged
FROM tokens k CROSS JOIN json_each(k.sites) allowed CROSS JOIN json_each(?2) wanted
CROSS JOIN comments c ON c.site_id = allowed.value AND c.id = wanted.value
WHERE k.hash = ?1 AND c.purged_at IS NULL`,
    )
    .bind(hash, JSON.stringify(ids))
}

/** What came of an earlier request of that token under the same key. */
export function selectKept(db: D1Database, hash: string, key: string | null): D1PreparedStatement {
  return db
    .prepare(
      `SELECT i.request_hash, i.answer FROM tokens k
CROSS JOIN idempotency i ON i.site_id = k.sites ->> 0 AND i.author_id = 'token:' || k.id
  AND i.key = ?2
WHERE k.hash = ?1`,
    )
    .bind(hash, key)
}

export interface Kept<Plan> {
  plan: Plan
  /** The decisions that were made. */
  made: DecisionRow[]
}

export interface Bulk<Plan> {
  /** The site under which the answer is kept. */
  site: string
  actor: string
  key: string
  requestHash: string
  at: number
  plan: Plan
  attempts: { at: Bound; made: NewDecision }[]
}

/** Decides; null where the same request is being answered elsewhere, and nothing was written. */
export async function decideMany<Plan>(
  db: D1Database,
  bulk: Bulk<Plan>,
): Promise<Kept<Plan> | null> {
  const planned = bulk.attempts.map(({ at, made }) => [at.site, made.id])
  const keep = db
    .prepare(
      `INSERT INTO idempotency
  (site_id, author_id, key, request_hash, comment_id, status, answer, created_at)
SELECT ?1, ?2, ?3, ?4, '', 200, json_object('plan', json(?5), 'made', (
  SELECT json_group_array(${decisionObject}) FROM json_each(?6) own CROSS JOIN decisions d
  WHERE d.site_id = own.value ->> 0 AND d.id = own.value ->> 1)), ?7
RETURNING answer`,
    )
    .bind(
      bulk.site,
      bulk.actor,
      bulk.key,
      bulk.requestHash,
      JSON.stringify(bulk.plan),
      JSON.stringify(planned),
      bulk.at,
    )
  try {
    const results = await changingBatch<{ answer: string }>(db, [
      ...bulk.attempts.flatMap(({ at, made }) => decideStatements(db, at, made)),
      keep,
    ])
    return JSON.parse(String(results.at(-1)?.results[0]?.answer)) as Kept<Plan>
  } catch (error) {
    if (error instanceof Error && error.message.includes('idempotency.')) return null
    throw error
  }
}
