// What a reader had posted before the page was closed, and had no answer to, is sent again with its key. Loaded
// where a thread is opened in which something waits; while the page is open, the composer does it.
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { writing } from '../messages/en/writing.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { change } from './acting.ts'
import { close } from './closing.ts'
// All that it takes comes with this: what only the two shared would be a request of its own.
import './composing.ts'
import { declined } from './declined.ts'
import { DraftKeeper, waiting } from './draft.ts'
import { post } from './posting.ts'
import { failureOf } from './session.ts'

const longest = 300_000

/** Sends what waits in the thread that is shown, each until there is an answer or the reader takes it back. */
export async function resume(host: AfterWord): Promise<void> {
  const { place } = host.controller
  for (const parent of waiting(place)) await resumeOne(host, place, parent)
}

async function resumeOne(host: AfterWord, place: Place, parent: string): Promise<void> {
  for (let wait = 15e3; ; wait = Math.min(wait * (1.5 + Math.random()), longest)) {
    const draft = new DraftKeeper(place, parent)
    // Where its composer is open, that sends it.
    if (!host.isConnected || !draft.waits || place !== host.controller.place) return
    if (host.composing === parent) return
    if (await send(host, draft, parent)) return
    await back(wait)
  }
}

// Each time later and not all readers at once, or when the line is back.
function back(wait: number): Promise<unknown> {
  return Promise.race([
    new Promise((later) => setTimeout(later, wait)),
    new Promise((online) => addEventListener('online', online, { once: true })),
  ])
}

/** Whether there was an answer. The reader is somewhere else, and stays there. */
async function send(host: AfterWord, draft: DraftKeeper, parent: string): Promise<boolean> {
  const { controller } = host
  const words = { ...writing, ...host.messages.writing }
  const url = controller.url()
  host.busy.add(`post ${url}`)
  try {
    const comment = await post(controller, draft)
    draft.forget()
    host.trouble = undefined
    close(host, { comment, said: comment.state === 'pending' ? words.held : words.posted }, false)
    // Whether it was counted before the page was opened again, only the thread tells. Accepted: what others
    // post in the second between the two is counted with it, and not said to be new.
    const { thread } = await controller.read<ThreadState>('')
    change(controller, url, (state) => ({ ...state, thread }))
  } catch (error) {
    const failure = failureOf(error)
    if (!draft.waits) return true
    if (failure.code === 'unreachable') {
      host.refresh({ trouble: { at: parent, text: words.waiting } })
      return false
    }
    draft.waits = false
    host.refresh({ trouble: { at: parent, text: declined(host, failure) } })
  } finally {
    host.busy.delete(`post ${url}`)
  }
  return true
}
