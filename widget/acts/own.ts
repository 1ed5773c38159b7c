// What only this reader sees of a thread. Loaded for whoever has acted here before.
import type { Comment, Mine } from '../../worker/contract/shapes.ts'
import { draftKey, identityKey, recall } from '../controllers/storage.ts'
import type { ThreadController } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { Dialog } from '../elements/dialog.ts'
import { addComment, everyComment } from '../state/own-state.ts'
import { type ThreadState, union } from '../state/thread-state.ts'
import { type Act, change, lastAct, lineBack } from './acting.ts'
import { keepAll } from './consenting.ts'
import { failureOf, identityOf, sessionOf } from './session.ts'

// How often another reader has come: what was asked as the one before is not shown to them.
const turns = new WeakMap<AfterWord, number>()

/** Adds what only this reader sees; without it, the page is still whole. */
export async function readOwn(thread: ThreadController): Promise<void> {
  const { host } = thread.place
  const url = thread.url()
  const last = lastAct(url)
  const turn = turns.get(host)
  const known = new Set(thread.state?.held.map(({ id }) => id))
  // Not for an element that was taken away with its denial.
  if (host.consent !== 'denied') keepAll()
  // Reading makes nobody of who has only typed.
  if (recall(identityKey(thread.place)) === null) return leaveNothing(thread)
  try {
    const own = await sessionOf(thread.place).send<Mine>(`${url}/mine`, 'GET')
    const { offer, readerOf } = await import('./tools.ts')
    if (turn !== turns.get(host)) return
    // Forgotten meanwhile, or the page forbids to know them.
    if (recall(identityKey(thread.place)) === null) return leaveNothing(thread)
    const before = readerOf(host)
    if (before && before !== identityOf(thread.place).author?.id) change(thread, url, withoutOwn)
    if (thread.url() === url) offer(host)
    change(thread, url, (state) => {
      // What the reader has done while this was on its way is newer.
      const { mine } = state
      const comments = { ...own.reactions.comments, ...mine.comments }
      const shown = new Set(everyComment(state).map(({ id }) => id))
      // One that moderators have held while the page was open waits in its place.
      const items = each(state.comments.items, (one) => {
        const held = own.comments.find(({ id }) => id === one.id)
        return held && one.state !== 'approved'
          ? { ...one, ...held, reply_count: one.reply_count }
          : one
      })
      const waiting = own.comments.filter(({ id }) => !shown.has(id))
      const isBelow = ({ parent_id }: Comment) => shown.has(parent_id as string)
      const next = {
        ...state,
        comments: { ...state.comments, items },
        mine: { thread: lastAct(url) === last ? own.reactions.thread : mine.thread, comments },
        // As each was put on top when it was posted.
        held: union(
          state.held.filter(({ id }) => !known.has(id)),
          waiting.filter((one) => !isBelow(one)).reverse(),
        ),
      }
      return waiting.filter(isBelow).reduce(addComment, next)
    })
    const against = own.decisions.filter((one) => one.in_force && one.restriction === 'removed')
    const { place } = thread
    const drawn = against.length && (await import('./contesting.ts')).removed(place, against)
    // What was taken back is shown no more.
    change(thread, url, (state) => ({ ...state, removed: drawn || undefined }))
  } catch (error) {
    // Until there is an answer, reactions simply show unpressed.
    if (failureOf(error).code === 'unreachable') readLater(thread)
  } finally {
    // What the reader had posted, and never had an answer to: by now it is known who is here.
    if (thread.url() === url && recall(draftKey(thread.place, '?')) !== null)
      import('./retrying.ts').then(
        ({ resume }) => resume(host),
        () => readLater(thread),
      )
  }
}

// In milliseconds, by what is waited for.
const waits = new WeakMap<ThreadController, number>()
const later = new WeakSet<ThreadController>()

// Each time later, or when the line is back: who misses what they wrote would write it again.
async function readLater(thread: ThreadController): Promise<void> {
  if (later.has(thread)) return
  later.add(thread)
  const wait = waits.get(thread) ?? 1e4
  waits.set(thread, Math.min(wait * 2, 3e5))
  await lineBack(wait)
  later.delete(thread)
  if (thread.place.host.isConnected && thread.state) await readOwn(thread)
}

// Of whoever was here before the page forbade to know them.
async function leaveNothing(thread: ThreadController): Promise<void> {
  const { host } = thread.place
  const { offer, readerOf } = await import('./tools.ts')
  if (!readerOf(host)) return
  change(thread, thread.url(), withoutOwn)
  offer(host, '')
}

/** Shows what is a reader's own, and no longer that of the one before: of a guest, or of the author `id`. */
const own: Act = async (host, id, guest) => {
  const { controller } = host
  const reader = guest ? (identityOf(controller.place, true).author?.id ?? '') : id
  const { offer, readerOf } = await import('./tools.ts')
  const before = readerOf(host)
  if (!controller.state || before === reader) return
  turns.set(host, (turns.get(host) ?? 0) + 1)
  if (host.renderRoot.querySelector('after-word-editor'))
    (await import('./editing.ts')).leaveAll(host)
  change(controller, controller.url(), withoutOwn)
  // Whoever has only reacted had nothing of their own to be offered.
  if (reader || before) offer(host, reader)
  const { renderRoot } = host
  if (!reader) renderRoot.querySelector('[part~=you]')?.remove()
  // What the one before was about to confirm would be done to whoever is here.
  for (const one of renderRoot.querySelectorAll<Dialog>('after-word-you, after-word-confirm'))
    one.giveWay()
  // Who is nobody yet has nothing of their own, and reading makes nobody of them.
  if (reader) await readOwn(controller)
}

export const acts = { own }

// What becomes of each, and of those below it; what becomes of none is away.
function each(comments: Comment[], change: (one: Comment) => Comment | false): Comment[] {
  return comments.flatMap((one) => {
    const now = change(one)
    const { replies } = one
    if (!now) return []
    return replies ? { ...now, replies: { ...replies, items: each(replies.items, change) } } : now
  })
}

const isPublic = ({ state, body_nodes }: Comment) => state === 'approved' || !body_nodes?.length

function withoutOwn(state: ThreadState): ThreadState {
  const items = each(state.comments.items, (one) => isPublic(one) && one)
  const mine = { thread: [], comments: {} }
  const comments = { ...state.comments, items }
  return { ...state, comments, mine, held: [], removed: undefined }
}
