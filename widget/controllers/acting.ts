// What a reader does in a thread: react and post, as the guest they are. Loaded with the first sign
// that they may, or for whoever has acted here before.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import type { Comment, Mine, Posted, Reacted } from '../../worker/contract/shapes.ts'
import { addComment, setReactions, withReaction } from '../state/own-state.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { ReaderSession } from './session.ts'
import { identityKey } from './storage.ts'
import type { Place, ThreadController } from './thread.ts'

const sessions = new Map<string, ReaderSession>()

// One for all threads of a site on a page.
function sessionOf(place: Place): ReaderSession {
  const key = identityKey(place)
  const session = sessions.get(key) ?? new ReaderSession(place)
  sessions.set(key, session)
  return session
}

/** Sets or unsets the reader's reaction to a comment, or to the thread; shown before it is stored. */
export async function react(
  thread: ThreadController,
  target: Comment | null,
  kind: string,
): Promise<void> {
  const { place } = thread
  const id = target && target.id
  const show = (by: 1 | -1): void => {
    if (thread.state) thread.set(withReaction(thread.state, id, kind, by))
  }
  const { mine } = thread.state as ThreadState
  const set = !(id ? mine.comments[id] : mine.thread)?.includes(kind)
  show(set ? 1 : -1)
  const at = target ? `${place.api}/v1/comments/${target.id}` : thread.url()
  try {
    const answer = await sessionOf(place).send<Reacted>(
      `${at}/reactions/${kind}`,
      set ? 'PUT' : 'DELETE',
    )
    if (thread.state) thread.set(setReactions(thread.state, id, answer.reactions, answer.mine))
  } catch (error) {
    show(set ? -1 : 1)
    throw error
  }
}

/** Posts a comment; `key` makes a second try of the same draft harmless. */
export async function post(
  thread: ThreadController,
  draft: CommentDraft,
  key: string,
): Promise<Comment> {
  const { comment } = await sessionOf(thread.place).send<Posted>(
    `${thread.url()}/comments`,
    'POST',
    draft,
    { 'Idempotency-Key': key },
  )
  show(thread, comment)
  return comment
}

/** Adds what only this reader sees; without it, the page is still whole. */
export async function readOwn(thread: ThreadController): Promise<void> {
  try {
    const own = await sessionOf(thread.place).send<Mine>(`${thread.url()}/mine`, 'GET')
    if (!thread.state) return
    thread.set({ ...thread.state, mine: own.reactions })
    for (const comment of own.comments) show(thread, comment)
  } catch {
    // Reactions simply show unpressed.
  }
}

function show(thread: ThreadController, comment: Comment): void {
  if (!thread.state) return
  if (comment.parent_id === null) thread.drawn++
  thread.set(addComment(thread.state, comment))
}
