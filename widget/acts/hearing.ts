// What changed while the page was open: counts move, what is gone goes, and what is new waits behind a button,
// so that nothing that is read is moved. Loaded with the first change, or where nobody tells of any.
import type { ReactiveController } from 'lit'
import type { LiveMessage } from '../../worker/contract/shapes.ts'
import type { LiveController } from '../controllers/live.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { hearing } from '../messages/en/hearing.ts'
import { listen } from '../state/live-message.ts'
import { visible } from '../state/seen-state.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { freshTemplate, stick, uncover } from '../templates/fresh.ts'
import { isUnderWay, show } from './acting.ts'
import { anchor, isLoose } from './anchoring.ts'
import { holdFocus } from './focusing.ts'
import { keepOwn } from './own-turned.ts'

const reading = () => import('./reading-again.ts')
const hearings = new WeakMap<AfterWord, Hearing>()

/** Shows what was told; where nothing is, the connection is lost. */
export function hear(host: AfterWord, told: LiveMessage | undefined, live: LiveController): void {
  const known = hearings.get(host) ?? new Hearing(host, live)
  hearings.set(host, known)
  if (told) known.told(told)
  else known.lost()
}

class Hearing implements ReactiveController {
  readonly #host: AfterWord
  readonly #live: LiveController
  /** The thread, in its order, that all of this is about. */
  #place: object
  /** When it was loaded, at the earliest. */
  #since = performance.timeOrigin
  #newest: LiveMessage | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isReading = false
  #readAt = 0
  /** How often the reader has reacted since the version that is shown. */
  #own = 0
  #isLost = false
  #wait = 1e4
  #trouble = ''
  /** What others draw above the comments, and the same with the button. */
  #others: unknown
  #above: unknown

