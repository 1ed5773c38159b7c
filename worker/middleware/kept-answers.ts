// Answers that this isolate has given, kept for the next reader of the same address. The database is
// asked each time whether the version is still the present one (two rows); only what has changed is
// read, presented and encoded again. So a kept answer is never an old one.
import type { Version } from '../db/pages.ts'

export interface Encoded {
  /** In UTF-8, as it is sent. */
  json: Uint8Array<ArrayBuffer>
  /** The `Link` header. */
  link: string | null
}

interface KeptAnswer extends Version, Encoded {}

// In bytes over all answers; an isolate has 128 MB for everything.
const most = 8_000_000

class KeptAnswers {
  // The least recently asked for stands first.
  readonly #answers = new Map<string, KeptAnswer>()
  #size = 0

  get(address: string): KeptAnswer | null {
    const kept = this.#answers.get(address)
    if (kept === undefined) return null
    this.#answers.delete(address)
    this.#answers.set(address, kept)
    return kept
  }

  set(address: string, kept: KeptAnswer): void {
    this.#forget(address)
    this.#answers.set(address, kept)
    this.#size += sizeOf(address, kept)
    for (const oldest of this.#answers.keys()) {
      if (this.#size <= most) return
      this.#forget(oldest)
    }
  }

  #forget(address: string): void {
    const kept = this.#answers.get(address)
    if (kept === undefined) return
    this.#answers.delete(address)
    this.#size -= sizeOf(address, kept)
  }
}

function sizeOf(address: string, { json, link }: KeptAnswer): number {
  return address.length + json.byteLength + (link?.length ?? 0)
}

const keeps = new WeakMap<D1Database, KeptAnswers>()

/** What was answered from this database. */
export function keptAnswers(db: D1Database): KeptAnswers {
  const keep = keeps.get(db) ?? new KeptAnswers()
  keeps.set(db, keep)
  return keep
}
