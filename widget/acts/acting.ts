// What a reader does in a thread by a button: reacts, goes on reading, hides. Loaded when they do; what is
// done less often is in files of its own, which take from this one.
import type { Comment, Reacted } from '../../worker/contract/shapes.ts'
import type { ThreadController } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { acting } from '../messages/en/acting.ts'
import { addComment, everyComment, setReactions, withReaction } from '../state/own-state.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { earlier, more, order } from './paging.ts'
import { failureOf, sessionOf, signingIn } from './session.ts'

/** Does what a button of that name asks for, at a comment's id, or at '' for the thread. */
export type Act = (host: AfterWord, at: string, value?: string) => unknown

/** Changes what is shown of the thread at `url`, where the element has not gone on to another. */
export function change(
  thread: ThreadController,
  url: string,
  next: (state: ThreadState) => ThreadState,
): void {
  if (thread.state && thread.url() === url) thread.set(next(thread.state))
}

const sending = new Map<string, Promise<unknown>>()
// What is known to be stored where something is still on its way.
const stored = new Map<string, Reacted>()

/** The state of whether the last act at `url` is still the one that was known. */
export const lastAct = (url: string): unknown => sending.get(url)

/** Whether a reaction to a comment, or with '' to the thread, is still on its way. */
export const isUnderWay = (thread: ThreadController, id: string): boolean =>
  stored.has(placeOf(thread, id))

const placeOf = (thread: ThreadController, id: string): string =>
  id ? `${thread.place.api}/v1/comments/${id}` : thread.url()

/** Sets or unsets the reader's reaction to a comment, or to the thread; shown before it is stored. */
const react: Act = async (host, id, kind = '') => {
  const { controller: thread } = host
  const { place } = thread
  const url = thread.url()
  const { mine, thread: article } = thread.state as ThreadState
  const target = everyComment(thread.state as ThreadState).find((one) => one.id === id)
  const { reactions } = target ?? article
  const count = reactions.find((one) => one.kind === kind)?.count
  const own = (id ? mine.comments[id] : mine.thread) ?? []
  // What the reader has taken back in another tab is told by its number alone.
  const set = !count || !own.includes(kind)
  change(thread, url, (state) => withReaction(state, id || null, kind, set ? 1 : -1))
  // Where the last of a kind is unset, its button stays.
  host.refresh({ choosing: count === 1 && !set ? id : null })
  const at = placeOf(thread, id)
  if (!stored.has(at)) stored.set(at, { reactions, mine: own })
  // One after the other, so that the last click is what stays.
  const before = sending.get(at) ?? Promise.resolve()
  const sent = before
    .catch(() => {})
    .then(() => sessionOf(place).send<Reacted>(`${at}/reactions/${kind}`, set ? 'PUT' : 'DELETE'))
  sending.set(at, sent)
  try {
    stored.set(at, await sent)
    host.announce('reaction-changed', { comment: id || null, kind })
  } catch (error) {
    const { notSaved } = { ...acting, ...host.messages.acting }
    const { code, problem } = failureOf(error)
    // Why a login was not taken is said in the reader's language; to try again helps nobody.
    const text =
      (code === 'sso_replayed' &&
        (await signingIn(place))?.withWays(host, problem.title, () => {
          host.refresh({ trouble: undefined })
          host.focusOn(id ? `#comment-${id}` : 'h2')
        })) ||
      notSaved
    // A kind that nobody has set keeps its button, and that the focus.
    if (place === thread.place) host.refresh({ trouble: { at: id, text }, choosing: id })
  } finally {
    // After the last one what is stored is shown, whichever of them failed.
    const known = stored.get(at)
    if (known && sending.get(at) === sent) {
      stored.delete(at)
      change(thread, url, (state) => setReactions(state, id || null, known.reactions, known.mine))
    }
  }
}

/** Shows or hides the reactions that a comment does not have yet. */
const choose: Act = (host, id) => host.refresh({ choosing: host.choosing === id ? null : id })

/** Hides or shows the replies to a comment. */
const fold: Act = (host, id) => {
  if (!host.folded.delete(id)) host.folded.add(id)
  host.refresh()
}

export const acts: Record<string, Act> = { react, choose, fold, more, earlier, order }

/** Adds the reader's own comment to what is shown. */
export function show(thread: ThreadController, url: string, comment: Comment): void {
  change(thread, url, (state) => {
    if (comment.parent_id === null) thread.drawn++
    return addComment(state, comment)
  })
}

/** Returns what gives `css`, styles of what is loaded after the first file, to the shadow tree of a node. */
export function dressing(css: string): (node: Node) => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return (node) => {
    const root = node.getRootNode() as ShadowRoot
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, sheet])]
  }
}

/** The line is back, or so many milliseconds are over: then it is worth another try. */
export function lineBack(wait: number): Promise<unknown> {
  return Promise.race([
    new Promise((over) => setTimeout(over, wait)),
    new Promise((online) => addEventListener('online', online, { once: true })),
  ])
}
