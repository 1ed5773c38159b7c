// Opened word lists, kept by version: while a list stays the same, an isolate reads it once. The version
// is asked for with the facts of each comment, so a kept list is never an old one.
import { openList, type WordList } from './list.ts'

export interface Kept {
  version: number
  list: WordList
}

export class KeptLists {
  readonly #most: number
  // The least recently used stands first.
  readonly #lists = new Map<string, Kept>()
  #size = 0

  /** `most`: characters of all that is kept. */
  constructor(most = 8_000_000) {
    this.#most = most
  }

  /** What is here; its version is to be named in the statement that reads the facts. */
  at(name: string): Kept | null {
    return this.#lists.get(name) ?? null
  }

  /** The list of this version, from what was here before the facts were read, or from them. */
  open(name: string, version: number, text: string | null, kept = this.at(name)): WordList {
    if (kept?.version !== version && text === null) {
      throw new Error(`version ${version} of the list ${name} was neither kept nor read`)
    }
    const list = kept?.version === version ? kept.list : openList(text ?? '')
    this.#forget(name)
    this.#lists.set(name, { version, list })
    this.#size += list.text.length
    for (const oldest of this.#lists.keys()) {
      if (this.#size <= this.#most || oldest === name) break
      this.#forget(oldest)
    }
    return list
  }

  #forget(name: string): void {
    this.#size -= this.#lists.get(name)?.list.text.length ?? 0
    this.#lists.delete(name)
  }
}
