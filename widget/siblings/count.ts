// <after-word-count>: how many comments a thread has, as text in the page's own font. All of them on a
// page are asked for together.
import type { Counts } from '../../worker/contract/shapes.ts'
import { type ApiProblem, request } from '../api/api-client.ts'
import { define } from '../define.ts'
import type { AfterWordCountEvents } from '../events.ts'
import { englishNumber } from '../messages/formats.ts'
import { pageKey } from '../state/thread-key.ts'
import { announce, languageOf, siteAddress } from './surroundings.ts'

// As many keys as one request may have, and no more of them than every server takes in an address.
const mostKeys = 100
const mostCharacters = 8e3

const waiting = new Set<AfterWordCount>()
// Those that an answer is on its way to, with what they asked.
const asking = new Map<AfterWordCount, string>()
// Those on the page: they follow its language, and however many they are, one listens.
const present = new Set<AfterWordCount>()
const speech = new MutationObserver(() => {
  for (const element of present) element.write()
})

/**
 * @attr {string} site
 * @attr {string | undefined} thread - The key that is counted; else that of the link that it stands in, or right before or after it; else the page's.
 * @attr {string | undefined} api
 */
export class AfterWordCount extends HTMLElement {
  static readonly observedAttributes = ['site', 'thread', 'api']
  readonly #root = this.attachShadow({ mode: 'open' })
  /** @internal What was asked for, as `{address} {key}`. */ asked = ''
  /** @internal Below 0 until it is known. */ count = -1

  connectedCallback(): void {
    addEventListener('count-changed', this)
    present.add(this)
    this.#wait()
    this.write()
  }

  disconnectedCallback(): void {
    removeEventListener('count-changed', this)
    present.delete(this)
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#wait()
  }

  /** The key of the thread that is counted. */
  get threadKey(): string {
    const { previousElementSibling: before, nextElementSibling: after } = this
    const link = [this.closest('a'), before, after].find(
      (one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement && !!one.href,
    )
    return (
      this.getAttribute('thread') ||
      // Of another page its link is known, and not its canonical address.
      (link ? pageKey(link.href, this.#root) : pageKey(location.href, document))
    )
  }

  /** @internal Takes what the page says by now; false where that is asked or shown already. */
  turn(): boolean {
    const wanted = `${siteAddress(this, import.meta.url)} ${this.threadKey}`
    if (this.asked === wanted) return false
    this.asked = wanted
    this.count = -1
    // The page's own children, until it is known.
    this.#root.replaceChildren(document.createElement('slot'))
    return true
  }

  /** @internal */
  show(count: number): void {
    this.count = count
    this.write()
    announce<AfterWordCountEvents>(this, 'ready', { thread: this.threadKey, count })
  }

  /** @internal Where there is a number, as the language of the page writes it by now. */
  write(): void {
    const { count } = this
    const lang = languageOf(this, speech)
    if (count >= 0) {
      this.#root.replaceChildren(lang === 'en' ? englishNumber(count) : count.toLocaleString(lang))
    }
  }

  /** @internal The children stay; what could not be loaded is asked for when it is next put on a page. */
  fail(code: string): void {
    this.asked = ''
    announce<AfterWordCountEvents>(this, 'error', { code })
  }

  // After all that this turn of the page adds and changes.
  #wait(): void {
    if (!waiting.size) queueMicrotask(askAll)
    waiting.add(this)
  }

  /** @internal An <after-word> on the page knows better than an answer that is still on its way. */
  handleEvent(event: CustomEvent): void {
    const { thread, count } = event.detail
    const [teller] = event.composedPath() as Element[]
    const site = this.getAttribute('site')
    if (thread !== this.threadKey || teller?.getAttribute?.('site') !== site) return
    asking.delete(this)
    this.show(count)
  }
}

function askAll(): void {
  const requests = new Map<string, Set<string>>()
  for (const element of waiting) {
    if (!element.turn()) continue
    const [address = '', key = ''] = element.asked.split(/ (.*)/s)
    // One that the API would decline must not take the others along.
    const bad = !element.hasAttribute('site') ? 'not_found' : isNoKey(key) && 'invalid_path'
    if (bad) element.fail(bad)
    else {
      asking.set(element, element.asked)
      requests.set(address, (requests.get(address) ?? new Set()).add(key))
    }
  }
  waiting.clear()
  for (const [address, keys] of requests) {
    let asked: string[] = []
    let query = ''
    for (const key of keys) {
      const encoded = encodeURIComponent(key)
      if (asked.length === mostKeys || query.length + encoded.length > mostCharacters) {
        ask(address, query, asked)
        asked = []
        query = ''
      }
      asked.push(`${address} ${key}`)
      query += `${query ? '&' : '?'}key=${encoded}`
    }
    ask(address, query, asked)
  }
}

const isNoKey = (key: string): boolean => /^\.\.?$/.test(key) || new Blob([key]).size > 512

async function ask(address: string, query: string, asked: string[]): Promise<void> {
  const found = await request<Counts>(`${address}/counts${query}`).catch(
    ({ code }: ApiProblem) => code,
  )
  for (const [element, wanted] of asking) {
    if (!asked.includes(wanted)) continue
    asking.delete(element)
    // By now it may be about another thread.
    if (element.asked !== wanted) continue
    if (typeof found === 'string') element.fail(found)
    else element.show(found.counts[wanted.slice(address.length + 1)] ?? 0)
  }
}

define('after-word-count', AfterWordCount)
