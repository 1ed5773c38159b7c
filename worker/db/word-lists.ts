// The word lists of a site: the terms as they were written, and what they were made into, by version.

import type { Act } from './audit.ts'
import type { KnownVersions, PolicyFacts } from './policy-facts.ts'
import { type PolicyRow, policyColumns, policyJoins, toPolicyFacts } from './policy-facts.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

export type ListName = 'blocked' | 'watched'

interface Stored {
  version: number
  terms: string[]
}

/** Version 0 and no terms where nothing was saved. */
export async function findWordList(db: D1Database, site: string, list: ListName): Promise<Stored> {
  const row = await db
    .prepare(
      `SELECT w.version, t.terms FROM word_lists w
JOIN word_list_terms t ON t.site_id = w.site_id AND t.list = w.list
WHERE w.site_id = ?1 AND w.list = ?2`,
    )
    .bind(site, list)
    .first<{ version: number; terms: string }>()
  return row === null
    ? { version: 0, terms: [] }
    : { version: row.version, terms: JSON.parse(row.terms) }
}

/** Stores the list; the audit tells how many terms it had and has. Returns its version. */
export async function saveWordList(
  db: D1Database,
  site: string,
  list: ListName,
  { terms, compiled }: { terms: string; compiled: string },
  { actor, at, audit }: Act,
): Promise<number> {
  const [, , saved] = await db.batch<{ version: number }>([
    db
      .prepare(
        `INSERT INTO audit (site_id, id, at, actor, action, target, before, after, request_id)
VALUES (?1, ?3, ?4, ?5, 'words.change', ?2,
  json_object('terms', coalesce((SELECT json_array_length(terms) FROM word_list_terms
    WHERE site_id = ?1 AND list = ?2), 0)),
  json_object('terms', json_array_length(?6)), ?7)`,
      )
      .bind(site, list, audit.id, at, actor, terms, audit.requestId),
    db
      .prepare(
        `INSERT INTO word_list_terms (site_id, list, saved_at, terms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (site_id, list) DO UPDATE SET saved_at = ?3, terms = ?4`,
      )
      .bind(site, list, at, terms),
    db
      .prepare(
        `INSERT INTO word_lists (site_id, list, version, compiled) VALUES (?1, ?2, 1, ?3)
ON CONFLICT (site_id, list) DO UPDATE SET version = version + 1, compiled = ?3 RETURNING version`,
      )
      .bind(site, list, compiled),
  ])
  return saved?.results[0]?.version ?? 0
}

/** What the rules would go by for somebody of whom nothing is known. */
export async function findTrialFacts(
  db: D1Database,
  site: string,
  lists: KnownVersions,
): Promise<{ site: StoredSite; policy: PolicyFacts } | null> {
  const row = await db
    // No thread has an empty key.
    .prepare(
      `SELECT ${siteColumns}, ${policyColumns('NULL', 'NULL', ['?2', '?3'])}
FROM sites s LEFT JOIN threads t ON t.site_id = s.id AND t.key = ''
${policyJoins} WHERE s.id = ?1`,
    )
    .bind(site, lists.blocked, lists.watched)
    .first<SiteRow & PolicyRow>()
  return row && { site: toStoredSite(row), policy: toPolicyFacts(row) }
}
