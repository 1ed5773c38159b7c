// Reactions to the article, or to a comment: the kinds that somebody has set, and behind one button those that
// nobody has. The button stands first: what it opens comes after it, and it stays where it was pressed.
import { html, nothing, type TemplateResult } from 'lit'
import type { Comment } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { isListed } from '../state/permission.ts'
import type { ThreadState } from '../state/thread-state.ts'

export function reactionsTemplate(
  host: AfterWord,
  state: ThreadState,
  comment: Comment | null,
): TemplateResult {
  const { words } = host
  const { thread, mine, site } = state
  const { reactions } = comment ?? thread
  const own = (comment ? mine.comments[comment.id] : mine.thread) ?? []
  const counts = new Map(reactions.map(({ kind, count }) => [kind, count]))
  const id = comment?.id ?? ''
  const listed = isListed(state)
  const choosing = !comment || host.choosing === comment.id
  const kinds = site.reaction_kinds
  // Named by their title alone: beside another name it would be read once more. Each kind keeps its place, so
  // that a button with the focus stays the same button.
  return html`${
    comment && listed && counts.size < kinds.length
      ? html`<button part="button react" aria-expanded=${choosing} name="choose" value=${id}>${words.react}</button>`
      : nothing
  }${kinds.map(({ kind, emoji, label }) => {
    const set = counts.get(kind)
    const count = set ? host.formats.number(set) : ''
    return count || choosing
      ? html`<button part="button reaction" aria-pressed=${own.includes(count && kind)} title="${label} ${count}" ?disabled=${!listed} name="react" value=${id} data-kind=${kind}><span aria-hidden="true">${emoji} ${count}</span></button>`
      : nothing
  })}`
}
