// The site's own login: its keys, which only the login of their kid reads, and the tokens that were used.
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

export interface SsoKey {
  alg: 'HS256' | 'ES256' | 'RS256'
  /** A secret, or a public key in PEM. */
  key: string
}

/** A site, with its key of that kid where it has one. Reads 2 rows at most. */
export async function findSsoKey(
  db: D1Database,
  site: string,
  kid: string | null,
): Promise<{ site: StoredSite; key: SsoKey | null } | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, k.alg AS sso_alg, k.key AS sso_key
FROM sites s LEFT JOIN sso_keys k ON k.site_id = s.id AND k.kid = ?2
WHERE s.id = ?1`,
    )
    .bind(site, kid)
    .first<SiteRow & { sso_alg: SsoKey['alg'] | null; sso_key: string | null }>()
  if (row === null) return null
  const { sso_alg: alg, sso_key: key } = row
  return { site: toStoredSite(row), key: alg === null || key === null ? null : { alg, key } }
}

/** Uses up a login. False where it was used before: of many at once, one is first. */
export async function spendLogin(
  db: D1Database,
  site: string,
  jti: string,
  expiresAt: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO sso_logins (site_id, jti, expires_at) VALUES (?1, ?2, ?3)
ON CONFLICT (site_id, jti) DO NOTHING`,
    )
    .bind(site, jti, expiresAt)
    .run()
  return meta.changes > 0
}

/** Forgets logins whose token nobody would take any more. For the daily housekeeping. */
export async function purgeLogins(db: D1Database, at: number): Promise<void> {
  await db.prepare('DELETE FROM sso_logins WHERE expires_at <= ?1').bind(at).run()
}

export interface NewSsoKey extends SsoKey {
  kid: string
}

/** For a batch. A key of the same kid gives way. */
export function putSsoKey(
  db: D1Database,
  site: string,
  { kid, alg, key }: NewSsoKey,
  at: number,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO sso_keys (site_id, kid, alg, key, added_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (site_id, kid) DO UPDATE SET alg = ?3, key = ?4, added_at = ?5`,
    )
    .bind(site, kid, alg, key, at)
}

/** For a batch. */
export function deleteSsoKey(db: D1Database, site: string, kid: string): D1PreparedStatement {
  return db.prepare('DELETE FROM sso_keys WHERE site_id = ?1 AND kid = ?2').bind(site, kid)
}
