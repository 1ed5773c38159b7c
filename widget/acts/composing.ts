// Opening the composer. Loaded with it, when a reader wants to write.
import '../elements/composer.ts'
import type { Act } from './acting.ts'
import { signingIn } from './session.ts'

/** Opens the composer under a comment, or with '' that of the thread. */
const compose: Act = async (host, at, asked) => {
  // By now the reader may be somewhere else on the page.
  const left = at === '' && !asked && !host.shadowRoot?.activeElement
  if (left || !host.controller.state) return
  host.writer = undefined
  await (await signingIn(host.controller.place))?.offer(host)
  host.refresh({ composing: at, announcement: '' })
  await host.updateComplete
  // The composer has it; the next one begins with nothing.
  if (!at) host.typed = ''
}

export const acts = { compose }
