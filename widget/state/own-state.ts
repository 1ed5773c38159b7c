// How a thread changes by what its reader does: own comments and own reactions. Pure functions.
import type { Comment, ReactionCount } from '../../worker/contract/shapes.ts'
import { changeRoot, inOrder, type ThreadState, union } from './thread-state.ts'

/** All comments that are loaded. */
export function everyComment({ comments }: ThreadState): Comment[] {
  return comments.items.flatMap((root) => [root, ...(root.replies?.items ?? [])])
}

/** Adds the reader's own comment: a root on top, or of what waits for review, a reply to its branch. Only what is published counts. */
export function addComment(state: ThreadState, comment: Comment): ThreadState {
  if (everyComment(state).some(({ id }) => id === comment.id)) return state
  const published = comment.state === 'approved' ? 1 : 0
  const next = {
    ...state,
    thread: {
      ...state.thread,
      comment_count: state.thread.comment_count + published,
      // So that what is told of it is no news.
      version: state.thread.version + published,
    },
  }
  const { items } = state.comments
  const parent = comment.parent_id
  if (parent === null && !published) return { ...next, held: union([comment], state.held) }
  if (parent === null) {
    const comments = { ...state.comments, items: union([comment], items) }
    return { ...next, comments }
  }
  const root = items.find(
    ({ id, replies }) => id === parent || replies?.items.some((reply) => reply.id === parent),
  )
  if (!root) return next
  const counted = (one: Comment) => ({ ...one, reply_count: one.reply_count + published })
  return changeRoot(next, root.id, (top) => {
    const { items = [], next = null } = top.replies ?? {}
    const known = items.map((one) => (one.id === parent ? counted(one) : one))
    return { ...counted(top), replies: { items: inOrder(union(known, [comment])), next } }
  })
}

/** Sets the counts and the reader's own kinds of a comment, or of the thread where `id` is null. */
export function setReactions(
  state: ThreadState,
  id: string | null,
  reactions: ReactionCount[],
  own: string[],
): ThreadState {
  if (id === null) {
    return {
      ...state,
      thread: { ...state.thread, reactions },
      mine: { ...state.mine, thread: own },
    }
  }
  const change = (comment: Comment): Comment =>
    comment.id === id
      ? { ...comment, reactions }
      : comment.replies?.items.some((reply) => reply.id === id)
        ? { ...comment, replies: { ...comment.replies, items: comment.replies.items.map(change) } }
        : comment
  return {
    ...state,
    comments: { ...state.comments, items: state.comments.items.map(change) },
    mine: { ...state.mine, comments: { ...state.mine.comments, [id]: own } },
  }
}

/** The state after the reader has set or unset `kind`, before the API has said so. */
export function withReaction(
  state: ThreadState,
  id: string | null,
  kind: string,
  by: 1 | -1,
): ThreadState {
  const { mine, thread, site } = state
  const reactions =
    (id ? everyComment(state).find((one) => one.id === id) : thread)?.reactions ?? []
  const own = (id ? mine.comments[id] : mine.thread) ?? []
  const counts = new Map(reactions.map((one) => [one.kind, one.count]))
  counts.set(kind, (counts.get(kind) ?? 0) + by)
  const next = site.reaction_kinds.flatMap((one) => {
    const count = counts.get(one.kind) ?? 0
    return count > 0 ? [{ kind: one.kind, count }] : []
  })
  return setReactions(state, id, next, by > 0 ? [...own, kind] : own.filter((one) => one !== kind))
}
