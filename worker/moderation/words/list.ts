// A word list as it is stored: one text of letters, digits, "-" and "_", looked into where it lies and
// never unpacked, so that the first comment of a cold isolate waits for nothing.
//
// A line of JSON; then four sets of bits, four a character; then for each bucket where its entries begin (3
// characters), one more for the end; then the entries (8 characters each), by bucket. An entry is 42 bits of a fingerprint and 6 of how it is to be
// found. No term stands in it: what matched is shown by the text that it matched in.
import { mark, place, type Sums } from './fingerprint.ts'

export const listForm = 1
export const offsetWidth = 3
export const entryWidth = 8
export const bucketSize = 3

/** Where a term may begin and end: only where a word does, or anywhere. */
export const edges = { whole: 0, prefix: 1, suffix: 2, inner: 3 } as const
export type Edges = (typeof edges)[keyof typeof edges]

/** Whether an entry is looked for as the letters are, or as what they look like. */
export const asWritten = 4
export const asSeen = 8

export interface ListHead {
  form: typeof listForm
  /** How many terms it was made of. */
  terms: number
  buckets: number
  /** Bit n: there are terms of n words. */
  wholes: number
  /** By edges, bit n: there are terms of n units. */
  lengths: readonly [number, number, number, number]
  /** By edges: how many bits say which whole terms, or beginnings (of suffixes, ends) of `headLength`
   *  units, may be among the entries. They spare most look-ups. */
  headBits: readonly [number, number, number, number]
}

export interface WordList extends Omit<ListHead, 'headBits'> {
  text: string
  /** Where in the text the bits of each edge begin, the offsets, and the entries. */
  heads: readonly number[]
  headMasks: readonly number[]
  offsets: number
  entries: number
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digits = Uint8Array.from(alphabet, (character) => character.charCodeAt(0))
const values = new Uint8Array(128)
for (const [value, code] of digits.entries()) values[code] = value

/** A number in so many characters, least first. */
export function written(number: number, width: number): string {
  let text = ''
  for (let rest = number; text.length < width; rest = Math.floor(rest / 64)) {
    text += alphabet[rest % 64]
  }
  return text
}

/** Opens a stored list; throws where it was stored by another version of this code. */
export function openList(text: string): WordList {
  let end = text.indexOf('\n') + 1
  const { headBits, ...head } = JSON.parse(text.slice(0, end)) as ListHead
  if (head.form !== listForm) throw new Error(`a word list of form ${head.form}, not ${listForm}`)
  const heads = headBits.map((bits) => {
    const begin = end
    end += bits / 4
    return begin
  })
  const entries = end + (head.buckets + 1) * offsetWidth
  const headMasks = headBits.map((bits) => bits - 1)
  return { ...head, text, heads, headMasks, offsets: end, entries }
}

function numberAt(text: string, at: number, width: number): number {
  let number = 0
  for (let digit = width - 1; digit >= 0; digit--) {
    number = number * 64 + (values[text.charCodeAt(at + digit)] as number)
  }
  return number
}

export function bucketOf(place: number, buckets: number): number {
  return Math.floor((place / 0x1_0000_0000) * buckets)
}

export const headLength = 4

/** Whether there may be a term with such edges of which this is the fingerprint, or that of its head. */
export function hasHead({ heads, headMasks, text }: WordList, edge: Edges, place: number): boolean {
  const head = place & (headMasks[edge] as number)
  const four = values[text.charCodeAt((heads[edge] as number) + (head >>> 2))] as number
  return ((four >> (head & 3)) & 1) === 1
}

/** The seven characters of a fingerprint, as numbers below 64. */
export function digitOf(place: number, mark: number, at: number): number {
  if (at < 5) return (mark >>> (6 * at)) & 63
  return at === 5 ? (mark >>> 30) | ((place & 15) << 2) : (place >>> 4) & 63
}

/** Whether the units from `from` to `to` are on the list, with such edges, as written or as seen. */
export function isListed(
  list: WordList,
  sums: Sums,
  from: number,
  to: number,
  edge: Edges,
  way: typeof asWritten | typeof asSeen,
): boolean {
  const { text } = list
  const where = place(sums, from, to)
  const offset = list.offsets + bucketOf(where, list.buckets) * offsetWidth
  const end = numberAt(text, offset + offsetWidth, offsetWidth)
  let entry = numberAt(text, offset, offsetWidth)
  if (entry === end) return false
  const what = mark(sums, from, to)
  const first = digits[what & 63]
  for (; entry < end; entry++) {
    const at = list.entries + entry * entryWidth
    if (text.charCodeAt(at) !== first) continue
    let digit = 1
    while (digit < 7 && text.charCodeAt(at + digit) === digits[digitOf(where, what, digit)]) digit++
    if (digit < 7) continue
    const kind = values[text.charCodeAt(at + 7)] as number
    if ((kind & 3) === edge && (kind & way) !== 0) return true
  }
  return false
}
