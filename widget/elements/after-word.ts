// <after-word>: the discussion under an article. This file is the element's life: attributes in, load
// when the reader comes near, events out; what it looks like is in templates/, what readers do in acts/.
import { html, LitElement, type nothing, type PropertyDeclarations } from 'lit'
import type { Sort } from '../../worker/contract/limits.ts'
import type { Comment } from '../../worker/contract/shapes.ts'
import type { Login, Writer } from '../acts/signing-in.ts'
import { LiveController } from '../controllers/live.ts'
import { denying, draftKey, keep, recall, withBefore } from '../controllers/storage.ts'
import { type LoadState, type Place, ThreadController } from '../controllers/thread.ts'
import type { AfterWordEvents, Trouble } from '../events.ts'
import type { Messages } from '../messages/en.ts'
import type { Formats } from '../messages/formats.ts'
import { spokenAt } from '../messages/spoken.ts'
import { orderOf } from '../state/order.ts'
import { isListed } from '../state/permission.ts'
import { pageKey } from '../state/thread-key.ts'
import type { ThreadState } from '../state/thread-state.ts'
import styles from '../styles/after-word.css?inline'
import { threadTemplate } from '../templates/thread.ts'
import { blank, inEnglish } from './beginning.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

// The comment that the page's address names, if any.
const addressed = () => location.hash.split('#comment-')[1]

/** A target of the composer: a comment's id, '' for the thread itself, null for none. */
export type Composing = string | null

export class AfterWord extends LitElement {
  static override properties: PropertyDeclarations = {
    site: {},
    thread: {},
    sort: {},
    api: {},
    loading: {},
    consent: {},
  }
  static override styles = sheet

  /** The site's id, as the owner registered it. */
  declare site: string
  /** The thread's key; else the page's canonical address, else its own. */
  declare thread: string | undefined
  /** Order of the roots: `newest` (default), `oldest` or `best`; readers may choose another. */
  declare sort: Sort | undefined
  /** Origin of the Afterword worker; that of this script where it is not said. */
  declare api: string | undefined
  /** `eager` loads at once; else when the element is within a screen of the reader. */
  declare loading: string | undefined
  /** `denied` keeps nothing in the reader's browser, and reads nothing that was kept. */
  declare consent: string | undefined
  /** Who the reader is by the site's own login: a JWT, or as a property a function that fetches one. */
  declare sso: Login | undefined
  /** Where the site's readers log in; '' where the page does it when it hears `login-request`. */
  declare login: string | undefined

  /** @internal */ readonly controller = new ThreadController(this)
  /** @internal What is said in the language of the page, where it has come; else English. */
  declare messages: Partial<Messages>
  /** @internal */ declare words: Messages['reading']
  /** @internal */ declare formats: Formats
  /** @internal The language of the page as a tag; `en` where it is none. */
  declare language: string
  /** @internal The same for what is not in our own words, where those are in another. */
  declare foreign: string | typeof nothing
  /** @internal The language of the element, its ancestors or the document, as they say it. */
  spoken = ''
  /** @internal */ declare composing: Composing
  /** @internal The comment whose further reactions are shown. */ declare choosing: string | null
  /** @internal Comments whose replies are hidden. */ readonly folded = new Set<string>()
  /** @internal What the reader had typed before the composer was there. */ declare typed: string
  /** @internal A failure of loading or saving, beside what it was about; '' is the thread. */
  declare trouble: Trouble | undefined
  /** @internal Where more is being loaded: a root’s id, `more` or `order`. */ readonly busy =
    new Set<string>()
  /** @internal The order that the reader has chosen. */ declare chosen: Sort | undefined
  /** @internal The comment that the next load shows, '' for none; else the page's address says it. */
  declare sought: string | undefined
  /** @internal */ declare announcement: string
  /** @internal What whoever owns the page must know. */ declare note: unknown
  /** @internal Whether the reader has waited for a moment. */ late = false
  /** @internal */ now = Date.now()
  /** @internal As whom the reader writes, where the site has a login. */
  declare writer: Writer | undefined
  /** @internal What later parts draw above the comments. */ declare above: unknown
  /** @internal What later parts offer at a comment, beside replying. */
  declare tools: ((comment: Comment) => unknown) | undefined
  #translated: Promise<void> | undefined
  #nearness: IntersectionObserver | undefined
  #ticker: ReturnType<typeof setInterval> | undefined
  readonly #speech = new MutationObserver(() => this.requestUpdate())

