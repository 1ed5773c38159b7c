// Going on reading: more roots, more of a branch, another order.

import type { Sort } from '../../worker/contract/limits.ts'
import type { Comment, Page, ThreadPage } from '../../worker/contract/shapes.ts'
import { everyComment } from '../state/own-state.ts'
import { receiveReplies, receiveRoots, type ThreadState } from '../state/thread-state.ts'
import type { Act } from './acting.ts'

/** The next page of the branch below a root, or with `more` of the roots; the focus goes to what is new. */
export const more: Act = async (host, at) => {
  const { controller, busy } = host
  if (busy.has(at)) return
  busy.add(at)
  host.refresh({ announcement: host.words.loading })
  try {
    const { comments } = controller.state as ThreadState
    const root = comments.items.find(({ id }) => id === at)
    const next = root ? root.replies?.next : comments.next
    const branch = root ? `parent=${at}&limit=50&` : ''
    const page = await controller.read<Page<Comment>>(`/comments?${branch}cursor=${next}`)
    const state = controller.state as ThreadState
    const drawn = state.comments.items.length
    const known = new Set(everyComment(state).map(({ id }) => id))
    controller.set(root ? receiveReplies(state, at, page) : receiveRoots(state, page))
    if (!root) controller.draw(drawn + 4)
    const first = page.items.find(({ id }) => !known.has(id))
    if (first) host.focusOn(`#c-${first.id}`)
  } finally {
    busy.delete(at)
    host.refresh({ announcement: '' })
  }
}

/** The roots in another order; what is shown stays until they are there. */
export const order: Act = async (host, _, sort) => {
  const { controller } = host
  const { place } = controller
  const next = { ...place, sort: sort as Sort }
  controller.place = next
  try {
    const page = await controller.read<ThreadPage>('')
    if (controller.place !== next) return
    controller.set({ ...(controller.state as ThreadState), ...page })
    controller.draw(4)
  } catch (error) {
    if (controller.place === next) controller.place = place
    throw error
  }
}
