// What only one reader may see in a thread: own reactions and own comments that wait for review.
import { fixedLimits } from '../contract/limits.ts'
import { type OwnRow, ownArray, toOwnRow } from './comments.ts'
import { decisionsIn, type OwnDecisionRow, ruledIn, toOwnDecisionRows } from './own-decisions.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'
import { threadIdAt } from './thread-keys.ts'

export interface MineRows {
  site: StoredSite
  /** `target_id` null is the thread itself. */
  reactions: { target_id: string | null; kind: string }[]
  held: OwnRow[]
  decisions: OwnDecisionRow[]
}

/** Null where there is no such site. Reads the reader's own rows and 4 besides. */
export async function findMine(
  db: D1Database,
  site: string,
  key: string,
  author: string | null,
): Promise<MineRows | null> {
  const thread = threadIdAt('?2')
  const [sites, reactions, held, ...decisions] = await db.batch<unknown>([
    db.prepare(`SELECT ${siteColumns} FROM sites s WHERE s.id = ?1`).bind(site),
    db
      .prepare(
        `SELECT nullif(target_id, thread_id) AS target_id, kind FROM reactions
WHERE site_id = ?1 AND author_id = ?3 AND thread_id = ${thread} LIMIT ${fixedLimits.mineSize}`,
      )
      .bind(site, key, author),
    db
      .prepare(
        `SELECT ${ownArray} AS comment
FROM comments c INDEXED BY comments_held
WHERE c.site_id = ?1 AND c.author_id = ?3 AND c.thread_id = ${thread} AND c.status = 'pending'
ORDER BY c.id LIMIT ${fixedLimits.mineSize}`,
      )
      .bind(site, key, author),
    db.prepare(decisionsIn(thread)).bind(site, key, author),
    db.prepare(ruledIn(thread)).bind(site, key, author),
  ])
  const row = sites?.results[0] as SiteRow | undefined
  if (row === undefined) return null
  return {
    site: toStoredSite(row),
    reactions: (reactions?.results ?? []) as MineRows['reactions'],
    held: ((held?.results ?? []) as { comment: string }[]).map((item) => toOwnRow(item.comment)),
    decisions: toOwnDecisionRows(decisions),
  }
}
