// Reads again what is loaded of a thread. Loaded where what was told does not say everything, or what is new is
// to come in.
import type { Comment, CommentContext, Page, ThreadPage } from '../../worker/contract/shapes.ts'
import { type ApiProblem, request } from '../api/api-client.ts'
import type { ThreadController } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import {
  type Again,
  type Followed,
  type Following,
  followThread,
  readReplies,
  type Tail,
} from '../state/heard-state.ts'
import { everyComment } from '../state/own-state.ts'
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
  if (isOld || place !== controller.place) return undefined
  for (const { id, replies } of present.comments.items) {
    const tail = again.tails.get(id)
    if (tail && replies?.next === 'kept') present.away?.add(id, tail)
  }
  return followThread(present, again, following)
}

// In the order that is shown, as far as it is loaded; with `all`, also what is new at the end of it and of its
// branches.
async function readAgain(
  controller: ThreadController,
  state: ThreadState,
  all: boolean,
): Promise<Again> {
  const { thread, comments } = await readRoots(controller, state)
  const again: Again = {
    ...{ thread, roots: comments, newest: [] },
    ...{ branches: new Map(), tails: new Map() },
  }
  const { items: known } = state.comments
  // Of a part of one branch there is no other root, but for the reader's own.
  for (let read = 1; state.part !== 'branch' && read < pages && again.roots.next; read++) {
    const found = new Set(again.roots.items.map(({ id }) => id))
    if (known.every(({ id }) => found.has(id))) break
    const page = await controller.read<Page<Comment>>(`/comments?cursor=${again.roots.next}`)
    again.roots = { items: [...again.roots.items, ...page.items], next: page.next }
  }
  const now = new Map(again.roots.items.map((root) => [root.id, root]))
  const fallen = known.filter((root) => hasLost(state, root, now.get(root.id)))
  for (const { id } of fallen.slice(0, branches)) {
    const first = readReplies(now.get(id) as Comment, again)
    const page = await controller.read<Page<Comment>>(
      `/comments?parent=${id}&limit=50&cursor=${first.next}`,
    )
    again.branches.set(id, page)
  }
  if (all) await readEnds(controller, state, again, now)
  return again
}

// Of a part of the thread, those around the root that it is about; where that is gone, and of all of it, from the
// first on.
async function readRoots(
  controller: ThreadController,
  { part, about, comments: { items: known } }: ThreadState,
): Promise<Pick<ThreadPage, 'thread' | 'comments'>> {
  try {
    if (part) {
      const { thread, before, comment, after } = await controller.read<CommentContext>(
        `/comments/${about}/context`,
      )
      const items = [...before.items, comment, ...after.items]
      // Where one before them was let in, those that it has pushed out are no less there.
      const pushed = known.filter(({ id }) => id < (items[0] as Comment).id)
      return { thread, comments: { items: [...pushed, ...items], next: after.next } }
    }
  } catch (error) {
    if ((error as ApiProblem).code !== 'not_found') throw error
  }
  return controller.read<ThreadPage>('')
}

// What is new stands behind the last that is loaded, or is among the newest.
async function readEnds(
  controller: ThreadController,
  { comments: { items: known, next }, part, away }: ThreadState,
  again: Again,
  now: Map<string, Comment>,
): Promise<void> {
  const { roots, thread, tails } = again
  const isOldest = thread.sort === 'oldest'
  if (part === 'roots' ? !next : !part && isOldest && !next && roots.next) {
    tails.set('', await readTail(controller, known, part ? null : roots.next))
  } else if (!part && thread.sort !== 'newest' && roots.next) {
    const newest = await request<ThreadPage>(`${controller.url()}?sort=newest&body=nodes`)
    again.newest = newest.comments.items
  }
  const ends = known.map(({ id, replies }) => {
    const { items = [], next = null } = replies ?? {}
    const kept = next === 'kept' && away?.later(id)
    return {
      id,
      page: kept ? { items: [...items, ...kept.items], next: kept.next } : { items, next },
    }
  })
  const grown = ends.filter(({ id, page }) => hasGrown(page, now.get(id), part))
  for (const [nth, { id, page }] of grown.entries()) {
    const rest = part ? null : (now.get(id)?.replies?.next ?? null)
    // Accepted: of more branches at once the rest is read when the reader asks for it.
    const tail = nth < branches && (await readTail(controller, page.items, rest))
    tails.set(id, tail || { items: [], next: rest })
  }
}

// In one request, whatever stands before it. What stood there is among it: an own comment may be behind what is
// new. Where the last is gone by now, the list is to be read on from `rest`.
async function readTail(
  controller: ThreadController,
  items: Comment[],
  rest: string | null,
): Promise<Tail> {
  const last = items.findLast(({ state }) => state === 'approved')
  try {
    if (last) {
      const { ancestors, before, comment, after } = await controller.read<CommentContext>(
        `/comments/${last.id}/context`,
      )
      const found = [...before.items, comment, ...after.items]
      return { items: found, next: after.next, root: ancestors[0] }
    }
  } catch (error) {
    if ((error as ApiProblem).code !== 'not_found') throw error
  }
  return { items: [], next: rest }
}

// Whether something went below the first replies, which come with their root.
function hasLost({ part }: ThreadState, { replies, reply_count }: Comment, now?: Comment): boolean {
  if (!replies || !now?.replies?.next) return false
  const { items, next } = replies
  if (items.length <= now.replies.items.length) return false
  return now.reply_count < (next || part ? reply_count : visible(items).size)
}

// Whether something came in behind a branch that is loaded to its end. Of a part of one nobody knows.
function hasGrown(known: Page<Comment>, now: Comment | undefined, part: ThreadState['part']) {
  if (known.next) return false
  if (!now) return part === 'branch'
  return !!now.replies?.next && now.reply_count > visible(known.items).size
}

/** Goes to the first of what came in; where none of it is drawn, to the button that leads there. */
export async function goTo(host: AfterWord, followed: Followed, since: string): Promise<void> {
  const { controller, renderRoot, announcement } = host
  const { ids, grown } = followed
  const { comments, away, part } = controller.state as ThreadState
  if (part && !ids.length && !grown.length) {
    const { whole } = await import('./showing.ts')
    // What is said already is said still.
    return whole(host, since, announcement)
  }
  const last = comments.items.findLastIndex(({ id }) => ids.includes(id))
  controller.draw(Math.max(controller.drawn, last + 1))
  if (ids[0]) away?.show(ids[0])
  await host.updateComplete
  const first = ids.find((id) => renderRoot.querySelector(`#comment-${id}`))
  const at = first ? `#comment-${first}` : wayTo(host, followed)
  if (at) await host.focusOn(at)
  // The button that was pressed is gone.
  else renderRoot.querySelector('h2')?.focus({ preventScroll: true })
}

// The button that shows what is hidden, or more of what has grown.
function wayTo(
  { controller, renderRoot }: AfterWord,
  { ids, grown }: Followed,
): string | undefined {
  const state = controller.state as ThreadState
  const parents = new Map(everyComment(state).map((one) => [one.id, one.parent_id]))
  const above: string[] = []
  for (let id = parents.get(ids[0] ?? ''); id; id = parents.get(id)) above.push(id)
  const buttons = [...above, ...grown].flatMap((id) => [
    `[name=fold][value="${id}"][aria-expanded=false]`,
    `[name=more][value="${id}"]`,
  ])
  return [...buttons, '[name=more][value=more]'].find((one) => renderRoot.querySelector(one))
}
