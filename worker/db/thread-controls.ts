// What moderators set of a thread. What readers see of it moves the thread's version, by two: one may be
// used up by a closing time that has passed.
import { type AuditedAct, insertAuditOf } from './audit.ts'
import { insertThreadCreated, insertThreadUpdated, writtenBy } from './events.ts'
import { insertThread } from './posting.ts'
import { changingBatch, returnThread } from './thread-changes.ts'
import { joinThread, presentKey, threadColumn } from './thread-keys.ts'

export interface ControlsRow {
  id: string | null
  site: string
  key: string
  aliases: string[]
  url: string | null
  title: string | null
  /** As it was set; `closes_at` may have passed. */
  state: 'open' | 'closed'
  closes_at: number | null
  hold_all: boolean
  message: string | null
  comment_count: number
  version: number
}

interface StoredControls extends Omit<ControlsRow, 'aliases' | 'hold_all'> {
  aliases: string
  hold_all: number
}

const plain = ['id', 'url', 'title', 'closes_at', 'message']

/** For a batch: `toControls` reads its row; no row where there is no such site. */
export function selectControls(db: D1Database, site: string, key: string): D1PreparedStatement {
  const key_ = `coalesce(${threadColumn('key')}, ?2)`
  return db
    .prepare(
      `SELECT s.id AS site, ${key_} AS key,
  ${plain.map((name) => `${threadColumn(name)} AS ${name}`).join(', ')},
  coalesce(${threadColumn('state')}, 'open') AS state,
  coalesce(${threadColumn('hold_all')}, 0) AS hold_all,
  coalesce(${threadColumn('comment_count')}, 0) AS comment_count,
  coalesce(${threadColumn('version')}, 0) AS version,
  (SELECT json_group_array(x.key) FROM (SELECT key FROM threads INDEXED BY threads_aliases
    WHERE site_id = s.id AND alias_of = ${key_} LIMIT 100) x) AS aliases
FROM sites s ${joinThread} WHERE s.id = ?1`,
    )
    .bind(site, key)
}

export function toControls(result: D1Result<unknown> | undefined): ControlsRow | null {
  const row = result?.results[0] as StoredControls | undefined
  if (row === undefined) return null
  return { ...row, aliases: JSON.parse(row.aliases), hold_all: row.hold_all === 1 }
}

/** As the thread is to be. */
export type Controls = Pick<
  ControlsRow,
  'url' | 'title' | 'state' | 'closes_at' | 'hold_all' | 'message'
>

/**
 * Sets what is given and leaves the rest, whatever somebody else has set meanwhile; makes the thread's row
 * where there is none.
 */
export async function updateControls(
  db: D1Database,
  at: { site: string; key: string; newId: string; at: number },
  set: Partial<Controls>,
  isPublic: boolean,
  told: AuditedAct & { before: unknown; after: unknown },
  eventIds: [created: string, updated: string],
): Promise<{ row: ControlsRow | null; events: number }> {
  const isThread = `site_id = ?1 AND key = ${presentKey('?2')}`
  const names = Object.keys(set) as (keyof Controls)[]
  const update = db
    .prepare(
      `UPDATE threads SET ${names.map((name, nth) => `${name} = ?${nth + 4}, `).join('')}
  version = version + ?3
WHERE ${isThread} ${returnThread}`,
    )
    .bind(at.site, at.key, isPublic ? 2 : 0, ...names.map((name) => asStored(set[name])))
  // Of the thread that the key leads to by then.
  const account = insertAuditOf(db, told, {
    from: `threads WHERE ${isThread}`,
    values: [at.site, at.key, JSON.stringify(told.before), JSON.stringify(told.after)],
    ...{ before: '?3', after: '?4' },
  })
  const results = await changingBatch(db, [
    insertThread(db, at.site, at.key, at.newId, at.at),
    insertThreadCreated(db, at, eventIds[0]),
    update,
    insertThreadUpdated(db, at, eventIds[1]),
    account,
    selectControls(db, at.site, at.key),
  ])
  return { row: toControls(results.at(-1)), events: writtenBy(results[1], results[3]) }
}

function asStored(value: Controls[keyof Controls] | undefined): string | number | null {
  return typeof value === 'boolean' ? Number(value) : (value ?? null)
}
