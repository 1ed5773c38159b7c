// What a long thread keeps without drawing it, so that what is drawn stays bounded: the earliest are put
// away in their places, the latest are taken off the end. Loaded when a thread has more than that.
import { html, nothing } from 'lit'
import type { Comment, Page } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { acting } from '../messages/en/acting.ts'
import { turnedAll } from '../state/live-message.ts'
import { type Away, changeRoot, type ThreadState, union } from '../state/thread-state.ts'
import { anchor } from './anchoring.ts'
// All that the two share comes with it: it would be a request of its own.
import './hearing.ts'
import { painted } from './painted.ts'

/** How many roots are drawn at most, and how many replies of one branch. */
export const most = 120
// How many come back at once: so few that no task grows long.
const step = 20

// Of a long branch, too, only what is near is laid out and painted, as of the roots. A short one comes into
// sight whole: it would move what is below it. No style sheet, which would style the whole thread anew.
const far = '[part=comments] > li > ol > li:nth-child(n + 20):not([style])'
const skipped =
  'content-visibility: auto; contain-intrinsic-size: auto 7rem; overflow-clip-margin: 1rem'

/** A list of roots ('more'), or the branch below a root, as far as it is loaded. */
interface Kept {
  /** How many of the list, from its start, are put away. */
  away: number
  /** What follows on the list, and the cursor of what follows on that. */
  later: Comment[]
  next: string | null
}

