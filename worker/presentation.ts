// The only place where a row becomes an answer: it names what may leave, and nothing else does.

import { timestamp } from './clock.ts'
import type { BodyForm, PublicState, Sort, Status } from './contract/limits.ts'
import type {
  Author,
  Comment,
  LiveComment,
  LiveMessage,
  OwnComment,
  Page,
  ReactionCount,
  ReactionKind,
  RecentComment,
  Site,
  Thread,
} from './contract/shapes.ts'
import { encodeCursor } from './cursor.ts'
import type { CommentRow } from './db/comment-rows.ts'
import type { OwnRow } from './db/comments.ts'
import type { LiveRow } from './db/listening.ts'
import type { ThreadRow } from './db/pages.ts'
import type { RecentRow } from './db/recent.ts'
import type { StoredSite } from './db/sites.ts'
import { encodeHtml } from './markup/encode.ts'

export function toSite(site: StoredSite): Site {
  return {
    id: site.id,
    name: site.name,
    origins: site.origins,
    reaction_kinds: site.reactionKinds.map(({ kind, emoji, label }) => ({ kind, emoji, label })),
    limits: site.limits,
    sign_in: site.signIn,
    challenge: null,
    notice: site.notice,
  }
}

/** A thread in which nothing public has happened looks as one that has no row. */
export function toThread(row: ThreadRow | null, key: string, sort: Sort, kinds: Kinds): Thread {
  if (row === null || row.version === 0) {
    const unsaid = { url: null, title: null, closes_at: null, message: null }
    const empty = { id: null, ...unsaid, comment_count: 0, reactions: [], version: 0 }
    return { ...empty, key, state: 'open', sort }
  }
  return {
    id: row.id,
    key: row.key,
    url: row.url,
    title: row.title,
    state: row.state,
    closes_at: row.closes_at === null ? null : timestamp(row.closes_at),
    message: row.message,
    comment_count: row.comment_count,
    reactions: toReactions(row.reactions, kinds),
    version: row.version,
    sort,
  }
}

/** What those who listen hear of a thread. */
export function toLiveMessage(row: LiveRow): LiveMessage {
  const { version, comment_count, state } = row
  return { version, comment_count, state, reactions: toReactions(row.reactions, row.kinds) }
}

/** What they hear of a comment that has changed; where it is hidden, not even by whom or what for. */
export function toLiveComment(row: CommentRow, kinds: Kinds): LiveComment {
  const { id, status } = row
  if (status !== 'approved') {
    return { id, state: stateOf(row) === 'withdrawn' ? 'withdrawn' : 'removed' }
  }
  return { ...toComment(row, { thread: '', kinds, form: 'nodes' }), state: status }
}

type Kinds = readonly ReactionKind[]

/** Counts in the order of the site's kinds, without zeros. */
export function toReactions(counts: Record<string, number>, kinds: Kinds): ReactionCount[] {
  const reactions: ReactionCount[] = []
  for (const { kind } of kinds) {
    const count = counts[kind]
    if (count) reactions.push({ kind, count })
  }
  return reactions
}

export const publicStateOf: Record<Status, PublicState> = {
  approved: 'approved',
  pending: 'pending',
  rejected: 'removed',
  spam: 'removed',
  withdrawn: 'withdrawn',
}

// That its author has withdrawn it is said of no comment that a moderator has erased.
function stateOf({ status, purged_at }: CommentRow): PublicState {
  return purged_at === null ? publicStateOf[status] : 'removed'
}

export interface View {
  thread: string
  kinds: Kinds
  form: BodyForm
}

