// What stands beside the reader's own comments, and at the foot of the thread. Drawn for whoever has an
// identity, or has just posted; what the buttons do is loaded when they are pressed.
import { html, nothing } from 'lit'
import { define } from '../define.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { tools } from '../messages/en/tools.ts'
import { dressing } from './acting.ts'
import { authorOf, editableUntil } from './session.ts'

// Nobody reports their own comment.
const dress = dressing('[part~=withdraw]~[part~=report]{display:none}')

const wordsOf = ({ messages }: AfterWord): typeof tools => ({ ...tools, ...messages.own })

/** The time that is left, by the second: told to whoever asks, announced to nobody. */
class Left extends HTMLElement {
  host!: AfterWord
  until = 0
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    this.#timer = setInterval(this.#tick, 1e3)
    this.#tick()
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }

  #tick = (): void => {
    const left = Math.max(0, Math.ceil((this.until - Date.now()) / 1e3))
    const seconds = `${left % 60}`.padStart(2, '0')
    this.textContent = wordsOf(this.host).editable(`${Math.floor(left / 60)}:${seconds}`)
    // Then there is no button any more.
    if (!left) this.host.refresh()
  }
}

define('after-word-left', Left)

// Who the reader is in each element: asked once, and not for each comment.
const readers = new WeakMap<AfterWord, string | undefined>()

/** Whose tools are drawn. */
export const readerOf = (host: AfterWord): string | undefined => readers.get(host)

/** Lets the `reader` edit and withdraw what is theirs, and see to their name and data. */
export function offer(host: AfterWord, reader = authorOf(host.controller.place)): void {
  const section = host.renderRoot.querySelector('section') as Element
  dress(section)
  readers.set(host, reader)
  host.tools ??= (comment) => {
    const { id, author } = comment
    if (!author || author.id !== readers.get(host)) return
    const words = wordsOf(host)
    const until = editableUntil(host, comment)
    return html`${
      until > Date.now()
        ? html`<button part="button edit" name="edit" value=${id}>${words.edit}</button><after-word-left part="mark" role="timer" .host=${host} .until=${until}></after-word-left>`
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
