// Terms as a site owner writes them, made into a list that comments are compared with. Done once, when
// the list is saved.

import { longestPart, mark, place, type Sums, sumsOf } from './fingerprint.ts'
import { kinds } from './glyphs.ts'
import {
  asSeen,
  asWritten,
  bucketOf,
  bucketSize,
  digitOf,
  type Edges,
  edges,
  entryWidth,
  headLength,
  type ListHead,
  listForm,
  offsetWidth,
  written,
} from './list.ts'
import { emptyReading, type Reading, readText } from './reading.ts'

export const listLimits = {
  terms: 50_000,
  /** A term as it is written, in UTF-16 units. */
  characters: 100,
  words: 8,
  /** A term that need not be whole words, in units after folding. */
  part: 20,
} as const

/** What is wrong with a list: for each faulty term its number, from 0, and why; null of the whole list. */
export class WordListError extends Error {
  readonly faults: readonly { term: number | null; detail: string }[]

  constructor(faults: WordListError['faults']) {
    super(faults[0]?.detail)
    this.name = 'WordListError'
    this.faults = faults
  }
}

const mostHeadBits = 131_072

interface Entry {
  place: number
  mark: number
  kind: number
}

interface Term {
  reading: Reading
  edge: Edges
}

/** The list as it is stored; throws a `WordListError` that names every faulty term. */
export function compileList(terms: readonly string[]): string {
  if (terms.length > listLimits.terms) {
    const detail = `has ${terms.length} terms, more than ${listLimits.terms}`
    throw new WordListError([{ term: null, detail }])
  }
  const faults: { term: number; detail: string }[] = []
  const made = new Made()
  // One character may come to 18.
  const room = emptyReading(18 * listLimits.characters)
  for (const [at, text] of terms.entries()) {
    const term = readTerm(text, room)
    if (typeof term === 'string') faults.push({ term: at, detail: term })
    else made.add(term)
  }
  if (faults.length > 0) throw new WordListError(faults)
  return made.store(terms.length)
}

/** A term, or what is wrong with it. */
function readTerm(written: string, room: Reading): Term | string {
  const text = written.normalize('NFC').trim()
  if (text === '') return 'is empty'
  if (text.length > listLimits.characters) {
    return `is longer than ${listLimits.characters} characters`
  }
  const isOpenBefore = text.startsWith('*')
  const isOpenAfter = text.length > 1 && text.endsWith('*')
  const stem = text.slice(isOpenBefore ? 1 : 0, isOpenAfter ? -1 : undefined)
  if (stem.includes('*')) return 'has a * elsewhere than at its beginning or end'
  const reading = readText(stem, false, room)
  const { length } = reading
  if (length === 0) return 'has no letter, digit or emoji in it'
  if (reading.starts.length > listLimits.words) return `has more than ${listLimits.words} words`
  const isWordFirst = reading.kinds[0] === kinds.word
  const isFreeBefore = isOpenBefore || !isWordFirst
  const isFreeAfter = isOpenAfter || reading.kinds[length - 1] !== kinds.word
  const edge = ((isFreeAfter ? edges.prefix : 0) + (isFreeBefore ? edges.suffix : 0)) as Edges
  const least =
    edge === edges.inner && isWordFirst ? headLength : isOpenBefore || isOpenAfter ? 2 : 1
  return faultOf(length, edge, least) ?? { reading, edge }
}

function faultOf(length: number, edge: Edges, least: number): string | null {
  if (length < least) return `has fewer than ${least} letters beside the *`
  if (edge !== edges.whole && length > listLimits.part) {
    return `is longer than ${listLimits.part} letters, which only whole words may be`
  }
  return length > longestPart ? `is longer than ${longestPart} letters` : null
}

/** What is made of the terms so far. */
class Made {
  readonly #entries = new Map<string, Entry>()
  readonly #lengths: [number, number, number, number] = [0, 0, 0, 0]
  readonly #heads = Array.from({ length: 4 }, () => new Set<number>())
  #wholes = 0

  add({ reading, edge }: Term): void {
    const { length } = reading
    if (edge === edges.whole) this.#wholes |= 1 << reading.starts.length
    else this.#lengths[edge] |= 1 << length
    for (const [way, units] of ways(reading, length)) {
      const sums = sumsOf(units, length)
      this.#addEntry(sums, length, edge + way)
      if (edge !== edges.whole && length < headLength) continue
      this.#heads[edge]?.add(headIn(sums, length, edge))
    }
  }

  #addEntry(sums: Sums, length: number, kind: number): void {
    const entry = { place: place(sums, 0, length), mark: mark(sums, 0, length), kind }
    const key = `${entry.place} ${entry.mark} ${kind & 3}`
    const known = this.#entries.get(key)
    if (known === undefined) this.#entries.set(key, entry)
    else known.kind |= kind
  }

  store(terms: number): string {
    const buckets = Math.max(1, Math.ceil(this.#entries.size / bucketSize))
    const bits = this.#heads.map(({ size }) => bitsFor(size)) as [number, number, number, number]
    const head: ListHead = {
      form: listForm,
      terms,
      buckets,
      wholes: this.#wholes,
      lengths: this.#lengths,
      headBits: bits,
    }
    const sets = this.#heads.map((places, edge) => bitsOf(places, bits[edge] ?? 0)).join('')
    return `${JSON.stringify(head)}\n${sets}${body([...this.#entries.values()], buckets)}`
  }
}

function headIn(sums: Sums, length: number, edge: Edges): number {
  if (edge === edges.whole) return place(sums, 0, length)
  const from = edge === edges.suffix ? length - headLength : 0
  return place(sums, from, from + headLength)
}

/** A power of two, and at most one in eight set where there is room. */
function bitsFor(terms: number): number {
  let bits = 64
  while (bits < 8 * terms && bits < mostHeadBits) bits *= 2
  return terms === 0 ? 0 : bits
}

function bitsOf(places: ReadonlySet<number>, bits: number): string {
  const fours = new Uint8Array(bits / 4)
  for (const place of places) {
    const head = place & (bits - 1)
    fours[head >>> 2] = (fours[head >>> 2] ?? 0) | (1 << (head & 3))
  }
  return Array.from(fours, (four) => written(four, 1)).join('')
}

function ways({ units, twins }: Reading, length: number): [way: number, units: Uint16Array][] {
  for (let at = 0; at < length; at++) {
    if (units[at] === twins[at]) continue
    return [
      [asWritten, units],
      [asSeen, twins],
    ]
  }
  return [[asWritten + asSeen, units]]
}

function body(entries: Entry[], buckets: number): string {
  entries.sort((one, other) => one.place - other.place || one.mark - other.mark)
  let [offsets, text] = [written(0, offsetWidth), '']
  let at = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let next = entries[at]; next && bucketOf(next.place, buckets) === bucket; ) {
      text += textOf(next)
      next = entries[++at]
    }
    offsets += written(at, offsetWidth)
  }
  return offsets + text
}

function textOf({ place, mark, kind }: Entry): string {
  let text = ''
  for (let digit = 0; digit < entryWidth - 1; digit++) {
    text += written(digitOf(place, mark, digit), 1)
  }
  return text + written(kind, 1)
}
