// A reader is forgotten: by the API, in their browser, and in what is shown of every thread of the site.
import { forgetHere } from '../controllers/forgetting.ts'
import { identityKey } from '../controllers/storage.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { forgetAuthor } from '../state/own-words.ts'
import { identityOf, sessionOf } from './session.ts'

export async function beForgotten(host: AfterWord, keep_comments: boolean): Promise<void> {
  const { place } = host.controller
  const author = identityOf(place).author?.id
  await sessionOf(place).send(`${place.api}/v1/me`, 'DELETE', { keep_comments })
  forgetHere(place)
  const isSame = ({ controller }: AfterWord) =>
    controller.state && identityKey(controller.place) === identityKey(place)
  const others = [...document.querySelectorAll<AfterWord>('after-word')]
  for (const one of new Set([host, ...others])) {
    const { controller } = one
    if (!controller.state || !isSame(one)) continue
    if (author) controller.set(forgetAuthor(controller.state, author, keep_comments))
    one.renderRoot.querySelector('[part~=you]')?.remove()
    // What is written and not posted is forgotten with the drafts.
    one.busy.delete(`post ${controller.url()}`)
    one.refresh({ tools: undefined, composing: null, trouble: undefined })
  }
  host.announce('forgotten', { keep_comments })
}
