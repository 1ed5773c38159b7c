// A dialog that asks for a reason and for words, and sends them. Drawn inside <after-word>'s shadow tree;
// the focus goes back to where it was opened.
import { html, LitElement, nothing } from 'lit'
import { dressing } from '../acts/acting.ts'
import { failureOf, signingIn } from '../acts/session.ts'
import { define } from '../define.ts'
import { asking } from '../messages/en/asking.ts'
import { objecting } from '../messages/en/objecting.ts'
import { failed } from '../messages/failed.ts'
import styles from '../styles/objecting.css?inline'
import type { AfterWord } from './after-word.ts'

/** Gives the shadow tree that a node stands in the styles of what is drawn here. */
export const dress = dressing(styles)

// What was typed, by what it is about: it is there again after Escape, until it is sent or given up.
const typed = new Map<string, string>()

interface Said {
  title: string
  /** One of these must be chosen, where there are any: code and label. */
  reasons: [code: string, label: string][]
  label: string
  send: string
  done: string
  /** What is said where what it is about is not there any more; else as of anything that fails. */
  gone?: string
}

export interface Question {
  /** The id of what it is about. */
  about: string
  /** Asked each time it is drawn: the page may be in another language by now. */
  said(): Said
  /** Where the focus goes when it is closed. */
  back(): HTMLElement | null
  /** Throws what the API declines. */
  submit(explanation: string | null, reason: string): Promise<unknown>
}

export class Ask extends LitElement {
  question!: Question
  #sending = false
  #done = false
  #problem: unknown = ''

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    dress(this)
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal()
    this.#field?.focus()
  }

  override render(): unknown {
    const { about, said } = this.question
    const { title, reasons, label, send, done } = said()
    const text = typed.get(about) ?? ''
    const words = this.#words
    return html`<dialog part="dialog" aria-labelledby="aw-ask" @close=${this.#closed}><form novalidate @submit=${this.#submit}><h3 id="aw-ask" tabindex="-1">${this.#done ? done : title}</h3>${
      this.#done
        ? nothing
        : html`${this.#problem ? html`<p part="trouble" id="aw-wrong" role="alert">${this.#problem}</p>` : nothing}${
            reasons.length
              ? html`<fieldset aria-describedby="aw-wrong" @change=${this.unsay}><legend>${words.why}</legend>${reasons.map(
                  ([code, text]) =>
                    html`<label><input type="radio" name="reason" value=${code}> ${text}</label>`,
                )}</fieldset>`
              : nothing
          }<label for="aw-why">${label}</label><textarea part="textarea" id="aw-why" rows="3" dir=${text && 'auto'} maxlength="2000" .value=${text} @input=${this.#input}></textarea>`
    }<div part="dialog-actions" role="group">${
      this.#done
        ? nothing
        : html`<button part="button wide submit" aria-disabled=${this.#sending}>${this.#sending ? words.sending : send}</button>`
    }<button part="button cancel" type="button" @click=${this.#cancel}>${this.#done ? words.close : words.cancel}</button></div></form></dialog>`
  }

  get #host(): AfterWord {
    return (this.getRootNode() as ShadowRoot).host as AfterWord
  }

  get #words(): typeof asking & typeof objecting {
    return { ...asking, ...objecting, ...this.#host.messages.objecting }
  }

  get #field(): HTMLElement | null {
    return this.querySelector('input, textarea')
  }

  #input = (event: InputEvent): void => {
    typed.set(this.question.about, (event.target as HTMLTextAreaElement).value)
    this.requestUpdate()
  }

  /** @internal Nothing is wrong with it any more. */
  unsay = (): void => {
    this.#problem = ''
    this.requestUpdate()
  }

  #cancel = (): void => {
    typed.delete(this.question.about)
    this.querySelector('dialog')?.close()
  }

  #closed = (): void => {
    this.remove()
    this.question.back()?.focus()
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.#sending || this.#done) return
    const { about, said, submit } = this.question
    const given = this.querySelector<HTMLInputElement>(':checked')
    if (said().reasons.length && !given) return this.#fail(this.#words.choose)
    this.#sending = true
    this.#problem = ''
    this.requestUpdate()
    try {
      await submit(typed.get(about)?.trim() || null, given?.value ?? '')
      typed.delete(about)
      this.#done = true
      this.requestUpdate()
      await this.updateComplete
      this.querySelector('h3')?.focus()
    } catch (error) {
      const failure = failureOf(error)
      const gone = failure.code === 'not_found' && this.question.said().gone
      const said = gone || failed(this.#words, failure)
      const login =
        failure.code === 'sso_replayed' && (await signingIn(this.#host.controller.place))
      this.#fail(login ? login.withWays(this.#host, said, () => this.#fail('')) : said)
    }
  }

  async #fail(problem: unknown): Promise<void> {
    this.#sending = false
    this.#problem = problem
    this.requestUpdate()
    await this.updateComplete
    this.#field?.focus()
    // Both in sight, also where the window holds little.
    this.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' })
  }
}

define('after-word-ask', Ask)

/** Asks, on top of the page of `root`; a second press before that asks nothing more. */
export function ask(root: ParentNode, question: Question): void {
  if (root.querySelector('after-word-ask')) return
  const element = document.createElement('after-word-ask') as Ask
  element.question = question
  root.querySelector('section')?.append(element)
}
