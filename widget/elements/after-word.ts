// <after-word>: the discussion under an article. This file is the element's life: attributes in, load
// when the reader comes near, events out; what it looks like is in templates/.
import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { Sort } from '../../worker/contract/limits.ts'
import type { Comment } from '../../worker/contract/shapes.ts'
import { draftKey, keep } from '../controllers/storage.ts'
import { type LoadState, type Place, ThreadController } from '../controllers/thread.ts'
import type { AfterWordEvents, ComposerDone, Trouble } from '../events.ts'
import { en } from '../messages/en.ts'
import { isListed } from '../state/permission.ts'
import { pageKey } from '../state/thread-key.ts'
import styles from '../styles/after-word.css?inline'
import { threadTemplate } from '../templates/thread.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

/** A target of the composer: a comment's id, '' for the thread itself, null for none. */
export type Composing = string | null

export class AfterWord extends LitElement {
  static override properties: PropertyDeclarations = {
    site: {},
    thread: {},
    sort: {},
    api: {},
    loading: {},
  }
  static override styles = sheet

  /** The site's id, as the owner registered it. */
  declare site: string
  /** The thread's key; else the page's canonical address, else its own. */
  declare thread: string | undefined
  /** Order of the roots: `newest` (default), `oldest` or `best`. */
  declare sort: Sort | undefined
  /** Origin of the Afterword worker; that of this script where it is not said. */
  declare api: string | undefined
  /** `eager` loads at once; else when the element is within a screen of the reader. */
  declare loading: string | undefined

  /** @internal */ readonly controller = new ThreadController(this)
  /** @internal */ readonly words = en
  /** @internal */ composing: Composing = null
  /** @internal The comment whose further reactions are shown. */ choosing: string | null = null
  /** @internal What the reader had typed before the composer was there. */ typed = ''
  /** @internal A failure of loading or saving, beside what it was about; '' is the thread. */
  trouble: Trouble | undefined
  /** @internal Where more is being loaded: a root's id, or `more`. */ readonly busy =
    new Set<string>()
  /** @internal */ announcement = ''
  /** @internal What whoever owns the page must know. */ note = ''
  /** @internal Whether the reader has waited for a moment. */ late = false
  /** @internal */ now = Date.now()
  /** @internal The language of times: the element's, its ancestors', the document's. */ language =
    ''
  /** @internal The same for what is not in our own words, where those are in another. */
  foreign: string | typeof nothing = nothing
  #nearness: IntersectionObserver | undefined
  #ticker: ReturnType<typeof setInterval> | undefined

  /** `idle`, `loading`, `ready` or `failed`. */
  get state(): LoadState {
    return this.controller.load
  }

