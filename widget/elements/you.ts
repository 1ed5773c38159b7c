// The reader's name and data on this site: another name, a file of everything, being forgotten.
import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { Profile } from '../../worker/contract/me.ts'
import { beForgotten, isByLogin } from '../acts/leaving.ts'
import { failureOf, identityOf, sessionOf } from '../acts/session.ts'
import { takeAlong } from '../acts/taking-along.ts'
import type { ApiProblem } from '../api/api-client.ts'
import { isKept, nameKey } from '../controllers/forgetting.ts'
import { keep, recall } from '../controllers/storage.ts'
import { define } from '../define.ts'
import type { AfterWord } from './after-word.ts'
import { Dialog, declinedIn, show, wordsOf } from './dialog.ts'

class You extends Dialog {
  #view: 'all' | 'forget' | 'forgotten' = 'all'
  #busy = false
  /** Another reader has come. */
  #isLeft = false
  #said = ''
  #problem = ''
  #isNameRefused = false
  #name: string | undefined
  /** By the site's login: then the name is that one's. */
  loggedIn = false

  override connectedCallback(): void {
    super.connectedCallback()
    const { place } = this.host.controller
    if (!this.loggedIn) this.#name = recall(nameKey(place.site)) ?? undefined
    // Nobody is begun by being looked at.
    if (this.#name !== undefined || !identityOf(place).author) return
    // What the API knows, unless the reader has begun to write.
    this.#send<Profile>('GET').then(
      ({ name }) => {
        this.#name ??= name ?? ''
        this.requestUpdate()
      },
      () => {},
    )
  }

  override render(): TemplateResult {
    const words = wordsOf(this.host)
    const views = { all: this.#all, forget: this.#forget, forgotten: this.#forgotten }
    return html`<dialog part="dialog" aria-labelledby="aw-you" @close=${this.#closed}>${views[this.#view](words)}<p role="status">${
      this.#busy ? words.sending : this.#said
    }</p></dialog>`
  }

  #all = (words: ReturnType<typeof wordsOf>): TemplateResult => {
    const { foreign, controller } = this.host
    const { place, state } = controller
    const kept = isKept(place)
    const guest = html`<p>${kept ? words.guestOnly : words.notKept}</p><label for="aw-named">${words.yourName}</label><input part="input" id="aw-named" dir=${this.#name && 'auto'} lang=${foreign} autocomplete="nickname" aria-invalid=${this.#isNameRefused} aria-describedby="aw-refused" maxlength=${state?.site.limits.name_characters ?? 40} .value=${this.#name ?? ''} @input=${this.#named}>`
    // The name keeps its own direction.
    const reader = html`<p>${words.loggedIn(`\u2068${this.#name || this.host.words.guest}\u2069`)}</p>`
    return html`<form novalidate @submit=${this.#rename}><h3 id="aw-you" tabindex="-1">${words.you}</h3>${this.loggedIn ? reader : guest}${
      this.#said ? html`<p part="hint" aria-hidden="true">${this.#said}</p>` : nothing
    }${this.#trouble()}${
      this.loggedIn
        ? nothing
        : html`<div part="dialog-actions" role="group"><button part="button wide submit" aria-disabled=${this.#busy}>${words.save}</button></div>`
    }<hr><div role="group"><button part="button wide" type="button" aria-disabled=${this.#busy} @click=${this.#takeAlong}>${words.takeAlong}</button><button part="button wide" type="button" @click=${() => this.#go('forget')}>${words.forget}</button><button part="button cancel" type="button" @click=${this.close}>${words.close}</button></div></form>`
  }

  #forget = (words: ReturnType<typeof wordsOf>): TemplateResult =>
    html`<form @submit=${this.#leave}><h3 id="aw-you" tabindex="-1">${words.forget}</h3><p>${words.forgetWhat}</p><label><input type="checkbox"> ${words.keepComments}</label>${this.#trouble()}<div part="dialog-actions" role="group"><button part="button wide submit" aria-disabled=${this.#busy}>${words.forget}</button><button part="button cancel" type="button" @click=${() => this.#go('all')}>${words.cancel}</button></div></form>`

  #forgotten = (words: ReturnType<typeof wordsOf>): TemplateResult =>
    html`<form method="dialog"><h3 id="aw-you" tabindex="-1">${words.forgotten}</h3><div part="dialog-actions" role="group"><button part="button cancel">${words.close}</button></div></form>`

  #trouble(): TemplateResult | typeof nothing {
    return this.#problem
      ? html`<p part="trouble" id="aw-refused" role="alert">${this.#problem}</p>`
      : nothing
  }

  #send<Answer>(method: string, body?: object): Promise<Answer> {
    const { place } = this.host.controller
    return sessionOf(place).send<Answer>(`${place.api}/v1/me`, method, body)
  }

