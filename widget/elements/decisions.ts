// Own comments that were removed: why, by whom, and what can be done about it. Drawn inside <after-word>'s
// shadow tree, for their author alone.
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Complaint, OwnDecision } from '../../worker/contract/reports.ts'
import { sessionOf } from '../acts/session.ts'
import type { Place } from '../controllers/thread.ts'
import { define } from '../define.ts'
import { contesting } from '../messages/en/contesting.ts'
import { objecting } from '../messages/en/objecting.ts'
import type { AfterWord } from './after-word.ts'
import { ask, dress } from './ask.ts'

export class Decisions extends LitElement {
  static override properties: PropertyDeclarations = { items: { attribute: false } }

  place!: Place
  declare items: OwnDecision[]

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    dress(this)
  }

  override render(): unknown {
    return html`<ol part="decisions">${this.items.map((one) => this.#item(one))}</ol>`
  }

  #item(one: OwnDecision): TemplateResult {
    const { id, comment, explanation, complaint } = one
    const { language, foreign } = this.#host
    const words = this.#words
    const date = new Date(one.decided_at).toLocaleDateString(language, { dateStyle: 'long' })
    return html`<li><article part="comment" aria-label=${words.own}><p part="note">${words.removed}</p><blockquote dir="auto" lang=${foreign}>${comment.body}</blockquote><details id="d-${id}"><summary>${words.question}</summary><p>${this.#because(one, date)}</p>${
      explanation ? html`<p dir="auto" lang=${foreign}>${explanation}</p>` : nothing
    }${
      complaint
        ? html`<p>${complaint.outcome ? words.upheld : words.waiting}</p>${
            complaint.answer ? html`<p dir="auto" lang=${foreign}>${complaint.answer}</p>` : nothing
          }`
        : nothing
    }<p>${words.redress}</p>${
      one.redress.includes('complaint')
        ? html`<button part="button wide contest" @click=${() => this.#contest(one)}>${words.contest}</button>`
        : nothing
    }</details></article></li>`
  }

  get #words(): typeof contesting {
    return { ...contesting, ...this.#host.messages.contesting }
  }

  // The statement of reasons.
  #because({ reason_code, ground, decided_by, prompted_by }: OwnDecision, date: string): string {
    const words = this.#words
    return words.because(
      ground === 'law' ? words.illegal : words.against_rules,
      reason_code ? { ...objecting, ...this.#host.messages.objecting }.reasons[reason_code] : '',
      { date, human: decided_by === 'human', reported: prompted_by === 'reports' },
    )
  }

  get #host(): AfterWord {
    return (this.getRootNode() as ShadowRoot).host as AfterWord
  }

  #contest(one: OwnDecision): void {
    const host = this.#host
    const url = `${this.place.api}/v1/me/decisions/${one.id}/complaints`
    ask(host.renderRoot, {
      about: one.id,
      said: () => {
        const words = { ...contesting, ...host.messages.contesting }
        const { contest: title, against: label, submit: send, contested: done } = words
        return { title, reasons: [], label, send, done }
      },
      back: () => this.querySelector(`#d-${one.id} :is(button, summary)`),
      submit: async (explanation) => {
        const body = { explanation }
        const complaint = await sessionOf(this.place).send<Complaint>(url, 'POST', body)
        // In the list that is held above, which is given again each time that it draws; it may be a newer one.
        for (const item of this.items)
          if (item.id === one.id) Object.assign(item, { complaint, redress: [] })
        this.requestUpdate()
      },
    })
  }
}

define('after-word-decisions', Decisions)
