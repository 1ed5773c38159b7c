// The roots in another order. Loaded when a reader chooses one.
import type { Sort } from '../../worker/contract/limits.ts'
import type { ThreadPage } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { ThreadState } from '../state/thread-state.ts'
import type { Act } from './acting.ts'

const latest = new WeakMap<AfterWord, object>()

/** What is shown stays until the others are there; the focus stays in the field. */
export const order: Act = async (host, _, sort) => {
  const { controller, words } = host
  const { place } = controller
  const next = { ...place, sort: sort as Sort }
  controller.place = next
  latest.set(host, next)
  // Until then there is no more of what is shown.
  host.busy.add('more')
  const field = host.renderRoot.querySelector<HTMLSelectElement>('[part=order]')
  field?.setAttribute('aria-busy', 'true')
  host.refresh({ announcement: words.loading })
  try {
    const page = await controller.read<ThreadPage>('')
    if (controller.place !== next) return
    host.chosen = next.sort
    host.sought = ''
    const state = controller.state as ThreadState
    controller.set({
      ...state,
      ...page,
      ...{ found: undefined, part: undefined, gap: undefined, away: undefined, fresh: 0 },
    })
    controller.draw(4)
    host.refresh({ announcement: words[next.sort], trouble: undefined })
  } catch (error) {
    if (controller.place !== next) return
    // What is shown stays.
    place.sort = controller.state?.thread.sort ?? place.sort
    controller.place = place
    throw error
  } finally {
    // Not where yet another is on its way.
    if (latest.get(host) === next) {
      host.busy.delete('more')
      field?.removeAttribute('aria-busy')
      if (host.announcement === words.loading) host.announcement = ''
      host.refresh()
    }
  }
}
