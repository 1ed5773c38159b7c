// Forgetting an author. What is asked for is one batch: the name, reactions, notes, what was kept for repeated
// requests go at once. Comments follow in steps that are one batch each; one that is repeated, or taken twice at
// once, finds no comment of the author any more, and changes nothing.
import type { Status } from '../contract/limits.ts'
import type { Act } from './audit.ts'
import { insertEventOf, writtenBy } from './events.ts'
import { finish, forgetComments } from './forgotten-comments.ts'
import { changingBatch, threadsOfReactions } from './thread-changes.ts'

/** Who is being forgotten, and where. */
export interface Erasure {
  site: string
  author: string
}

const running = `EXISTS (SELECT 1 FROM erasures e
  WHERE e.site_id = ?1 AND e.author_id = ?2 AND e.state = 'running')`

// A row that only a sanction keeps says nothing of anybody.
const isKnown = `(EXISTS (SELECT 1 FROM authors a WHERE a.site_id = ?1 AND a.id = ?2
    AND (a.name IS NOT NULL OR a.website IS NOT NULL
      OR a.published + a.pending + a.rejected + a.spam + a.withdrawn > 0
      OR NOT EXISTS (SELECT 1 FROM sanctions n INDEXED BY sanctions_of_author
        WHERE n.site_id = a.site_id AND n.author_id = a.id)))
  OR EXISTS (SELECT 1 FROM reactions r WHERE r.site_id = ?1 AND r.author_id = ?2)
  OR EXISTS (SELECT 1 FROM reports p INDEXED BY reports_by_author
    WHERE p.site_id = ?1 AND p.author_id = ?2))`

/** Begins, unless nothing is known; asked again while it goes on, takes in what was written since. */
export async function beginErasure(
  db: D1Database,
  { site, author }: Erasure,
  keepComments: boolean,
  { actor, at, audit, eventId }: Act & { eventId: string },
): Promise<{ isBegun: boolean; events: number }> {
  const isNew = `${isKnown} AND NOT ${running}`
  const keep = keepComments ? 1 : 0
  const own = (sql: string, ...more: (string | number)[]) =>
    db.prepare(sql).bind(site, author, ...more)
  const account = own(
    `INSERT INTO audit (site_id, id, at, actor, action, target, after, request_id)
SELECT ?1, ?3, ?4, ?5, 'author.forget', ?2,
  json_object('keep_comments', json(iif(?6, 'true', 'false'))), ?7 WHERE ${isNew}`,
    ...[audit.id, at, actor, keep, audit.requestId ?? ''],
  )
  const tell = insertEventOf(
    db,
    { id: eventId, type: 'author.erased', at },
    {
      data: `json_object('site', s.id, 'author_id', ?2)`,
      from: `sites s WHERE s.id = ?1 AND ${isNew}`,
      values: [site, author],
    },
  )
  // Once the words were to go, they go.
  const begin = own(
    `INSERT INTO erasures (site_id, author_id, last_comment, keep_comments)
SELECT ?1, ?2, coalesce((SELECT c.id FROM comments c INDEXED BY comments_by_author
  WHERE c.site_id = ?1 AND c.author_id = ?2 ORDER BY c.id DESC LIMIT 1), ''), ?3 WHERE ${isKnown}
ON CONFLICT (site_id, author_id) DO UPDATE SET state = 'running',
  last_comment = max(last_comment, excluded.last_comment),
  keep_comments = iif(state = 'running', min(keep_comments, excluded.keep_comments),
    excluded.keep_comments)`,
    keep,
  )
  const results = await changingBatch(db, [
    ...[account, tell, begin],
    own(
      `UPDATE authors SET name = NULL, name_key = NULL, website = NULL, is_trusted = 0,
  created_at = ?3 WHERE site_id = ?1 AND id = ?2 AND ${running}`,
      at,
    ),
    own(threadsOfReactions),
    own('DELETE FROM reactions WHERE site_id = ?1 AND author_id = ?2'),
    // That somebody has reported it is the comment's, and counted there; who, and in what words, is not.
    own(`UPDATE reports INDEXED BY reports_by_author
SET author_id = 'forgotten:' || id, explanation = NULL WHERE site_id = ?1 AND author_id = ?2`),
    own('DELETE FROM notes INDEXED BY notes_of_author WHERE site_id = ?1 AND author_id = ?2'),
    own(
      `DELETE FROM sanctions INDEXED BY sanctions_of_author WHERE site_id = ?1 AND author_id = ?2
  AND (lifted_at IS NOT NULL OR acknowledged_at IS NOT NULL OR until <= ?3)`,
      at,
    ),
    own('DELETE FROM idempotency WHERE site_id = ?1 AND author_id = ?2'),
  ])
  return { isBegun: (results[2]?.meta.changes ?? 0) > 0, events: writtenBy(results[1]) }
}

