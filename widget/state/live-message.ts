// What the thread's live connection says, and how the thread changes by it where that says everything. Pure.
import type { Comment, ReactionCount } from '../../worker/contract/shapes.ts'
import { setReactions } from './own-state.ts'
import type { ThreadState } from './thread-state.ts'

/** A change of what is public: of `version` alone, or of everything after `since`. */
export interface LiveMessage {
  version: number
  comment_count: number
  since?: number
  /** Of the thread, where they changed. */
  reactions?: ReactionCount[]
  /** Comments that changed, with what changed of them; new ones are only counted. */
  comments?: ({ id: string } & Partial<Comment>)[]
}

export interface Heard {
  state: ThreadState
  /** How many comments are new. */
  fresh: number
}

/** The thread after `message`; undefined where one must read to know it. */
export function listen(
  state: ThreadState,
  message: LiveMessage,
  isUnderWay: (id: string) => boolean,
): Heard | undefined {
  const { version, comment_count, since = version - 1 } = message
  const passed = version - state.thread.version
  const fresh = comment_count - state.thread.comment_count
  if (passed <= 0) return { state, fresh: 0 }
  const thread = { ...state.thread, version, comment_count }
  // Each comment moves the version by one: so nothing else has happened.
  if (passed === fresh) return { state: { ...state, thread }, fresh }
  return undefined
}
