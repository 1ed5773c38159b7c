// A comment as the lists read it: one JSON array a row, made by SQLite, with the first replies of a
// root behind its columns. An array and not an object, because the names would be half of what travels.
// Whether it may be seen is decided by the WHERE of the list; what of it, by worker/presentation.ts.
import { defaultLimits, type Status } from '../contract/limits.ts'
import type { BodyNode } from '../contract/nodes.ts'

export interface CommentRow {
  id: string
  parent_id: string | null
  root_id: string | null
  depth: number
  author_id: string | null
  author_name: string | null
  author_website: string | null
  author_avatar: string | null
  author_badge: string | null
  status: Status
  body_nodes: BodyNode[]
  posted_at: number
  edited_at: number | null
  edited_by: 'moderator' | null
  revision: number
  pinned_at: number | null
  /** When a moderator erased it. */
  purged_at: number | null
  reactions: Record<string, number>
  score: number
  reply_count: number
  replies?: CommentRow[]
}

const columns = [
  'id',
  'parent_id',
  'root_id',
  'depth',
  'author_id',
  'author_name',
  'author_website',
  'author_avatar',
  'author_badge',
  'status',
  'body_nodes',
  'posted_at',
  'edited_at',
  'edited_by',
  'revision',
  'pinned_at',
  'purged_at',
  'reactions',
  'score',
  'reply_count',
] as const

/** The columns of the comment called `alias`, for a subquery that a list is made of. */
export function commentColumns(alias: string): string {
  return ['site_id', 'thread_id', ...columns].map((column) => `${alias}.${column}`).join(', ')
}

const isJson: readonly string[] = ['body_nodes', 'reactions'] satisfies (typeof columns)[number][]

/** Selects the comment called `alias` as a JSON array, with `more` behind its own columns. */
export function commentArray(alias: string, ...more: string[]): string {
  const own = columns.map((column) =>
    isJson.includes(column) ? `json(${alias}.${column})` : `${alias}.${column}`,
  )
  return `json_array(${[...own, ...more].join(', ')})`
}

/** Reads such an array back. */
export function toCommentRow(values: readonly unknown[]): CommentRow {
  const row: Record<string, unknown> = {}
  for (let at = 0; at < columns.length; at++) row[columns[at] as string] = values[at]
  return row as unknown as CommentRow
}

/** What was selected behind the columns of the comment. */
export function moreOf(values: readonly unknown[]): unknown[] {
  return values.slice(columns.length)
}

/** Selects the comment called `root` with the first replies below it; how many is the site's (`?1`). */
export const rootArray = commentArray(
  'root',
  `(SELECT json_group_array(${commentArray('reply')}) FROM (
      SELECT ${commentColumns('r')} FROM comments r INDEXED BY comments_listed
      WHERE r.site_id = root.site_id AND r.thread_id = root.thread_id AND r.root_id = root.id
        AND r.listed = 1
      ORDER BY r.id
      LIMIT coalesce((SELECT limits ->> 'replies_per_root' FROM sites WHERE id = ?1),
        ${defaultLimits.replies_per_root})) reply)`,
)

/** Reads a root with its first replies. */
export function toRootRow(values: readonly unknown[]): CommentRow {
  const replies = moreOf(values)[0] as unknown[][]
  return { ...toCommentRow(values), replies: replies.map(toCommentRow) }
}
