// Reads again what is loaded of a thread. Loaded where what was told does not say everything, or what is new is
// to come in.
import type { Comment, Page, ThreadPage } from '../../worker/contract/shapes.ts'
import { request } from '../api/api-client.ts'
import type { ThreadController } from '../controllers/thread.ts'
import {
  type Again,
  type Followed,
  type Following,
  followThread,
  readReplies,
} from '../state/heard-state.ts'
import { visible } from '../state/seen-state.ts'
import type { ThreadState } from '../state/thread-state.ts'

// Accepted: of what is further down an open page only learns when it is loaded again. That bounds what one
// change can cost.
const pages = 5
const branches = 5

/** The thread as it now is, with what is to come in; undefined where what is shown is newer by then. */
export async function followAgain(
  controller: ThreadController,
  following: Following,
): Promise<Followed | undefined> {
  const { place, state } = controller
  if (!state) return undefined
  const again = await readAgain(controller, state, following.insert > 0)
  const present = controller.state
  // What the reader has done meanwhile is newer.
  const isOld = !present || again.thread.version < present.thread.version
  return isOld || place !== controller.place ? undefined : followThread(present, again, following)
}

// In the order that is shown; with `all`, also what is new at the end of it and of its branches.
async function readAgain(
  controller: ThreadController,
  state: ThreadState,
  all: boolean,
): Promise<Again> {
  const { thread, comments } = await controller.read<ThreadPage>('')
  const again: Again = { thread, roots: comments, branches: new Map(), newest: [] }
  const { items: known, next } = state.comments
  const isWhole = all && !next
  for (let read = 1; read < pages && again.roots.next; read++) {
    const found = new Set(again.roots.items.map(({ id }) => id))
    if (!isWhole && known.every(({ id }) => found.has(id))) break
    const page = await controller.read<Page<Comment>>(`/comments?cursor=${again.roots.next}`)
    again.roots = { items: [...again.roots.items, ...page.items], next: page.next }
  }
  if (all && next && thread.sort !== 'newest') {
    const newest = await request<ThreadPage>(`${controller.url()}?sort=newest&body=nodes`)
    again.newest = newest.comments.items
  }
  const loaded = new Map(known.map((root) => [root.id, root]))
  const changed = again.roots.items.filter((now) => hasChanged(loaded.get(now.id), now, all))
  for (const root of changed.slice(0, branches)) {
    const first = readReplies(root, again)
    const page = await controller.read<Page<Comment>>(
      `/comments?parent=${root.id}&limit=50&cursor=${first.next}`,
    )
    again.branches.set(root.id, page)
  }
  return again
}

// Whether something came in or went below the first replies, which come with their root.
function hasChanged(known: Comment | undefined, now: Comment, all: boolean): boolean {
  if (!known?.replies || !now.replies?.next) return false
  const { items, next } = known.replies
  if (items.length <= now.replies.items.length && !all) return false
  const count = visible(items).size
  return next
    ? now.reply_count < known.reply_count
    : now.reply_count !== count && (all || now.reply_count < count)
}
