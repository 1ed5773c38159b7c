// What a reader does in a thread: goes on reading, reacts, sees what is theirs. Loaded when they do, or
// for whoever has acted here before.
import type { Comment, Mine, Page, Reacted } from '../../worker/contract/shapes.ts'
import { addComment, setReactions, withReaction } from '../state/own-state.ts'
import { receiveReplies, receiveRoots, type ThreadState } from '../state/thread-state.ts'
import { ReaderSession } from './session.ts'
import { identityKey } from './storage.ts'
import type { Place, ThreadController } from './thread.ts'

const sessions = new Map<string, ReaderSession>()

/** One for all threads of a site on a page. */
export function sessionOf(place: Place): ReaderSession {
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
  const id = target?.id ?? null
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

/** The next page of roots, or of the branch below `root`. Returns the first comment of it. */
export async function more(thread: ThreadController, root?: Comment): Promise<Comment | undefined> {
  const next = root ? root.replies?.next : thread.state?.comments.next
  const branch = root ? `parent=${root.id}&` : ''
  const page = await thread.read<Page<Comment>>(`/comments?${branch}cursor=${next}`)
  const state = thread.state as ThreadState
  const drawn = state.comments.items.length
  thread.set(root ? receiveReplies(state, root.id, page) : receiveRoots(state, page))
  if (!root) thread.draw(drawn + 4)
  return page.items[0]
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

/** Adds the reader's own comment to what is shown. */
export function show(thread: ThreadController, comment: Comment): void {
  if (!thread.state) return
  if (comment.parent_id === null) thread.drawn++
  thread.set(addComment(thread.state, comment))
}
