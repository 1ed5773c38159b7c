// Who may do what from this page. The API judges for itself; this only decides what is offered.
import type { ThreadState } from './thread-state.ts'

/** Whether readers may write and react from this page. A sandbox has an address, but no origin. */
export function isListed({ site }: ThreadState): boolean {
  return site.origins.includes(self.origin)
}

/** Whether readers may write in this thread from this page. */
export function canWrite(state: ThreadState): boolean {
  return isListed(state) && state.thread.state === 'open'
}
