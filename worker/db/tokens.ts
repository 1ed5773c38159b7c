// Moderators' tokens: found by the hash of what was presented, shown without it.
import type { Scope } from '../contract/scopes.ts'
import { type AuditEntry, insertAudit } from './audit.ts'

export interface TokenRow {
  id: string
  name: string
  scopes: Scope[]
  sites: string[]
  created_at: number
  created_by: string | null
  expires_at: number | null
  /** `2026-11-25`, UTC. */
  last_used_on: string | null
  revoked_at: number | null
}

/** As a statement reads it. */
export type StoredToken = Omit<TokenRow, 'scopes' | 'sites'> & { scopes: string; sites: string }

const columns =
  'id, name, scopes, sites, created_at, created_by, expires_at, last_used_on, revoked_at'

export function toTokenRow(row: StoredToken): TokenRow {
  return { ...row, scopes: JSON.parse(row.scopes), sites: JSON.parse(row.sites) }
}

/** Reads the token of a hash, whatever has become of it. For a batch: `toTokenRow` reads the result. */
export function selectToken(db: D1Database, hash: string): D1PreparedStatement {
  return db.prepare(`SELECT ${columns} FROM tokens WHERE hash = ?1`).bind(hash)
}

/** Notes the day of use, where another one is noted. */
export async function noteUse(db: D1Database, id: string, day: string): Promise<void> {
  await db
    .prepare('UPDATE tokens SET last_used_on = ?2 WHERE id = ?1 AND last_used_on IS NOT ?2')
    .bind(id, day)
    .run()
}

export type NewToken = Pick<
  TokenRow,
  'id' | 'name' | 'scopes' | 'sites' | 'created_at' | 'created_by' | 'expires_at'
>

/** For a batch, or alone. */
export function insertToken(db: D1Database, token: NewToken, hash: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO tokens (id, hash, name, scopes, sites, created_at, created_by, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    )
    .bind(
      token.id,
      hash,
      token.name,
      JSON.stringify(token.scopes),
      JSON.stringify(token.sites),
      token.created_at,
      token.created_by,
      token.expires_at,
    )
}

/** Every token that opens only sites of `sites`, newest first; all of them where it is null. */
export async function listTokens(
  db: D1Database,
  sites: readonly string[] | null,
): Promise<TokenRow[]> {
  const { results } = await db
    .prepare(
      `SELECT ${columns} FROM tokens k WHERE ?1 IS NULL OR NOT EXISTS (
  SELECT 1 FROM json_each(k.sites) own WHERE own.value NOT IN (SELECT value FROM json_each(?1)))
ORDER BY k.id DESC LIMIT 1000`,
    )
    .bind(sites === null ? null : JSON.stringify(sites))
    .all<StoredToken>()
  return results.map(toTokenRow)
}

/** Revokes at once and for good. Repeating it changes nothing. */
export function revokeToken(db: D1Database, id: string, at: number): D1PreparedStatement {
  return db
    .prepare('UPDATE tokens SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL')
    .bind(id, at)
}

/** For a batch: `toTokenRow` reads its row. */
export function selectTokenById(db: D1Database, id: string): D1PreparedStatement {
  return db.prepare(`SELECT ${columns} FROM tokens WHERE id = ?1`).bind(id)
}

/** What was done to a token, and by whom. */
type TokenAct = Pick<AuditEntry, 'actor' | 'action' | 'at' | 'after' | 'request_id'>

/** A line in the audit of each site that the token opens, for the batch of what it tells. */
export function auditToken(
  db: D1Database,
  { id: target, sites }: Pick<TokenRow, 'id' | 'sites'>,
  act: TokenAct,
  newId: () => string,
): D1PreparedStatement[] {
  const line = { ...act, target, revision: null, before: null, reason: null }
  return sites.map((site) => insertAudit(db, site, { ...line, id: newId() }))
}
