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

/** What is asked for those who listen: the thread at `at`, and comments of it. */
export interface Asked {
  site: string
  key: string
  /** Unix milliseconds. */
  at: number
  /** Comments whose reactions are asked for. */
  reacted: string[]
  /** Comments that are asked for in whole. */
  changed: string[]
}

/** All of one moment, so that no comment is of a later version than the thread. */
export interface Heard {
  /** A thread that nobody wrote in is empty. Null where there is no such site. */
  thread: LiveRow | null
  /** Of those that are published. */
  reacted: { id: string; reactions: Record<string, number> }[]
  /** As they are now, whatever has become of them. */
  changed: CommentRow[]
}

/** One call. Reads 2 rows, one for the reactions to a comment, and two for a comment in whole. */
export async function findHeard(
  db: D1Database,
  { site, key, at, reacted, changed }: Asked,
): Promise<Heard> {
  const statements = [
    db
      .prepare(
        `SELECT coalesce(${t('key')}, ?2) AS key, ${versionAt('?3')} AS version,
  coalesce(${t('comment_count')}, 0) AS comment_count, coalesce(${t('reacted')}, 0) AS reacted, ${t('closes_at')} AS closes_at,
  iif(${hasClosedAt('?3')}, 'closed', coalesce(${t('state')}, 'open')) AS state,
  coalesce(${t('reactions')}, '{}') AS reactions, s.reaction_kinds AS kinds
FROM sites s ${joinThread} WHERE s.id = ?1`,
      )
      .bind(site, key, at),
    db
      .prepare(
        `SELECT c.id, c.reactions FROM json_each(?2) wanted
CROSS JOIN comments c ON c.site_id = ?1 AND c.id = wanted.value AND c.status = 'approved'`,
      )
      .bind(site, JSON.stringify(reacted)),
    db
      .prepare(
        `SELECT ${commentArray('c')} AS comment FROM json_each(?2) wanted
CROSS JOIN comments c ON c.site_id = ?1 AND c.id = wanted.value`,
      )
      .bind(site, JSON.stringify(changed)),
  ]
  const [threads, reactions, comments] = (await db.batch(statements)) as [
    D1Result<Omit<LiveRow, 'reactions' | 'kinds'> & { reactions: string; kinds: string }>,
    D1Result<{ id: string; reactions: string }>,
    D1Result<{ comment: string }>,
  ]
  const [thread] = threads.results
  return {
    thread: thread
      ? { ...thread, reactions: JSON.parse(thread.reactions), kinds: JSON.parse(thread.kinds) }
      : null,
    reacted: reactions.results.map((row) => ({ ...row, reactions: JSON.parse(row.reactions) })),
    changed: comments.results.map(({ comment }) => toCommentRow(JSON.parse(comment))),
  }
}
