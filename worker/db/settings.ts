// Settings that moderators change: of a site, of a thread, and its word lists. Each change is one batch
// with its line in the audit: which settings, before and after, never a word of a list.
import type { Policy, PolicyChange } from '../contract/policy.ts'
import type { SettingsChange } from '../contract/site-settings.ts'
import { type Act, insertAuditOf } from './audit.ts'
import { insertThreadCreated, insertThreadUpdated, writtenBy } from './events.ts'
import { insertThread } from './posting.ts'
import { type SiteRow, type StoredSite, selectSite, siteColumns, toStoredSite } from './sites.ts'
import { presentKey } from './thread-keys.ts'

// Of the notice, whether there is one; of reserved names, which may be people's, how many.
const settingsObject = (
  told: Record<'name' | 'origins' | 'notice' | 'limits' | 'policy' | 'reserved', string>,
) =>
  `json_object('name', ${told.name}, 'origins', json(${told.origins}),
  'notice', json(iif(${told.notice} IS NULL, 'false', 'true')),
  'limits', json(${told.limits}), 'policy', json(${told.policy}),
  'reserved_names', json_array_length(${told.reserved}))`

/** Changes a site; null where there is none of that id. */
export async function changeSettings(
  db: D1Database,
  site: string,
  change: SettingsChange,
  act: Act,
): Promise<StoredSite | null> {
  const patch = (part: object | null = {}) => JSON.stringify(part)
  const merged = (column: string, place: string) =>
    `CASE WHEN ${place} = 'null' THEN '{}' ELSE json_patch(${column}, ${place}) END`
  const before = {
    ...{ name: 'name', origins: 'origins', notice: 'notice' },
    ...{ limits: 'limits', policy: 'policy', reserved: 'reserved_names' },
  }
  const after = {
    name: 'coalesce(?2, name)',
    origins: 'coalesce(?3, origins)',
    notice: 'CASE WHEN ?4 THEN ?7 ELSE notice END',
    limits: merged('limits', '?5'),
    policy: merged('policy', '?6'),
    reserved: 'coalesce(?8, reserved_names)',
  }
  const wanted = [
    ...[site, change.name ?? null, change.origins ? JSON.stringify(change.origins) : null],
    ...[change.notice === undefined ? 0 : 1, patch(change.limits), patch(change.policy)],
    change.notice ?? null,
    change.reserved_names === undefined ? null : patch(change.reserved_names ?? []),
  ]
  const [, , read] = await db.batch<SiteRow>([
    insertAuditOf(
      db,
      { ...act, action: 'settings.change' },
      {
        ...{ from: 'sites WHERE id = ?1', values: wanted },
        ...{ before: settingsObject(before), after: settingsObject(after) },
      },
    ),
    db
      .prepare(
        `UPDATE sites SET name = ${after.name}, origins = ${after.origins}, notice = ${after.notice},
  limits = ${after.limits}, policy = ${after.policy}, reserved_names = ${after.reserved},
  revision = revision + 1
WHERE id = ?1`,
      )
      .bind(...wanted),
    selectSite(db, site),
  ])
  const row = read?.results[0]
  return row ? toStoredSite(row) : null
}

interface ThreadRow extends SiteRow {
  thread_policy: string | null
}

export interface ThreadPolicy {
  site: StoredSite
  own: Policy
}

function selectThread(db: D1Database, site: string, key: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${siteColumns}, t.policy AS thread_policy
FROM sites s LEFT JOIN threads t ON t.site_id = s.id AND t.key = ${presentKey('?2')} WHERE s.id = ?1`,
    )
    .bind(site, key)
}

export async function findThreadPolicy(
  db: D1Database,
  site: string,
  key: string,
): Promise<ThreadPolicy | null> {
  return toThreadPolicy(await selectThread(db, site, key).first<ThreadRow>())
}

function toThreadPolicy(row: ThreadRow | null | undefined): ThreadPolicy | null {
  if (!row) return null
  return { site: toStoredSite(row), own: JSON.parse(row.thread_policy ?? '{}') as Policy }
}

/** Changes what a thread sets; one that nobody has written in yet gets its row. */
export async function changeThreadPolicy(
  db: D1Database,
  site: string,
  key: string,
  change: PolicyChange | null,
  ids: { thread: string; created: string; updated: string },
  act: Act,
): Promise<{ changed: ThreadPolicy | null; events: number }> {
  const { at } = act
  const patch = JSON.stringify(change)
  const merged = `CASE WHEN ?3 = 'null' THEN '{}' ELSE json_patch(policy, ?3) END`
  const isThread = `site_id = ?1 AND key = ${presentKey('?2')}`
  const results = await db.batch<ThreadRow>([
    insertThread(db, site, key, ids.thread, at),
    insertThreadCreated(db, { site, key, newId: ids.thread, at }, ids.created),
    insertAuditOf(
      db,
      { ...act, action: 'thread.settings' },
      {
        ...{ from: `threads WHERE ${isThread}`, values: [site, key, patch] },
        before: `json_object('policy', json(policy))`,
        after: `json_object('policy', json(${merged}))`,
      },
    ),
    db.prepare(`UPDATE threads SET policy = ${merged} WHERE ${isThread}`).bind(site, key, patch),
    insertThreadUpdated(db, { site, key, at }, ids.updated),
    selectThread(db, site, key),
  ])
  const changed = toThreadPolicy(results.at(-1)?.results[0])
  return { changed, events: writtenBy(results[1], results.at(-2)) }
}
