// A draft: the text, the name, and the key under which the text is sent, so that trying again can
// never post twice. Kept in the page's storage from the first letter until it is posted.
import type { CommentDraft } from '../../worker/contract/requests.ts'
import {
  denying,
  draftKey,
  identityKey,
  keep,
  memory,
  recall,
  withBefore,
} from '../controllers/storage.ts'
import type { Place } from '../controllers/thread.ts'

interface Kept {
  text: string
  /** What was sent last under `key`. */
  sent: string
  /** The page as it was then: a title may change between two tries. */
  page?: CommentDraft['page']
  /** One for all that the reader makes of it, from the first letter until it is posted. */
  key: string
  /** Something was sent under it, and may have arrived. */
  tried?: boolean
  /** What was sent before that, under the same key: any of it may have arrived unheard. */
  earlier?: Kept
}

type Thread = Pick<Place, 'api' | 'site' | 'key' | 'host'>

export class DraftKeeper {
  readonly #thread: Thread
  readonly #parent: string
  readonly #place: string
  readonly #namePlace: string
  /** @internal */ kept: Kept
  #name: string
  // What lay in storage then was not looked at, and is another draft.
  readonly #isBlind = denying.size > 0

  constructor(thread: Thread, parent: string, typed?: string) {
    this.#thread = thread
    this.#parent = parent
    this.#place = draftKey(thread, parent)
    this.#namePlace = `after-word:name:${thread.site}`
    this.kept = { text: '', sent: '', key: '', ...parse(recall(this.#place)) }
    this.#name = recall(this.#namePlace) ?? ''
    // Also what was typed where the composer could not be loaded.
    const more = typed !== undefined && withBefore(thread, typed)
    if (!more) return
    this.kept.text += (this.kept.text && ' ') + more
    this.#keep(draftKey(thread, '+'), null)
    this.save()
    // Other words than were sent, as if they had been typed here.
    this.waits = false
  }

  get text(): string {
    return this.kept.text
  }

  write(text: string): void {
    this.kept.text = text
    this.save()
  }

  /** As the reader types it; where another is kept by now, they have changed it elsewhere. */
  get name(): string {
    const kept = recall(this.#namePlace)
    if (kept !== null && kept !== this.#name.trim()) this.#name = kept
    return this.#name
  }

  rename(name: string): void {
    this.#name = name
    this.#keep(this.#namePlace, name.trim() || null)
  }

  #keep(key: string, value: string | null): void {
    if (value === null && this.#isBlind && denying.size) memory.delete(key)
    else keep(key, value)
  }

  // False where something else stands in its place by now: another reader's, or another tab's.
  get #isOwn(): boolean {
    return recall(this.#place)?.includes(this.kept.key) !== false
  }

  /** Whether it was sent and has no answer: then it is sent again, as it was, until the reader takes it back. */
  get waits(): boolean {
    return !!this.kept.sent && this.#isOwn && listed(this.#thread, '?').includes(this.#parent)
  }

  set waits(waits: boolean) {
    if (!this.#isOwn) return
    const identity = identityKey(this.#thread)
    // By this, whoever opens the page again is known to have acted; also where no guest could be begun.
    if (waits && recall(identity) === null) keep(identity, '{}')
    this.#list('?', waits)
  }

  // Enters it in a list of the thread, or takes it out.
  #list(mark: '?' | '*', isIn: boolean): void {
    const all = new Set(listed(this.#thread, mark))
    all[isIn ? 'add' : 'delete'](this.#parent)
    this.#keep(draftKey(this.#thread, mark), all.size ? [...all].join() : null)
  }

  /** The same as was sent last, or before. */
  sent({ sent, page } = this.kept): CommentDraft {
    return { ...JSON.parse(sent), page }
  }

  /** Keeps what is to be sent; the same as last time where the reader has changed nothing. */
  prepare(draft: Omit<CommentDraft, 'page'>, page: CommentDraft['page']): void {
    const sent = JSON.stringify(draft)
    const last = this.kept
    // Where it is not kept any more, another tab has posted it.
    last.tried ||= recall(this.#place) === null
    if (sent !== last.sent) {
      this.kept = { ...last, sent, page }
      if (last.sent) this.kept.earlier = { ...last, text: '' }
    }
    this.save()
  }

  save(): void {
    // So that another tab that goes on with it posts the same.
    this.kept.key ||= newKey()
    this.#store()
    this.#thread.host.writer?.mark()
  }

  #store(): void {
    const { text, sent } = this.kept
    this.#keep(this.#place, text || sent ? JSON.stringify(this.kept) : null)
    if (this.#parent) this.#list('*', !!(text || sent))
  }

  /** It is posted: only the name is kept. */
  forget(): void {
    this.waits = false
    const isOwn = this.#isOwn
    this.kept = { text: '', sent: '', key: '' }
    if (isOwn) this.#store()
  }
}

export function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}

/**
 * What waits for an answer in a thread, in the order of posting, or with '*' the replies that were begun: ids of the
 * comments that are replied to, '' for none.
 */
export function listed(thread: Thread, mark: '?' | '*'): string[] {
  return recall(draftKey(thread, mark))?.split(',') ?? []
}

function parse(json: string | null): Partial<Kept> {
  try {
    return JSON.parse(json ?? '{}')
  } catch {
    return {}
  }
}
