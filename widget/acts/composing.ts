// Opening the composer. Loaded with it, when a reader wants to write.
import { declining } from '../elements/composer.ts'
import { canWrite } from '../state/permission.ts'
import type { Act } from './acting.ts'
import { listed } from './draft.ts'
import { signingIn } from './session.ts'

export { posts } from './posting.ts'
export { declining }

/** Opens the composer under a comment, or with '' that of the thread; `asked` by the page, wherever the reader is. */
const compose: Act = async (host, at, asked) => {
  const { controller } = host
  // By now the reader may be somewhere else on the page.
  const isHere = () =>
    at || asked || host.shadowRoot?.activeElement?.matches('[part=entrance], #aw-body')
  if (asked && !controller.state) await host.reload()
  const { place, state } = controller
  // What was begun can be read also where it cannot be posted any more.
  if (!isHere() || !state || (asked && !canWrite(state))) return
  const { composing } = host
  if (!at && listed(place, '*').length) {
    // Without it they stay where they are.
    await declining().then(
      ({ gather }) => gather(controller),
      () => {},
    )
  }
  // Whoever has gone on to write elsewhere meanwhile stays there.
  if (host.composing !== composing) return
  host.writer = undefined
  await (await signingIn(place))?.offer(host)
  if (!isHere() || controller.place !== place) return
  host.refresh({ composing: at, announcement: '' })
  // Also where it is open already.
  if (asked) await host.focusOn('#aw-body')
  await host.updateComplete
  // The composer has it; the next one begins with nothing.
  if (!at) host.typed = ''
}

export const acts = { compose }
