// What a reader does in a thread: goes on reading, reacts, sees what is theirs. Loaded when they do, or
// for whoever has acted here before.
import type { OwnDecision } from '../../worker/contract/reports.ts'
import type { Comment, Mine, Page, Reacted } from '../../worker/contract/shapes.ts'
import { addComment, everyComment, setReactions, withReaction } from '../state/own-state.ts'
import { receiveReplies, receiveRoots, type ThreadState } from '../state/thread-state.ts'
import { sessionOf } from './session.ts'
import type { Place, ThreadController } from './thread.ts'

/** Changes what is shown of the thread at `url`, where the element has not gone on to another. */
function change(
  thread: ThreadController,
  url: string,
  next: (state: ThreadState) => ThreadState,
): void {
  if (thread.state && thread.url() === url) thread.set(next(thread.state))
}

const acts = new Map<string, Promise<unknown>>()
// What is known to be stored where something is still on its way.
const stored = new Map<string, Reacted>()

/**
 * Sets or unsets the reader's reaction to a comment, or to the thread; shown before it is stored.
 * `choose` is told whose choices to show then: where the last of a kind is unset, its button stays there.
 */
export async function react(
  thread: ThreadController,
  target: Comment | null,
  kind: string,
  choose: (id: string | null) => void,
): Promise<void> {
  const { place } = thread
  const url = thread.url()
  const id = target?.id ?? null
  const { mine } = thread.state as ThreadState
  const { reactions = [] } = target ?? thread.state?.thread ?? {}
  const only = reactions.some((one) => one.kind === kind && one.count === 1)
  const own = (id ? mine.comments[id] : mine.thread) ?? []
  const set = !own.includes(kind)
  change(thread, url, (state) => withReaction(state, id, kind, set ? 1 : -1))
  choose(only && !set ? id : null)
  const at = target ? `${place.api}/v1/comments/${target.id}` : url
  if (!stored.has(at)) stored.set(at, { reactions, mine: own })
  // One after the other, so that the last click is what stays.
  const before = acts.get(at) ?? Promise.resolve()
  const sent = before
    .catch(() => {})
    .then(() => sessionOf(place).send<Reacted>(`${at}/reactions/${kind}`, set ? 'PUT' : 'DELETE'))
  acts.set(at, sent)
  try {
    stored.set(at, await sent)
  } finally {
    // After the last one what is stored is shown, whichever of them failed.
    const known = stored.get(at)
    if (known && acts.get(at) === sent) {
      stored.delete(at)
      change(thread, url, (state) => setReactions(state, id, known.reactions, known.mine))
    }
  }
}

/** The next page of roots, or of the branch below `root`. Returns the first comment that is new. */
export async function more(thread: ThreadController, root?: Comment): Promise<Comment | undefined> {
  const next = root ? root.replies?.next : thread.state?.comments.next
  const branch = root ? `parent=${root.id}&limit=50&` : ''
  const page = await thread.read<Page<Comment>>(`/comments?${branch}cursor=${next}`)
  const state = thread.state as ThreadState
  const drawn = state.comments.items.length
  const known = new Set(everyComment(state).map(({ id }) => id))
  thread.set(root ? receiveReplies(state, root.id, page) : receiveRoots(state, page))
  if (!root) thread.draw(drawn + 4)
  return page.items.find(({ id }) => !known.has(id))
}

/**
 * Adds what only this reader sees; without it, the page is still whole. `objecting` loads what draws
 * removed comments, which in its turn takes this file.
 */
export async function readOwn(
  thread: ThreadController,
  objecting: () => Promise<{ removed(place: Place, items: OwnDecision[]): unknown }>,
): Promise<void> {
  const url = thread.url()
  const last = acts.get(url)
  try {
    const own = await sessionOf(thread.place).send<Mine>(`${url}/mine`, 'GET')
    change(thread, url, (state) => {
      // What the reader has done while this was on its way is newer.
      const { mine } = state
      const comments = { ...own.reactions.comments, ...mine.comments }
      const shown = new Set(
        everyComment(state).map(({ id, body_nodes }) => body_nodes?.length && id),
      )
      return {
        ...state,
        mine: { thread: acts.get(url) === last ? own.reactions.thread : mine.thread, comments },
        held: own.comments.filter(({ id }) => !shown.has(id)),
      }
    })
    const against = own.decisions.filter((one) => one.in_force && one.restriction === 'removed')
    if (!against.length) return
    const { removed } = await objecting()
    const { place } = thread
    change(thread, url, (state) => ({ ...state, removed: removed(place, against) }))
  } catch {
    // Reactions simply show unpressed.
  }
}

/** Adds the reader's own comment to what is shown. */
export function show(thread: ThreadController, url: string, comment: Comment): void {
  change(thread, url, (state) => {
    if (comment.parent_id === null) thread.drawn++
    return addComment(state, comment)
  })
}

/**
 * Returns what gives `css` to the shadow tree that a node stands in: for what is loaded after this file. Here,
 * because a file that only those shared would be a request of its own.
 */
export function dressing(css: string): (node: Node) => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return (node) => {
    const root = node.getRootNode() as ShadowRoot
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, sheet])]
  }
}
