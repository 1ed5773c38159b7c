// What one character counts as when words are compared: NFKC, lower case, without marks on letters, and
// beside that the Latin letter that it looks like. Worked out once for each character that occurs, and
// without a regular expression where most texts have their letters: those are slow to begin with.
import { foreignTwins, latinTwins, plainlyLatin } from './twins.ts'

/** What a character is to words: no part of any, passed over as if it were not there, a part of one, or
 *  of a script without spaces (or an emoji), where words may begin and end anywhere. */
export const kinds = { gap: 0, word: 1, free: 2, nothing: 3 } as const
export type Kind = (typeof kinds)[keyof typeof kinds]

export interface Glyph {
  kind: Kind
  /** What it counts as. */
  text: string
  /** The UTF-16 unit of the Latin letter that it looks like; the first of its own where it looks like
   *  none. */
  twin: number
  /** A bit for its alphabet, of those with twins; 0 for others. */
  alphabet: number
  /** Whether no letter of another alphabet looks like it. */
  isPlain: boolean
}

/** From and to, in turn. */
type Ranges = readonly number[]

const latin: Ranges = [
  0x41, 0x2af, 0x1d00, 0x1dbf, 0x1e00, 0x1eff, 0x2c60, 0x2c7f, 0xa720, 0xa7ff, 0xab30, 0xab64,
]
const cyrillic: Ranges = [0x400, 0x52f, 0x1c80, 0x1c8f, 0xa640, 0xa69f]
const greek: Ranges = [0x370, 0x3ff, 0x1f00, 0x1fff]
// Armenian, Cherokee, Coptic, Lisu.
const rarer: Ranges = [0x530, 0x58f, 0x13a0, 0x13ff, 0xab70, 0xabbf, 0x2c80, 0x2cff, 0xa4d0, 0xa4ff]

// Thai, Lao, Tibetan, Myanmar, Khmer, then what Chinese and Japanese are written in.
const withoutSpaces: Ranges = [
  0xe00, 0xeff, 0xf00, 0xfff, 0x1000, 0x109f, 0x1780, 0x17ff, 0x2e80, 0x2fdf, 0x3005, 0x3007,
  0x3021, 0x312f, 0x31a0, 0x31ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xf900, 0xfaff, 0x20000, 0x3ffff,
]

// Accents, points and vowel signs that a writer may leave out. The marks of other scripts are letters in
// all but name, and so are the two that voice a kana.
const loose: Ranges = [
  0x300, 0x36f, 0x483, 0x489, 0x591, 0x5bd, 0x5bf, 0x5bf, 0x5c1, 0x5c2, 0x5c4, 0x5c5, 0x5c7, 0x5c7,
  0x610, 0x61a, 0x640, 0x640, 0x64b, 0x65f, 0x670, 0x670, 0x6d6, 0x6dc, 0x6df, 0x6e4, 0x6e7, 0x6e8,
  0x6ea, 0x6ed, 0x1ab0, 0x1aff, 0x1dc0, 0x1dff, 0x20d0, 0x20ff, 0xfe20, 0xfe2f,
]

// Of the punctuation that most texts have: what is not seen, and what parts words.
const unseenPoints: Ranges = [0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x206f]
const partingPoints: Ranges = [0x2010, 0x205f, 0x3000, 0x3004, 0x3008, 0x3020]

const word = /[\p{L}\p{M}\p{N}]/u
const others = /[^\p{L}\p{M}\p{N}]/gu
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Emoji_Modifier}]/u
const pictograph = /^\p{Extended_Pictographic}/u

// The signs for marks in trade stand behind a word; the short i is no i with an accent.
const exceptions: ReadonlyMap<string, string> = new Map([
  ['\u2122', ' '],
  ['\u2120', ' '],
  ['\u0419', 'й'],
  ['\u0439', 'й'],
])

export const gap: Glyph = { kind: kinds.gap, text: '', twin: 0, alphabet: 0, isPlain: false }
const nothing: Glyph = { ...gap, kind: kinds.nothing }

