// What becomes of the reader's own comments while the page is open: where others see one no more, only the API
// knows whether it waits for review, and whoever is just editing it keeps their place and their words.
import type { Comment } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { turned } from '../state/live-message.ts'
import { everyComment } from '../state/own-state.ts'
import type { ThreadState } from '../state/thread-state.ts'

/** The thread as it is to be shown `next`. */
export function keepOwn({ controller, renderRoot }: AfterWord, next: ThreadState): ThreadState {
  // The comments beside which something stands.
  const beside = (tool: string) =>
    [...renderRoot.querySelectorAll(tool)].map((one) => `${one.closest('article')?.id}`.slice(8))
  const edited = beside('after-word-editor')
  const own = new Set([...edited, ...beside('[part~=withdraw]')])
  const known = own.size ? everyComment(controller.state as ThreadState) : []
  const before = new Map(known.filter(({ id }) => own.has(id)).map((one) => [one.id, one]))
  const gone = everyComment(next).filter(
    ({ id, body_nodes }) => !body_nodes?.length && before.get(id)?.body_nodes?.length,
  )
  if (!gone.length) return next
  import('./own.ts').then(({ readOwn }) => readOwn(controller)).catch(() => {})
  const kept = gone.map(({ id }) => id).filter((id) => edited.includes(id))
  return turned(next, (comment) => {
    if (!kept.includes(comment.id)) return comment
    const { author, body_nodes } = before.get(comment.id) as Comment
    return { ...comment, author, ...(body_nodes && { body_nodes }) }
  })
}
