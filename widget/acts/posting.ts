// Posting. Loaded with the composer.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import type { OwnComment, Posted } from '../../worker/contract/shapes.ts'
import type { ThreadController } from '../controllers/thread.ts'
import { show } from './acting.ts'
import type { DraftKeeper } from './draft.ts'
import { failureOf, sessionOf } from './session.ts'

/**
 * Posts what was sent last; its key makes a second try harmless. Where something else has arrived under that
 * key, it is changed, but for what the reader `looks` at and has not changed there.
 */
export async function post(
  thread: ThreadController,
  draft: DraftKeeper,
  looks = false,
): Promise<OwnComment> {
  const url = thread.url()
  const { place } = thread
  const send = async (sent: CommentDraft): Promise<OwnComment> => {
    const headers = { 'Idempotency-Key': draft.kept.key }
    const to = `${url}/comments`
    return (await sessionOf(place).send<Posted>(to, 'POST', sent, headers)).comment
  }
  const comment = await send(draft.sent()).catch(async (error) => {
    if (failureOf(error).code !== 'idempotency_mismatch') throw error
    return (await import('./arrived.ts')).settle(thread, draft, send, looks)
  })
  show(thread, url, comment)
  return comment
}
