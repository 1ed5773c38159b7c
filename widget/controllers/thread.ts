// One thread as this page sees it: loads it, pages through it, holds its state and tells the host to
// render. A new load aborts the one before. What readers do in it is in acting.ts, loaded when they do.
import type { ReactiveController } from 'lit'
import type { Sort } from '../../worker/contract/limits.ts'
import type { ThreadPage } from '../../worker/contract/shapes.ts'
import { ApiProblem, request } from '../api/api-client.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { identityKey, memory, recall } from './storage.ts'

export type LoadState = 'idle' | 'loading' | 'ready' | 'failed'

export interface Place {
  /** What shows it. */
  host: AfterWord
  api: string
  site: string
  key: string
  sort: Sort
}

// Roots drawn at once, and then after each further frame, so that no task grows long.
const firstSlice = 1
const slice = 4

export class ThreadController implements ReactiveController {
  load: LoadState = 'idle'
  problem: ApiProblem | undefined
  state: ThreadState | undefined
  place!: Place
  /** How many roots are drawn; follows the state in slices. */
  drawn = 0
  readonly #host: AfterWord
  /** The count that each thread was last shown with, by its address. */
  readonly #counts: Record<string, number> = {}
  #abort = new AbortController()

  constructor(host: AfterWord) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    if (this.load === 'loading') this.reset()
  }

  /** Forgets the thread; nothing is loaded. */
  reset(): void {
    this.#abort.abort()
    this.#abort = new AbortController()
    this.load = 'idle'
    this.problem = this.state = undefined
    this.drawn = 0
    this.#host.requestUpdate()
  }

  /**
   * Loads the thread, or what stands around the comment `sought`; `prepare` is awaited before anything of
   * it is drawn.
   */
  async open(
    place: Place,
    prepare: (state: ThreadState) => Promise<void>,
    sought?: string,
  ): Promise<void> {
    const { state, drawn } = this
    const before = state && this.url()
    this.reset()
    this.place = place
    this.load = 'loading'
    // Nobody who is writing is interrupted by the same thread.
    if (this.#host.composing !== null && before === this.url())
      Object.assign(this, { state, drawn })
    const { signal } = this.#abort
    try {
      if (!place.site) throw new ApiProblem('not_found')
      const answer = this.read<ThreadPage>(
        sought ? `/comments/${encodeURIComponent(sought)}/context` : '',
      )
      // Declined, it is heard when the part is here.
      answer.catch(() => {})
      const page = await (sought
        ? import('../acts/showing.ts').then(({ found }) => found(this.#host, sought, answer))
        : answer)
      const loaded = { ...page, mine: { thread: [], comments: {} }, held: [] }
      await prepare(loaded)
      if (signal.aborted) return
      this.set(loaded)
      // What stands around the comments is a task of its own.
      await new Promise((later) => setTimeout(later))
      if (signal.aborted) return
      this.load = 'ready'
      this.draw(Math.max(firstSlice, this.drawn))
      this.readOwn()
    } catch (error) {
      if (signal.aborted) return
      this.problem = error as ApiProblem
      this.load = this.state ? 'ready' : 'failed'
      this.#host.requestUpdate()
    }
  }

  /** Reads what is the reader's own, where they have acted or begun to, or are others than before. */
  readOwn(areOthers = false): void {
    if (this.state && (areOthers || memory.size || recall(identityKey(this.place))))
      import('../acts/own.ts')
        .then(({ readOwn }) => readOwn(this))
        .catch(() => addEventListener('online', () => this.readOwn(), { once: true }))
  }

  set(state: ThreadState): void {
    this.state = state
    this.#host.requestUpdate()
    const count = state.thread.comment_count
    const url = this.url()
    const before = this.#counts[url] ?? count
    this.#counts[url] = count
    if (before !== count) {
      this.#host.announce('count-changed', { thread: this.place.key, count })
    }
  }

  url(): string {
    const { api, site, key } = this.place
    return `${api}/v1/sites/${site}/threads/${encodeURIComponent(key)}`
  }

  /** Reads from the thread's address on, until the thread changes. */
  read<Answer>(rest: string): Promise<Answer> {
    const [path, query] = rest.split('?')
    return request(
      `${this.url()}${path}?sort=${this.place.sort}&body=nodes${query ? `&${query}` : ''}`,
      {
        signal: this.#abort.signal,
      },
    )
  }

  /** Draws up to so many roots now, and the rest in further tasks, once these have been painted. */
  draw(upTo: number): void {
    this.drawn = upTo
    this.#host.requestUpdate()
    const { signal } = this.#abort
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (!signal.aborted && this.drawn < (this.state?.comments.items.length ?? 0)) {
          this.draw(this.drawn + slice)
        }
      }),
    )
  }
}
