// The roots in another order. Loaded when a reader chooses one.
import type { Sort } from '../../worker/contract/limits.ts'
import type { Comment, ThreadPage } from '../../worker/contract/shapes.ts'
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { ThreadState } from '../state/thread-state.ts'
import type { Act } from './acting.ts'

// The order that is on its way, and the one that is shown until then.
const latest = new WeakMap<AfterWord, { next: Place; shown: Place }>()

/** As the reader has chosen; the focus stays in the field. */
export const order: Act = async (host, _, sort) => {
  const chosen = sort as Sort
  if (await showIn(host, chosen)) host.refresh({ chosen, announcement: host.words[chosen] })
}

/** Shows the thread in that order, from its first page on. What is shown stays until that is there; whether it is. */
export async function showIn(host: AfterWord, sort: Sort): Promise<boolean> {
  const { controller, words } = host
  const { place } = controller
  const next = { ...place, sort }
  const before = latest.get(host)
  const shown = before?.next === place ? before.shown : place
  controller.place = next
  latest.set(host, { next, shown })
  // Until then there is no more of what is shown.
  host.busy.add('more')
  const field = host.renderRoot.querySelector<HTMLSelectElement>('[part=order]')
  field?.setAttribute('aria-busy', 'true')
  host.refresh({ announcement: words.loading })
  try {
    let page = await controller.read<ThreadPage>('')
    // What was heard meanwhile is in the next one.
    if (page.thread.version < (controller.state?.thread.version ?? 0)) {
      page = await controller.read<ThreadPage>('')
    }
    if (controller.place !== next) return false
    host.sought = ''
    latest.delete(host)
    // Once the reader has chosen, the field goes by no attribute.
    if (field) field.value = next.sort
    controller.set(listed(host, controller.state as ThreadState, page))
    controller.draw(4)
    host.refresh({ trouble: undefined })
    return true
  } catch {
    if (controller.place !== next) return false
    // What is shown stays.
    controller.place = shown
    host.refresh({ trouble: { at: 'order', text: words.notLoaded } })
    return false
  } finally {
    // Not where yet another is on its way.
    if ((latest.get(host)?.next ?? next) === next) {
      host.busy.delete('more')
      field?.removeAttribute('aria-busy')
      if (host.announcement === words.loading) host.announcement = ''
      host.refresh()
    }
  }
}

/** All of a list; what own-state.ts has would make a request of its own. */
export const every = (items: Comment[]): Comment[] =>
  items.flatMap((root) => [root, ...(root.replies?.items ?? [])])

/** The thread with these comments in place of those that are shown. The reader's own that wait stay in sight. */
export function listed(
  host: AfterWord,
  state: ThreadState,
  page: ThreadPage & Partial<ThreadState>,
): ThreadState {
  const there = new Set(every(page.comments.items).map(({ id }) => id))
  // A reply to what is not there is a draft, and what was posted of it is sent without its composer.
  if (host.composing && !there.has(host.composing)) host.composing = null
  const waiting = every(state.comments.items).filter(
    ({ state, body_nodes }) => state === 'pending' && body_nodes?.length,
  )
  return {
    ...state,
    ...{ found: undefined, part: undefined, gap: undefined, away: undefined, fresh: 0 },
    ...page,
    held: [...state.held, ...waiting].filter(({ id }) => !there.has(id)),
  }
}
