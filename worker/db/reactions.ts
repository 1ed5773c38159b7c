// Reactions: one row is one reaction, counts move by triggers with the row, and setting one that is
// set writes nothing.
import { insertThreadCreated, writtenBy } from './events.ts'
import { insertThread } from './posting.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'
import { changingBatch, returnThreadOfReaction } from './thread-changes.ts'
import { threadIdAt } from './thread-keys.ts'

/** What is reacted to: the thread itself where `comment` is null. */
export interface Target {
  site: string
  /** Null where it is a comment: that knows its own. */
  thread: { key: string; newId: string } | null
  comment: string | null
}

export interface ReactionState {
  counts: Record<string, number>
  mine: string[]
  /** How many events were written along: one where this is the first that happens on a thread. */
  events: number
}

export interface Reaction {
  author: string
  kind: string
  weight: number
  at: number
  /** The id of the event, should the thread come into being. */
  eventId: string
}

// The comment's, wherever it is by now: it may have been read before its thread was merged.
const threadId = `coalesce((SELECT thread_id FROM comments WHERE site_id = ?1 AND id = ?2),
  ${threadIdAt('?3')})`

/** Sets the reaction. Null, and nothing is set, where readers no longer see the comment. */
export function setReaction(
  db: D1Database,
  target: Target,
  reaction: Reaction,
): Promise<ReactionState | null> {
  const { site, thread } = target
  const { at, eventId } = reaction
  const make =
    thread !== null
      ? [
          insertThread(db, site, thread.key, thread.newId, at),
          insertThreadCreated(db, { site, at, ...thread }, eventId),
        ]
      : []
  const insert = db
    .prepare(
      `INSERT INTO reactions (site_id, author_id, thread_id, target_id, kind, weight, created_at)
SELECT ?1, ?4, t.id, coalesce(?2, t.id), ?5, ?6, ?7
FROM threads t
WHERE t.site_id = ?1 AND t.id = ${threadId} AND (?2 IS NULL OR EXISTS
  (SELECT 1 FROM comments WHERE site_id = ?1 AND id = ?2 AND status = 'approved'))
ON CONFLICT DO NOTHING ${returnThreadOfReaction}`,
    )
    .bind(...names(target), reaction.author, reaction.kind, reaction.weight, reaction.at)
  return runAndRead(db, target, reaction.author, [...make, insert], make.length - 1)
}

/** Takes the reaction back. Null where readers no longer see the comment. */
export function unsetReaction(
  db: D1Database,
  target: Target,
  author: string,
  kind: string,
): Promise<ReactionState | null> {
  const remove = db
    .prepare(
      `DELETE FROM reactions WHERE site_id = ?1 AND author_id = ?4 AND thread_id = ${threadId}
  AND target_id = coalesce(?2, ${threadId}) AND kind = ?5 ${returnThreadOfReaction}`,
    )
    .bind(...names(target), author, kind)
  return runAndRead(db, target, author, [remove])
}

function names({ site, thread, comment }: Target): [string, string | null, string | null] {
  return [site, comment, thread?.key ?? null]
}

async function runAndRead(
  db: D1Database,
  target: Target,
  author: string,
  writes: D1PreparedStatement[],
  /** Which of them writes an event. */
  telling = -1,
): Promise<ReactionState | null> {
  const counts =
    target.comment === null
      ? db
          .prepare(`SELECT reactions FROM threads WHERE site_id = ?1 AND id = ${threadId}`)
          .bind(...names(target))
      : db
          .prepare(
            `SELECT reactions FROM comments WHERE site_id = ?1 AND id = ?2 AND status = 'approved'`,
          )
          .bind(target.site, target.comment)
  const mine = db
    .prepare(
      `SELECT kind FROM reactions
WHERE site_id = ?1 AND author_id = ?4 AND thread_id = ${threadId} AND target_id = coalesce(?2, ${threadId})`,
    )
    .bind(...names(target), author)
  const results = await changingBatch<{ reactions: string; kind: string }>(db, [
    ...writes,
    counts,
    mine,
  ])
  const [countRows, mineRows] = results.slice(-2).map((result) => result.results)
  if (target.comment !== null && countRows?.length === 0) return null
  return {
    counts: JSON.parse(countRows?.[0]?.reactions ?? '{}'),
    mine: (mineRows ?? []).map((row) => row.kind),
    events: writtenBy(results[telling]),
  }
}

/** The site of a thread reaction is `findSite`'s; here is that of a comment's, with its thread. */
export interface ReactionFacts {
  site: StoredSite
  /** Null where readers see no such comment. */
  threadId: string | null
}

export async function findReactionFacts(
  db: D1Database,
  site: string,
  comment: string,
): Promise<ReactionFacts | null> {
  const row = await db
    .prepare(
      `SELECT ${siteColumns}, c.thread_id
FROM sites s LEFT JOIN comments c ON c.site_id = s.id AND c.id = ?2 AND c.status = 'approved'
WHERE s.id = ?1`,
    )
    .bind(site, comment)
    .first<SiteRow & { thread_id: string | null }>()
  return row && { site: toStoredSite(row), threadId: row.thread_id }
}
