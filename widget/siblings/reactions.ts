// <after-word-reactions>: an article's reactions alone. Where <after-word> is on the page, that shows them.
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Mine, Reacted, ReactionCount, ThreadPage } from '../../worker/contract/shapes.ts'
import { keepAll } from '../acts/consenting.ts'
import { sessionOf } from '../acts/session.ts'
import type { Login } from '../acts/signing-in.ts'
import { ApiProblem, request } from '../api/api-client.ts'
import { denying, identityKey, recall } from '../controllers/storage.ts'
import type { LoadState, Place } from '../controllers/thread.ts'
import { define } from '../define.ts'
import type { AfterWordReactionsEvents } from '../events.ts'
import { formatsIn } from '../messages/formats-in.ts'
import { reactionsEn, type Said } from '../messages/siblings-en.ts'
import { pageKey } from '../state/thread-key.ts'
import styles from '../styles/reactions.css?inline'
import { begin } from './logging-in.ts'
import { Nearness } from './nearness.ts'
import { wordsIn } from './speaking.ts'
import { languageOf, workerOf } from './surroundings.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

/** One thread as it is shown, until the element goes on to another. */
interface Visit extends ThreadPage {
  url: string
  place: Place
  mine: string[]
  /** What is known to be stored. */
  stored: Reacted
  /** The last act, on its way or done. */
  last: Promise<unknown>
}

export class AfterWordReactions extends LitElement {
  static override properties: PropertyDeclarations = {
    site: {},
    thread: {},
    api: {},
    consent: {},
    // The same function may answer something else now.
    sso: { hasChanged: () => true },
  }
  static override styles = sheet

  /** The site's id, as the owner registered it. */
  declare site: string
  /** The thread's key; else the page's canonical address, else its own. */
  declare thread: string | undefined
  /** Origin of the Afterword worker; that of this script where it is not said. */
  declare api: string | undefined
  /** `denied` keeps nothing in the reader's browser, and reads nothing that was kept. */
  declare consent: string | undefined
  /** Who the reader is by the site's own login: a JWT, or as a property a function that fetches one. */
  declare sso: Login | undefined