/** Those that go on. */
export async function findErasures(db: D1Database, most: number): Promise<Erasure[]> {
  const { results } = await db
    .prepare(
      `SELECT site_id AS site, author_id AS author FROM erasures INDEXED BY erasures_by_state
WHERE state = 'running' LIMIT ?1`,
    )
    .bind(most)
    .all<Erasure>()
  return results
}

// Comments of a step, where their authors alone go, and where each is withdrawn: a batch of two hundred
// statements or so.
const looked = 200
const withdrawn = 40

export interface LeftComment {
  id: string
  status: Status
  root_id: string | null
  parent_id: string | null
}

/** Takes one step; whether there is more to do. `newIds` gives each withdrawal the id of its event. */
export async function erasureStep(
  db: D1Database,
  erasure: Erasure,
  at: number,
  newEventId: () => string,
): Promise<boolean> {
  const { site, author } = erasure
  const { results } = await db
    .prepare(
      `SELECT c.id, c.status, c.root_id, c.parent_id, e.keep_comments
FROM erasures e CROSS JOIN comments c INDEXED BY comments_by_author
  ON c.site_id = e.site_id AND c.author_id = e.author_id AND c.id <= e.last_comment
WHERE e.site_id = ?1 AND e.author_id = ?2 AND e.state = 'running' ORDER BY c.id LIMIT ?3`,
    )
    .bind(site, author, looked)
    .all<LeftComment & { keep_comments: 0 | 1 }>()
  const keep = results[0]?.keep_comments === 1
  const taken = keep ? results : results.slice(0, withdrawn)
  await changingBatch(db, [
    ...(taken.length > 0 ? forgetComments(db, erasure, taken, { keep, at, newEventId }) : []),
    ...finish(db, erasure),
  ])
  return results.length === looked || results.length > taken.length
}

/**
 * Lets go of what sanctions have kept that are over: they, and authors of whom nothing else is known. For the
 * daily housekeeping.
 */
export async function purgeErasures(db: D1Database, at: number): Promise<void> {
  const kept = `(SELECT e.site_id, e.author_id FROM erasures e INDEXED BY erasures_by_state
    WHERE e.state = 'kept')`
  const free = `(site_id, author_id) IN ${kept} AND NOT EXISTS (SELECT 1 FROM sanctions n
    INDEXED BY sanctions_of_author
    WHERE n.site_id = erasures.site_id AND n.author_id = erasures.author_id)`
  await db.batch([
    db
      .prepare(
        `DELETE FROM sanctions WHERE (site_id, author_id) IN ${kept}
  AND (lifted_at IS NOT NULL OR acknowledged_at IS NOT NULL OR until <= ?1)`,
      )
      .bind(at),
    db.prepare(
      `DELETE FROM authors WHERE (site_id, id) IN ${kept} AND name IS NULL AND website IS NULL
  AND published + pending + rejected + spam + withdrawn = 0
  AND NOT EXISTS (SELECT 1 FROM sanctions n INDEXED BY sanctions_of_author
    WHERE n.site_id = authors.site_id AND n.author_id = authors.id)
  AND NOT EXISTS (SELECT 1 FROM notes m INDEXED BY notes_of_author
    WHERE m.site_id = authors.site_id AND m.author_id = authors.id)`,
    ),
    db.prepare(`DELETE FROM erasures WHERE ${free}`),
  ])
}