const mostKept = 8_192
const kept = new Map<number, Glyph>()

export function glyphOf(code: number): Glyph {
  const known = kept.get(code)
  if (known !== undefined) return known
  const glyph = make(code)
  // A text of ever new characters must not fill the isolate.
  if (kept.size >= mostKept) kept.clear()
  kept.set(code, glyph)
  return glyph
}

function make(code: number): Glyph {
  const character = String.fromCodePoint(code)
  if (code < 0x80)
    return isBasic(code) ? glyph(character, character.toLowerCase(), kinds.word) : gap
  if (isIdeograph(code)) return glyph(character, character, kinds.free)
  if (isIn(loose, code) || isUnseen(code)) return nothing
  if (isIn(partingPoints, code)) return gap
  const base = baseOf(code)
  const text = textOf(base)
  const kind = kindOf(code, text)
  return kind === kinds.gap || text === '' ? gap : glyph(base, text, kind)
}

function glyph(base: string, text: string, kind: Kind): Glyph {
  const alphabet = alphabetOf(text.charCodeAt(0))
  const isForeign = alphabet > 1 && text.length === 1
  const twin = isForeign ? (foreignTwins.get(base) ?? foreignTwins.get(text) ?? text) : text
  const isPlain = alphabet === 1 ? plainlyLatin.has(text) : twin === text
  return { kind, text, twin: twin.charCodeAt(0), alphabet, isPlain }
}

function alphabetOf(code: number): number {
  if (code < 0x41) return 0
  if (isIn(latin, code)) return 1
  if (isIn(cyrillic, code)) return 2
  if (isIn(greek, code)) return 4
  return isIn(rarer, code) ? 8 : 0
}

function isIn(ranges: Ranges, code: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) {
    if (code >= (ranges[at] as number) && code <= (ranges[at + 1] as number)) return true
  }
  return false
}

function isBasic(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
}

function isIdeograph(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
}

function isEuropean(code: number): boolean {
  return code >= 0xc0 && code <= 0x52f
}

function isPoint(code: number): boolean {
  if (code < 0x2000) return code >= 0xa1 && code <= 0xbf && code !== 0xad
  return code <= 0x206f || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff01 && code <= 0xff5e)
}

function isUnseen(code: number): boolean {
  if (isEuropean(code)) return false
  return isPoint(code) ? isIn(unseenPoints, code) : unseen.test(String.fromCodePoint(code))
}

// NFKC leaves two blocks of letters in circles and squares alone.
function baseOf(code: number): string {
  for (const from of [0x1f150, 0x1f170]) {
    if (code >= from && code < from + 26) return String.fromCharCode(0x61 + code - from)
  }
  const character = String.fromCodePoint(code)
  return exceptions.get(character) ?? withoutMarks(character.normalize('NFKD')).normalize('NFC')
}

function withoutMarks(text: string): string {
  if (text.length === 1) return text
  return [...text].filter((character) => !isIn(loose, character.codePointAt(0) ?? 0)).join('')
}

// By way of the capitals, so that ß is ss and both forms of sigma are one. What encloses letters, as in ⒜
// or ㏂, is left out.
function textOf(base: string): string {
  const small = withoutMarks(base.toUpperCase().toLowerCase())
  const letters = small.length > 1 ? small.replace(others, '') : small
  return latinTwins.get(letters) ?? (letters === '' ? small : letters)
}

function kindOf(code: number, text: string): Kind {
  const first = text.codePointAt(0) ?? 0
  if (first < 0x80) return isBasic(first) ? kinds.word : kinds.gap
  if (isVoicing(first) || isIn(withoutSpaces, first)) {
    return word.test(text) ? kinds.free : kinds.gap
  }
  if (isEuropean(code) ? code !== 0xd7 && code !== 0xf7 : word.test(text)) return kinds.word
  return pictograph.test(text) ? kinds.free : kinds.gap
}

/** The two marks that voice the kana before them. */
export function isVoicing(unit: number): boolean {
  return unit === 0x3099 || unit === 0x309a
}