  constructor() {
    super()
    Object.assign(this, blank, inEnglish)
    new LiveController(this)
  }

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
    this.#ticker = setInterval(() => this.refresh({ now: Date.now() }), 3e4)
    addEventListener('online', this.#retry)
    addEventListener('hashchange', this.#seek)
    // Also where it was elsewhere before, in another language.
    setTimeout(() => this.refresh({ late: true }), 100)
    this.#watch()
    // With what it denies.
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#speech.disconnect()
    clearInterval(this.#ticker)
    removeEventListener('online', this.#retry)
    removeEventListener('hashchange', this.#seek)
    denying.delete(this)
    this.#nearness?.disconnect()
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const denies = this.consent === 'denied' && this.isConnected
    if (denies !== denying.has(this)) {
      denying[denies ? 'add' : 'delete'](this)
      // Once the others of the page have heard of it, too: then another is here, or nobody.
      setTimeout(() => this.controller.readOwn(true))
    }
    if (this.hasUpdated) {
      if (['site', 'thread', 'sort', 'api'].some((name) => changed.has(name))) {
        this.controller.reset()
        Object.assign(this, blank)
      }
      if (changed.size) this.#watch()
    }
    const lang = spokenAt(this, this.#speech)
    if (lang !== this.spoken) {
      this.spoken = lang
      Object.assign(this, inEnglish)
      this.#translated = /^(en|$)/i.test(lang)
        ? undefined
        : import('../messages/languages.ts').then(
            ({ translate }) => translate(this, lang),
            () => {},
          )
    }
  }

  // Placeholders are for those who wait: comments that are here in a moment are drawn at once.
  override render(): unknown {
    const { load, state } = this.controller
    return this.late || state || load === 'failed' ? threadTemplate(this) : html`<slot></slot>`
  }

  /** Loads the thread again. */
  async reload(): Promise<void> {
    if (!this.isConnected) return
    this.#nearness?.disconnect()
    this.note = ''
    this.trouble = undefined
    const { site, thread, controller } = this
    const key = thread || pageKey(location.href, document)
    const api = (this.api || new URL(import.meta.url).origin).replace(/\/$/, '')
    const place = { host: this, api, site, sort: orderOf(this), key }
    const prepare = async (state: ThreadState) => {
      await this.#translated
      if (!isListed(state)) await this.#explain(place)
    }
    await controller.open(place, prepare, this.sought ?? addressed())
    await this.updateComplete
    const { problem, state } = controller
    if (!problem) {
      if (state) this.announce('ready', { thread: state.thread })
      return
    }
    const { code } = problem
    this.announce('error', { code })
    if (/^(not_found|invalid_path)$/.test(code)) this.#explain(place, code)
  }

  // Tells whoever owns the page what to do.
  #explain(place: Place, code?: string): Promise<void> {
    return import('../acts/explaining.ts').then(
      ({ explain }) => explain(place, code),
      () => {},
    )
  }

  /** Opens the composer of the thread, with the focus in it. */
  focusComposer(): Promise<void> {
    return this.perform('compose', '', 'asked') as Promise<void>
  }

  /** Shows a comment of the thread, wherever it stands; whether it is there. */
  showComment(id: string): Promise<boolean> {
    return this.perform('show', id) as Promise<boolean>
  }

  /** @internal Whether the page lets it happen. */
  announce<Name extends keyof AfterWordEvents>(
    name: Name,
    detail: AfterWordEvents[Name],
    cancelable = false,
  ): boolean {
    const bubbles = name !== 'error'
    const event = new CustomEvent(name, { detail, bubbles, composed: bubbles, cancelable })
    return this.dispatchEvent(event)
  }

  /** @internal What the reader asked for by a button that has a name. */
  pressed = ({ target }: Event): void => {
    const at = target as Element
    const button = at.closest('button')
    if (button?.name) this.perform(button.name, button.value, button.dataset.kind)
    // No event tells of an address that is the page's own already.
    if (at.closest('a')?.hash === location.hash) this.#seek()
  }

  /** @internal Does it; where that cannot be loaded, says so at the place it was asked. */
  async perform(name: string, at: string, value?: string): Promise<unknown> {
    const { place } = this.controller
    this.refresh({ trouble: undefined })
    try {
      const { act } = await import('../acts/doing.ts')
      return await act(name, this, at, value)
    } catch {
      if (place && place === this.controller.place) {
        // An address may be of what is not drawn.
        this.refresh({ trouble: { at: name === 'show' ? '' : at, text: this.words.notLoaded } })
        this.keepTyped(withBefore(place, this.typed))
      }
      return false
    }
  }

  /** @internal What is typed before the composer is there, or where it does not come. */
  keepTyped(typed: string): void {
    this.typed = typed
    // Perhaps only a reload helps, after a deployment: it is kept for then.
    if (this.trouble) keep(draftKey(this.controller.place, '+'), typed || null)
  }

  /** @internal */ refresh(change: Partial<AfterWord> = {}): void {
    Object.assign(this, change)
    this.requestUpdate()
  }

  /** @internal */ async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  #seek = (): void => {
    const id = addressed()
    if (id) this.perform('show', id)
  }

  #retry = (): void => {
    if (this.state === 'failed') this.reload()
    else if (this.shadowRoot?.activeElement?.matches('[part=entrance]')) this.perform('compose', '')
  }

  // Near is within one screen, asked at once where layout can tell.
  #watch(): void {
    this.#nearness?.disconnect()
    if (!this.isConnected || this.state !== 'idle') return
    const { top, bottom } = this.getBoundingClientRect()
    // What is not displayed has a place, too.
    const isNear = this.checkVisibility() && top < 2 * innerHeight && bottom > -innerHeight
    // What was posted and had no answer is sent wherever the reader is.
    const { site, threadKey: key } = this
    const denied = this.consent === 'denied'
    const waits = () => !denied && recall(draftKey({ site, key }, '?')) !== null
    if (isNear || this.loading === 'eager' || addressed() || waits()) {
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
