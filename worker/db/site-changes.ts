// What a site owner does from the command line: add a site, change its settings, list them.
import { defaultReactionKinds, type NewSite, type SiteChange } from '../contract/settings.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

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

/** False where there is no such site. */
export async function updateSite(db: D1Database, id: string, change: SiteChange): Promise<boolean> {
  const { results } = await db
    .prepare(
      `UPDATE sites SET name = coalesce(?2, name), origins = coalesce(?3, origins),
  limits = json_patch(limits, ?4), policy = json_patch(policy, ?5), revision = revision + 1
WHERE id = ?1 RETURNING id`,
    )
    .bind(
      id,
      change.name ?? null,
      change.origins ? JSON.stringify(change.origins) : null,
      JSON.stringify(change.limits ?? {}),
      JSON.stringify(change.policy ?? {}),
    )
    .run()
  return results.length > 0
}

export async function listSites(db: D1Database): Promise<StoredSite[]> {
  const { results } = await db
    .prepare(`SELECT ${siteColumns} FROM sites s ORDER BY s.id`)
    .all<SiteRow>()
  return results.map(toStoredSite)
}
