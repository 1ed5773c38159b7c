// Tells whoever owns the page why there is nothing to read, or why nobody can write. Loaded only then.
import { html } from 'lit'
import type { Place } from '../controllers/thread.ts'
import { ownerNote } from '../messages/owner-en.ts'

export function explain(place: Place, code?: string): void {
  const { host } = place
  if (place !== host.controller.place) return
  const note = ownerNote(code, place, self.origin)
  // Where ours are other words, it says that it is English.
  host.refresh({ note: host.messages.dir ? html`<span lang="en" dir="ltr">${note}</span>` : note })
}