  // One thing at a time; what it says when it is done.
  async #do(act: () => Promise<string>): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.#said = this.#problem = ''
    this.#isNameRefused = false
    this.requestUpdate()
    try {
      this.#said = await act()
    } catch (error) {
      await this.#explain(failureOf(error))
    }
    this.#busy = false
    if (this.#isLeft) this.giveWay()
    this.requestUpdate()
    if (this.#isNameRefused) this.focusOn('#aw-named')
    await this.updateComplete
    // Also where the window holds little.
    this.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' })
  }

  async #explain(failure: ApiProblem): Promise<void> {
    this.#problem = declinedIn(this.host, failure)
    if (failure.problem.errors?.[0]?.pointer !== '/name') return
    this.#isNameRefused = true
    try {
      // In the words of the composer, which has the same field.
      const { declining } = await import('../acts/composing.ts')
      this.#problem = (await declining()).declined(this.host, failure)
    } catch {
      // Those that could not be loaded are no better than what is known.
    }
  }

  #go(view: 'all' | 'forget' | 'forgotten'): void {
    this.#view = view
    this.#said = this.#problem = ''
    this.requestUpdate()
    this.focusOn('h3')
  }

  #named = (event: InputEvent): void => {
    this.#name = (event.target as HTMLInputElement).value
    this.#isNameRefused = false
    this.requestUpdate()
  }

  #rename = (event: Event): void => {
    event.preventDefault()
    this.#do(async () => {
      const name = this.#name?.trim() || null
      await this.#send('PATCH', { name })
      // None, too, is told to a composer that is open.
      keep(nameKey(this.host.controller.place.site), name ?? '')
      this.host.renderRoot.querySelector<LitElement>('after-word-composer')?.requestUpdate()
      return wordsOf(this.host).nameSaved
    })
  }

  #takeAlong = (): void => {
    this.#do(async () => {
      await takeAlong(this.host.controller.place)
      return wordsOf(this.host).takenAlong
    })
  }

  #leave = (event: Event): void => {
    event.preventDefault()
    const keeps = this.querySelector<HTMLInputElement>('[type=checkbox]')?.checked ?? false
    this.#do(async () => {
      await beForgotten(this.host, keeps)
      this.#go('forgotten')
      return ''
    })
  }

  // What is under way ends first.
  override giveWay(): void {
    this.#isLeft = true
    if (!this.#busy && this.#view !== 'forgotten') this.close()
  }

  #closed = (): void => {
    this.remove()
    const { host } = this
    const you = '[part~=you]'
    const isThere = this.#view !== 'forgotten' && host.renderRoot.querySelector(you)
    // Unless the reader has gone on already.
    if (host.shadowRoot?.activeElement?.matches(`:not(${you})`)) return
    host.focusOn(isThere ? you : 'h2')
  }
}

define('after-word-you', You)

export async function openYou(host: AfterWord): Promise<void> {
  const you = document.createElement('after-word-you') as You
  you.loggedIn = await isByLogin(host.controller.place)
  show(host, you)
}
