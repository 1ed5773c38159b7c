// What a reader was told: the sanctions of one's own, with the site that judges the request.
import { openSanctions, type SanctionRow, sanctionObject } from './sanctions.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

/** Everything that is open; null where there is no such site. */
export async function findOwnSanctions(
  db: D1Database,
  site: string,
  author: string,
): Promise<{ site: StoredSite; sanctions: SanctionRow[] } | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, ${openSanctions('s.id', '?2')} AS sanctions FROM sites s WHERE s.id = ?1`,
    )
    .bind(site, author)
    .first<SiteRow & { sanctions: string }>()
  return row && { site: toStoredSite(row), sanctions: JSON.parse(row.sanctions) }
}

/** One of the author's own that was not lifted; `sanction` is null where there is no such one. */
export async function findOwnSanction(
  db: D1Database,
  site: string,
  author: string,
  id: string,
): Promise<{ site: StoredSite; sanction: SanctionRow | null } | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, (SELECT ${sanctionObject} FROM sanctions n
  WHERE n.site_id = s.id AND n.id = ?3 AND n.author_id = ?2 AND n.lifted_at IS NULL) AS sanction
FROM sites s WHERE s.id = ?1`,
    )
    .bind(site, author, id)
    .first<SiteRow & { sanction: string | null }>()
  if (row === null) return null
  const sanction = row.sanction === null ? null : (JSON.parse(row.sanction) as SanctionRow)
  return { site: toStoredSite(row), sanction }
}
