// Posting. Loaded with the composer.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import type { OwnComment, Posted } from '../../worker/contract/shapes.ts'
import type { ThreadController } from '../controllers/thread.ts'
import { everyComment } from '../state/own-state.ts'
import { change, show } from './acting.ts'
import type { DraftKeeper } from './draft.ts'
import { failureOf, sessionOf } from './session.ts'

// Then what has arrived stays as it is.
const final = /^(edit_window_over|stale_revision|not_found)$/

/**
 * Posts what was sent last; its key makes a second try harmless. Where the reader has changed what had arrived
 * unheard, that comment is changed, and no other is posted; but where they `look` at it, this is another.
 */
export async function post(
  thread: ThreadController,
  draft: DraftKeeper,
  look: boolean,
): Promise<OwnComment> {
  const url = thread.url()
  const { place } = thread
  const session = sessionOf(place)
  const body = draft.sent()
  const send = async (sent: CommentDraft): Promise<OwnComment | undefined> => {
    try {
      const headers = { 'Idempotency-Key': draft.key }
      return (await session.send<Posted>(`${url}/comments`, 'POST', sent, headers)).comment
    } catch (error) {
      // Something else has arrived under this key.
      if (failureOf(error).code === 'idempotency_mismatch') return undefined
      throw error
    }
  }
  const edit = async (arrived: OwnComment): Promise<OwnComment> => {
    const { body: text, insist } = body
    if (arrived.body === text) return arrived
    const headers = { 'If-Match': `"${arrived.revision}"` }
    const sent = { body: text, ...(insist && { insist }) }
    try {
      const at = `${place.api}/v1/comments/${arrived.id}`
      const { comment } = await session.send<Posted>(at, 'PATCH', sent, headers)
      // After a reload the first may be shown.
      await import('../state/own-words.ts').then(
        ({ replaceComment }) => change(thread, url, (state) => replaceComment(state, comment)),
        () => {},
      )
      return comment
    } catch (error) {
      if (final.test(failureOf(error).code)) show(thread, url, arrived)
      throw error
    }
  }
  let comment = await send(body)
  if (!comment) {
    let arrived: OwnComment | undefined
    for (const earlier of draft.earlier()) arrived ??= await send(earlier)
    if (arrived && !(look && isShown(thread, arrived.id))) comment = await edit(arrived)
  }
  if (!comment) {
    draft.renew()
    comment = (await send(body)) as OwnComment
  }
  show(thread, url, comment)
  return comment
}

const isShown = ({ state }: ThreadController, id: string): boolean =>
  !!state && [...everyComment(state), ...state.held].some((one) => one.id === id)
