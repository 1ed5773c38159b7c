// Search: comments by their words, their thread, their author, and what else is true of them. The index
// yields a bounded number of hits a page, in the order in which they were stored; the rest is asked of each.
import type { Status } from '../contract/limits.ts'
import type { Mark, Queue } from '../contract/moderation.ts'
import { cardObject } from './cards.ts'
import { isIn } from './queues.ts'
import { threadIdAt } from './thread-keys.ts'

/** Hits that one page looks at. Where most of them are not meant, a page is short and yet not the last. */
export const hitsPerPage = 100

export interface Search {
  words: readonly string[]
  /** A thread's key, or one that it had before. */
  thread: string | null
  author: string | null
  queue: Queue | null
  status: Status | null
  mark: Mark | null
  /** Ids between which the comments lie, both left out. */
  from: string
  to: string
  newestFirst: boolean
  /** The hit after which the page begins. */
  after: number | null
  limit: number
}

interface Hits {
  sql: string
  values: (string | number | null)[]
}

function hitsOf(site: string, { words, thread, author, newestFirst, after }: Search): Hits {
  const place = [`"${word('s', site)}"`, ...(author === null ? [] : [`"${word('a', author)}"`])]
  const body = words.map((one) => `"${one}"`).join(' AND ')
  const rest = `)${body === '' ? '' : ` AND body : (${body})`}`
  // A thread without a row has no id, and the word that is none is nowhere.
  const inThread = `|| ' AND "t'
    || coalesce(hex(${threadIdAt('?5', '?4')}), '') || '"'`
  return {
    sql: `SELECT rowid AS at FROM comment_search
  WHERE comment_search MATCH ?2 ${thread === null ? '' : inThread} || ?3
    AND rowid ${newestFirst ? '<' : '>'} ?1
  ORDER BY rowid ${newestFirst ? 'DESC' : 'ASC'} LIMIT ${hitsPerPage}`,
    values: [
      after ?? (newestFirst ? Number.MAX_SAFE_INTEGER : -1),
      `place : (${place.join(' AND ')}`,
      rest,
      site,
      thread,
    ],
  }
}

const marks: Record<Mark, string> = {
  pinned: 'c.pinned_at IS NOT NULL',
  reviewed: 'c.reviewed_at IS NOT NULL',
}

/** What is asked of each hit, in the parameters ?4 and ?6 to ?9. */
function asked({ mark, queue }: Search): string {
  return `c.site_id = ?4 AND c.purged_at IS NULL AND c.id > ?6 AND c.id < ?7
  AND (?8 IS NULL OR c.status = ?8) AND (?9 IS NULL OR c.author_id = ?9)
  ${mark === null ? '' : `AND ${marks[mark]}`} ${queue === null ? '' : `AND ${isIn(queue)}`}`
}

/** Cards, one more than `limit` where there are more; and how far the hits reached. For one batch. */
export function selectFound(
  db: D1Database,
  site: string,
  search: Search,
): [cards: D1PreparedStatement, reach: D1PreparedStatement] {
  const { sql, values } = hitsOf(site, search)
  const { from, to, status, author, limit } = search
  return [
    db
      .prepare(
        `SELECT hit.at, ${cardObject} AS card
FROM (${sql}) hit CROSS JOIN comments c ON c.rowid = hit.at
WHERE ${asked(search)} LIMIT ?10 + 1`,
      )
      .bind(...values, from, to, status, author, limit),
    db
      .prepare(
        `SELECT count(*) AS hits, ${search.newestFirst ? 'min' : 'max'}(at) AS reach, ?4 AS site_id, ?5 AS thread
FROM (${sql}) hit`,
      )
      .bind(...values),
  ]
}

export interface Found {
  at: number
  card: string
}

export interface Reach {
  hits: number
  reach: number | null
}

/** Where the next page begins; null on the last. */
export function nextAfter(
  found: readonly { at: number }[],
  { hits, reach }: Reach,
  limit: number,
): number | null {
  if (found.length > limit) return found[limit - 1]?.at ?? null
  return hits === hitsPerPage ? reach : null
}

// One word of letters and digits, whatever an id is made of.
function word(kind: string, id: string): string {
  return kind + new TextEncoder().encode(id).toHex()
}
