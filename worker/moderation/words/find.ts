// Looks for the terms of a list in a text. What it costs follows from the text: for each word a look-up
// for each number of words that terms have, at most 8, and for each place where a part of a word may
// match one for each length that such terms have, at most 20. How long the list is makes no difference.
import { longestPart, place, type Sums, sumsOf } from './fingerprint.ts'
import { kinds } from './glyphs.ts'
import {
  asSeen,
  asWritten,
  type Edges,
  edges,
  hasHead,
  headLength,
  isListed,
  type WordList,
} from './list.ts'
import type { Reading } from './reading.ts'

/** A part of the source text, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** A reading with what its parts are compared by: made once, for any number of lists. */
export interface Searchable {
  reading: Reading
  written: Way
  /** By the Latin letters that its letters look like; null where none is doubtful. */
  seen: Way | null
}

interface Way {
  way: typeof asWritten | typeof asSeen
  sums: Sums
  /** The fingerprint of the `headLength` units from each. */
  heads: Uint32Array
}

export function searchable(reading: Reading): Searchable {
  const isDoubtful = (reading.doubts.at(-1) ?? 0) > 0
  return {
    reading,
    written: wayOf(asWritten, reading.units, reading.length),
    seen: isDoubtful ? wayOf(asSeen, reading.twins, reading.length) : null,
  }
}

function wayOf(way: Way['way'], units: Uint16Array, length: number): Way {
  const sums = sumsOf(units, length)
  const heads = new Uint32Array(Math.max(0, length - headLength + 1))
  for (let at = 0; at < heads.length; at++) heads[at] = place(sums, at, at + headLength)
  return { way, sums, heads }
}

/** Where terms of the list stand, in order, none within another. */
export function findTerms(list: WordList, { reading, written, seen }: Searchable): Span[] {
  const found: Span[] = []
  for (const way of seen === null ? [written] : [written, seen]) {
    const search = { list, reading, found, ...way }
    searchWords(search)
    searchParts(search)
  }
  return outermost(found)
}

interface Search extends Way {
  list: WordList
  reading: Reading
  found: Span[]
}

function searchWords(all: Search): void {
  const { list, sums } = all
  const { starts, ends } = all.reading
  for (const count of bitsOf(list.wholes)) {
    for (let word = 0; word + count <= starts.length; word++) {
      const from = starts[word] as number
      const to = ends[word + count - 1] as number
      if (to - from > longestPart || !hasHead(list, edges.whole, place(sums, from, to))) continue
      ask(all, from, to, edges.whole)
    }
  }
}

function searchParts(all: Search): void {
  const { list, reading } = all
  const [, prefixes = [], suffixes = [], inner = []] = list.lengths.map(bitsOf)
  if (prefixes.length > 0) for (const from of reading.starts) searchFrom(all, from, prefixes)
  if (suffixes.length > 0) for (const to of reading.ends) searchTo(all, to, suffixes)
  if (inner.length > 0) searchAnywhere(all, inner)
}

// By length, the shortest first: those that are shorter than a head are asked for at once, the others
// where there is a term with this head. Out of bounds there is no head, and no longer term either.
function searchFrom(all: Search, from: number, lengths: readonly number[]): void {
  for (const length of lengths) {
    if (length >= headLength && !mayBe(all, from, edges.prefix)) return
    ask(all, from, from + length, edges.prefix)
  }
}

function searchTo(all: Search, to: number, lengths: readonly number[]): void {
  for (const length of lengths) {
    if (length >= headLength && !mayBe(all, to - headLength, edges.suffix)) return
    ask(all, to - length, to, edges.suffix)
  }
}

function searchAnywhere(all: Search, lengths: readonly number[]): void {
  const short = lengths.filter((length) => length < headLength)
  const long = lengths.filter((length) => length >= headLength)
  const { kinds: of, length: end } = all.reading
  for (let from = 0; short.length > 0 && from < end; from++) {
    // Short terms that may begin within a word are refused when a list is compiled.
    if (of[from] !== kinds.free) continue
    for (const length of short) ask(all, from, from + length, edges.inner)
  }
  for (let from = 0; long.length > 0 && from < all.heads.length; from++) {
    if (!mayBe(all, from, edges.inner)) continue
    for (const length of long) ask(all, from, from + length, edges.inner)
  }
}

function mayBe({ list, heads }: Search, at: number, edge: Edges): boolean {
  const head = heads[at]
  return head !== undefined && hasHead(list, edge, head)
}

function ask(
  { list, reading, sums, way, found }: Search,
  from: number,
  to: number,
  edge: Edges,
): void {
  if (from < 0 || to > reading.length || to - from > longestPart) return
  if (way === asSeen && !isDoubtful(reading, from, to)) return
  if (isListed(list, sums, from, to, edge, way)) found.push(spanOf(reading, from, to))
}

function bitsOf(mask: number): number[] {
  return Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (mask >>> bit) & 1)
}

function isDoubtful({ words, doubts }: Reading, from: number, to: number): boolean {
  const first = words[from] as number
  const before = first === 0 ? 0 : (doubts[first - 1] as number)
  return (doubts[words[to - 1] as number] as number) > before
}

// A part of a word is shown with the whole of it.
function spanOf(reading: Reading, from: number, to: number): Span {
  const { kinds: of, words, starts, ends } = reading
  const isWord = (at: number) => of[at] === kinds.word
  const first = isWord(from) ? (starts[words[from] as number] as number) : from
  const last = isWord(to - 1) ? (ends[words[to - 1] as number] as number) : to
  return { start: reading.from[first] as number, end: reading.to[last - 1] as number }
}

function outermost(spans: Span[]): Span[] {
  spans.sort((one, other) => one.start - other.start || other.end - one.end)
  const kept: Span[] = []
  for (const span of spans) {
    const last = kept.at(-1)
    if (last === undefined || span.end > last.end) kept.push(span)
  }
  return kept
}
