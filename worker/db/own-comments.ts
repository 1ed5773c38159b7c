// All that one author has written, newest first, for that author alone.
import { commentArray, moreOf, toCommentRow } from './comment-rows.ts'
import type { OwnRow } from './comments.ts'
import { type SiteRow, type StoredSite, selectSite, toStoredSite } from './sites.ts'

export interface ThreadPlace {
  key: string
  url: string | null
  title: string | null
}

export interface PlacedRow extends OwnRow {
  thread: ThreadPlace
}

/** Where the comment called `c` stands, as a JSON object. */
export const placeObject = `(SELECT json_object('key', t.key, 'url', t.url, 'title', t.title)
    FROM threads t WHERE t.site_id = c.site_id AND t.id = c.thread_id)`

const placedArray = commentArray('c', 'c.body', 'c.thread_id', placeObject)

function toPlacedRow(json: string): PlacedRow {
  const values = JSON.parse(json) as unknown[]
  const [body, thread_id, thread] = moreOf(values) as [string, string, ThreadPlace]
  return { ...toCommentRow(values), body, thread_id, thread }
}

/** One more than `limit` where there are more; null where there is no such site. Reads two rows for each. */
export async function findOwnComments(
  db: D1Database,
  site: string,
  author: string,
  before: string,
  limit: number,
): Promise<{ site: StoredSite; comments: PlacedRow[] } | null> {
  const [sites, list] = await db.batch<unknown>([
    selectSite(db, site),
    db
      .prepare(
        `SELECT ${placedArray} AS comment FROM comments c INDEXED BY comments_by_author
WHERE c.site_id = ?1 AND c.author_id = ?2 AND c.id < ?3 ORDER BY c.id DESC LIMIT ?4 + 1`,
      )
      .bind(site, author, before, limit),
  ])
  const row = sites?.results[0] as SiteRow | undefined
  if (row === undefined) return null
  const comments = ((list?.results ?? []) as { comment: string }[]).map((one) =>
    toPlacedRow(one.comment),
  )
  return { site: toStoredSite(row), comments }
}
