// What the thread's live connection says, and how the thread changes by it where that says everything. Pure.
import type { Comment, LiveMessage, ReactionCount } from '../../worker/contract/shapes.ts'
import type { ThreadState } from './thread-state.ts'

export interface Heard {
  state: ThreadState
  /** How many comments are new. */
  fresh: number
}

/**
 * The thread after `message`; undefined where one must read to know it. `own` is how often the reader has
 * reacted since the version that is shown; what they are reacting to just now is under way.
 */
export function listen(
  state: ThreadState,
  message: LiveMessage,
  own: number,
  isUnderWay: (id: string) => boolean = () => false,
): Heard | undefined {
  const { thread } = state
  const { version, comment_count, reactions, reacted } = message
  const fresh = comment_count - thread.comment_count
  if (version <= thread.version) return { state, fresh: 0 }
  // Whatever happens moves the version by one at least. So where these account for all of it, there was
  // nothing else, and nothing that was taken back.
  const times = reacted?.since === thread.version ? reacted.times : 0
  const rest = version - thread.version - fresh - times - distance(thread.reactions, reactions)
  if (fresh < 0 || rest < 0 || rest > own || message.state !== thread.state) return undefined
  const next = { ...state, thread: { ...thread, version, comment_count, reactions } }
  const others = times ? (reacted?.comments ?? []).filter(({ id }) => !isUnderWay(id)) : []
  return { state: others.length ? withReactions(next, others) : next, fresh }
}

function withReactions(state: ThreadState, told: Pick<Comment, 'id' | 'reactions'>[]): ThreadState {
  const found = new Map(told.map(({ id, reactions }) => [id, reactions]))
  const change = (comment: Comment): Comment => {
    const { id, replies } = comment
    const reactions = found.get(id) ?? comment.reactions
    if (replies?.items.some((reply) => found.has(reply.id))) {
      return { ...comment, reactions, replies: { ...replies, items: replies.items.map(change) } }
    }
    return found.has(id) ? { ...comment, reactions } : comment
  }
  return { ...state, comments: { ...state.comments, items: state.comments.items.map(change) } }
}

function distance(before: ReactionCount[], after: ReactionCount[]): number {
  const counts = new Map(before.map(({ kind, count }) => [kind, -count]))
  for (const { kind, count } of after) counts.set(kind, (counts.get(kind) ?? 0) + count)
  return [...counts.values()].reduce((sum, by) => sum + Math.abs(by), 0)
}
