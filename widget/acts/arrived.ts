// What a reader has changed after it had arrived, and they had no answer: the comment that arrived becomes what
// they have made of it, and is counted once. Loaded where something was sent before under the draft's key.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import type { OwnComment, Posted } from '../../worker/contract/shapes.ts'
import type { ThreadController } from '../controllers/thread.ts'
import { everyAndHeld, replaceComment } from '../state/own-words.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { change, show } from './acting.ts'
import { type DraftKeeper, newKey } from './draft.ts'
import { failureOf, sessionOf } from './session.ts'

/** Sends what is given under the draft's key. */
export type Send = (sent: CommentDraft) => Promise<OwnComment>

/** Lets what was sent before be `shown`. Whether it had been counted by then, only the thread tells. */
export async function recount(
  thread: ThreadController,
  url: string,
  shown: () => void,
): Promise<void> {
  const read = await thread.read<ThreadState>('').catch(() => null)
  shown()
  if (read) change(thread, url, (state) => counted(state, read.thread))
}

// Of what waits to be shown, the reader's own does not any more. Where more has happened meanwhile than comments
// that came, the version stays behind: whatever is told next is news, and leads to it.
function counted(state: ThreadState, thread: ThreadState['thread']): ThreadState {
  const more = thread.comment_count - state.thread.comment_count
  const isAll = thread.version - state.thread.version === more
  const version = isAll ? thread.version : Math.min(state.thread.version, thread.version - 1)
  return {
    ...state,
    thread: { ...thread, version },
    fresh: Math.max(0, (state.fresh ?? 0) + more),
  }
}

// Then what has arrived stays as it is.
const final = /^(edit_window_over|stale_revision|not_found)$/

/** The comment that stands then: the one that had arrived, or another where that is not to be found or changed. */
export async function settle(
  thread: ThreadController,
  draft: DraftKeeper,
  send: Send,
  looks: boolean,
): Promise<OwnComment> {
  const url = thread.url()
  for (let one = draft.kept.earlier; one; one = one.earlier) {
    const arrived = await send(draft.sent(one)).catch((error) => {
      if (failureOf(error).code !== 'idempotency_mismatch') throw error
    })
    if (!arrived) continue
    // Nor what is gone by now.
    if (looks && (!arrived.body || isShown(thread, arrived.id))) break
    return edit(thread, url, arrived, draft)
  }
  draft.kept = { ...draft.kept, key: newKey() }
  delete draft.kept.earlier
  draft.save()
  return send(draft.sent())
}

async function edit(
  thread: ThreadController,
  url: string,
  arrived: OwnComment,
  draft: DraftKeeper,
): Promise<OwnComment> {
  const { body, insist } = draft.sent()
  if (arrived.body === body) return arrived
  const { place } = thread
  const at = `${place.api}/v1/comments/${arrived.id}`
  const sent = { body, ...(insist && { insist }) }
  const headers = { 'If-Match': `"${arrived.revision}"` }
  try {
    const { comment } = await sessionOf(place).send<Posted>(at, 'PATCH', sent, headers)
    // After a reload the first may be shown.
    change(thread, url, (state) => replaceComment(state, comment))
    return comment
  } catch (error) {
    if (arrived.body && final.test(failureOf(error).code)) show(thread, url, arrived)
    throw error
  }
}

function isShown({ state }: ThreadController, id: string): boolean {
  return !!state && everyAndHeld(state).some((one) => one.id === id)
}
