// Posting, and what moderators have told whoever posts. Loaded with the composer.
import type { OwnSanction } from '../../worker/contract/people.ts'
import type { CommentDraft } from '../../worker/contract/requests.ts'
import type { Comment, Page, Posted } from '../../worker/contract/shapes.ts'
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

/** What keeps this reader from writing, the strictest first; none where that cannot be learnt. */
export function findSanction(thread: ThreadController): Promise<OwnSanction | undefined> {
  return told<Page<OwnSanction>>(thread, 'GET')
    .then(({ items }) => items.find(({ kind }) => kind !== 'hold'))
    .catch(() => undefined)
}

/** Says that a warning was read. Where that fails, the next post is declined again and tells it again. */
export function acknowledge(thread: ThreadController, id: string): Promise<unknown> {
  return told(thread, 'POST', `/${id}/acknowledgement`, {}).catch(() => {})
}

function told<Answer>({ place }: ThreadController, method: string, at = '', body?: object) {
  return sessionOf(place).send<Answer>(`${place.api}/v1/me/sanctions${at}`, method, body)
}