  /** `idle`, `loading`, `ready` or `failed`. */
  state: LoadState = 'idle'
  readonly #nearness = new Nearness(this, () => this.reload())
  #abort = new AbortController()
  #visit: Visit | undefined
  #trouble = false
  /** The reader tries once more: where that fails too, it is said, for it looks as it did. */
  #again = false
  #words: typeof reactionsEn & Said = reactionsEn
  #spoken = 'en'
  readonly #speech = new MutationObserver(() => this.requestUpdate())
  #ticker: ReturnType<typeof setInterval> | undefined
  #other: Element | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    // Where it was before, the page may have been in another language.
    this.requestUpdate()
    this.#ticker = setInterval(() => this.requestUpdate(), 3e4)
    this.#consent()
    if (this.state !== 'ready') this.#begin()
    // What comes later, as by a page without reload, takes over too.
    customElements.whenDefined('after-word').then(() => this.#yield())
    addEventListener('ready', this.#yield)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('ready', this.#yield)
    clearInterval(this.#ticker)
    this.#speech.disconnect()
    this.#nearness.stop()
    this.#abort.abort()
    denying.delete(this)
  }

  override willUpdate(changed: Map<string, unknown>): void {
    this.#consent()
    if (this.hasUpdated && changed.size) {
      const api = workerOf(this, import.meta.url)
      if (changed.has('sso')) begin({ site: this.site, api }, this.sso)
      this.#begin()
    }
    if (this.state !== 'idle' && languageOf(this, this.#speech) !== this.#spoken) this.#speak()
  }

  override render(): unknown {
    const visit = this.#visit
    if (this.#isSpokenFor()) return nothing
    if (visit) return this.#reactions(visit)
    const { failed, retry, dir, lang } = this.#words
    const said = html`<p part="failed" role=${this.#again ? 'alert' : nothing} dir=${dir ?? nothing} lang=${lang ?? nothing}>${failed} <button part="button" @click=${this.#retry}>${retry}</button></p>`
    return html`<slot></slot>${this.state === 'failed' ? said : nothing}`
  }

  /** Loads the reactions again. */
  async reload(): Promise<void> {
    if (this.#isSpokenFor()) return this.#begin()
    this.#nearness.stop()
    this.#leave('loading')
    const { signal } = this.#abort
    const { site } = this
    const key = this.thread || pageKey(location.href, document)
    const api = workerOf(this, import.meta.url)
    const url = `${api}/v1/sites/${site}/threads/${encodeURIComponent(key)}`
    const speaking = this.#speak()
    try {
      if (!site) throw new ApiProblem('not_found')
      const page = await request<ThreadPage>(`${url}?limit=1&body=nodes`, { signal })
      await speaking
      if (signal.aborted) return
      // As much of an <after-word> as a session needs.
      const host = this as unknown as Place['host']
      const place: Place = { host, api, site, key, sort: 'oldest' }
      const stored = { reactions: page.thread.reactions, mine: [] }
      const visit: Visit = { ...page, url, place, mine: [], stored, last: Promise.resolve() }
      this.#visit = visit
      this.state = 'ready'
      this.requestUpdate()
      await this.updateComplete
      this.announce('ready', { thread: page.thread })
      keepAll()
      if (recall(identityKey(place))) this.#readOwn(visit)
    } catch (error) {
      await speaking
      if (signal.aborted) return
      this.state = 'failed'
      this.requestUpdate()
      this.announce('error', { code: (error as ApiProblem).code })
    }
  }

  /** @internal For a session: which thread is shown. */
  get controller(): { state: ThreadPage | undefined } {
    return { state: this.#visit }
  }

  /** @internal For a session: a login that fails is told to the page alone. */
  readonly messages = {}

  /** @internal As <after-word> does: all bubble and cross shadow roots, but for `error`. */
  announce<Name extends keyof AfterWordReactionsEvents>(
    name: Name,
    detail: AfterWordReactionsEvents[Name],
    cancelable = false,
  ): boolean {
    const bubbles = name !== 'error'
    return this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles, composed: bubbles, cancelable }),
    )
  }

  // The button that was pressed is gone then.
  #retry = async (): Promise<void> => {
    const loaded = this.reload()
    this.#again = true
    await loaded
    await this.updateComplete
    this.renderRoot.querySelector('button')?.focus()
  }

  #consent(): void {
    denying[this.consent === 'denied' && this.isConnected ? 'add' : 'delete'](this)
  }

  async #speak(): Promise<void> {
    const lang = languageOf(this, this.#speech)
    this.#spoken = lang
    const words = await wordsIn(lang, workerOf(this, import.meta.url), reactionsEn)
    // By now the page may be in another.
    if (lang === this.#spoken) this.#words = words
    this.requestUpdate()
  }

  #yield = (event?: Event): void => {
    // It may stand in another's shadow tree.
    const [teller] = (event?.composedPath() ?? []) as Element[]
    if (teller?.localName === 'after-word') this.#other = teller
    if (this.#isSpokenFor()) this.#begin()
  }

  // <after-word> shows them: it, or its script, stands in the document.
  #isSpokenFor(): boolean {
    return (
      !!this.#other?.isConnected ||
      !!document.querySelector('after-word:defined') ||
      [...document.scripts].some(({ src }) => /\/afterword\.js([?#]|$)/.test(src))
    )
  }

  #begin(): void {
    this.#leave('idle')
    if (this.#isSpokenFor()) this.#nearness.stop()
    else if (this.isConnected) this.#nearness.watch()
  }

  #leave(state: 'idle' | 'loading'): void {
    this.#abort.abort()
    this.#abort = new AbortController()
    this.state = state
    this.#visit = undefined
    this.#trouble = false
    this.#again = false
    this.requestUpdate()
  }

  // Without it reactions simply show unpressed.
  async #readOwn(visit: Visit): Promise<void> {
    const { last } = visit
    const own = await sessionOf(visit.place)
      .send<Mine>(`${visit.url}/mine`, 'GET')
      .catch(() => null)
    // What the reader has done meanwhile is newer.
    if (!own || visit.last !== last) return
    visit.mine = visit.stored.mine = own.reactions.thread
    this.requestUpdate()
  }

  async #react(visit: Visit, kind: string): Promise<void> {
    const set = !visit.mine.includes(kind)
    visit.thread.reactions = counted(visit.thread.reactions, kind, set ? 1 : -1)
    visit.mine = set ? [...visit.mine, kind] : visit.mine.filter((one) => one !== kind)
    this.#trouble = false
    this.requestUpdate()
    // One after the other, so that the last click is what stays.
    const to = `${visit.url}/reactions/${kind}`
    const sent = visit.last
      .catch(() => {})
      .then(() => sessionOf(visit.place).send<Reacted>(to, set ? 'PUT' : 'DELETE'))
    visit.last = sent
    try {
      visit.stored = await sent
      this.announce('reaction-changed', { comment: null, kind })
    } catch {
      if (visit === this.#visit) this.#trouble = true
    }
    // After the last one what is stored is shown, whichever of them failed.
    if (visit.last === sent) {
      visit.thread.reactions = visit.stored.reactions
      visit.mine = visit.stored.mine
    }
    this.requestUpdate()
  }

  #reactions(visit: Visit): TemplateResult {
    const { site, thread, mine } = visit
    const { reactions, notSaved, dir, lang } = this.#words
    const formats = formatsIn(this.#spoken)
    const listed = site.origins.includes(self.origin)
    // What the site calls its reactions is in the page's language. They are named by their title alone: beside
    // another name it would be read once more.
    const theirs = lang ? this.#spoken : nothing
    return html`<div part="article-reactions" role="group" dir=${dir ?? nothing} lang=${lang ?? nothing} aria-label=${reactions}>${site.reaction_kinds.map(
      ({ kind, emoji, label }) => {
        const set = thread.reactions.find((one) => one.kind === kind)?.count
        const count = set ? formats.number(set) : ''
        return html`<button part="button reaction" lang=${theirs} aria-pressed=${mine.includes(kind)} title="${label} ${count}" ?disabled=${!listed} @click=${() => this.#react(visit, kind)}><span aria-hidden="true">${emoji} ${count}</span></button>`
      },
    )}</div>${this.#trouble ? html`<p part="trouble" role="alert" dir=${dir ?? nothing} lang=${lang ?? nothing}>${notSaved}</p>` : nothing}`
  }
}

function counted(reactions: ReactionCount[], kind: string, by: number): ReactionCount[] {
  const others = reactions.filter((one) => one.kind !== kind)
  const count = (reactions.find((one) => one.kind === kind)?.count ?? 0) + by
  return [...others, { kind, count }]
}

define('after-word-reactions', AfterWordReactions)
