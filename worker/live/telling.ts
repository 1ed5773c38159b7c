// Tells the object of each thread that has changed, after the batch and beside the answer. What fails here is
// made good by the next change, and by pages, which look again when they are focused.
import { env, waitUntil } from 'cloudflare:workers'
import type { Bindings } from '../config.ts'
import { onThreadsChanged, type ThreadChange } from '../db/thread-changes.ts'
import { nameOf } from './name.ts'

// Within the calls that an invocation has on the smallest plan. Accepted: a batch that changes more threads at
// once, a moderator's bulk or somebody's reactions, leaves the others to their next change.
const most = 100

/** From now on what any batch of this isolate changes is told. */
export function tellOpenPages(): void {
  onThreadsChanged((changes) => {
    const { LIVE } = env as Bindings
    if (LIVE === undefined) return
    for (const change of changes.slice(0, most)) waitUntil(tell(LIVE, change))
  })
}

async function tell(live: NonNullable<Bindings['LIVE']>, change: ThreadChange): Promise<void> {
  try {
    await live.getByName(nameOf(change)).changed(change.reacted, change.changed)
  } catch (error) {
    console.error(String(error))
  }
}
