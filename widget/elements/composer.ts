// Where a reader writes. Loaded when it is wanted, drawn inside <after-word>'s shadow tree so that one
// set of parts and styles serves. Keeps the text until it is safely posted.
import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { Comment, OwnComment } from '../../worker/contract/shapes.ts'
import { dressing } from '../acts/acting.ts'
import { close } from '../acts/closing.ts'
import type { Warning } from '../acts/declined.ts'
import { DraftKeeper } from '../acts/draft.ts'
import { isUnheard, post } from '../acts/posting.ts'
import { failureOf } from '../acts/session.ts'
import type { ApiProblem } from '../api/api-client.ts'
import type { ThreadController } from '../controllers/thread.ts'
import { define } from '../define.ts'
import type { Trouble } from '../events.ts'
import { writing } from '../messages/en/writing.ts'
import styles from '../styles/composer.css?inline'
import { moment } from '../templates/moment.ts'
import type { AfterWord } from './after-word.ts'

/** Gives the shadow tree that a node stands in the styles of what is written in. */
export const dress = dressing(styles)
/** Brings what went wrong into sight, below the field that has the focus: a window may hold little. */
export function showAlert(form: Element): void {
  form.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' })
}

/** @internal */
export const declining = () => import('../acts/declined.ts')

export class Composer extends LitElement {
  static override properties: PropertyDeclarations = {
    parent: { attribute: false },
  }

  /** The comment that is replied to; null for a comment on the article. */
  declare parent: Comment | null
  /** Where it is posted: kept, for a thread may be left while it is sent. */
  #host!: AfterWord
  #draft!: DraftKeeper
  #sending = false
  #url!: string
  #wait = 7500
  #problem: unknown = ''
  /** What it is about, as the API points at it; '' for what is no fault of the reader's. */
  #at = ''
  #warning: Warning | undefined
  /** What is sent along by who was asked to reword and posts it all the same. */
  #insist: string | undefined

  // Drawn into the host's shadow tree, which labels and parts can reach.
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    dress(this)
    this.#host = (this.getRootNode() as ShadowRoot).host as AfterWord
    // Put back into the page: what should have been sent meanwhile goes now.
    if (this.#draft) this.#again()
  }

  override willUpdate(): void {
    // What was typed into the line is no reply.
    const typed = this.parent ? undefined : this.#host.typed
    this.#draft ??= new DraftKeeper(this.thread.place, this.parent?.id ?? '', typed)
    this.#url ??= this.thread.url()
  }

  override firstUpdated(): void {
    const { area } = this
    if (this.#draft.waits) {
      this.#problem = this.#words.waiting
      this.#later()
      this.requestUpdate()
    }
    // The caret goes to the end with it.
    area.value = this.#draft.text
    area.focus()
  }

  get thread(): ThreadController {
    return this.#host.controller
  }

  get #words(): typeof writing {
    return { ...writing, ...this.#host.messages.writing }
  }

  /** @internal */
  get area(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement
  }

  override render(): unknown {
    const { state } = this.thread
    // The page has gone on to another thread.
    if (!state) return nothing
    const { site, thread } = state
    const { body_bytes, name_characters } = site.limits
    const { foreign } = this.#host
    const words = this.#words
    const left = 1 - new Blob([this.#draft.text.trim()]).size / body_bytes
    const { writer } = this.#host
    const isName = this.#at === '/name'
    const problem = this.#problem
      ? html`<div part="trouble" id="aw-problem" role="alert">${this.#problem}</div>`
      : nothing
    const guest = html`<label for="aw-name">${words.name}</label><input part="input" id="aw-name" dir=${this.#draft.name && 'auto'} lang=${foreign} autocomplete="nickname" maxlength=${name_characters} aria-describedby=${isName ? 'aw-problem' : nothing} aria-invalid=${isName || nothing} .value=${this.#draft.name} @input=${this.#rename}>${isName ? problem : nothing}`
    return html`<form part="composer" @submit=${this.#submit} @keydown=${this.#keydown} @focusin=${this.#look}><label for="aw-body">${this.parent ? words.replyTo(this.parent.author?.name) : words.comment}</label><textarea part="textarea" id="aw-body" rows="4" dir=${this.#draft.text && 'auto'} lang=${foreign} aria-describedby="${isName ? '' : 'aw-problem '}aw-hint" aria-invalid=${this.#at === '/body'} ?readonly=${this.#sending} @input=${this.#input}></textarea>${isName ? nothing : problem}<p part="hint${left < 0 ? ' over' : ''}" id="aw-hint">${left < 0.1 ? words.left(left) : words.markdown} ${moment(this.#host, words.closes, thread.closes_at)}</p>${writer ? writer.draw(guest) : guest}<div part="composer-actions" role="group"><button part="button submit" aria-disabled=${this.#sending}>${this.#sending ? words.sending : this.#warning ? this.#warning.read : this.#insist ? words.anyway : this.#problem ? words.again : this.parent ? words.reply : words.post}</button><button part="button cancel" type="button" @click=${this.#insist ? this.#reword : this.#close}>${this.#insist ? words.change : words.cancel}</button></div></form>`
  }

  #input = (): void => {
    this.#draft.write(this.area.value)
    this.#change()
  }

  #rename = (event: InputEvent): void => {
    // Another name is not the one that was refused.
    if (this.#at === '/name') this.#problem = this.#at = ''
    this.#draft.rename((event.target as HTMLInputElement).value)
    this.#change()
  }

  // The name may be another in another tab.
  #look = (): void => this.requestUpdate()

  #keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event)
    if (event.key === 'Escape' && !this.#draft.text.trim()) this.#close()
  }

  #reword = (): void => {
    this.#change()
    this.area.focus()
  }

