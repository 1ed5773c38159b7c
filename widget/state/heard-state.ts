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
}

export interface Following {
  /** How many new comments come in: those that were told of, or none. */
  insert: number
  /** Comments whose reactions the reader is changing. */
  isUnderWay(id: string): boolean
}

export interface Followed {
  state: ThreadState
  /** Comments that came in, or are back. */
  ids: string[]
  /** How many comments more are there that are not shown. */
  more: number
}

/** The replies to a root as they now are, as far as they were read. */
export function readReplies(root: Comment, { branches }: Again): Page<Comment> {
  const first = root.replies ?? { items: [], next: null }
  const rest = branches.get(root.id)
  return rest ? { items: union(first.items, rest.items), next: rest.next } : first
}

/** The thread as it now is: what is loaded as it was read again, in the places where it stands. */
export function followThread(state: ThreadState, again: Again, following: Following): Followed {
  const { insert } = following
  const { thread, roots } = again
  const { items: known, next } = state.comments
  const found = new Map(roots.items.map((root) => [root.id, root]))
  const items = known.map((root) => {
    const now = found.get(root.id)
    if (now) return followRoot(root, now, readReplies(now, again), following)
    return isPast(root, roots, thread.sort) ? bury(root) : root
  })
  const fresh = insert ? freshRoots(state, again).slice(0, insert) : []
  const reactions = following.isUnderWay('') ? state.thread.reactions : thread.reactions
  const followed = {
    ...state,
    ahead: false,
    thread: { ...thread, reactions },
    comments: { items: place(items, fresh, thread.sort === 'oldest' && !next), next },
  }
  const before = visible(known)
  const after = visible(followed.comments.items)
  return {
    // What has waited for review, and is let in, waits no more.
    state: { ...followed, held: state.held.filter(({ id }) => !after.has(id)) },
    ids: [...after].filter((id) => !before.has(id)),
    more: thread.comment_count - state.thread.comment_count + before.size - after.size,
  }
}

// What is below the last that is loaded is not new, only further down.
function freshRoots({ comments }: ThreadState, { thread, roots, newest }: Again): Comment[] {
  const ids = new Set(comments.items.map(({ id }) => id))
  const isWhole = !comments.next
  const last = comments.items.filter(({ pinned }) => !pinned).at(-1)?.id ?? ''
  const read = isWhole || thread.sort === 'newest' ? roots.items : newest
  return read.filter(({ id }) => !ids.has(id) && (isWhole || read === newest || id > last))
}

function followRoot(
  root: Comment,
  now: Comment,
  replies: Page<Comment>,
  following: Following,
): Comment {
  const { items = [], next = null } = root.replies ?? {}
  const found = new Map(replies.items.map((reply) => [reply.id, reply]))
  const followed = items.map((reply) => {
    const present = found.get(reply.id)
    if (present) return follow(reply, present, following)
    return isPast(reply, replies, 'oldest') ? bury(reply) : reply
  })
  // Where more is to be loaded anyway, what is new comes with it.
  const isWhole = following.insert > 0 && !next
  return {
    ...follow(root, now, following),
    replies: isWhole
      ? { items: inOrder(union(followed, replies.items)), next: replies.next }
      : { items: followed, next },
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
