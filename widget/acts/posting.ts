// Posting. Loaded with the composer.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import type { OwnComment, Posted } from '../../worker/contract/shapes.ts'
import type { ApiProblem } from '../api/api-client.ts'
import type { ThreadController } from '../controllers/thread.ts'
import { show } from './acting.ts'
import type { DraftKeeper } from './draft.ts'
import { failureOf, sessionOf } from './session.ts'

const arriving = () => import('./arrived.ts')

/** All that was sent: what has had no answer yet is on its way. */
export const posts: Promise<unknown>[] = []

/** Whether it is sent again by itself: it had no answer, or the one that it gets is still being made. */
export const isUnheard = ({ code }: ApiProblem): boolean => /^(unreachable|in_progress)$/.test(code)

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
  const { kept } = draft
  const { tried } = kept
  kept.tried = true
  draft.save()
  const send = async (sent: CommentDraft): Promise<OwnComment> => {
    const headers = { 'Idempotency-Key': draft.kept.key }
    const to = `${url}/comments`
    return (await sessionOf(place).send<Posted>(to, 'POST', sent, headers)).comment
  }
  const sent = send(draft.sent()).catch(async (error) => {
    const { code } = failureOf(error)
    if (code === 'idempotency_mismatch')
      return (await arriving()).settle(thread, draft, send, looks)
    // What was declined for certain has not arrived by this.
    kept.tried = tried || /^(unreachable|in_progress|internal)$/.test(code)
    throw error
  })
  posts.push(sent)
  const comment = await sent
  const shown = () => comment.body && show(thread, url, comment)
  if (tried) await arriving().then(({ recount }) => recount(thread, url, shown), shown)
  else shown()
  return comment
}
