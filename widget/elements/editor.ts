// Where a reader edits their own comment: the source in the place of the text, within <after-word>'s shadow
// tree. What is declined is said as in the composer; what was typed stays.
import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { Comment, OwnComment, Posted } from '../../worker/contract/shapes.ts'
import { change, dressing } from '../acts/acting.ts'
import { acknowledge, learn, type Warning } from '../acts/declined.ts'
import { type Draft, leave, type } from '../acts/editing.ts'
import { wayBack } from '../acts/focusing.ts'
import { failureOf, sessionOf, signingIn } from '../acts/session.ts'
import type { Left } from '../acts/tools.ts'
import { define } from '../define.ts'
import { editing } from '../messages/en/editing.ts'
import { tools } from '../messages/en/tools.ts'
import { writing } from '../messages/en/writing.ts'
import { replaceComment } from '../state/own-words.ts'
import type { ThreadState } from '../state/thread-state.ts'
import styles from '../styles/editing.css?inline'
import type { AfterWord } from './after-word.ts'
import { dress as dressComposer, showAlert } from './composer.ts'

const dress = dressing(styles)

export class Editor extends LitElement {
  static override properties: PropertyDeclarations = {
    comment: { attribute: false },
    draft: { attribute: false },
  }

  declare comment: Comment
  declare draft: Draft
  #host!: AfterWord
  #sending = false
  #problem: unknown = ''
  /** That is about the text. */
  #isBody = false
  /** That is about the login. */
  #isLogin = false
  /** The comment as it is by now, where somebody else has changed it. */
  #current: OwnComment | undefined
  #warning: Warning | undefined
  #insist: string | undefined

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    dressComposer(this)
    dress(this)
    this.#host = (this.getRootNode() as ShadowRoot).host as AfterWord
  }

  protected override firstUpdated(): void {
    // Opened for what was kept.
    if (this.querySelector<Left>('after-word-left')?.left !== 0) return
    this.#problem = this.#words.editOver
    this.requestUpdate()
  }

  override render(): unknown {
    const { foreign, controller } = this.#host
    const { id } = this.comment
    const { body_bytes } = (controller.state as ThreadState).site.limits
    const [words, written] = [this.#words, this.#written]
    const { text } = this.draft
    const left = 1 - new Blob([text.trim()]).size / body_bytes
    return html`<form part="composer editor" novalidate @submit=${this.#submit} @keydown=${this.#keydown}><label for="aw-edit-${id}">${words.editing}</label><textarea part="textarea" id="aw-edit-${id}" rows="4" dir=${text && 'auto'} lang=${foreign} aria-describedby="aw-left-${id} aw-declined-${id}" aria-invalid=${this.#isBody} ?readonly=${this.#sending} .value=${text} @input=${this.#input}></textarea><p part="hint${left < 0 ? ' over' : ''}" id="aw-left-${id}">${left < 0.1 ? written.left(left) : nothing} ${this.#isThere ? html`<after-word-left role="timer" .host=${this.#host} .comment=${this.comment}></after-word-left>` : nothing}</p>${
      this.#problem
        ? html`<div part="trouble" id="aw-declined-${id}" role="alert">${this.#problem}${
            this.#current
              ? html` <blockquote dir="auto" lang=${foreign}>${this.#current.body}</blockquote>`
              : nothing
          }</div>`
        : nothing
    }<div part="composer-actions" role="group"><button part="button submit" aria-disabled=${this.#sending}>${this.#sending ? written.sending : this.#warning ? this.#warning.read : this.#insist ? written.anyway : words.save}</button><button part="button cancel" type="button" @click=${this.#cancel}>${written.cancel}</button></div></form>`
  }

  get #words(): typeof editing & typeof tools {
    return { ...editing, ...tools, ...this.#host.messages.own }
  }

  get #written(): typeof writing {
    return { ...writing, ...this.#host.messages.writing }
  }

  get #isThere(): boolean {
    return /approved|pending/.test(this.comment.state)
  }

  #input = (event: InputEvent): void => {
    type(this.#host, this.draft, (event.target as HTMLTextAreaElement).value)
    // Other words are another comment.
    this.#insist = undefined
    this.requestUpdate()
  }

  #keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event)
    if (event.key !== 'Escape') return
    // What was typed is there again when the reader comes back; where they cannot, it stays.
    const { source, text } = this.draft
    const timer = this.querySelector<Left>('after-word-left')
    if (timer?.left || text === source) this.#leave(true)
  }

  #cancel = (): void => {
    this.#leave()
  }

  // Back to where it was opened; where the time is over by now, to the comment.
  async #leave(keeps = false): Promise<void> {
    const host = this.#host
    const { id } = this.comment
    leave(host, id, keeps)
    await host.updateComplete
    wayBack(host, id, 'edit')?.focus()
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.#sending) return
    const host = this.#host
    const { controller } = host
    const { place } = controller
    const url = controller.url()
    const warning = this.#warning
    const [words, written] = [this.#words, this.#written]
    const { id } = this.comment
    const { revision, known } = this.draft
    // As the API keeps it.
    const body = this.draft.text.normalize().trim()
    this.#isBody = !body
    if (!body) return this.#fail(written.nothing)
    known.push(body)
    this.#sending = true
    this.#problem = ''
    this.#current = this.#warning = undefined
    this.requestUpdate()
    // What others are told of it is no news here.
    host.busy.add('edit')
    try {
      if (warning) await acknowledge(controller, warning.id)
      const sent = { body, ...(this.#insist && { insist: this.#insist }) }
      const save = async (of: number): Promise<Posted['comment']> => {
        try {
          const { comment } = await sessionOf(place).send<Pick<Posted, 'comment'>>(
            `${place.api}/v1/comments/${id}`,
            'PATCH',
            sent,
            { 'If-Match': `"${of}"` },
          )
          return comment
        } catch (error) {
          const { current } = failureOf(error).problem as { current?: OwnComment }
          // It was saved before, and the answer was lost.
          if (current?.body === body) return current
          // The same words in another revision: they were only approved or held, or are the reader's own.
          const isKnown = current && current.revision > of && known.includes(current.body)
          if (!isKnown) throw error
          return save(current.revision)
        }
      }
      const comment = await save(revision)
      change(controller, url, (state) => replaceComment(state, comment))
      const isHere = this.isConnected
      host.refresh({ announcement: comment.state === 'pending' ? words.savedHeld : words.saved })
      leave(host, id)
      host.announce('comment-edited', { comment })
      if (isHere) host.focusOn(`#comment-${id}`)
    } catch (error) {
      const failure = failureOf(error)
      const { code, problem } = failure
      this.#insist = problem.insist ?? this.#insist
      this.#isBody = problem.errors?.[0]?.pointer === '/body'
      const { current } = problem as { current?: OwnComment }
      if (current) {
        // Shown with the reason, so that to save again is meant. Another that was drawn meanwhile shows nothing.
        if (this.isConnected) {
          this.draft.revision = current.revision
          known.push(current.body)
        }
        change(controller, url, (state) => replaceComment(state, current))
      }
      this.#current = current
      if (code === 'not_found' && this.#isThere && this.isConnected) {
        // Nobody has told of it; what stood there stays for the sake of the editor.
        const gone: Comment = { ...this.comment, state: 'removed' }
        change(controller, url, (state) => replaceComment(state, gone))
        await host.updateComplete
      }
      const told: Partial<Record<string, string>> = {
        edit_window_over: words.editOver,
        // As where they want to withdraw it; to try again helps nobody.
        not_author: host.messages.objecting?.failure(problem.title) ?? problem.title,
        stale_revision: words.changedMeanwhile,
        not_found: host.words[this.comment.state as 'removed'],
      }
      const { said, warning: next } = await learn(host, failure, this)
      this.#warning = next
      const isLogin = code === 'sso_replayed'
      const lost = isLogin && (await signingIn(place))?.explain(host)
      this.#fail(lost || (told[code] ?? said), isLogin)
    } finally {
      host.busy.delete('edit')
      host.refresh()
    }
  }

  /** @internal The login that was not taken has given way to another, or to none. */
  unsay(): void {
    if (!this.#isLogin || !this.#problem) return
    // The button that logs in goes with it.
    if (this.matches(':focus-within')) this.querySelector('textarea')?.focus()
    this.#problem = ''
    this.requestUpdate()
  }

  async #fail(problem: unknown, isLogin = false): Promise<void> {
    this.#sending = false
    this.#isLogin = isLogin
    this.#problem = problem
    this.requestUpdate()
    if (!this.isConnected) return
    this.querySelector('textarea')?.focus()
    await this.updateComplete
    showAlert(this)
  }
}

define('after-word-editor', Editor)
