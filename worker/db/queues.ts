// The queues: how many wait in each, and the cards of one. Each has an index of its own, so that a page
// costs the same however many wait.
import type { Status } from '../contract/limits.ts'
import type { Queue } from '../contract/moderation.ts'
import { cardObject } from './cards.ts'

/** For a batch; no row where there is no such site. */
export function selectQueues(db: D1Database, site: string): D1PreparedStatement {
  return db
    .prepare('SELECT pending, reported, unreviewed, complaints FROM queues WHERE site_id = ?1')
    .bind(site)
}

interface List {
  index: string
  /** Of the comment called `c`; of a row of `from` where there is one. */
  where: string
  /** Where the index is another table's. */
  from?: { table: string; on: string }
}

// What each list is, by the index that was made for it.
const queues: Record<Queue, List> = {
  pending: { index: 'comments_pending', where: `c.status = 'pending'` },
  reported: { index: 'comments_reported', where: 'c.open_reports > 0' },
  unreviewed: {
    index: 'comments_unreviewed',
    where: `c.status = 'approved' AND (c.reviewed_at IS NULL) = 1`,
  },
  complaints: {
    index: 'complaints_open',
    where: 'p.outcome IS NULL',
    from: {
      table: 'complaints p INDEXED BY complaints_open',
      on: 'p.site_id = c.site_id AND p.comment_id = c.id',
    },
  },
}

/** Whether the comment called `c` is in the queue. */
export function isIn(queue: Queue): string {
  const { where, from } = queues[queue]
  return from === undefined
    ? where
    : `EXISTS (SELECT 1 FROM ${from.table} WHERE ${from.on} AND ${where})`
}

// SQLite takes an index with a condition where the same condition stands in the statement.
const refused = (status: Status): List => ({
  index: 'comments_refused',
  where: `c.status IN ('rejected', 'spam', 'withdrawn') AND c.status = '${status}'`,
})

const statuses: Record<Status, List> = {
  pending: queues.pending,
  approved: { index: 'sqlite_autoindex_comments_1', where: `c.status = 'approved'` },
  rejected: refused('rejected'),
  spam: refused('spam'),
  withdrawn: refused('withdrawn'),
}

export interface CardFilter {
  queue: Queue | null
  status: Status | null
  /** Ids between which the comments lie, both left out. */
  from: string
  to: string
  newestFirst: boolean
  limit: number
}

/** Cards of a site, one more than `limit` where there are more. */
export function selectCards(db: D1Database, site: string, filter: CardFilter): D1PreparedStatement {
  const { queue, status, newestFirst, limit } = filter
  const lists = [queue && queues[queue], status && statuses[status]].filter((one) => one !== null)
  const [first] = lists
  const other = first?.from
  const from = other
    ? `${other.table} CROSS JOIN comments c ON ${other.on}`
    : `comments c ${first ? `INDEXED BY ${first.index}` : ''}`
  const [site_id, id] = other ? ['p.site_id', 'p.comment_id'] : ['c.site_id', 'c.id']
  const between = `${site_id} = ?1 AND ${id} > ?2 AND ${id} < ?3 AND c.purged_at IS NULL`
  const where = [between, ...lists.map((list) => list.where)]
  return db
    .prepare(
      `SELECT ${cardObject} AS card FROM ${from}
WHERE ${where.join(' AND ')}
ORDER BY ${id} ${newestFirst ? 'DESC' : 'ASC'} LIMIT ?4 + 1`,
    )
    .bind(site, filter.from, filter.to, limit)
}
