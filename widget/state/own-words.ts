// How a thread changes when its reader edits or withdraws what they wrote, or is forgotten. Pure functions.
import type { Comment } from '../../worker/contract/shapes.ts'
import { everyComment } from './own-state.ts'
import type { ThreadState } from './thread-state.ts'

type Change = (comment: Comment) => Comment

const isPublic = ({ state }: Comment) => (state === 'approved' ? 1 : 0)

/** All that are loaded, and those of the reader's own that wait for review. */
export const everyAndHeld = (state: ThreadState): Comment[] => [
  ...everyComment(state),
  ...state.held,
]

/** As readers see a comment that was withdrawn while others stand on it. */
const tombstone: Change = (comment) => ({
  ...comment,
  ...{ author: null, body_nodes: [], edited_at: null, reactions: [], state: 'withdrawn' },
})

function mapAll(state: ThreadState, change: Change): ThreadState {
  const items = state.comments.items.map((root) => {
    const { replies, ...changed } = change(root)
    return replies
      ? { ...changed, replies: { ...replies, items: replies.items.map(change) } }
      : changed
  })
  return { ...state, comments: { ...state.comments, items }, held: state.held.map(change) }
}

// Counts what has become public, or is not any more: in the thread, in its root and in what it answers.
function counted(before: ThreadState, after: ThreadState, { id, parent_id }: Comment): ThreadState {
  const was = everyComment(before).find((one) => one.id === id)
  const is = everyComment(after).find((one) => one.id === id)
  const by = (is ? isPublic(is) : 0) - (was ? isPublic(was) : 0)
  const root = before.comments.items.find(({ replies }) =>
    replies?.items.some((reply) => reply.id === id),
  )?.id
  const { thread } = after
  // Unless it was told before its author had the answer.
  const isNews =
    was && (isPublic(was) || by) && (was.state !== is?.state || was.revision !== is.revision)
  const next = {
    ...after,
    ahead: !!isNews || !!after.ahead,
    thread: {
      ...thread,
      comment_count: thread.comment_count + by,
      // So that what is told of it is no news.
      version: thread.version + (isNews ? 1 : 0),
    },
  }
  return mapAll(next, (one) =>
    by && (one.id === root || one.id === parent_id)
      ? { ...one, reply_count: one.reply_count + by }
      : one,
  )
}

/** The state with an own comment as it is now, also where only its author can see it any more. */
export function replaceComment(state: ThreadState, comment: Comment): ThreadState {
  const next = mapAll(state, (one) => {
    if (one.id !== comment.id) return one
    // Replies and their number are of the thread, not of the answer.
    const { replies, reply_count } = one
    return { ...one, ...comment, reply_count, ...(replies && { replies }) }
  })
  return counted(state, next, comment)
}

/** Without the comment; a place remains while anything stands on it or is being written, and goes with the last. */
export function withdrawComment(
  state: ThreadState,
  id: string,
  answered: string | null = null,
): ThreadState {
  const comment = everyAndHeld(state).find((one) => one.id === id)
  if (!comment) return state
  const gone = mapAll(state, (one) => (one.id === id ? tombstone(one) : one))
  return sweep(counted(state, gone, comment), answered)
}

/** The author is forgotten: what they wrote is withdrawn, or with `keep` nobody's. */
export function forgetAuthor(state: ThreadState, author: string, keep: boolean): ThreadState {
  const own = everyAndHeld(state).filter((one) => one.author?.id === author)
  const { mine, thread } = state
  const without = (reactions: Comment['reactions'], kinds: string[] = []) =>
    reactions
      .map((one) => ({ ...one, count: one.count - (kinds.includes(one.kind) ? 1 : 0) }))
      .filter(({ count }) => count > 0)
  const unmarked = mapAll(
    { ...state, thread: { ...thread, reactions: without(thread.reactions, mine.thread) } },
    (one) => ({
      ...one,
      author: keep && one.author?.id === author ? null : one.author,
      reactions: without(one.reactions, mine.comments[one.id]),
    }),
  )
  const left = keep ? unmarked : own.reduce((next, { id }) => withdrawComment(next, id), unmarked)
  return { ...left, mine: { thread: [], comments: {} }, removed: undefined }
}

// Takes away places on which nothing stands any more.
function sweep(state: ThreadState, answered: string | null): ThreadState {
  const all = everyComment(state)
  const parents = new Set(all.map(({ parent_id }) => parent_id))
  const isEmpty = ({ id, state: is, body_nodes, reply_count, replies }: Comment) =>
    (is === 'withdrawn' || is === 'removed') &&
    !body_nodes?.length &&
    !parents.has(id) &&
    id !== answered &&
    reply_count < 1 &&
    !replies?.next
  const held = state.held.filter((one) => one.state !== 'withdrawn')
  if (!all.some(isEmpty)) return { ...state, held }
  const items = state.comments.items
    .filter((root) => !isEmpty(root))
    .map((root) =>
      root.replies
        ? {
            ...root,
            replies: { ...root.replies, items: root.replies.items.filter((one) => !isEmpty(one)) },
          }
        : root,
    )
  return sweep({ ...state, held, comments: { ...state.comments, items } }, answered)
}
