// What only this reader sees of a thread. Loaded for whoever has acted here before.
import type { Mine } from '../../worker/contract/shapes.ts'
import { draftKey, recall } from '../controllers/storage.ts'
import type { ThreadController } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { everyComment } from '../state/own-state.ts'
import { change, lastAct } from './acting.ts'
import { sessionOf } from './session.ts'

/** Adds what only this reader sees; without it, the page is still whole. */
export async function readOwn(thread: ThreadController, host: AfterWord): Promise<void> {
  // What the reader had posted, and never had an answer to.
  if (recall(draftKey(thread.place, '?')) !== null)
    import('./retrying.ts').then(
      ({ resume }) => resume(host),
      () => {},
    )
  const url = thread.url()
  const last = lastAct(url)
  try {
    const own = await sessionOf(thread.place).send<Mine>(`${url}/mine`, 'GET')
    const { offer } = await import('./tools.ts')
    if (thread.url() === url) offer(thread.place.host)
    change(thread, url, (state) => {
      // What the reader has done while this was on its way is newer.
      const { mine } = state
      const comments = { ...own.reactions.comments, ...mine.comments }
      const shown = new Set(
        everyComment(state).map(({ id, body_nodes }) => body_nodes?.length && id),
      )
      return {
        ...state,
        mine: { thread: lastAct(url) === last ? own.reactions.thread : mine.thread, comments },
        held: own.comments.filter(({ id }) => !shown.has(id)),
      }
    })
    const against = own.decisions.filter((one) => one.in_force && one.restriction === 'removed')
    if (!against.length) return
    const { removed } = await import('./contesting.ts')
    const { place } = thread
    change(thread, url, (state) => ({ ...state, removed: removed(place, against) }))
  } catch {
    // Reactions simply show unpressed.
  }
}
