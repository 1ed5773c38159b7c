// A draft: the text, the name, and the key under which the text is sent, so that trying again can
// never post twice. Kept in the page's storage from the first letter until it is posted.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import { draftKey, identityKey, keep, recall } from '../controllers/storage.ts'

interface Kept {
  text: string
  /** What was sent under `key`; with another text it is another comment. */
  sent: string
  /** The page as it was then: a title may change between two tries. */
  page?: CommentDraft['page']
  key: string
}

interface Thread {
  api: string
  site: string
  key: string
}

export class DraftKeeper {
  readonly #thread: Thread
  readonly #parent: string
  readonly #place: string
  readonly #namePlace: string
  #kept: Kept
  #name: string

  constructor(thread: Thread, parent: string, typed = '') {
    this.#thread = thread
    this.#parent = parent
    this.#place = draftKey(thread, parent)
    this.#namePlace = `after-word:name:${thread.site}`
    this.#kept = { text: '', sent: '', key: '', ...parse(recall(this.#place)) }
    if (typed) this.#kept.text += (this.#kept.text && ' ') + typed
    this.#name = recall(this.#namePlace) ?? ''
    if (typed) this.save()
  }

  get text(): string {
    return this.#kept.text
  }

  write(text: string): void {
    this.#kept.text = text
    this.save()
  }

  /** As the reader types it; where it is kept otherwise by now, they have changed it elsewhere. */
  get name(): string {
    const kept = recall(this.#namePlace) ?? ''
    if (kept !== this.#name.trim()) this.#name = kept
    return this.#name
  }

  rename(name: string): void {
    this.#name = name
    keep(this.#namePlace, name.trim() || null)
  }

  /** Whether it was sent and has no answer: then it is sent again, as it was, until the reader takes it back. */
  get waits(): boolean {
    return recall(draftKey(this.#thread, '?')) === this.#parent
  }

  // Accepted: of two that wait at once only the last is sent after a reload; the other stays a draft.
  set waits(waits: boolean) {
    const identity = identityKey(this.#thread)
    // By this, whoever opens the page again is known to have acted; also where no guest could be begun.
    if (waits) keep(identity, recall(identity) ?? '{}')
    if (waits || this.waits) keep(draftKey(this.#thread, '?'), waits ? this.#parent : null)
  }

  /** The same as was sent last, under the same key. */
  sent(): { body: CommentDraft; key: string } {
    const { sent, page, key } = this.#kept
    return { body: { ...JSON.parse(sent), page }, key }
  }

  /** Keeps what is to be sent: under the same key as last time where the reader has changed nothing. */
  prepare(draft: Omit<CommentDraft, 'page'>, page: CommentDraft['page']): void {
    const sent = JSON.stringify(draft)
    if (sent !== this.#kept.sent) {
      const key = crypto.getRandomValues(new Uint32Array(4)).join('-')
      this.#kept = { ...this.#kept, sent, page, key }
    }
    this.save()
  }

  save(): void {
    const { text, key } = this.#kept
    keep(this.#place, text || key ? JSON.stringify(this.#kept) : null)
  }

  /** It is posted: only the name is kept. */
  forget(): void {
    this.waits = false
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