export class Keeping implements Away {
  readonly #host: AfterWord
  readonly #lists = new Map<string, Kept>()
  // Kept from one drawing to the next: of ten thousand few change.
  readonly #hidden = new Set<string>()
  readonly #nearness = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const { value } = target as HTMLButtonElement
        if (isIntersecting && this.#lists.get(value)?.away) this.#near(value, target)
      }
    },
    // Of this document, wherever that is framed.
    { root: document, rootMargin: '50% 0px' },
  )

  constructor(host: AfterWord) {
    this.#host = host
  }

  /** What is put away of a list leaves one trace in the document for each few. */
  drawn(list: Comment[]): Pick<Comment[], 'map'> {
    const map = <Drawn>(each: (comment: Comment, nth: number, list: Comment[]) => Drawn) => {
      const shown = (one: Comment, nth: number) =>
        this.#hidden.has(one.id) ? nothing : each(one, nth, list)
      // Each keeps its place: what stood there before the list was kept here stands there as it is.
      const drawn: unknown[] = list.slice(0, most).map(shown)
      for (let nth = most; nth < list.length; nth += step) {
        const few = list.slice(nth, nth + step).map(shown)
        drawn.push(few.every((one) => one === nothing) ? nothing : few)
      }
      return drawn as Drawn[]
    }
    return { map }
  }

  /** What is kept of a list, but stands in it no more, and the cursor of what follows on that. */
  later(at: string): Page<Comment> {
    const { later: items = [], next = null } = this.#lists.get(at) ?? {}
    return { items, next }
  }

  /** Keeps what follows on that, too. */
  add(at: string, { items, next }: Page<Comment>): void {
    const kept = this.#of(at)
    const known = union(this.#items(at), kept.later)
    kept.later = [...kept.later, ...union(known, items).slice(known.length)]
    kept.next = next
  }

  /** The button for what is put away above; it also acts by itself when the reader comes near. */
  earlier(at: string): unknown {
    if (!this.#lists.get(at)?.away) return nothing
    const words = { ...acting, ...this.#host.messages.acting }
    const roots = at === 'more'
    return html`<button part="button ${roots ? 'wide earlier' : 'earlier-replies'}" name="earlier" value=${at}>${
      roots ? words.earlier : words.earlierReplies
    }</button>`
  }

  /** The next of what was taken off the end, as a page; undefined where nothing was. */
  take(at: string): Page<Comment> | undefined {
    const kept = this.#lists.get(at)
    if (!kept?.later.length) return undefined
    const items = kept.later.splice(0, step)
    return { items, next: kept.later.length ? 'kept' : kept.next }
  }

  turn(change: (comment: Comment) => Comment): void {
    for (const kept of this.#lists.values()) {
      kept.later = turnedAll(kept.later, change)
    }
  }

  /** Puts away the earliest of a list that has grown too long, few in each frame. */
  async trim(at: string): Promise<void> {
    const state = this.#state
    const kept = this.#of(at)
    const isSame = () => this.#host.controller.state?.away === state.away
    while (isSame() && kept.away < this.#items(at).length - most) {
      kept.away = Math.min(kept.away + step, this.#items(at).length - most)
      await this.#settle()
      await painted()
    }
  }

  // Whoever only passes by, as to the page's start, is not held up.
  async #near(at: string, button: Element): Promise<void> {
    const topOf = () => button.getBoundingClientRect().top
    for (let by = 999; Math.abs(by) > 60; ) {
      const top = topOf()
      await painted()
      by = topOf() - top
    }
    if (button.isConnected && topOf() < 1.5 * innerHeight) this.back(at, false)
  }

  /** Brings back the last of what was put away above; takes as many off the end. */
  async back(at: string, pressed: boolean): Promise<void> {
    const kept = this.#of(at)
    const nearest = this.#items(at)[kept.away - 1]
    this.#turnBack(at, kept.away - step, this.#holding())
    await this.#settle()
    if (pressed && nearest) this.#host.focusOn(`#comment-${nearest.id}`)
  }

  /** Draws what stands around a comment that is put away; as much of what is after it is taken off the end. */
  show(id: string): void {
    const { items } = this.#state.comments
    const at = items.findIndex(
      (root) => root.id === id || root.replies?.items.some((reply) => reply.id === id),
    )
    const root = items[at]
    if (!root) return
    // The focus goes there.
    const isHeld = this.#holding(false)
    this.#turnBack('more', at - step, isHeld)
    const nth = root.replies?.items.findIndex((reply) => reply.id === id) ?? -1
    if (nth >= 0) this.#turnBack(root.id, nth - step, isHeld)
    this.#settle()
  }

  // Draws a list from there on, where that is further up.
  #turnBack(at: string, to: number, isHeld: (comment: Comment) => boolean): void {
    const kept = this.#of(at)
    const from = Math.max(0, to)
    if (from >= kept.away) return
    kept.away = from
    const items = this.#items(at)
    const end = from + most
    // What is held stays.
    const isComing = this.#host.busy.has(at)
    if (items.length <= end || isComing || items.slice(end).some(isHeld)) return
    const page = at === 'more' ? this.#state.comments : this.#root(at)?.replies
    if (page?.next !== 'kept') kept.next = page?.next ?? null
    const off = items.slice(end)
    kept.later = [...off, ...kept.later]
    for (const { id } of off) this.#hidden.delete(id)
    this.#set(at, { items: items.slice(0, end), next: 'kept' })
  }

  get #state(): ThreadState {
    return this.#host.controller.state as ThreadState
  }

  #root(id: string): Comment | undefined {
    return this.#state.comments.items.find((root) => root.id === id)
  }

  #items(at: string): Comment[] {
    return at === 'more' ? this.#state.comments.items : (this.#root(at)?.replies?.items ?? [])
  }

  #of(at: string): Kept {
    const kept = this.#lists.get(at) ?? { away: 0, later: [], next: null }
    this.#lists.set(at, kept)
    return kept
  }

  #set(at: string, page: Page<Comment>): void {
    const state = this.#state
    this.#host.controller.set(
      at === 'more'
        ? { ...state, comments: page }
        : changeRoot(state, at, (root) => ({ ...root, replies: page })),
    )
  }

  // Whether a comment, or a reply to it, is being answered or has the focus.
  #holding(hasFocus = true): (comment: Comment) => boolean {
    const { renderRoot, composing, choosing } = this.#host
    const focused = (renderRoot as ShadowRoot).activeElement?.closest('article')
    const { top = 0, bottom = 0 } = focused?.getBoundingClientRect() ?? {}
    const isNear = bottom > -innerHeight && top < 2 * innerHeight
    const held = [composing, choosing, hasFocus && isNear && focused?.id.replace('comment-', '')]
    // Asked of ten thousand: mostly, nothing is held.
    const isAny = held.some(Boolean)
    return ({ id, replies }) =>
      isAny && (held.includes(id) || !!replies?.items.some((reply) => held.includes(reply.id)))
  }

  // Draws anew, with what is being read where it was.
  async #settle(): Promise<void> {
    const hidden = this.#hidden
    const isHeld = this.#holding()
    for (const [at, { away }] of this.#lists) {
      const items = this.#items(at)
      const drawn = items.filter((one, nth) => nth >= away || isHeld(one))
      const shown = new Set<string | null>(drawn.map(({ id }) => id))
      for (let nth = items.length - 1; nth >= 0; nth--) {
        const { id, parent_id } = items[nth] as Comment
        if (shown.has(id)) {
          hidden.delete(id)
          // Whatever is drawn stands below what it answers.
          shown.add(parent_id)
        } else hidden.add(id)
      }
    }
    const { renderRoot } = this.#host
    const button = renderRoot.querySelector('[name=earlier][value=more]')
    const hold =
      button && button.getBoundingClientRect().top > 0 ? () => {} : anchor(this.#host, hidden)
    this.#host.refresh()
    await this.#host.updateComplete
    for (const item of renderRoot.querySelectorAll<HTMLElement>(far)) item.style.cssText = skipped
    hold()
    this.#nearness.disconnect()
    requestAnimationFrame(() => {
      for (const button of renderRoot.querySelectorAll('[name=earlier]')) {
        this.#nearness.observe(button)
      }
    })
  }
}
