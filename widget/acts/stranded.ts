// Replies that were begun to what is not there any more, or cannot be answered here: nobody comes to them there, so
// they go on as one of the thread. Loaded where replies were begun, with the composer of the thread.
import type { CommentContext } from '../../worker/contract/shapes.ts'
import { draftKey, keep, withBefore } from '../controllers/storage.ts'
import type { Place, ThreadController } from '../controllers/thread.ts'
import { everyComment } from '../state/own-state.ts'
import { canWrite } from '../state/permission.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { DraftKeeper, listed } from './draft.ts'
import { failureOf } from './session.ts'

/** Whether readers find a comment here, and can reply to it; '' is the thread itself. */
export function canAnswer(state: ThreadState | undefined, id: string): boolean {
  return !id || (!!state && canWrite(state) && isLoaded(state, id))
}

const isLoaded = (state: ThreadState, id: string) =>
  everyComment(state).some((one) => one.id === id && one.state === 'approved')

/** The draft of a reply goes on as one of the thread, after what was begun there. */
export function moveToThread(place: Place, draft: DraftKeeper): void {
  keep(draftKey(place, '+'), withBefore(place, draft.text) || null)
  draft.forget()
}

// Whoever wants to write does not wait longer for it.
const patience = 2e3

/** Lets the composer of the thread have them. */
export async function gather(thread: ThreadController): Promise<void> {
  const { place } = thread
  const waits = listed(place, '?')
  // With more in it, what is sent by itself would be another comment.
  if (waits.includes('')) return
  const ids = listed(place, '*').filter((id) => !waits.includes(id))
  const gone = Promise.all(ids.map((id) => isOutOfReach(thread, id)))
  const are = await Promise.race([gone, new Promise<[]>((late) => setTimeout(late, patience, []))])
  if (place !== thread.place) return
  for (const id of ids.filter((_, nth) => are[nth])) moveToThread(place, new DraftKeeper(place, id))
}

async function isOutOfReach(thread: ThreadController, id: string): Promise<boolean> {
  const state = thread.state as ThreadState
  if (!canWrite(state)) return true
  if (isLoaded(state, id)) return false
  try {
    // Further down in a long thread it may be there.
    const { comment } = await thread.read<CommentContext>(`/comments/${id}/context`)
    return comment.state !== 'approved'
  } catch (error) {
    return failureOf(error).code === 'not_found'
  }
}
