// What the thread's live connection says, and how the thread changes by it where that says everything. Pure.
import type {
  Comment,
  LiveComment,
  LiveMessage,
  ReactionCount,
} from '../../worker/contract/shapes.ts'
import { isHeld, tombstone, visible } from './seen-state.ts'
import type { ThreadState } from './thread-state.ts'

export interface Heard {
  /** What becomes of a comment by the message. */
  turn(comment: Comment): Comment
  /** Not counting what has come. */
  state: ThreadState
  /** Own comments that have waited for review until now, and whose place is loaded. */
  come: Comment[]
  /** How many comments more are there that are not shown. */
  fresh: number
}

/** A comment as it is told: of one that readers have only reacted to, no more than the counts. */
type Told = LiveComment | (Pick<Comment, 'id' | 'reactions'> & { state?: undefined })

const nothing = { times: 0, net: 0, comments: [] }

/**
 * The thread after `message`; undefined where one must read to know it. `own` is how often the reader has
 * reacted since the version that is shown; what they are reacting to just now is under way.
 */
export function listen(
  state: ThreadState,
  message: LiveMessage,
  own: number,
  isUnderWay: (id: string) => boolean,
): Heard | undefined {
  const { thread } = state
  const { version, comment_count, reactions, reacted, changed } = message
  if (version <= thread.version) return { state, turn: asItIs, come: [], fresh: 0 }
  const known = reacted?.since === thread.version ? reacted : nothing
  // What the reader did to own comments may be among these, and must not be counted twice.
  const moved = changed?.since === thread.version && !state.ahead ? changed : nothing
  // An approval would pass for a new comment.
  if (changed && moved !== changed) return undefined
  const more = comment_count - thread.comment_count
  // Whatever happens moves the version by one at least. So where these account for all of it, there was
  // nothing else, and nothing that was taken back.
  const posted = more - moved.net
  const times = posted + known.times + moved.times + distance(thread.reactions, reactions)
  const rest = version - thread.version - times
  // The reader's own reactions, as far as they are not among those that are told.
  const left = Math.max(0, own - known.times)
  if (posted < 0 || rest < 0 || rest > left || message.state !== thread.state) return undefined
  const told = [...known.comments, ...moved.comments]
  const turn = told.length ? turning(state, told, isUnderWay) : asItIs
  const after = told.length ? turned(state, turn) : state
  const before = visible(state.comments.items)
  const now = visible(after.comments.items)
  const come = after.held.filter(
    (own) => isShown(own) && (!own.parent_id || now.has(own.parent_id)),
  )
  const by = come.length
  return {
    state: {
      ...come.reduce((state, own) => without(state, own, told), after),
      ahead: false,
      held: after.held.filter((own) => !isShown(own)),
      thread: { ...thread, version: version - by, comment_count: comment_count - by, reactions },
    },
    turn,
    come,
    fresh: isFurther(state, moved.comments) ? posted : more + before.size - now.size - by,
  }
}

const asItIs: Heard['turn'] = (comment) => comment

// Whether all of them stand below what is loaded of the newest: of those nothing waits to be let in.
function isFurther({ comments, thread }: ThreadState, told: readonly Told[]): boolean {
  const last = thread.sort === 'newest' && comments.next && comments.items.at(-1)
  return !!last && told.length > 0 && told.every(({ id }) => id < last.id)
}

// What is told last holds: it is all of the comment, with the newest count of its replies.
function turning(
  state: ThreadState,
  comments: readonly Told[],
  isUnderWay: (id: string) => boolean,
): Heard['turn'] {
  const found = new Map(comments.map((told) => [told.id, told]))
  const roots = state.comments.items
  const counts = new Map<string | null, number>()
  for (const { id, replies } of roots) {
    for (const reply of replies?.items ?? []) {
      const told = found.get(reply.id)
      if (!told?.state) continue
      const by = +isShown(told) - +isShown(reply)
      for (const at of new Set([id, reply.parent_id])) counts.set(at, (counts.get(at) ?? 0) + by)
    }
  }
  return (comment) => {
    const { id, reactions } = comment
    const told = found.get(id)
    const by = counts.get(id)
    const counted = by ? { ...comment, reply_count: comment.reply_count + by } : comment
    if (!told) return counted
    const now = become(counted, told)
    return isUnderWay(id) ? { ...now, reactions } : now
  }
}

/** Roots, and the replies to them, with every comment changed. */
export function turnedAll(roots: Comment[], turn: Heard['turn']): Comment[] {
  return roots.map((root) => {
    const { replies } = root
    return replies
      ? { ...turn(root), replies: { ...replies, items: replies.items.map(turn) } }
      : turn(root)
  })
}

/** The thread with every comment changed. */
export function turned(state: ThreadState, turn: Heard['turn']): ThreadState {
  const items = turnedAll(state.comments.items, turn)
  return { ...state, held: state.held.map(turn), comments: { ...state.comments, items } }
}

// What is told in whole counts what has come already, which is counted once more when it is shown.
function without(state: ThreadState, { parent_id }: Comment, told: readonly Told[]): ThreadState {
  const isParent = ({ id }: { id: string }) => id === parent_id
  const root = state.comments.items.find(({ replies }) => replies?.items.some(isParent))
  const whole = told.filter((one) => one.state && (isParent(one) || one.id === root?.id))
  return turned(state, (one) =>
    whole.some(({ id }) => id === one.id) ? { ...one, reply_count: one.reply_count - 1 } : one,
  )
}

function become(comment: Comment, told: Told): Comment {
  if (told.state === 'approved') return told
  if (!told.state) return { ...comment, reactions: told.reactions }
  return isHeld(comment) ? comment : tombstone(comment, told.state)
}

const isShown = ({ state }: { state?: string }) => state === 'approved'

function distance(before: ReactionCount[], after: ReactionCount[]): number {
  const counts = new Map(before.map(({ kind, count }) => [kind, -count]))
  for (const { kind, count } of after) counts.set(kind, (counts.get(kind) ?? 0) + count)
  return [...counts.values()].reduce((sum, by) => sum + Math.abs(by), 0)
}
