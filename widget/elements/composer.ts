// Where a reader writes. Loaded when it is wanted, drawn inside <after-word>'s shadow tree so that one
// set of parts and styles serves. Keeps the text until it is safely posted.
import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { Comment } from '../../worker/contract/shapes.ts'
import { ApiProblem } from '../api/api-client.ts'
import { DraftKeeper } from '../controllers/draft.ts'
import { post } from '../controllers/posting.ts'
import type { ThreadController } from '../controllers/thread.ts'
import { define } from '../define.ts'
import { ComposerDone } from '../events.ts'
import { composerWords as words } from '../messages/composer-en.ts'
import type { ThreadState } from '../state/thread-state.ts'
import styles from '../styles/composer.css?inline'

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

export class Composer extends LitElement {
  static override properties: PropertyDeclarations = {
    thread: { attribute: false },
    parent: { attribute: false },
  }

  /** Where it is posted. */
  declare thread: ThreadController
  /** The comment that is replied to; null for a comment on the article. */
  declare parent: Comment | null
  /** The page's language, where our words are in another. */
  foreign: unknown = nothing
  /** What was typed before this element was there. */
  typed = ''
  #draft!: DraftKeeper
  #sending = false
  #problem = ''
  /** What is sent along by who was asked to reword and posts it all the same. */
  #insist = ''

  // Drawn into the host's shadow tree, which labels and parts can reach.
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const root = this.getRootNode() as ShadowRoot
    if (!root.adoptedStyleSheets.includes(sheet)) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    }
    addEventListener('pagehide', this.#save)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#save()
    removeEventListener('pagehide', this.#save)
  }

  override willUpdate(): void {
    this.#draft ??= new DraftKeeper(this.thread.place, this.parent?.id ?? '', this.typed)
  }

  override firstUpdated(): void {
    const { area } = this
    area.value = this.#draft.text
    area.focus()
    area.setSelectionRange(area.value.length, area.value.length)
    this.requestUpdate()
  }

  /** @internal */
  get area(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement
  }

  override render(): unknown {
    const { body_bytes, name_characters } = (this.thread.state as ThreadState).site.limits
    const left = 1 - new TextEncoder().encode(this.#draft.text.trim()).length / body_bytes
    return html`<form part="composer" novalidate @submit=${this.#submit} @keydown=${this.#keydown}>
      <label for="aw-body">${this.parent ? words.reply : words.comment}</label>
      <textarea part="textarea" id="aw-body" rows="4" dir="auto" lang=${this.foreign} aria-describedby="aw-hint aw-problem" aria-invalid=${Boolean(this.#problem)} ?readonly=${this.#sending} @input=${this.#input}></textarea>
      <p part="hint" id="aw-hint">${left < 0.1 ? words.left(left) : words.markdown}</p>
      <label for="aw-name">${words.name}</label>
      <input part="input" id="aw-name" dir="auto" lang=${this.foreign} autocomplete="nickname" maxlength=${name_characters} .value=${this.#draft.name} @input=${this.#rename}>
      ${
        this.#problem
          ? html`<p part="trouble" id="aw-problem" role="alert">${this.#problem}</p>`
          : nothing
      }
      <div part="composer-actions">
        <button part="button submit" aria-disabled=${this.#sending}>${this.#sending ? words.sending : this.#insist ? words.anyway : this.#problem ? words.again : words.post}</button>
        <button part="button cancel" type="button" @click=${this.#insist ? this.#change : this.#close}>${this.#insist ? words.change : words.cancel}</button>
      </div>
    </form>`
  }

  #input = (): void => {
    this.#draft.write(this.area.value)
    // Other words are another comment.
    this.#insist = ''
    this.requestUpdate()
  }

  #rename = (event: InputEvent): void => {
    this.#draft.name = (event.target as HTMLInputElement).value
    this.#insist = ''
    this.requestUpdate()
  }

  #keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event)
    if (event.key === 'Escape' && !this.#draft.text.trim()) this.#close()
  }

  #change = (): void => {
    this.#insist = ''
    this.requestUpdate()
    this.area.focus()
  }

  #close = (): void => {
    this.#done(null, '')
  }

  #save = (): void => {
    this.#draft?.save()
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.#sending) return
    const body = this.#draft.text.trim()
    if (!body) return this.#fail(words.nothing)
    this.#sending = true
    this.#problem = ''
    this.requestUpdate()
    // Kept with its key before it is sent, so that not even a reload makes two of it.
    this.#draft.save()
    const name = this.#draft.name.trim()
    try {
      const insist = this.#insist ? { insist: this.#insist } : {}
      const draft = { body, name: name || null, parent_id: this.parent?.id ?? null, ...insist }
      const page = { url: location.href.split('#', 1).join(), title: document.title.slice(0, 300) }
      const { body: sent, key } = this.#draft.toSend(draft, page)
      const comment = await post(this.thread, sent, key)
      this.#draft.forget()
      this.#done(comment, comment.state === 'pending' ? words.held : words.posted)
    } catch (error) {
      const failure = error instanceof ApiProblem ? error : new ApiProblem('internal')
      // Kept where the answer to it was lost: it is still the same comment.
      if (failure.code === 'reword') this.#insist = failure.problem.insist ?? ''
      this.#fail(words.problem(failure))
    }
  }

  #done(...done: ConstructorParameters<typeof ComposerDone>): void {
    this.dispatchEvent(new ComposerDone(...done))
  }

  #fail(problem: string): void {
    this.#sending = false
    this.#problem = problem
    this.requestUpdate()
    if (this.isConnected) this.area.focus()
    // The reader has gone on to write elsewhere, and is told there.
    else this.#done(null, '', { at: this.parent?.id ?? '', text: problem })
  }
}

define('after-word-composer', Composer)
