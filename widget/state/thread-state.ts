// What is known of a thread, and how it changes: pure functions from one state to the next.
import type { Comment, Mine, Page, ThreadPage } from '../../worker/contract/shapes.ts'

export interface ThreadState extends ThreadPage {
  /** The reader's own reactions. */
  mine: Mine['reactions']
  /** The reader's own comments that wait for review, as they were when the page was opened. */
  held: Comment[]
  /** What is drawn of those that were removed. */
  removed?: unknown
  /** What is said above a comment that was found by its address. */
  found?: unknown
  /** What is shown of it by that address: neighbouring roots, or a part of one branch. */
  part?: 'roots' | 'branch' | undefined
  /** The root that a part was read around: that of the branch, or the comment that was found. */
  about?: string
  /** What is drawn where replies before those of a part are missing. */
  gap?: unknown
  away?: Away | undefined
  /** How many comments are counted and not shown: they wait until the reader asks for them. */
  fresh?: number
  /** What the reader did to own comments is counted in the thread's version, before it was told. */
  ahead?: boolean
}

/** What is loaded but not drawn, above what is drawn of a long thread. */
export interface Away {
  /** The list, whose `map` passes over what is put away. */
  drawn(list: Comment[]): Pick<Comment[], 'map'>
  /** What is kept of a list, but stands in it no more, and the cursor of what follows on that. */
  later(at: string): Page<Comment>
  /** Keeps what follows on that, too. */
  add(at: string, more: Page<Comment>): void
  /** Draws what stands around a comment. */
  show(id: string): void
  /** Changes what was taken off the end, as what is shown was. */
  turn(change: (comment: Comment) => Comment): void
  /** The way back to what was put away above, in a branch or among the roots. */
  earlier(at: string): unknown
}

/** Adds a page of roots; one that is there already, such as the reader's own, stays where it is. */
export function receiveRoots(state: ThreadState, page: Page<Comment>): ThreadState {
  return { ...state, comments: { items: union(state.comments.items, page.items), next: page.next } }
}

/** Adds a page of the branch below a root. */
export function receiveReplies(state: ThreadState, root: string, page: Page<Comment>): ThreadState {
  return changeRoot(state, root, (comment) => {
    const known = comment.replies?.items ?? []
    const { items: more, next } = page
    // Of thousands, as nearly always: what comes stands behind all of them.
    const isNext = (known.at(-1)?.id as string) < (more[0]?.id as string)
    const items = isNext ? [...known, ...more] : inOrder(union(known, more))
    return { ...comment, replies: { items, next } }
  })
}

/** The state with another `root`. */
export function changeRoot(
  state: ThreadState,
  root: string,
  change: (comment: Comment) => Comment,
): ThreadState {
  const items = state.comments.items.map((one) => (one.id === root ? change(one) : one))
  return { ...state, comments: { ...state.comments, items } }
}

/** What is known, and what of `more` is not. */
export function union(known: readonly Comment[], more: readonly Comment[]): Comment[] {
  const ids = new Set(known.map(({ id }) => id))
  return [...known, ...more.filter(({ id }) => !ids.has(id))]
}

/** In posting order: ids are time-ordered. */
export function inOrder(comments: Comment[]): Comment[] {
  return comments.sort((a, b) => (a.id < b.id ? -1 : 1))
}
