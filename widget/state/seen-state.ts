// Which comments readers see, which only their author does, and what is left where one is gone. Pure functions.
import type { Comment } from '../../worker/contract/shapes.ts'

/** The ids of those that readers see. */
export function visible(roots: Comment[]): Set<string> {
  const every = roots.flatMap((root) => [root, ...(root.replies?.items ?? [])])
  return new Set(every.filter(({ state }) => state === 'approved').map(({ id }) => id))
}

/** A comment that is gone, in its place; the replies to it stay. */
export function tombstone(comment: Comment, state: 'removed' | 'withdrawn'): Comment {
  return {
    ...comment,
    state,
    author: null,
    body_nodes: [],
    edited_at: null,
    pinned: false,
    reactions: [],
  }
}

/** Whether it is the reader's own, which waits and nobody else sees. */
export const isHeld = ({ state, body_nodes }: Comment): boolean =>
  state !== 'approved' && !!body_nodes?.length
