// What is read for those who listen to a thread: whom to connect them with, and what is told to them.
import { type CommentRow, commentArray, toCommentRow } from './comment-rows.ts'
import { hasClosedAt, type ThreadRow, versionAt } from './pages.ts'
import type { WeighedKind } from './sites.ts'
import { joinThread, threadColumn as t } from './thread-keys.ts'

/** Where a page listens: its site's list of origins, and the key that the thread has by now. */
export interface Listening {
  origins: string[]
  key: string
}

/** Null where there is no such site. Reads 2 rows. */
export async function findListening(
  db: D1Database,
  site: string,
  key: string,
): Promise<Listening | null> {
  const row = await db
    .prepare(
      `SELECT s.origins, coalesce(k.alias_of, ?2) AS key
FROM sites s LEFT JOIN threads k ON k.site_id = s.id AND k.key = ?2 WHERE s.id = ?1`,
    )
    .bind(site, key)
    .first<{ origins: string; key: string }>()
  return row && { origins: JSON.parse(row.origins), key: row.key }
}

/** The thread as everybody reads it. */
export interface LiveRow
  extends Pick<ThreadRow, 'key' | 'version' | 'comment_count' | 'state' | 'closes_at'> {
  /** How often readers have reacted to comments, or have taken that back. */
  reacted: number
  reactions: Record<string, number>
  kinds: WeighedKind[]
}

/** At `at`; a thread that nobody wrote in is empty. Null where there is no such site. Reads 2 rows. */
export async function findLive(
  db: D1Database,
  { site, key, at }: { site: string; key: string; at: number },
): Promise<LiveRow | null> {
  const row = await db
    .prepare(
      `SELECT coalesce(${t('key')}, ?2) AS key, ${versionAt('?3')} AS version,
  coalesce(${t('comment_count')}, 0) AS comment_count, coalesce(${t('reacted')}, 0) AS reacted, ${t('closes_at')} AS closes_at,
  iif(${hasClosedAt('?3')}, 'closed', coalesce(${t('state')}, 'open')) AS state,
  coalesce(${t('reactions')}, '{}') AS reactions, s.reaction_kinds AS kinds
FROM sites s ${joinThread} WHERE s.id = ?1`,
    )
    .bind(site, key, at)
    .first<Omit<LiveRow, 'reactions' | 'kinds'> & { reactions: string; kinds: string }>()
  return row && { ...row, reactions: JSON.parse(row.reactions), kinds: JSON.parse(row.kinds) }
}

/** The reactions to those of `comments` that are published. Reads a row for each. */
export async function findReacted(
  db: D1Database,
  site: string,
  comments: string[],
): Promise<{ id: string; reactions: Record<string, number> }[]> {
  const { results } = await db
    .prepare(
      `SELECT id, reactions FROM comments
WHERE site_id = ?1 AND id IN (SELECT value FROM json_each(?2)) AND status = 'approved'`,
    )
    .bind(site, JSON.stringify(comments))
    .all<{ id: string; reactions: string }>()
  return results.map(({ id, reactions }) => ({ id, reactions: JSON.parse(reactions) }))
}

/** Those comments as they are now, whatever has become of them. Reads a row for each. */
export async function findChanged(
  db: D1Database,
  site: string,
  comments: string[],
): Promise<CommentRow[]> {
  const { results } = await db
    .prepare(
      `SELECT ${commentArray('c')} AS comment FROM json_each(?2) wanted
CROSS JOIN comments c ON c.site_id = ?1 AND c.id = wanted.value`,
    )
    .bind(site, JSON.stringify(comments))
    .all<{ comment: string }>()
  return results.map(({ comment }) => toCommentRow(JSON.parse(comment)))
}
