// How a thread changes by what others do while the page is open. Nothing that is read moves: what is gone
// leaves a tombstone, and what is new comes in when the reader asks for it. Pure functions.
import type { Comment, Page, Thread } from '../../worker/contract/shapes.ts'
import { isHeld, tombstone, visible } from './seen-state.ts'
import { inOrder, type ThreadState, union } from './thread-state.ts'

/** What was read again of a thread: its roots from the first on, and the rest of some branches. */
export interface Again {
  thread: Thread
  roots: Page<Comment>
  /** What follows the first replies, by root. */
  branches: Map<string, Page<Comment>>
  /** The newest roots, where the order that is shown has them elsewhere. */
  newest: Comment[]
  /** How lists go on that were loaded to their end: branches by their root, the roots by ''. */
  tails: Map<string, Tail>
}

/** What stands around the last that is loaded of a list, and the cursor of what follows on that. */
export interface Tail extends Page<Comment> {
  /** The root of the branch, as it now is. */
  root?: Comment | undefined
}

export interface Following {
  /** How many new comments come in: those that were told of, or none. */
  insert: number
  /** The time from which on a root that is nowhere near what is loaded may be new. */
  since: string
  /** Comments whose reactions the reader is changing. */
  isUnderWay(id: string): boolean
}

export interface Followed {
  state: ThreadState
  /** Comments that came in, or are back. */
  ids: string[]
  /** Roots to which there are more replies than before. */
  grown: string[]
  /** How many comments more are there that are not shown. */
  more: number
  /** How many of those to come in stand elsewhere than in the part of the thread that is shown. */
  left: number
}

/** The replies to a root as they now are, as far as they were read from the first on. */
export function readReplies(root: Comment, { branches }: Again): Page<Comment> {
  const first = root.replies ?? { items: [], next: null }
  const rest = branches.get(root.id)
  return rest ? { items: union(first.items, rest.items), next: rest.next } : first
}

/** The thread as it now is: what is loaded as it was read again, in the places where it stands. */
export function followThread(state: ThreadState, again: Again, following: Following): Followed {
  const { insert } = following
  const { thread, roots, tails } = again
  const { items: known, next } = state.comments
  const found = new Map(roots.items.map((root) => [root.id, root]))
  const items = known.map((root) => {
    const now = found.get(root.id) ?? tails.get(root.id)?.root
    if (now) return followRoot(root, now, again, following, state.part === 'branch')
    return isPast(root, roots, thread.sort) ? bury(root) : root
  })
  const growth = items.map((now, nth) => now.reply_count - (known[nth]?.reply_count ?? 0))
  const replies = growth.reduce((sum, by) => sum + Math.max(0, by), 0)
  const left = { ...following, insert: Math.max(0, insert - replies) }
  const fresh = insert ? freshRoots(state, again, left) : []
  const reactions = following.isUnderWay('') ? state.thread.reactions : thread.reactions
  const rest = known.length || !insert ? next : roots.next
  const followed = {
    ...state,
    ahead: false,
    thread: { ...thread, reactions },
    comments: {
      items: place(items, fresh, thread.sort === 'oldest' && !next),
      next: (tails.get('') ?? { next: rest }).next,
    },
  }
  const before = visible(known)
  const after = visible(followed.comments.items)
  const ids = [...after].filter((id) => !before.has(id))
  const here = Math.max(ids.length, fresh.length + replies)
  return {
    // What has waited for review, and is let in, waits no more.
    state: { ...followed, held: state.held.filter(({ id }) => !after.has(id)) },
    ids,
    grown: items.filter((_, nth) => (growth[nth] ?? 0) > 0).map(({ id }) => id),
    more: thread.comment_count - state.thread.comment_count + before.size - after.size,
    left: state.part ? Math.max(0, insert - here) : 0,
  }
}

// What stands in a part of the list that is not loaded is not new, only further down.
function freshRoots(state: ThreadState, again: Again, { insert, since }: Following): Comment[] {
  const { comments, part, away } = state
  const { thread, roots, newest, tails } = again
  const ids = new Set([...comments.items, ...(away?.later('more').items ?? [])].map(({ id }) => id))
  const unknown = (read: Comment[]) => read.filter(({ id }) => !ids.has(id))
  const tail = tails.get('')?.items ?? []
  if (part) return unknown(tail)
  if (!comments.next) return unknown(union(union(roots.items, newest), tail))
  if (thread.sort === 'newest') {
    const last = comments.items.filter(({ pinned }) => !pinned).at(-1)?.id ?? ''
    return unknown(roots.items).filter(({ id }) => id > last)
  }
  // Accepted: by the reader's clock, and as many as were told of and are no replies. Of a reply that is not
  // loaded nobody tells, and without the time the newest root would pass for it.
  return unknown(union(newest, roots.items))
    .filter((root) => root.posted_at > since)
    .slice(0, insert)
}

function followRoot(
  root: Comment,
  now: Comment,
  again: Again,
  following: Following,
  isPart: boolean,
): Comment {
  const { items = [], next = null } = root.replies ?? {}
  const replies = readReplies(now, again)
  const found = new Map(replies.items.map((reply) => [reply.id, reply]))
  const followed = items.map((reply) => {
    const present = found.get(reply.id)
    if (present) return follow(reply, present, following)
    return isPast(reply, replies, 'oldest') ? bury(reply) : reply
  })
  const present = follow(root, now, following)
  // Where more is to be loaded anyway, what is new comes with it.
  if (!following.insert || next) return { ...present, replies: { items: followed, next } }
  const tail = again.tails.get(root.id)
  // A part of a branch takes in nothing that stands above it.
  const from = isPart ? (items.at(-1)?.id ?? '') : ''
  const come = union(replies.items, tail?.items ?? []).filter(({ id }) => id > from)
  const all = inOrder(union(followed, come))
  const isLeft = !isPart && now.reply_count > visible(all).size
  return {
    ...present,
    replies: { items: all, next: tail ? tail.next : isLeft ? replies.next : null },
  }
}

function follow(known: Comment, now: Comment, { isUnderWay }: Following): Comment {
  return isUnderWay(known.id) ? { ...now, reactions: known.reactions } : now
}

// Whether a comment would have been read again, if it were still there.
function isPast(comment: Comment, read: Page<Comment>, sort: Thread['sort']) {
  if (isHeld(comment)) return false
  const { id } = comment
  const last = read.items.at(-1)?.id
  if (!read.next || !last) return !read.next
  return sort === 'oldest' ? id <= last : sort === 'newest' && id >= last
}

/** A comment that is gone, with the replies to it, in its place. */
export function bury(comment: Comment): Comment {
  const { replies } = comment
  return {
    ...tombstone(comment, comment.state === 'withdrawn' ? 'withdrawn' : 'removed'),
    ...(replies && { replies: { items: replies.items.map(bury), next: null } }),
  }
}

// On top, below what is pinned, where the reader's own would come; in posting order at the end of it.
function place(items: Comment[], fresh: Comment[], isAtEnd: boolean): Comment[] {
  if (isAtEnd) return [...items, ...inOrder(fresh)]
  const first = items.findIndex(({ pinned }) => !pinned)
  const at = first < 0 ? items.length : first
  return [...items.slice(0, at), ...fresh, ...items.slice(at)]
}
