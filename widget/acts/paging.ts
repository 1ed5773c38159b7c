// Going on reading: more roots, more of a branch, another order.
import type { Comment, Page } from '../../worker/contract/shapes.ts'
import { everyComment } from '../state/own-state.ts'
import { receiveReplies, receiveRoots, type ThreadState } from '../state/thread-state.ts'
import type { Act } from './acting.ts'
import { holdFocus } from './focusing.ts'
import type { Keeping } from './keeping.ts'
import { painted } from './painted.ts'

// As many are drawn, before the earliest are put away (keeping.ts says the same).
const most = 120
const slice = 5

/** The next page of the branch below a root, or with `more` of the roots; the focus goes to what is new. */
export const more: Act = async (host, at) => {
  const { controller, busy, words } = host
  const { place } = controller
  if (busy.has(at)) return
  busy.add(at)
  host.refresh({ announcement: words.loading })
  try {
    const { comments, away } = controller.state as ThreadState
    const root = comments.items.find(({ id }) => id === at)
    const loaded = root ? root.replies?.items : comments.items
    const next = root ? root.replies?.next : comments.next
    // Who has read on will read on: fewer requests.
    const count = loaded?.length ?? 0
    const limit = count >= most / 2 ? 'limit=100&' : root || count >= most / 4 ? 'limit=50&' : ''
    const branch = root ? `parent=${at}&` : ''
    const page =
      (away as Keeping | undefined)?.take(at) ??
      (await controller.read<Page<Comment>>(`/comments?${branch}${limit}cursor=${next}`))
    const isLong = count + page.items.length > most && !controller.state?.away
    const kept = isLong && new (await import('./keeping.ts')).Keeping(host)
    if (controller.place !== place || !controller.state) return
    const { state } = controller
    const drawn = state.comments.items.length
    const known = new Set(everyComment(state).map(({ id }) => id))
    const first = page.items.find(({ id }) => !known.has(id))
    if (kept) controller.set({ ...state, away: kept })
    // Roots are drawn in slices; of replies so few come at once that no task grows long.
    const items = [...page.items]
    do {
      const part = { items: items.splice(0, root ? slice : items.length), next: page.next }
      const state = controller.state as ThreadState
      controller.set(root ? receiveReplies(state, at, part) : receiveRoots(state, part))
      if (!root) controller.draw(drawn + 4)
      // Where moderators have taken away all that was left, the button goes with it.
      if (!first) holdFocus(host)
      else if (part.items.includes(first)) await host.focusOn(`#comment-${first.id}`)
      await painted()
      await (controller.state?.away as Keeping | undefined)?.trim(at)
      if (controller.place !== place || !controller.state) return
    } while (items.length)
  } finally {
    busy.delete(at)
    // By now it may say something else.
    if (host.announcement === words.loading) host.announcement = ''
    host.refresh()
  }
}

/** Brings back what was put away above. */
export const earlier: Act = (host, at) =>
  (host.controller.state?.away as Keeping | undefined)?.back(at, true)

/** The roots in another order. */
export const order: Act = async (host, at, sort) =>
  (await import('./ordering.ts')).order(host, at, sort)