  #close = (): void => {
    this.#change()
    this.#done(null, '', true)
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.#sending) return
    const body = this.#draft.text.trim()
    if (!body) {
      this.#warning = undefined
      return this.#fail(this.#words.nothing, true, '/body')
    }
    const { name = this.#draft.name.trim() || null } = this.#host.writer ?? {}
    const parent_id = this.parent?.id ?? null
    // The page may have reasons of its own, and says them itself.
    if (!this.#host.announce('before-post', { body, name, parent_id }, true)) return
    const page = { url: location.href.split('#', 1).join(), title: document.title.slice(0, 300) }
    // Kept with its key before it is sent, so that not even a reload makes two of it.
    if (!this.#draft.waits || !this.#draft.kept.sent)
      this.#draft.prepare({ body, name, parent_id, insist: this.#insist }, page)
    this.#send()
  }

  /** Sends what the reader has posted; the focus follows where the reader `isHere`. */
  async #send(isHere = true): Promise<void> {
    const host = this.#host
    const words = this.#words
    const warning = this.#warning
    this.#warning = undefined
    this.#sending = true
    this.#problem = ''
    this.#at = ''
    // What is told of it meanwhile is no news.
    host.busy.add(`post ${this.#url}`)
    this.#draft.waits = true
    this.requestUpdate()
    try {
      if (warning) await (await declining()).acknowledge(this.thread, warning.id)
      const comment = await post(this.thread, this.#draft, true)
      this.#draft.forget()
      this.#done(comment, comment.state === 'pending' ? words.held : words.posted, isHere)
    } catch (error) {
      const failure = failureOf(error)
      // Kept where the answer to it was lost: it is still the same comment.
      this.#insist = failure.problem.insist ?? this.#insist
      const waits = this.#draft.waits && isUnheard(failure)
      this.#draft.waits = waits
      if (waits) this.#later()
      const lost = waits ? words.waiting : words.unreachable
      const said = failure.code === 'unreachable' ? lost : await this.#learn(failure)
      this.#fail(said, isHere, failure.problem.errors?.[0]?.pointer)
    }
    if (!this.#draft.waits) host.busy.delete(`post ${this.#url}`)
  }

  // Why it was declined; where not even that can be loaded, only that it was.
  async #learn(failure: ApiProblem): Promise<unknown> {
    try {
      const { declined, learn } = await declining()
      const { said, warning } = await learn(this.#host, failure, this)
      // Where there is no button by now, there is nothing to acknowledge.
      if (!this.isConnected) return declined(this.#host, failure)
      this.#warning = warning
      return said
    } catch {
      return this.#words.wrong
    }
  }

  // When the line is back, and from time to time, each time later.
  #later(): void {
    addEventListener('online', this.#again, { once: true })
    this.#wait = Math.min(this.#wait * 2, 3e5)
    setTimeout(this.#again, this.#wait)
  }

  // With its key. In another thread it waits until this one is opened again; one that is opened anew does it.
  #again = (): void => {
    const host = this.#host
    const isTurn = this.isConnected || host.composing !== (this.parent?.id ?? '')
    const isShown = host.isConnected && this.#url === this.thread.url()
    if (!isTurn || !isShown || this.#sending) return
    if (this.#draft.waits) this.#send(this.matches(':focus-within'))
    // It is not kept any more, nor perhaps who had posted it: only the reader sends it then, as is said.
    else if (this.#problem === this.#words.waiting) {
      host.busy.delete(`post ${this.#url}`)
      if (this.isConnected) this.tell(this.#words.wrong)
      else if (host.trouble?.text === this.#problem) host.trouble = undefined
      host.refresh()
    }
  }

  // Other words are another comment; what has had no answer is not sent by itself any more.
  #change(): void {
    if (this.#draft.waits) this.#problem = ''
    this.#draft.waits = false
    if (!this.#sending) this.#host.busy.delete(`post ${this.#url}`)
    this.#insist = undefined
    this.requestUpdate()
  }

  #done(comment: OwnComment | null, said: string, isHere: boolean, trouble?: Trouble): void {
    const { isConnected } = this
    close(this.#host, { comment, said, trouble }, isConnected && isHere)
    if (isConnected) this.#host.composing = null
  }

  /** @internal Why what waited is not sent by itself any more. */
  tell(problem: unknown): void {
    if (!this.#sending) this.#fail(problem, this.matches(':focus-within'))
  }

  /** @internal It holds no more. */
  unsay(problem: string): void {
    if (this.#problem === problem) this.#problem = ''
  }

  async #fail(problem: unknown, isHere = true, at = ''): Promise<void> {
    const name = at === '/name' && this.querySelector('input')
    this.#sending = false
    this.#problem = problem
    this.#at = at === '/name' && !name ? '' : at
    this.requestUpdate()
    // Whoever has gone on to write elsewhere is told there.
    if (!this.isConnected) {
      if (this.#url === this.thread.url())
        this.#done(null, '', false, { at: this.parent?.id ?? '', text: problem })
    } else if (isHere) {
      ;(name || this.area).focus()
      await this.updateComplete
      showAlert(this)
    }
  }
}

define('after-word-composer', Composer)
