// The author's row as a post leaves it: the running minute, the counts, the name. What changes a status
// later is counted by triggers (0006_authors.sql), but for erasure.
import { type Bound, bound } from './transitions.ts'

/** What a post says of its author. */
interface Posting {
  site: string
  author: { id: string }
  /** Undefined is left as it is. */
  renaming: { name?: string | null | undefined; website?: string | null | undefined }
  status: 'approved' | 'pending'
  at: number
  commentsPerMinute: number
}

// Also where it began far in the future: a clock was set back, and the author is not to wait for it.
const isOver = 'abs(?5 - minute_started_at) >= 60000'

/** Counts a comment; writes NULL where the minute is full, so that the batch rolls back. */
export function countAuthor(db: D1Database, comment: Posting): D1PreparedStatement {
  const { name = null, website = null } = comment.renaming
  return db
    .prepare(
      `INSERT INTO authors (site_id, id, name, website, minute_started_at, minute_count, created_at,
  name_key, published, pending)
VALUES (?1, ?2, ?3, ?4, ?5, 1, ?5, ?7, ?8 = 'approved', ?8 = 'pending')
ON CONFLICT (site_id, id) DO UPDATE SET
  published = published + (?8 = 'approved'),
  pending = pending + (?8 = 'pending'),
  minute_started_at = CASE WHEN ${isOver} THEN ?5 ELSE minute_started_at END,
  minute_count = CASE
    WHEN ${isOver} THEN 1
    WHEN minute_count < ?6 THEN minute_count + 1 END`,
    )
    .bind(
      ...[comment.site, comment.author.id, name, website, comment.at, comment.commentsPerMinute],
      ...[nameKey(name), comment.status],
    )
}

/** Apart from the count, so that the index of names is written only where a name changes. */
export function nameAuthor(
  db: D1Database,
  { site, author, renaming }: Pick<Posting, 'site' | 'author' | 'renaming'>,
): D1PreparedStatement {
  const { name = null, website = null } = renaming
  const given = [renaming.name === undefined ? 0 : 1, renaming.website === undefined ? 0 : 1]
  return db
    .prepare(
      `UPDATE authors SET name = iif(?6, ?3, name), name_key = iif(?6, ?5, name_key),
  website = iif(?7, ?4, website)
WHERE site_id = ?1 AND id = ?2 AND ((?6 AND name IS NOT ?3) OR (?7 AND website IS NOT ?4))`,
    )
    .bind(site, author.id, name, website, nameKey(name), ...given)
}

/** One comment less for its author, before what `isOpen` finds loses its author: no trigger sees whose it was. */
export function uncountAuthor(db: D1Database, at: Bound, isOpen: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE authors SET
  published = published - (c.status = 'approved'), pending = pending - (c.status = 'pending'),
  rejected = rejected - (c.status = 'rejected'), spam = spam - (c.status = 'spam'),
  withdrawn = withdrawn - (c.status = 'withdrawn')
FROM (SELECT author_id, status FROM comments WHERE ${isOpen}) c
WHERE site_id = ?1 AND id = c.author_id`,
    )
    .bind(...bound(at))
}

/** A name as it is looked for: without case and accents. */
export function nameKey<Name extends string | null>(name: Name): Name {
  const key = name?.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (key ?? null) as Name
}