  constructor(host: AfterWord, live: LiveController) {
    this.#host = host
    this.#live = live
    this.#place = host.controller.place
    host.addController(this)
    host.addEventListener('reaction-changed', () => this.#own++)
  }

  hostConnected(): void {
    for (const back of ['focus', 'online']) addEventListener(back, this.#look)
    document.addEventListener('visibilitychange', this.#look)
    addEventListener('scroll', this.#stick)
    this.#host.renderRoot.addEventListener('focusin', uncover)
  }

  hostDisconnected(): void {
    for (const back of ['focus', 'online']) removeEventListener(back, this.#look)
    document.removeEventListener('visibilitychange', this.#look)
    removeEventListener('scroll', this.#stick)
  }

  // Before anything is drawn: what was new before the thread was loaded again is not new any more.
  hostUpdate(): void {
    const host = this.#host
    const { place, state } = host.controller
    if (place !== this.#place) {
      this.#place = place
      this.#since = Date.now()
      this.#newest = undefined
      this.#own = 0
      this.#trouble = ''
    }
    if (host.above !== this.#above) this.#others = host.above
    this.#above = this.#others
    if (state && this.#fresh) {
      const text = this.#words.fresh(this.#fresh)
      const drawn = { text, isBusy: this.#isReading, trouble: this.#trouble, press: this.#open }
      this.#above = [this.#others, freshTemplate(host, drawn)]
    }
    host.above = this.#above
  }

  hostUpdated(): void {
    this.#stick()
    this.#follow()
  }

  told(message: LiveMessage): void {
    this.#isLost = false
    this.#wait = 1e4
    this.#newest = message
    this.#follow()
  }

  /** Tries again, each time later and not all readers at once. */
  lost(): void {
    this.#isLost = true
    if (this.#live.isBack) this.#ask()
    this.#wait = Math.min(this.#wait * (1 + Math.random()), 6e5)
    setTimeout(this.#again, this.#wait)
  }

  #again = (): void => {
    if (this.#live.socket?.readyState === WebSocket.CLOSED) this.#live.listen()
  }

  // Where nobody tells, whoever comes back asks.
  #look = (): void => {
    if (document.hidden) return
    this.#again()
    // Where it was found again, there was no news.
    if (this.#live.socket?.readyState === WebSocket.OPEN) this.#isLost = false
    if (this.#isLost) this.#ask()
  }

  #ask(): void {
    this.#live.isBack = false
    this.#read(0).catch(() => {})
  }

  #stick = (): void => stick(this.#host)

  #isUnderWay = (id: string): boolean => isUnderWay(this.#host.controller, id)

  get #fresh(): number {
    return this.#host.controller.state?.fresh ?? 0
  }

  get #words(): typeof hearing {
    return { ...hearing, ...this.#host.messages.hearing }
  }

  // What was told last, once what the reader posts or edits is there: that must not be counted as another's. The
  // same for a reaction, but for as long as one waits anyway.
  #follow(isDue = false): void {
    const { busy, controller } = this.#host
    const { state } = controller
    const message = this.#newest
    const isWriting = busy.has('edit') || busy.has(`post ${controller.url()}`)
    if (!message || !state || this.#isReading || isWriting) return
    const heard = this.#isUnderWay('')
      ? undefined
      : listen(state, message, this.#own, this.#isUnderWay)
    if (heard) {
      this.#newest = undefined
      if (heard.state === state) return
      state.away?.turn(heard.turn)
      this.#show(heard.state, this.#fresh + heard.fresh)
      for (const own of heard.come) show(controller, controller.url(), own)
      holdFocus(this.#host)
    } else if (isDue) {
      this.#ask()
    } else {
      // A thousand readers do not ask at once, and nobody again and again.
      const wait = Math.max(Math.random() * 2e3, this.#readAt + 1e4 - Date.now())
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined
        this.#follow(true)
      }, wait)
    }
  }

  #show(state: ThreadState, fresh: number): void {
    const host = this.#host
    const { controller, words } = host
    const said: string[] = []
    // Said once, not with each further comment.
    if (fresh > 0 && !this.#fresh) {
      said.push(this.#words.fresh(fresh))
      // What lets it in is here by the time that the reader wants it.
      reading().catch(() => {})
    }
    const [isClosed, wasClosed] = [state, controller.state].map(
      (known) => known?.thread.state === 'closed',
    )
    // Whoever is writing should know before they post.
    if (isClosed && !wasClosed) said.push(words.closed)
    // Not when it is true no more either.
    if (said.length || fresh < this.#fresh || (wasClosed && !isClosed))
      host.announcement = said.join(' ')
    this.#own = 0
    const next = keepOwn(host, state)
    const shown = visible(next.comments.items)
    const before = controller.state?.comments.items ?? []
    const gone = new Set([...visible(before)].filter((id) => !shown.has(id)))
    // The button that would show the replies is gone, too.
    for (const id of gone) host.folded.delete(id)
    const hold = gone.size || isLoose(host) ? anchor(host, gone) : undefined
    controller.set({ ...next, fresh: Math.max(0, fresh) })
    host.updateComplete.then(hold)
  }

  /** Reads again what is loaded; with `insert` what is new comes in. */
  async #read(insert: number): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const host = this.#host
    const { controller } = host
    if (!controller.state || this.#isReading || document.hidden) return
    this.#isReading = true
    this.#readAt = Date.now()
    this.#newest = undefined
    try {
      const { followAgain, goTo } = await reading()
      // No clock is quite right.
      const since = new Date(this.#since - 6e4).toISOString()
      const following = { insert, since, isUnderWay: this.#isUnderWay }
      const followed = await followAgain(controller, following)
      if (!followed) return
      const { state, more, left } = followed
      this.#show(state, insert ? left : this.#fresh + more)
      if (insert) await goTo(host, followed, since)
      else holdFocus(host)
    } finally {
      this.#isReading = false
      host.refresh()
    }
  }

  // Lets what is new come in, and goes there.
  #open = async (): Promise<void> => {
    this.#trouble = this.#host.announcement = ''
    try {
      await this.#read(this.#fresh)
    } catch {
      this.#trouble = this.#host.words.notLoaded
      this.#host.refresh()
    }
  }
}
