// What a long thread keeps without drawing it, so that what is drawn stays bounded: the earliest are put
// away in their places, the latest are taken off the end. Loaded when a thread has more than that.
import { html, nothing } from 'lit'
import type { Comment, Page } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { acting } from '../messages/en/acting.ts'
import { type Away, changeRoot, type ThreadState } from '../state/thread-state.ts'
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
        if (isIntersecting && this.#lists.get(value)?.away) this.back(value, false)
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

  /** Comments that are kept, but stand in no list now. */
  later(at: string): Comment[] {
    return this.#lists.get(at)?.later ?? []
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
      kept.later = kept.later.map((root) => {
        const { replies } = root
        return replies
          ? { ...change(root), replies: { ...replies, items: replies.items.map(change) } }
          : change(root)
      })
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

  /** Brings back the last of what was put away above; takes as many off the end. */
  async back(at: string, pressed: boolean): Promise<void> {
    const kept = this.#of(at)
    const items = this.#items(at)
    const from = Math.max(0, kept.away - step)
    const nearest = items[kept.away - 1]
    kept.away = from
    const to = from + most
    // What has the focus, or is being answered, stays.
    const isHeld = this.#holding()
    const isComing = this.#host.busy.has(at)
    if (items.length > to && !isComing && !items.slice(to).some(isHeld)) {
      const page = at === 'more' ? this.#state.comments : this.#root(at)?.replies
      if (page?.next !== 'kept') kept.next = page?.next ?? null
      kept.later = [...items.slice(to), ...kept.later]
      this.#set(at, { items: items.slice(0, to), next: 'kept' })
    }
    await this.#settle()
    if (pressed && nearest) this.#host.focusOn(`#comment-${nearest.id}`)
  }

  /** Draws what stands around a comment that is put away. */
  show(id: string): void {
    const { items } = this.#state.comments
    const at = items.findIndex(
      (root) => root.id === id || root.replies?.items.some((reply) => reply.id === id),
    )
    const roots = this.#lists.get('more')
    if (roots && at >= 0) roots.away = Math.min(roots.away, Math.max(0, at - step))
    const branch = this.#lists.get(items[at]?.id ?? '')
    const nth = items[at]?.replies?.items.findIndex((reply) => reply.id === id) ?? -1
    if (branch && nth >= 0) branch.away = Math.min(branch.away, Math.max(0, nth - step))
    this.#settle()
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

  // Whether a comment, or a reply to it, has the focus or is being answered.
  #holding(): (comment: Comment) => boolean {
    const { renderRoot, composing, choosing } = this.#host
    const focused = (renderRoot as ShadowRoot).activeElement
      ?.closest('article')
      ?.id.replace('comment-', '')
    const held = [composing, choosing, focused]
    return ({ id, replies }) =>
      held.includes(id) || !!replies?.items.some((reply) => held.includes(reply.id))
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
    const section = renderRoot.querySelector('section') as HTMLElement
    const anchor = anchorIn(renderRoot.querySelectorAll('[part=comments] > li'), hidden)
    const { top = 0 } = anchor?.getBoundingClientRect() ?? {}
    // A browser that holds the place by itself would do it twice.
    section.style.overflowAnchor = 'none'
    this.#host.refresh()
    await this.#host.updateComplete
    for (const item of renderRoot.querySelectorAll<HTMLElement>(far)) item.style.cssText = skipped
    if (anchor?.isConnected) {
      scrollerOf(this.#host).scrollBy({
        top: anchor.getBoundingClientRect().top - top,
        behavior: 'instant',
      })
    }
    this.#nearness.disconnect()
    requestAnimationFrame(() => {
      section.style.overflowAnchor = ''
      for (const button of renderRoot.querySelectorAll('[name=earlier]')) {
        this.#nearness.observe(button)
      }
    })
  }
}

// The first comment in sight that stays. What is out of sight has no layout, and would be given one if what
// it holds were asked where it is: so each is asked before its branch.
function anchorIn(items: Iterable<Element>, hidden: Set<string>): Element | undefined {
  const isAhead = (one: Element) => one.getBoundingClientRect().bottom > 0
  for (const item of items) {
    if (!isAhead(item)) continue
    const [comment] = item.children
    const isThere = comment && !hidden.has(comment.id.replace('comment-', '')) && isAhead(comment)
    const found = isThere ? comment : anchorIn(item.querySelectorAll(':scope > ol > li'), hidden)
    if (found) return found
  }
  return undefined
}

// What scrolls the element: the page, or a box around it.
function scrollerOf(element: Element): Element {
  for (let one = element.parentElement; one; one = one.parentElement) {
    const { overflowY } = getComputedStyle(one)
    const scrolls = overflowY === 'auto' || overflowY === 'scroll'
    if (scrolls && one.scrollHeight > one.clientHeight && one !== document.body) return one
  }
  return document.scrollingElement as Element
}
