// What a site owner does from the command line: add a site, change its settings, list them.
import { defaultReactionKinds, type NewSite, type SiteChange } from '../contract/settings.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'
import { deleteSsoKey, type NewSsoKey, putSsoKey } from './sso.ts'

/** False where there is a site of that id already; nothing is changed then. */
export async function insertSite(db: D1Database, site: NewSite, at: number): Promise<boolean> {
  const { results } = await db
    .prepare(
      `INSERT INTO sites (id, name, origins, reaction_kinds, limits, policy, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO NOTHING RETURNING id`,
    )
    .bind(
      site.id,
      site.name,
      JSON.stringify(site.origins),
      JSON.stringify(defaultReactionKinds),
      JSON.stringify(site.limits),
      JSON.stringify(site.policy),
      at,
    )
    .run()
  return results.length > 0
}

/** What becomes of the keys of a site's own login. */
export interface SsoKeyChange {
  removed: readonly string[]
  added: readonly NewSsoKey[]
  at: number
}

/** False where there is no such site; keys are changed only of one that there is. */
export async function updateSite(
  db: D1Database,
  id: string,
  change: SiteChange,
  { removed, added, at }: SsoKeyChange = { removed: [], added: [], at: 0 },
): Promise<boolean> {
  const update = db
    .prepare(
      `UPDATE sites SET name = coalesce(?2, name), origins = coalesce(?3, origins),
  limits = json_patch(limits, ?4), policy = json_patch(policy, ?5), revision = revision + 1,
  reaction_kinds = (SELECT json_group_array(json_set(value, '$.label',
    coalesce(?6 ->> (value ->> 'kind'), value ->> 'label')) ORDER BY key) FROM json_each(reaction_kinds))
WHERE id = ?1 RETURNING id`,
    )
    .bind(
      id,
      change.name ?? null,
      change.origins ? JSON.stringify(change.origins) : null,
      JSON.stringify(change.limits ?? {}),
      JSON.stringify(change.policy ?? {}),
      JSON.stringify(change.labels ?? {}),
    )
  const [updated] = await db.batch([
    update,
    ...removed.map((kid) => deleteSsoKey(db, id, kid)),
    ...added.map((key) => putSsoKey(db, id, key, at)),
  ])
  return (updated?.results.length ?? 0) > 0
}

export interface ListedSite extends StoredSite {
  /** What may be told of the keys of its own login, oldest first. */
  ssoKeys: Omit<NewSsoKey, 'key'>[]
}

export async function listSites(db: D1Database): Promise<ListedSite[]> {
  const { results } = await db
    .prepare(
      `SELECT ${siteColumns}, (SELECT json_group_array(json_object('kid', k.kid, 'alg', k.alg)) FROM (
    SELECT kid, alg FROM sso_keys WHERE site_id = s.id ORDER BY added_at, kid) k) AS sso_keys
FROM sites s ORDER BY s.id`,
    )
    .all<SiteRow & { sso_keys: string }>()
  return results.map((row) => ({ ...toStoredSite(row), ssoKeys: JSON.parse(row.sso_keys) }))
}
