// Posting: the one batch that writes a comment with its author, its counts and the answer kept for its
// Idempotency-Key.
import type { Byline } from '../contract/shapes.ts'
import { countAuthor, nameAuthor } from './author-counts.ts'
import { type CommentEvent, insertCommentEvents, writtenBy } from './events.ts'
import { accountForRule, type StoredVerdict } from './rule-verdicts.ts'
import { changingBatch, returnThread } from './thread-changes.ts'

export interface NewComment {
  site: string
  key: string
  /** The id that the thread gets, should it have no row yet. */
  threadId: string
  id: string
  parent: { id: string; root: string; ancestors: string[] } | null
  author: Byline & { id: string }
  /** What the author's profile becomes; undefined is left as it is. */
  renaming: { name?: string | null | undefined; website?: string | null | undefined }
  status: 'approved' | 'pending'
  kept: StoredVerdict
  body: string
  /** Its words, where they are not apart in it. */
  search: string | null
  nodes: string
  postedAt: number
  /** The time of the request; `postedAt` is later where the parent's clock was ahead. */
  at: number
  page: { url: string; title: string | null }
  commentsPerMinute: number
  idempotency: { key: string; requestHash: string; status: number; answer: string }
  events: readonly CommentEvent[]
}

/** Why a batch was rolled back: what changed since the facts were read. */
export type PostRace = 'thread_closed' | 'thread_moved' | 'parent_gone' | 'too_many' | 'in_progress'

export interface PostOutcome {
  /** Null where the comment is stored. */
  race: PostRace | null
  /** How many events were written along. */
  events: number
}

/**
 * Stores the comment with everything that must be true together, or nothing of it. What the facts
 * said is asked again by statements that write NULL into a NOT NULL column where it no longer holds,
 * so that the whole batch rolls back.
 */
export async function insertComment(db: D1Database, comment: NewComment): Promise<PostOutcome> {
  try {
    const results = await changingBatch(db, [
      insertThread(db, comment.site, comment.key, comment.threadId, comment.at),
      countAuthor(db, comment),
      nameAuthor(db, comment),
      insertRow(db, comment),
      tell(db, comment),
      keepAnswer(db, comment),
      ...(comment.status === 'approved' ? countPublished(db, comment) : []),
      ...accountForRule(db, comment.site, comment.id, { ...comment.kept, ...comment }),
    ])
    return { race: null, events: writtenBy(results[4]) }
  } catch (error) {
    const race = raceIn(error)
    if (race === null) throw error
    return { race, events: 0 }
  }
}

function tell(db: D1Database, { site, id, at, threadId, events }: NewComment): D1PreparedStatement {
  const where = 'site_id = ?1 AND id = ?2 AND ?3 IS NULL'
  return insertCommentEvents(
    db,
    { where, values: [site, id, null], at, newThread: threadId },
    events,
  )
}

function raceIn(error: unknown): PostRace | null {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('comments.thread_id')) return 'thread_closed'
  // No thread has the id of one that has moved.
  if (message.includes('FOREIGN KEY')) return 'thread_moved'
  if (message.includes('comments.depth')) return 'parent_gone'
  if (message.includes('authors.minute_count')) return 'too_many'
  return message.includes('idempotency.') ? 'in_progress' : null
}

/** Makes the thread's row where there is none. */
export function insertThread(
  db: D1Database,
  site: string,
  key: string,
  id: string,
  at: number,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO threads (site_id, key, id, created_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (site_id, key) DO NOTHING`,
    )
    .bind(site, key, id, at)
}

function insertRow(db: D1Database, comment: NewComment): D1PreparedStatement {
  const { parent } = comment
  return db
    .prepare(
      `INSERT INTO comments (site_id, id, thread_id, parent_id, root_id, ancestors, depth,
  author_id, author_name, author_website, author_avatar, author_badge, status, body, body_nodes, posted_at, listed,
  page_url, page_title, search_text, verdict, sketch)
VALUES (?1, ?2, (SELECT CASE WHEN alias_of IS NOT NULL THEN '' ELSE id END FROM threads
    WHERE site_id = ?1 AND key = ?3 AND state = 'open' AND coalesce(closes_at > ?19, 1)),
  ?4, ?5, ?6,
  CASE WHEN ?4 IS NULL THEN 0
    ELSE (SELECT depth + 1 FROM comments WHERE site_id = ?1 AND id = ?4 AND status = 'approved') END,
  ?7, ?8, ?9, ?20, ?21, ?10, ?11, ?12, ?13, ?10 = 'approved', ?14, ?15, ?16, ?17, ?18)`,
    )
    .bind(
      comment.site,
      comment.id,
      comment.key,
      parent?.id ?? null,
      parent?.root ?? null,
      JSON.stringify(parent?.ancestors ?? []),
      comment.author.id,
      comment.author.name,
      comment.author.website,
      comment.status,
      comment.body,
      comment.nodes,
      comment.postedAt,
      ...heldPage(comment),
      comment.search,
      comment.kept.verdict,
      comment.kept.sketch,
      comment.at,
      comment.author.avatar_url,
      comment.author.badge,
    )
}

// What is published tells the thread at once; what is held may have to, when it is approved.
function heldPage({ status, page }: NewComment): [string | null, string | null] {
  return status === 'pending' ? [page.url, page.title] : [null, null]
}

function keepAnswer(db: D1Database, comment: NewComment): D1PreparedStatement {
  const { key, requestHash, status, answer } = comment.idempotency
  return db
    .prepare(
      `INSERT INTO idempotency
  (site_id, author_id, key, request_hash, comment_id, status, answer, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    )
    .bind(comment.site, comment.author.id, key, requestHash, comment.id, status, answer, comment.at)
}

function countPublished(db: D1Database, comment: NewComment): D1PreparedStatement[] {
  const { site, key, page, parent } = comment
  const thread = db
    .prepare(
      `UPDATE threads SET comment_count = comment_count + 1, version = version + 1,
  title = CASE WHEN url IS NULL THEN ?4 ELSE title END, url = coalesce(url, ?3)
WHERE site_id = ?1 AND key = ?2 ${returnThread}`,
    )
    .bind(site, key, page.url, page.title)
  if (parent === null) return [thread]
  return [
    thread,
    db
      .prepare(
        `UPDATE comments SET reply_count = reply_count + 1, listed_replies = listed_replies + 1
WHERE site_id = ?1 AND id = ?2`,
      )
      .bind(site, parent.id),
    ...(parent.root === parent.id
      ? []
      : [
          db
            .prepare(
              'UPDATE comments SET reply_count = reply_count + 1 WHERE site_id = ?1 AND id = ?2',
            )
            .bind(site, parent.root),
        ]),
  ]
}

/** Forgets answers that were given before `before` (milliseconds). For the daily housekeeping. */
export async function purgeAnswers(db: D1Database, before: number): Promise<void> {
  await db.prepare('DELETE FROM idempotency WHERE created_at < ?1').bind(before).run()
}
