// A draft: the text, the name, and the key under which the text is sent, so that trying again can
// never post twice. Kept in the page's storage from the first letter until it is posted.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import { draftKey, keep, recall } from '../controllers/storage.ts'

interface Kept {
  text: string
  /** What was sent under `key`; with another text it is another comment. */
  sent: string
  /** The page as it was then: a title may change between two tries. */
  page?: CommentDraft['page']
  key: string
}

export class DraftKeeper {
  readonly #place: string
  readonly #namePlace: string
  #kept: Kept
  name: string

  constructor(thread: { site: string; key: string }, parent: string, typed: string) {
    this.#place = draftKey(thread, parent)
    this.#namePlace = `after-word:name:${thread.site}`
    this.#kept = { text: '', sent: '', key: '', ...parse(recall(this.#place)) }
    if (typed) this.#kept.text += (this.#kept.text && ' ') + typed
    this.name = recall(this.#namePlace) ?? ''
    if (typed) this.save()
  }

  get text(): string {
    return this.#kept.text
  }

  write(text: string): void {
    this.#kept.text = text
    this.save()
  }

  rename(name: string): void {
    this.name = name
    this.save()
  }

  /** What to send, and its Idempotency-Key: as last time where the reader has changed nothing. */
  toSend(
    draft: Omit<CommentDraft, 'page'>,
    page: CommentDraft['page'],
  ): { body: CommentDraft; key: string } {
    const sent = JSON.stringify(draft)
    if (sent !== this.#kept.sent) {
      const key = crypto.getRandomValues(new Uint32Array(4)).join('-')
      this.#kept = { ...this.#kept, sent, page, key }
    }
    this.save()
    return { body: { ...draft, page: this.#kept.page ?? page }, key: this.#kept.key }
  }

  save(): void {
    const { text, key } = this.#kept
    keep(this.#place, text || key ? JSON.stringify(this.#kept) : null)
    keep(this.#namePlace, this.name.trim() || null)
  }

  /** It is posted: only the name is kept. */
  forget(): void {
    this.#kept = { text: '', sent: '', key: '' }
    this.save()
  }
}

function parse(json: string | null): Partial<Kept> {
  try {
    return JSON.parse(json ?? '{}')
  } catch {
    return {}
  }
}