  /** The key of the thread that this element shows. */
  get threadKey(): string {
    const { controller, thread } = this
    return controller.state ? controller.place.key : thread || pageKey(location.href, document)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#ticker = setInterval(() => this.#refresh({ now: Date.now() }), 3e4)
    addEventListener('online', this.#retry)
    setTimeout(() => this.#refresh({ late: true }), 100)
    this.#watch()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#ticker)
    removeEventListener('online', this.#retry)
    this.#nearness?.disconnect()
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const moved = ['site', 'thread', 'sort', 'api'].some((name) => changed.has(name))
    if (this.hasUpdated && moved) {
      this.controller.reset()
      this.composing = this.choosing = null
      this.typed = this.announcement = this.note = ''
      this.trouble = undefined
    }
    if (this.hasUpdated && changed.size) this.#watch()
    const { lang = 'en' } = (this.closest('[lang]') ?? {}) as HTMLElement
    try {
      // The first use of Intl takes its time; English needs none of it.
      this.language = /^en/i.test(lang)
        ? 'en'
        : (Intl.getCanonicalLocales(lang.replace('_', '-'))[0] ?? 'en')
    } catch {
      this.language = 'en'
    }
    this.foreign = this.language.startsWith('en') ? nothing : this.language
  }

  // Placeholders are for those who wait: comments that are here in a moment are drawn at once.
  override render(): unknown {
    const { load, state } = this.controller
    return this.late || state || load === 'failed' ? threadTemplate(this) : html`<slot></slot>`
  }

  /** Loads the thread again. */
  async reload(): Promise<void> {
    this.#nearness?.disconnect()
    this.note = ''
    this.trouble = undefined
    const { site, sort = 'newest', thread, controller } = this
    const key = thread || pageKey(location.href, document)
    const place = { api: this.api || new URL(import.meta.url).origin, site, sort, key }
    await controller.open(place, async (state) => {
      if (!isListed(state)) await this.#explain(place)
    })
    await this.updateComplete
    const { problem, state } = controller
    if (state) this.#announce('ready', { thread: state.thread })
    if (!problem) return
    const { code } = problem
    this.#announce('error', { code })
    if (code === 'not_found' || code === 'invalid_path') this.#explain(place, code)
  }

  // Tells whoever owns the page what to do.
  async #explain(place: Place, code?: string): Promise<void> {
    const words = await import('../messages/owner-en.ts').catch(() => null)
    if (words && place === this.controller.place) {
      this.#refresh({ note: words.ownerNote(code, place, self.origin) })
    }
  }

  #announce<Name extends keyof AfterWordEvents>(name: Name, detail: AfterWordEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: name !== 'error', composed: true }))
  }

  /** @internal Opens the composer under a comment, or with '' that of the thread. */
  compose(target: string): void {
    this.#try(target, this.words.notLoaded, async () => {
      const { place } = this.controller
      await import('./composer.ts').catch((error) => {
        // Perhaps only a reload helps, after a deployment: what is typed is kept for then.
        if (this.typed) keep(draftKey(place, target), JSON.stringify({ text: this.typed }))
        throw error
      })
      // By now the element may show another thread, or the reader be somewhere else on the page.
      const gone = target === '' && !this.shadowRoot?.activeElement
      if (gone || place !== this.controller.place || !this.controller.state) return
      this.#refresh({ composing: target, announcement: '' })
      await this.updateComplete
      // The composer has it; the next one begins with nothing.
      this.typed = ''
    })
  }

  /** @internal Closes the composer; the focus goes to what was posted, or back to where it began. */
  closeComposer = (event: ComposerDone): void => {
    const { comment, said, trouble } = event
    const opener = this.composing ? `[data-reply="${this.composing}"]` : 'h2'
    const selector = comment ? `#c-${comment.id}` : opener
    this.#refresh({ announcement: said, ...(trouble && { trouble }) })
    if (comment) {
      this.#announce(comment.state === 'pending' ? 'comment-held' : 'comment-posted', { comment })
    }
    // One that was left while it was sending leaves the reader where they are.
    if (!(event.target as Element).isConnected) return
    this.composing = null
    this.#focus(selector)
  }

  /** @internal */
  react(target: Comment | null, kind: string): void {
    const at = target?.id ?? ''
    this.#try(at, this.words.notSaved, async () => {
      const { react } = await import('../controllers/acting.ts')
      await react(this.controller, target, kind, (choosing) => this.#refresh({ choosing }))
      this.#announce('reaction-changed', { comment: target?.id ?? null, kind })
    })
  }

  /** @internal Asks what is wrong with a comment. */
  report(comment: Comment): void {
    this.#try(comment.id, this.words.notLoaded, async () => {
      const { askAbout } = await import('../controllers/objecting.ts')
      askAbout(this, comment)
    })
  }

  /** @internal Shows or hides the reactions that a comment does not have yet. */
  choose(id: string): void {
    this.#refresh({ choosing: this.choosing === id ? null : id })
  }

  /** @internal The next page of roots, or of a root's branch. */
  async more(root?: Comment): Promise<void> {
    const at = root?.id ?? 'more'
    if (this.busy.has(at)) return
    this.busy.add(at)
    this.#refresh({ announcement: this.words.loading })
    await this.#try(at, this.words.notLoaded, async () => {
      const { more } = await import('../controllers/acting.ts')
      const first = await more(this.controller, root)
      if (first) this.#focus(`#c-${first.id}`)
    })
    this.busy.delete(at)
    this.#refresh({ announcement: '' })
  }

  // Does what the reader asked for; where that fails, says so at the place it was asked.
  async #try(at: string, text: string, act: () => Promise<void>): Promise<void> {
    const { place } = this.controller
    this.#refresh({ trouble: undefined })
    try {
      await act()
    } catch {
      if (place === this.controller.place) this.#refresh({ trouble: { at, text } })
    }
  }

  #refresh(
    change: Partial<
      Pick<
        AfterWord,
        'composing' | 'choosing' | 'typed' | 'trouble' | 'announcement' | 'note' | 'late' | 'now'
      >
    >,
  ): void {
    Object.assign(this, change)
    this.requestUpdate()
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  /** @internal Loads again what failed; the button that was pressed is gone then. */
  async retry(): Promise<void> {
    await this.reload()
    this.#focus('h2')
  }

  #retry = (): void => {
    if (this.state === 'failed') this.reload()
  }

  // Near is within one screen, asked at once where layout can tell.
  #watch(): void {
    this.#nearness?.disconnect()
    if (!this.isConnected || this.state !== 'idle') return
    const { top, bottom } = this.getBoundingClientRect()
    if (this.loading === 'eager' || (top < 2 * innerHeight && bottom > -innerHeight)) {
      // After the attributes of this turn have all arrived.
      queueMicrotask(() => this.isConnected && this.state === 'idle' && this.reload())
      return
    }
    this.#nearness = new IntersectionObserver(
      (entries) => entries.at(-1)?.isIntersecting && this.reload(),
      { rootMargin: '100% 0px' },
    )
    this.#nearness.observe(this)
  }
}
