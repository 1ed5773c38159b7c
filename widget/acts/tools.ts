// What stands beside the reader's own comments, and at the foot of the thread. Drawn for whoever has an
// identity, or has just posted; what the buttons do is loaded when they are pressed.
import { html, nothing } from 'lit'
import type { Comment } from '../../worker/contract/shapes.ts'
import { draftKey, recall } from '../controllers/storage.ts'
import { define } from '../define.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { tools } from '../messages/en/tools.ts'
import { dressing } from './acting.ts'
import { holdFocus } from './focusing.ts'
import { identityOf, life } from './session.ts'

// Nobody reports their own comment.
const dress = dressing('[part~=withdraw]~[part~=report]{display:none}')

const wordsOf = ({ messages }: AfterWord): typeof tools => ({ ...tools, ...messages.own })

// In milliseconds. The reader's clock may be any time ahead of the API's or behind it: what is known of that is
// when they asked for their token, and that it is good for an hour. Where it was set since, it promises no more
// than there can be.
function leftFor({ controller }: AfterWord, { posted_at }: Comment): number {
  const window = (controller.state?.site.limits.edit_window_seconds ?? 0) * 1e3
  const { at = 0, expires_at = '' } = identityOf(controller.place)
  const ahead = at + life - Date.parse(expires_at) || 0
  return Math.min(window, Date.parse(posted_at) + window + ahead - Date.now())
}

/** The time that is left, by the second: told to whoever asks, announced to nobody. */
export class Left extends HTMLElement {
  host!: AfterWord
  comment!: Comment
  /** Seconds. */
  left = 0
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    this.#timer = setInterval(this.#tick, 1e3)
    this.#tick()
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }

  #tick = (): void => {
    const left = Math.max(0, Math.ceil(leftFor(this.host, this.comment) / 1e3))
    this.left = left
    const { number } = this.host.formats
    const seconds = number(left % 60).padStart(2, number(0))
    this.textContent = wordsOf(this.host).editable(`${number(Math.floor(left / 60))}:${seconds}`)
    // Then there is no button any more.
    if (left) return
    this.host.refresh()
    holdFocus(this.host)
  }
}

define('after-word-left', Left)

// Who the reader is in each element: asked once, and not for each comment.
const readers = new WeakMap<AfterWord, string | undefined>()

/** Whose tools are drawn. */
export const readerOf = (host: AfterWord): string | undefined => readers.get(host)

/** Lets the `reader` edit and withdraw what is theirs, and see to their name and data. */
export function offer(
  host: AfterWord,
  reader = identityOf(host.controller.place).author?.id,
): void {
  const section = host.renderRoot.querySelector('section') as Element
  dress(section)
  readers.set(host, reader)
  host.tools ??= (comment) => {
    const { id, author } = comment
    if (!author || author.id !== readers.get(host)) return
    const words = wordsOf(host)
    const isInTime = leftFor(host, comment) > 0
    return html`${
      // What was typed then is kept, as editing.ts does.
      isInTime || recall(draftKey(host.controller.place, `edit-${id}`)) !== null
        ? html`<button part="button edit" name="edit" value=${id}>${words.edit}</button>`
        : nothing
    }${
      isInTime
        ? html`<after-word-left part="mark" role="timer" .host=${host} .comment=${comment}></after-word-left>`
        : nothing
    }<button part="button withdraw" name="withdraw" value=${id}>${words.withdraw}</button>`
  }
  host.refresh()
  if (section.querySelector('[part~=you]')) return
  const button = document.createElement('button')
  button.name = 'you'
  button.part.add('button')
  button.part.add('you')
  section.append(button)
  // It is no part of the host's own template.
  host.addController({ hostUpdated: () => (button.textContent = wordsOf(host).you) })
}
