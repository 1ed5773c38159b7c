// Events on their way into the outbox: statements for the batch of the change that they tell, so that
// there is an event where there was a change, and none where the batch rolled back or found itself too late.
import type { EventType } from '../contract/events.ts'
import type { Status } from '../contract/limits.ts'
import { presentKey } from './thread-keys.ts'

/** An event whose data is the comment's, or its thread's, as the batch finds it. */
export interface CommentEvent {
  id: string
  type: Extract<EventType, `comment.${string}` | `thread.${string}`>
  /** Members beside those of the comment. */
  more?: Record<string, string | number | null>
}

// Where no webhook listens nothing is written: the outbox costs a site that has none no row.
const isHeard = 'EXISTS (SELECT 1 FROM webhooks WHERE site_id = ?1 AND disabled_at IS NULL)'

/**
 * One event of the one row that `from` finds, for the batch that changes it: `data` is SQL for a JSON object.
 * `from` is what stands after FROM, WHERE included, over ?1 the site and the rest of `values`.
 */
export function insertEventOf(
  db: D1Database,
  event: { id: string; type: EventType; at: number },
  { data, from, values }: { data: string; from: string; values: (string | number | null)[] },
): D1PreparedStatement {
  const place = (nth: number) => `?${values.length + nth}`
  return db
    .prepare(
      `INSERT INTO events (site_id, id, type, data, created_at)
SELECT ?1, ${place(1)}, ${place(2)}, ${data}, ${place(3)} FROM ${from} AND ${isHeard}`,
    )
    .bind(...values, event.id, event.type, event.at)
}

/** Selects a `ThreadData` of the thread called `t`. */
export const threadData = `json_object('site', t.site_id, 'thread_id', t.id, 'thread_key', t.key,
  'state', t.state)`
const commentData = `json_object('site', c.site_id, 'comment_id', c.id, 'thread_id', c.thread_id,
  'thread_key', t.key, 'parent_id', c.parent_id, 'author_id', c.author_id,
  'status', coalesce(?6, c.status), 'revision', c.revision + ?7)`

/** The comment that events tell of. */
export interface Told {
  /** A condition on `comments`, true of that one row: over ?1 its site, ?2 its id, and ?3, as a rule its
   *  revision. */
  where: string
  values: [site: string, id: string, third: number | string | null]
  at: number
  /** What the batch makes of it, where the events come before that. */
  next?: { status: Status } | undefined
  /** The id of the thread, should the batch have made it: `thread.created` is told of no other. */
  newThread?: string
}

// Where there is more, two objects are put into one as texts: json_patch() would leave out what is null.
/** Events of one comment and its thread, for the batch that changes them: one statement, a row each. That it
 *  is published or held is told only where it was not so before. */
export function insertCommentEvents(
  db: D1Database,
  { where, values, at, next, newThread }: Told,
  events: readonly CommentEvent[],
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO events (site_id, id, type, data, created_at)
SELECT c.site_id, told.value ->> 'id', told.value ->> 'type',
  CASE WHEN told.value ->> 'type' GLOB 'thread.*' THEN ${threadData}
    WHEN told.value -> 'more' IS NULL THEN ${commentData}
    ELSE rtrim(${commentData}, '}') || ',' || substr(told.value -> 'more', 2) END,
  ?5
FROM (SELECT * FROM comments WHERE ${where}) c
JOIN threads t ON t.site_id = c.site_id AND t.id = c.thread_id
JOIN json_each(?4) told
WHERE ${isHeard} AND (t.id = ?8 OR told.value ->> 'type' <> 'thread.created')
  AND (c.status IS NOT ?6 OR told.value ->> 'type' NOT IN ('comment.published', 'comment.held'))`,
    )
    .bind(
      ...values,
      JSON.stringify(events),
      at,
      next?.status ?? null,
      next === undefined ? 0 : 1,
      newThread ?? null,
    )
}

/** A condition on `comments`: the one that is reported, ?2 of site ?1, where the report ?3 is stored. */
export const isReportStored = `site_id = ?1 AND id = ?2
  AND EXISTS (SELECT 1 FROM reports r WHERE r.site_id = ?1 AND r.id = ?3)`

interface NewReported {
  site: string
  comment: string
  id: string
  reasonCode: string
  at: number
  eventId: string
  /** What the batch makes of the comment after this. */
  next?: { status: Status } | undefined
}

/** That there is a report, for the batch that stores it, after that. */
export function insertReported(
  db: D1Database,
  { site, comment, id, reasonCode, eventId, ...told }: NewReported,
): D1PreparedStatement {
  const where = isReportStored
  const more = { report_id: id, reason_code: reasonCode }
  return insertCommentEvents(db, { where, values: [site, comment, id], ...told }, [
    { id: eventId, type: 'comment.reported', more },
  ])
}

/** That moderators changed something of a thread. */
export function insertThreadUpdated(
  db: D1Database,
  at: { site: string; key: string; at: number },
  eventId: string,
): D1PreparedStatement {
  return insertEventOf(
    db,
    { id: eventId, type: 'thread.updated', at: at.at },
    {
      data: threadData,
      from: `threads t WHERE t.site_id = ?1 AND t.key = ${presentKey('?2')}`,
      values: [at.site, at.key],
    },
  )
}

/** That a thread came into being, where its row is the one that this batch has made. */
export function insertThreadCreated(
  db: D1Database,
  at: { site: string; key: string; newId: string; at: number },
  eventId: string,
): D1PreparedStatement {
  return insertEventOf(
    db,
    { id: eventId, type: 'thread.created', at: at.at },
    {
      data: threadData,
      from: 'threads t WHERE t.site_id = ?1 AND t.key = ?2 AND t.id = ?3',
      values: [at.site, at.key, at.newId],
    },
  )
}

/** How many events a batch has written, given the results of its statements for them. */
export function writtenBy(...results: (D1Result | undefined)[]): number {
  return results.reduce((sum, result) => sum + (result?.meta.changes ?? 0), 0)
}
