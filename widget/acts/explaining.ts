// Tells whoever owns the page why there is nothing to read, or why nobody can write. Loaded only then.
import type { Place } from '../controllers/thread.ts'
import { ownerNote } from '../messages/owner-en.ts'

export function explain(place: Place, code?: string): void {
  const { host } = place
  if (place === host.controller.place) host.refresh({ note: ownerNote(code, place, self.origin) })
}
