// A comment as the lists read it: one JSON object a row, made by SQLite, with the first replies of a
// root inside. Whether it may be seen is decided by the WHERE of the list; what of it, by
// worker/presentation.ts.
import type { Status } from '../contract/limits.ts'
import type { BodyNode } from '../contract/nodes.ts'

export interface CommentRow {
  id: string
  parent_id: string | null
  root_id: string | null
  depth: number
  author_id: string | null
  author_name: string | null
  author_website: string | null
  status: Status
  nodes: BodyNode[]
  posted_at: number
  edited_at: number | null
  revision: number
  pinned_at: number | null
  reactions: Record<string, number>
  score: number
  reply_count: number
  replies?: CommentRow[]
}

/** The members of a `CommentRow`, for `json_object`, of the table called `alias`. */
export function commentMembers(alias: string): string {
  return `'id', ${alias}.id, 'parent_id', ${alias}.parent_id, 'root_id', ${alias}.root_id,
    'depth', ${alias}.depth, 'author_id', ${alias}.author_id, 'author_name', ${alias}.author_name,
    'author_website', ${alias}.author_website, 'status', ${alias}.status,
    'nodes', json(${alias}.body_nodes), 'posted_at', ${alias}.posted_at,
    'edited_at', ${alias}.edited_at, 'revision', ${alias}.revision, 'pinned_at', ${alias}.pinned_at,
    'reactions', json(${alias}.reactions), 'score', ${alias}.score,
    'reply_count', ${alias}.reply_count`
}

/** The first replies in the branch of the root `c`; the number of them is the site's (`?1`). */
export const firstReplies = `(
    SELECT json_group_array(json(reply)) FROM (
      SELECT json_object(${commentMembers('r')}) AS reply
      FROM comments r INDEXED BY comments_listed
      WHERE r.site_id = c.site_id AND r.thread_id = c.thread_id AND r.root_id = c.id AND r.listed = 1
      ORDER BY r.id
      LIMIT coalesce((SELECT limits ->> 'replies_per_root' FROM sites WHERE id = ?1), 3)))`
