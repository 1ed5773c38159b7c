// <after-word-recent>: the newest comments of a site, each with its article. Drawn once for each answer,
// without Lit; no HTML is parsed.
import type { BodyNode } from '../../worker/contract/nodes.ts'
import type { Page, RecentComment } from '../../worker/contract/shapes.ts'
import { ApiProblem, request } from '../api/api-client.ts'
import type { LoadState } from '../controllers/thread.ts'
import { define } from '../define.ts'
import type { AfterWordRecentEvents } from '../events.ts'
import { formatsIn } from '../messages/formats-in.ts'
import { recentEn, type Said } from '../messages/siblings-en.ts'
import { permalink } from '../state/permalink.ts'
import styles from '../styles/recent.css?inline'
import { Nearness } from './nearness.ts'
import { wordsIn } from './speaking.ts'
import { announce, languageOf, workerOf } from './surroundings.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

const excerptLength = 140

// No event tells of an address that is the page's own already.
function lead({ target }: Event): void {
  const { href } = location
  if ((target as HTMLAnchorElement).href === href)
    dispatchEvent(new HashChangeEvent('hashchange', { oldURL: href, newURL: href }))
}

/**
 * @attr {string} site
 * @attr {number | undefined} limit - How many are shown at most, 1 to 100; 5 where it is not said.
 * @attr {string | undefined} api
 */
export class AfterWordRecent extends HTMLElement {
  static readonly observedAttributes = ['site', 'limit', 'api']
  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #nearness = new Nearness(this, () => this.reload())
  #abort = new AbortController()
  #state: LoadState = 'idle'
  #ticker: ReturnType<typeof setInterval> | undefined
  #words: typeof recentEn & Said = recentEn
  /** The language that the page was in when it was drawn. */
  #spoken = 'en'
  readonly #speech = new MutationObserver(() => this.#follow())

  /** `idle`, `loading`, `ready` or `failed`. */
  get state(): LoadState {
    return this.#state
  }

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [sheet]
    this.#ticker = setInterval(() => this.#tick(), 6e4)
    if (this.#state !== 'ready') this.#begin()
    this.#follow()
    this.#root.addEventListener('click', lead)
  }

  disconnectedCallback(): void {
    clearInterval(this.#ticker)
    this.#speech.disconnect()
    this.#nearness.stop()
    this.#abort.abort()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#begin()
  }

  /** Loads the comments again. */
  async reload(): Promise<void> {
    this.#abort.abort()
    this.#abort = new AbortController()
    const { signal } = this.#abort
    this.#state = 'loading'
    this.#spoken = languageOf(this, this.#speech)
    const worker = workerOf(this, import.meta.url)
    const speaking = wordsIn(this.#spoken, worker, recentEn)
    try {
      const site = this.getAttribute('site')
      if (!site) throw new ApiProblem('not_found')
      const wanted = parseInt(this.getAttribute('limit') as string, 10)
      const limit = Math.min(Math.max(wanted, 1), 100)
      const { items } = await request<Page<RecentComment>>(
        `${worker}/v1/sites/${site}/recent?limit=${limit || 5}&body=nodes`,
        { signal },
      )
      const words = await speaking
      if (signal.aborted) return
      this.#state = 'ready'
      this.#words = words
      const { dir, lang, latest, nothing } = words
      this.#root.replaceChildren(
        items.length
          ? el(
              'ol',
              { part: 'comments', role: 'list', 'aria-label': latest, dir, lang },
              ...this.#list(items),
            )
          : el('p', { part: 'empty', dir, lang }, nothing),
      )
      this.#tick()
      announce<AfterWordRecentEvents>(this, 'ready', { count: items.length })
    } catch (error) {
      const { dir, lang, failed, retry } = await speaking
      if (signal.aborted) return
      this.#state = 'failed'
      // Where it fails once more, that is said: it looks as it did.
      const role = this.#root.querySelector('button') ? 'alert' : ''
      const button = el('button', { part: 'button' }, retry)
      button.addEventListener('click', async () => {
        await this.reload()
        // The button that was pressed is gone.
        this.#root.querySelector<HTMLElement>('a, button')?.focus()
      })
      const said = el('p', { part: 'failed', role, dir, lang }, failed, ' ', button)
      this.#root.replaceChildren(el('slot'), said)
      announce<AfterWordRecentEvents>(this, 'error', { code: (error as ApiProblem).code })
    }
  }

  #begin(): void {
    this.#abort.abort()
    this.#state = 'idle'
    this.#root.replaceChildren(el('slot'))
    this.#nearness.watch()
  }

  #list(items: RecentComment[]): Element[] {
    const { guest, lang } = this.#words
    return items.map(({ id, author, body_nodes = [], posted_at, thread }) => {
      const { url, title } = thread
      const href = /^https?:/i.test(url) ? permalink(url, id) : ''
      const { name, badge } = author ?? {}
      return el(
        'li',
        { part: 'comment', lang: lang && this.#spoken },
        el(
          'p',
          { part: 'byline' },
          el('bdi', { part: 'author', lang: name ? '' : lang }, name || guest),
          ' ',
          // No guest can have it: whoever writes under the name of one who has is told from them.
          ...(badge ? [el('bdi', { part: 'badge' }, badge), ' '] : []),
          el('time', { part: 'time', datetime: posted_at }),
        ),
        el('p', { part: 'excerpt', dir: 'auto' }, excerptOf(body_nodes)),
        el('p', { part: 'article' }, el('a', { part: 'link', dir: 'auto', href }, title || url)),
      )
    })
  }

  // Says all of it anew, where the page is in another language by now.
  #follow(): void {
    if (this.#state !== 'idle' && languageOf(this, this.#speech) !== this.#spoken) this.reload()
  }

  // Says the moments anew.
  #tick(): void {
    const formats = formatsIn(this.#spoken)
    for (const time of this.#root.querySelectorAll('time')) {
      const passed = Date.now() - Date.parse(time.dateTime)
      time.textContent = formats.relative(passed) || this.#words.now
      time.title = formats.absolute(time.dateTime)
    }
  }
}

/** The words of a comment in one line, without what it quotes, cut between two of them. */
function excerptOf(nodes: readonly BodyNode[]): string {
  const own = nodes.filter((node) => typeof node === 'string' || node.tag !== 'blockquote')
  const text = textOf(own.length ? own : nodes)
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length <= excerptLength) return text
  // The last whole word; where there is no space for long, whole characters.
  const end = text.lastIndexOf(' ', excerptLength - 1)
  const whole =
    end > excerptLength / 2 ? text.slice(0, end) : [...text].slice(0, excerptLength - 20).join('')
  return `${whole} …`
}

function textOf(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      // Blocks and breaks stand apart, words in emphasis do not.
      const apart = /^(p|br|pre|li|blockquote)$/.test(node.tag) ? ' ' : ''
      return `${textOf(node.children ?? [])}${apart}`
    })
    .join('')
}

function el(
  tag: string,
  attributes: Record<string, string | undefined> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) value && element.setAttribute(name, value)
  element.append(...children)
  return element
}

define('after-word-recent', AfterWordRecent)
