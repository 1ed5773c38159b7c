// Posting. Loaded with the composer.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import type { Comment, Posted } from '../../worker/contract/shapes.ts'
import type { ThreadController } from '../controllers/thread.ts'
import { show } from './acting.ts'
import { sessionOf } from './session.ts'

/** Posts a comment; `key` makes a second try of the same draft harmless. */
export async function post(
  thread: ThreadController,
  draft: CommentDraft,
  key: string,
): Promise<Comment> {
  const url = thread.url()
  const { comment } = await sessionOf(thread.place).send<Posted>(`${url}/comments`, 'POST', draft, {
    'Idempotency-Key': key,
  })
  show(thread, url, comment)
  return comment
}
