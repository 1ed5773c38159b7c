// What the thread's live connection says, and how the thread changes by it where that says everything. Pure.
import type { LiveMessage, ReactionCount } from '../../worker/contract/shapes.ts'
import type { ThreadState } from './thread-state.ts'

export interface Heard {
  state: ThreadState
  /** How many comments are new. */
  fresh: number
}

/**
 * The thread after `message`; undefined where one must read to know it. `own` is how often the reader has
 * reacted since the version that is shown.
 */
export function listen(state: ThreadState, message: LiveMessage, own: number): Heard | undefined {
  const { thread } = state
  const { version, comment_count, reactions } = message
  const fresh = comment_count - thread.comment_count
  if (version <= thread.version) return { state, fresh: 0 }
  // Whatever happens moves the version by one at least. So where these account for all of it, there was
  // nothing else, and nothing that was taken back.
  const rest = version - thread.version - fresh - distance(thread.reactions, reactions)
  if (fresh < 0 || rest < 0 || rest > own || message.state !== thread.state) return undefined
  return { state: { ...state, thread: { ...thread, version, comment_count, reactions } }, fresh }
}

function distance(before: ReactionCount[], after: ReactionCount[]): number {
  const counts = new Map(before.map(({ kind, count }) => [kind, -count]))
  for (const { kind, count } of after) counts.set(kind, (counts.get(kind) ?? 0) + count)
  return [...counts.values()].reduce((sum, by) => sum + Math.abs(by), 0)
}