/** A comment as anyone sees it: whatever is not approved is a tombstone, without author and text. */
export function toComment(row: CommentRow, view: View): Comment {
  const visible = row.status === 'approved'
  const comment: Comment = {
    id: row.id,
    parent_id: row.parent_id,
    depth: row.depth,
    author: visible ? toAuthor(row) : null,
    state: stateOf(row),
    ...inForm(visible ? row.body_nodes : [], view.form),
    posted_at: timestamp(row.posted_at),
    edited_at: visible && row.edited_at !== null ? timestamp(row.edited_at) : null,
    edited_by: visible ? editorOf(row) : null,
    revision: row.revision,
    pinned: row.pinned_at !== null,
    reactions: visible ? toReactions(row.reactions, view.kinds) : [],
    reply_count: row.reply_count,
  }
  if (row.replies !== undefined && row.root_id === null) {
    comment.replies = toFirstReplies(row, row.replies, view)
  }
  return comment
}

/** A comment with where it stands. */
export function toRecentComment(row: RecentRow, view: View): RecentComment {
  return { ...toComment(row, view), thread: row.thread }
}

/** Whose the last edit was; null where there was none. */
export function editorOf(row: Pick<CommentRow, 'edited_at' | 'edited_by'>): Comment['edited_by'] {
  return row.edited_at === null ? null : (row.edited_by ?? 'author')
}

/** A comment as its author sees it, whatever its state. */
export function toOwnComment(row: Omit<OwnRow, 'thread_id'>, kinds: Kinds): OwnComment {
  const seen = toComment({ ...row, status: 'approved' }, { thread: '', kinds, form: 'nodes' })
  return {
    ...seen,
    state: stateOf(row),
    body: row.body,
    body_html: encodeHtml(row.body_nodes),
    body_nodes: row.body_nodes,
  }
}

function toAuthor(row: CommentRow): Author | null {
  if (row.author_id === null) return null
  return toByline(row.author_id, row)
}

/** An author as a comment has it. */
export function toByline(
  id: string,
  row: Pick<CommentRow, 'author_name' | 'author_website' | 'author_avatar' | 'author_badge'>,
): Author {
  const { author_name: name, author_website: website } = row
  return { id, name, website, avatar_url: row.author_avatar, badge: row.author_badge }
}

function inForm(nodes: CommentRow['body_nodes'], form: BodyForm): Partial<Comment> {
  return form === 'nodes' ? { body_nodes: nodes } : { body_html: encodeHtml(nodes) }
}

// A tombstone has something visible below it, so the last of a branch is visible: more follow exactly
// where the count of the root is greater than what is shown.
function toFirstReplies(root: CommentRow, replies: CommentRow[], view: View): Page<Comment> {
  const shown = replies.filter((reply) => reply.status === 'approved').length
  const list = { thread: view.thread, sort: 'oldest' as const, root: root.id }
  const last = replies.at(-1) ?? root
  return {
    items: replies.map((reply) => toComment(reply, view)),
    next: root.reply_count > shown ? encodeCursor({ ...list, id: last.id, score: null }) : null,
  }
}

/** A page of at most `limit` of the rows; one row more says that the list goes on. */
export function toPage(
  rows: CommentRow[],
  limit: number,
  list: { sort: Sort; root: string | null },
  view: View,
): Page<Comment> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const score = list.sort === 'best' && list.root === null ? (last?.score ?? null) : null
  return {
    items: shown.map((row) => toComment(row, view)),
    next:
      last && rows.length > limit
        ? encodeCursor({ thread: view.thread, ...list, id: last.id, score })
        : null,
  }
}

/**
 * A page of roots, those first that are pinned. A page that they fill ends with the first of the others all
 * the same: otherwise the next one would have nothing to go on from.
 */
export function toRootPage(
  rows: { pinned: CommentRow[]; roots: CommentRow[] } | null,
  limit: number,
  sort: Sort,
  view: View,
): Page<Comment> {
  const { pinned, roots } = rows ?? { pinned: [], roots: [] }
  const room = Math.max(1, limit - pinned.length)
  const page = toPage(roots, room, { sort, root: null }, view)
  return { ...page, items: [...pinned.map((row) => toComment(row, view)), ...page.items] }
}
