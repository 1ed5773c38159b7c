// The newest published comments of a site, in whatever thread. The index holds them in two halves, each in
// the order of their ids; SQLite merges the two and stops where there are enough.
import { type CommentRow, commentArray, moreOf, toCommentRow } from './comment-rows.ts'
import { type SiteRow, type StoredSite, selectSite, toStoredSite } from './sites.ts'

export interface RecentRow extends CommentRow {
  thread: { key: string; url: string; title: string | null }
}

const half = (unreviewed: 0 | 1) => `SELECT h.id FROM comments h INDEXED BY comments_unreviewed
  WHERE h.site_id = ?1 AND h.status = 'approved' AND (h.reviewed_at IS NULL) = ${unreviewed}`

const thread = `json_object('key', t.key, 'url', t.url, 'title', t.title)`

// The CROSS JOINs hold SQLite to one look-up for each, in the order of the list. `Accepted:` what stands
// under an article without an address is left out only then, so that the page is shorter by it, and what
// is read stays bounded.
const recentStatement = `SELECT ${commentArray('c', thread)} AS comment
FROM (${half(1)} UNION ALL ${half(0)} ORDER BY 1 DESC LIMIT ?2) recent
CROSS JOIN comments c ON c.site_id = ?1 AND c.id = recent.id
CROSS JOIN threads t ON t.site_id = ?1 AND t.id = c.thread_id
WHERE t.url IS NOT NULL`

/** The newest `limit`; null where there is no such site. Reads three rows for each and four besides. */
export async function findRecent(
  db: D1Database,
  site: string,
  limit: number,
): Promise<{ site: StoredSite; comments: RecentRow[] } | null> {
  const [sites, list] = await db.batch<unknown>([
    selectSite(db, site),
    db.prepare(recentStatement).bind(site, limit),
  ])
  const row = sites?.results[0] as SiteRow | undefined
  if (row === undefined) return null
  const comments = ((list?.results ?? []) as { comment: string }[]).map((one) => {
    const values = JSON.parse(one.comment) as unknown[]
    return { ...toCommentRow(values), thread: moreOf(values)[0] as RecentRow['thread'] }
  })
  return { site: toStoredSite(row), comments }
}
