// A reader is forgotten: by the API, in their browser, and in what is shown of every thread of the site.
import type { Session } from '../../worker/contract/shapes.ts'
import { request } from '../api/api-client.ts'
import { forgetHere, keptAt } from '../controllers/forgetting.ts'
import { identityKey, keep, memory } from '../controllers/storage.ts'
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { forgetAuthor } from '../state/own-words.ts'
import { failureOf, identityOf, type Kept, sending, sessionOf, signingIn } from './session.ts'

export async function beForgotten(host: AfterWord, keep_comments: boolean): Promise<void> {
  const { place } = host.controller
  // What arrived afterwards would stay.
  await import('./composing.ts').then(({ posts }) => Promise.allSettled(posts)).catch(() => {})
  const isSame = ({ controller }: AfterWord) =>
    controller.state && identityKey(controller.place) === identityKey(place)
  const others = [...document.querySelectorAll<AfterWord>('after-word')]
  const all = [...new Set([host, ...others])].filter(isSame)
  const gone = (author: string | undefined) => {
    for (const { controller } of all) {
      if (author && controller.state)
        controller.set(forgetAuthor(controller.state, author, keep_comments))
    }
  }
  const forget = (await isByLogin(place)) ? forgetLogin : forgetGuests
  await forget(place, { keep_comments }, gone)
  const { offer } = await import('./tools.ts')
  for (const one of all) {
    if (one.tools) offer(one, '')
    one.renderRoot.querySelector('[part~=you]')?.remove()
    // What is written and not posted is forgotten with the drafts.
    one.busy.delete(`post ${one.controller.url()}`)
    one.refresh({ tools: undefined, composing: null, trouble: undefined })
  }
  host.announce('forgotten', { keep_comments })
}

/** Whether the reader is here by the site's login, also by one that fails, and not as a guest. */
export async function isByLogin(place: Place): Promise<boolean> {
  const { author, failed } = (await (await signingIn(place))?.whoIs(place)) ?? {}
  return !!author || !!failed
}

/** What is asked of the API, and what is done with each author as soon as they are no more. */
type Forgetting = (
  place: Place,
  how: { keep_comments: boolean },
  gone: (author: string | undefined) => void,
) => Promise<void>

const forgetLogin: Forgetting = async (place, how, gone) => {
  await sessionOf(place).send(`${place.api}/v1/me`, 'DELETE', how)
  gone(identityOf(place).author?.id)
  await (await signingIn(place))?.leave(place)
}

// The guest as whom they act, and another whose key storage has where the page forbids to read it: they ask for
// that. A key goes when its author has gone, so that what failed can be done again.
const forgetGuests: Forgetting = async (place, how, gone) => {
  const key = identityKey(place)
  const here = identityOf(place, true)
  const stored = parsed(keptAt(key))
  if (here.guest_key) {
    await sessionOf(place).send(`${place.api}/v1/me`, 'DELETE', how)
    memory.delete(key)
    gone(here.author?.id)
  }
  if (stored.guest_key && stored.guest_key !== here.guest_key) {
    await forgetStored(place, stored.guest_key, how)
    gone(stored.author?.id)
  }
  keep(key, null)
  forgetHere(place, '')
}

async function forgetStored({ api, site }: Place, guest_key: string, how: object): Promise<void> {
  const begin = sending('POST', undefined, { guest_key })
  const begun = await request<Session>(`${api}/v1/sites/${site}/session`, begin).catch((error) => {
    // A key that was damaged opens nothing: there is nobody to forget.
    if (failureOf(error).code !== 'invalid_request') throw error
  })
  if (begun) await request(`${api}/v1/me`, sending('DELETE', begun.token, how))
}

function parsed(kept: string | null): Partial<Kept> {
  try {
    return JSON.parse(kept ?? '{}')
  } catch {
    return {}
  }
}
