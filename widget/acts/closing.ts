// Closing the composer.
import type { OwnComment } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { Trouble } from '../events.ts'
import { wayBack } from './focusing.ts'

/** With a comment, or without one where the reader gave up. */
export interface Done {
  comment: OwnComment | null
  /** What the live region says of it. */
  said: string
  /** What went wrong with a comment whose composer is no longer there to say it. */
  trouble?: Trouble | undefined
}

/** The focus goes to what was posted, or back to where it began; one who has left stays where they are. */
export async function close(
  host: AfterWord,
  { comment, said, trouble }: Done,
  isHere: boolean,
): Promise<void> {
  // It waits no more.
  if (comment && host.trouble?.at === (comment.parent_id ?? '')) host.trouble = undefined
  // It was withdrawn or erased before its author had the answer: that it was posted is no news.
  if (comment && !comment.body) return close(host, { comment: null, said: '' }, isHere)
  const opener = host.composing ?? ''
  host.refresh({ announcement: said, ...(trouble && { trouble }) })
  if (comment) {
    // One that was opened anew while it was sent has the same text.
    const { renderRoot, composing } = host
    const area = renderRoot.querySelector<HTMLTextAreaElement>('#aw-body')
    if (composing === (comment.parent_id ?? '') && area?.value.trim() === comment.body) {
      isHere ||= area.matches(':focus')
      host.composing = null
    }
    // Without them it is posted all the same.
    import('./tools.ts').then(
      ({ offer }) => offer(host),
      () => {},
    )
    host.announce(comment.state === 'pending' ? 'comment-held' : 'comment-posted', { comment })
  }
  if (!isHere) return
  await host.updateComplete
  const at = comment ? wayBack(host, comment.id) : wayBack(host, opener, 'compose')
  at?.focus()
}
