// A question before what cannot be undone.
import { html, nothing } from 'lit'
import { wayBack } from '../acts/focusing.ts'
import { failureOf } from '../acts/session.ts'
import { define } from '../define.ts'
import type { AfterWord } from './after-word.ts'
import { Dialog, declinedIn, show, wordsOf } from './dialog.ts'

interface Question {
  /** Asked each time it is drawn: the page may be in another language by now. */
  said(): { title: string; text: string; yes: string; no: string }
  /** The comment that it is about, and the name of its button, where the focus goes when the answer is no. */
  about: [id: string, name: string]
  /** Throws what the API declines. */
  submit(): Promise<unknown>
  done(): void
}

class Confirm extends Dialog {
  question!: Question
  #sending = false
  #done = false
  #problem = ''

  override render(): unknown {
    const { title, text, yes, no } = this.question.said()
    return html`<dialog part="dialog" aria-labelledby="aw-confirm" aria-describedby="aw-what" @close=${this.#closed}><form @submit=${this.#submit}><h3 id="aw-confirm" tabindex="-1">${title}</h3><p id="aw-what">${text}</p>${
      this.#problem ? html`<p part="trouble" role="alert">${this.#problem}</p>` : nothing
    }<div part="dialog-actions" role="group"><button part="button wide submit" aria-disabled=${this.#sending}>${this.#sending ? wordsOf(this.host).sending : yes}</button><button part="button cancel" type="button" @click=${this.close}>${no}</button></div></form></dialog>`
  }

  #closed = (): void => {
    this.remove()
    if (this.#done) this.question.done()
    else wayBack(this.host, ...this.question.about)?.focus()
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.#sending) return
    this.#sending = true
    this.#problem = ''
    this.requestUpdate()
    try {
      await this.question.submit()
      this.#done = true
      // Also where the reader has closed it meanwhile.
      if (this.isConnected) this.close()
      else this.question.done()
    } catch (error) {
      this.#sending = false
      this.#problem = declinedIn(this.host, failureOf(error))
      this.requestUpdate()
    }
  }
}

define('after-word-confirm', Confirm)

export function confirm(host: AfterWord, question: Question): void {
  const element = document.createElement('after-word-confirm') as Confirm
  element.question = question
  show(host, element)
}
