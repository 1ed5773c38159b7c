// What a reader had posted before the page was closed, and had no answer to, is sent again with its key. Loaded
// where a thread is opened in which something waits; while the page is open, the composer does it.
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { Trouble } from '../events.ts'
import { writing } from '../messages/en/writing.ts'
import { lineBack } from './acting.ts'
import { close } from './closing.ts'
// All that it takes comes with this: what only the two shared would be a request of its own.
import './composing.ts'
import { learn } from './declined.ts'
import { DraftKeeper, listed } from './draft.ts'
import { isUnheard, post } from './posting.ts'
import { failureOf } from './session.ts'
import { canAnswer, moveToThread } from './stranded.ts'

const longest = 300_000
// Where that goes on already.
const under = new WeakMap<AfterWord, Set<string>>()

/** Sends what waits in the thread that is shown, until each has had an answer or the reader takes it back. */
export async function resume(host: AfterWord): Promise<void> {
  const { place } = host.controller
  const url = host.controller.url()
  const urls = under.get(host) ?? new Set()
  under.set(host, urls)
  if (urls.has(url)) return
  urls.add(url)
  // Each time later, and not all readers at once.
  for (let wait = 15e3; await sendAll(host, place, url); wait *= 1.5 + Math.random()) {
    await lineBack(Math.min(wait, longest))
  }
  urls.delete(url)
  // What was taken back elsewhere, or may not be known any more, waits no more either.
  if (url === host.controller.url() && host.trouble && waiting.has(host.trouble))
    host.refresh({ trouble: undefined })
}

/** Sends one after the other; whether some have had no answer. */
async function sendAll(host: AfterWord, place: Place, url: string): Promise<boolean> {
  let isLeft = false
  for (const parent of listed(place, '?')) {
    // In another order it is the same thread.
    if (!host.isConnected || url !== host.controller.url()) return false
    // Where its composer is open, that sends it.
    if (host.composing === parent) continue
    if (!(await send(host, new DraftKeeper(place, parent), parent))) isLeft = true
  }
  return isLeft
}

// That something waits.
const waiting = new WeakSet<Trouble>()

/** Whether there was an answer. The reader is somewhere else, and stays there. */
async function send(host: AfterWord, draft: DraftKeeper, parent: string): Promise<boolean> {
  const { controller } = host
  const { place } = controller
  const words = { ...writing, ...host.messages.writing }
  const url = controller.url()
  host.busy.add(`post ${url}`)
  try {
    const comment = await post(controller, draft)
    draft.forget()
    close(host, { comment, said: comment.state === 'pending' ? words.held : words.posted }, false)
  } catch (error) {
    const failure = failureOf(error)
    if (!draft.waits) return true
    const isLeft = isUnheard(failure)
    draft.waits = isLeft
    const text =
      failure.code === 'unreachable' ? words.waiting : (await learn(host, failure, host)).said
    // By now the element may show another thread.
    if (url !== controller.url()) return !isLeft
    const isThere = canAnswer(controller.state, parent)
    const trouble = { at: isThere ? parent : '', text }
    if (isLeft) waiting.add(trouble)
    // Nobody comes to the draft of a reply there any more: it goes on as one of the thread.
    if (!isThere && !isLeft) moveToThread(place, draft)
    // Why another was declined is not said twice.
    if (!isLeft || !host.trouble) host.refresh({ trouble })
    return !isLeft
  } finally {
    host.busy.delete(`post ${url}`)
  }
  return true
}
