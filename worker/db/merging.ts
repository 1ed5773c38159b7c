// A thread moves to another key, and into the thread that has that key already: one batch, or nothing of
// it. Every statement asks whether both are still threads of their own; what makes the one an alias is last.
import { type Act, insertAuditOf } from './audit.ts'
import { insertEventOf, threadData, writtenBy } from './events.ts'
import { changingBatch, returnThread } from './thread-changes.ts'
import { type ControlsRow, selectControls, toControls } from './thread-controls.ts'

export interface Move {
  site: string
  /** The thread that goes: its id, and its key, which becomes an alias. */
  from: { id: string; key: string }
}

type Told = Act & { eventId: string }

/** What the key leads to then, and how many events were written along. */
interface Moved {
  row: ControlsRow | null
  events: number
}

const action = 'thread.merge'

/** Moves the thread to a key that nobody has written under; returns what the key leads to then. */
export async function moveThread(
  db: D1Database,
  { site, from }: Move,
  key: string,
  aliasId: string,
  told: Told,
): Promise<Moved> {
  const isFree = `NOT EXISTS (SELECT 1 FROM threads WHERE site_id = ?1 AND key = ?4)`
  const isThere = `site_id = ?1 AND id = ?2 AND key = ?3 AND alias_of IS NULL AND ${isFree}`
  const hasMoved = `EXISTS (SELECT 1 FROM threads WHERE site_id = ?1 AND id = ?2 AND key = ?4)`
  const of = [site, from.id, from.key, key]
  const results = await changingBatch(db, [
    insertAuditOf(
      db,
      { ...told, action },
      {
        ...{ from: `threads WHERE ${isThere}`, values: of },
        ...{ before: `json_object('key', ?3)`, after: `json_object('key', ?4)` },
      },
    ),
    db
      .prepare(
        `UPDATE threads SET key = ?4, version = version + 1 WHERE ${isThere} ${returnThread}`,
      )
      .bind(...of),
    db
      .prepare(
        `UPDATE threads INDEXED BY threads_aliases SET alias_of = ?4 WHERE site_id = ?1 AND alias_of = ?3 AND ${hasMoved}`,
      )
      .bind(...of),
    // The key is free only where the thread has just left it.
    db
      .prepare(
        `INSERT INTO threads (site_id, key, id, alias_of, created_at)
VALUES (?1, ?3, ?5, ?4, ?6) ON CONFLICT DO NOTHING ${returnThread}`,
      )
      .bind(...of, aliasId, told.at),
    tell(db, { site, key, by: told.audit.id }, told),
    selectControls(db, site, key),
  ])
  return { row: toControls(results.at(-1)), events: writtenBy(results.at(-2)) }
}

// Where this batch has moved anything, which its line in the audit says.
function tell(
  db: D1Database,
  { site, key, by }: { site: string; key: string; by: string },
  { at, eventId }: Told,
): D1PreparedStatement {
  return insertEventOf(
    db,
    { id: eventId, type: 'thread.updated', at },
    {
      data: threadData,
      from: `threads t WHERE t.site_id = ?1 AND t.key = ?2
  AND EXISTS (SELECT 1 FROM audit a WHERE a.site_id = ?1 AND a.id = ?3)`,
      values: [site, key, by],
    },
  )
}

const one = `SELECT * FROM threads WHERE site_id = ?1 AND id = ?2 AND alias_of IS NULL`
const other = `SELECT * FROM threads WHERE site_id = ?1 AND id = ?3 AND alias_of IS NULL`
const both = `EXISTS (${one}) AND EXISTS (${other})`

// Accepted: no index leads from a thread to its reactions, nor to what is hidden in it, since each would
// cost a row more at every reaction or comment. A merge walks those of its site once.
const hidden = [
  ['comments_pending', `status = 'pending' AND listed = 0`],
  ['comments_refused', `status IN ('rejected', 'spam', 'withdrawn') AND listed = 0`],
] as const

/** Moves all that is in the thread into another one, whose settings stay as they are. */
export async function mergeThreads(
  db: D1Database,
  { site, from }: Move,
  into: Move['from'],
  told: Told & { otherId: string },
): Promise<Moved> {
  const of = [site, from.id, into.id]
  const run = (sql: string, ...more: (string | number | null)[]) =>
    db.prepare(sql).bind(...of, ...more)
  const account = (id: string, target: '?2' | '?3') =>
    insertAuditOf(
      db,
      { ...told, audit: { ...told.audit, id }, action },
      {
        ...{ from: `(${one}) o CROSS JOIN (${other}) i`, values: of, target },
        ...{ before: `json_object('key', o.key)`, after: `json_object('key', i.key)` },
      },
    )
  const move = (index: string, state: string) =>
    run(`UPDATE comments INDEXED BY ${index} SET thread_id = ?3, pinned_at = NULL
WHERE site_id = ?1 AND thread_id = ?2 AND ${state} AND ${both}`)
  const results = await changingBatch(db, [
    account(told.audit.id, '?2'),
    account(told.otherId, '?3'),
    // Who reacted to both, reacted once. The trigger takes it out of the counts of the thread that goes.
    run(`DELETE FROM reactions WHERE site_id = ?1 AND thread_id = ?2 AND target_id = ?2
  AND EXISTS (SELECT 1 FROM reactions own WHERE own.site_id = ?1
    AND own.author_id = reactions.author_id AND own.thread_id = ?3 AND own.target_id = ?3
    AND own.kind = reactions.kind)
  AND ${both}`),
    run(`UPDATE reactions SET thread_id = ?3, target_id = iif(target_id = ?2, ?3, target_id)
WHERE site_id = ?1 AND thread_id = ?2 AND ${both}`),
    move('comments_listed', 'listed = 1'),
    ...hidden.map(([index, state]) => move(index, state)),
    run(`UPDATE threads SET comment_count = comment_count + o.count,
  version = max(threads.version, o.version) + 2,
  title = iif(threads.url IS NULL, o.title, threads.title), url = coalesce(threads.url, o.url),
  reactions = json_patch(o.reactions, (
    SELECT json_group_object(kind.key, kind.value + coalesce(o.reactions ->> kind.key, 0))
    FROM json_each(threads.reactions) kind))
FROM (SELECT comment_count AS count, version, title, url, reactions FROM (${one})) o
WHERE site_id = ?1 AND id = ?3 AND alias_of IS NULL ${returnThread}`),
    run(`UPDATE threads INDEXED BY threads_aliases SET alias_of = (SELECT key FROM (${other}))
WHERE site_id = ?1 AND alias_of = (SELECT key FROM (${one})) AND ${both}`),
    run(`UPDATE threads SET alias_of = (SELECT key FROM (${other})), comment_count = 0,
  reactions = '{}', url = NULL, title = NULL, message = NULL, closes_at = NULL, hold_all = 0,
  state = 'open'
WHERE site_id = ?1 AND id = ?2 AND alias_of IS NULL AND EXISTS (${other}) ${returnThread}`),
    tell(db, { site, key: into.key, by: told.audit.id }, told),
    selectControls(db, site, into.key),
  ])
  return { row: toControls(results.at(-1)), events: writtenBy(results.at(-2)) }
}
