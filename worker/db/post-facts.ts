// What must be known before somebody posts, read in one statement.
import type { Status } from '../contract/limits.ts'
import {
  type KnownVersions,
  type PolicyFacts,
  type PolicyRow,
  policyColumns,
  policyJoins,
  toPolicyFacts,
} from './policy-facts.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'
import { presentKey } from './thread-keys.ts'

export interface PostFacts {
  site: StoredSite
  /** What the key leads to; its own key, should the key be an alias. */
  thread: { key: string; state: 'open' | 'closed' } | null
  parent: {
    id: string
    thread_key: string | null
    status: Status
    depth: number
    root_id: string | null
    ancestors: string[]
  } | null
  /** What was answered to this Idempotency-Key before. */
  earlier: { request_hash: string; status: number; answer: string } | null
  /** The author's running minute. */
  minute: { started_at: number; count: number } | null
  /** What the draft leaves out, where the author has set a profile. */
  profile: { name: string | null; website: string | null }
  policy: PolicyFacts
}

interface FactsRow extends SiteRow, PolicyRow {
  thread_key: string | null
  state: 'open' | 'closed'
  parent_id: string | null
  parent_status: Status
  parent_depth: number
  parent_root: string | null
  parent_ancestors: string
  parent_thread_key: string | null
  request_hash: string | null
  answer_status: number
  answer: string
  author_name: string | null
  author_website: string | null
  minute_started_at: number | null
  minute_count: number
}

/** Everything that decides about a post; null where there is no such site. Reads at most 12 rows
 *  and, where rules ask for them, 40 comments of the author and the thread. */
export async function findPostFacts(
  db: D1Database,
  at: {
    site: string
    key: string
    author: string | null
    parent: string | null
    idempotencyKey: string | null
    lists: KnownVersions
  },
): Promise<PostFacts | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, t.key AS thread_key, t.state,
  p.id AS parent_id, p.status AS parent_status,
  p.depth AS parent_depth, p.root_id AS parent_root, p.ancestors AS parent_ancestors,
  CASE WHEN p.thread_id = t.id THEN t.key END AS parent_thread_key,
  i.request_hash, i.status AS answer_status, i.answer, a.minute_started_at, a.minute_count,
  iif(a.keeps_byline, a.name, NULL) AS author_name,
  iif(a.keeps_byline, a.website, NULL) AS author_website,
  ${policyColumns('?3', 'NULL', ['?6', '?7'])}
FROM sites s
LEFT JOIN threads t ON t.site_id = s.id AND t.key = ${presentKey('?2')}
LEFT JOIN authors a ON a.site_id = s.id AND a.id = ?3
LEFT JOIN comments p ON p.site_id = s.id AND p.id = ?4
LEFT JOIN idempotency i ON i.site_id = s.id AND i.author_id = ?3 AND i.key = ?5
${policyJoins}
WHERE s.id = ?1`,
    )
    .bind(
      ...[at.site, at.key, at.author, at.parent, at.idempotencyKey],
      ...[at.lists.blocked, at.lists.watched],
    )
    .first<FactsRow>()
  return row && toFacts(row)
}

function toFacts(row: FactsRow): PostFacts {
  return {
    site: toStoredSite(row),
    thread: row.thread_key === null ? null : { key: row.thread_key, state: row.state },
    parent:
      row.parent_id === null
        ? null
        : {
            id: row.parent_id,
            thread_key: row.parent_thread_key,
            status: row.parent_status,
            depth: row.parent_depth,
            root_id: row.parent_root,
            ancestors: JSON.parse(row.parent_ancestors),
          },
    earlier:
      row.request_hash === null
        ? null
        : { request_hash: row.request_hash, status: row.answer_status, answer: row.answer },
    minute:
      row.minute_started_at === null
        ? null
        : { started_at: row.minute_started_at, count: row.minute_count },
    profile: { name: row.author_name, website: row.author_website },
    policy: toPolicyFacts(row),
  }
}
