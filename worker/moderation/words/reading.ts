// A text as words are looked for in it: one stream of folded UTF-16 units in which words stand one space
// apart, each unit with the place in the source that it came from. One pass, linear.
import { glyphOf, isVoicing, kinds } from './glyphs.ts'

export interface Reading {
  /** How many units the stream has. */
  length: number
  units: Uint16Array
  /** The same with each letter as the Latin one that it looks like. */
  twins: Uint16Array
  /** Where each unit's character begins and ends in the source. */
  from: Int32Array
  to: Int32Array
  /** Of each unit, one of `kinds`; `gap` is the space. */
  kinds: Uint8Array
  /** The number of the word that each unit is in; of a space, that of the word before it. */
  words: Uint32Array
  /** Where each word, or run of a script without spaces, begins in the stream, and where it ends. */
  starts: number[]
  ends: number[]
  /** By word, how many up to and with it may be in other letters than they seem. */
  doubts: number[]
}

const space = 0x20
// What Markdown has in a word's midst is not seen by readers: * \ ` ~
const isQuiet = (code: number) => code === 0x2a || code === 0x5c || code === 0x60 || code === 0x7e

/**
 * `isSource` where the text is Markdown: then its signs do not part words. `room` is one to write into,
 * for many short texts one after the other.
 */
export function readText(source: string, isSource = false, room?: Reading): Reading {
  let reading = room ? { ...room, starts: [], ends: [] } : emptyReading(source.length + 16)
  const { starts, ends } = reading
  const alphabets: number[] = []
  let [length, open, plain] = [0, kinds.gap as number, 0]
  for (let at = 0, next = 0; at < source.length; at = next) {
    const code = source.codePointAt(at) as number
    next = at + (code > 0xffff ? 2 : 1)
    if (isSource && isQuiet(code)) continue
    const { kind, text, twin, alphabet, isPlain } = glyphOf(code)
    if (kind === kinds.nothing) {
      // What cannot be seen alone belongs to what stands before it.
      if (open !== kinds.gap) reading.to[length - 1] = next
      continue
    }
    if (kind !== open) {
      if (open !== kinds.gap) ends.push(length)
      open = kind
      if (kind !== kinds.gap) {
        starts.push(length)
        alphabets.push(0)
      }
    } else if (kind === kinds.gap) continue
    if (kind === kinds.gap) {
      if (length === 0) continue
    } else if (isVoicing(text.charCodeAt(0)) && voice(reading, length, text, next)) continue
    else {
      alphabets[alphabets.length - 1] = (alphabets.at(-1) as number) | alphabet
      if (isPlain) plain |= alphabet
    }
    const count = kind === kinds.gap ? 1 : text.length
    if (length + count > reading.units.length) reading = wider(reading)
    if (count === 1) {
      const unit = kind === kinds.gap ? space : text.charCodeAt(0)
      set(reading, length++, unit, kind === kinds.gap ? space : twin, kind, at, next)
      continue
    }
    for (let index = 0; index < count; index++) {
      const unit = text.charCodeAt(index)
      set(reading, length++, unit, unit, kind, at, next)
    }
  }
  if (open !== kinds.gap) ends.push(length)
  // Without the space after the last word.
  return { ...reading, length: ends.at(-1) ?? 0, doubts: doubtsOf(alphabets, plain) }
}

function set(
  { units, twins, kinds, words, from, to, starts }: Reading,
  length: number,
  unit: number,
  twin: number,
  kind: number,
  at: number,
  next: number,
): void {
  units[length] = unit
  twins[length] = twin
  kinds[length] = kind
  words[length] = starts.length - 1
  from[length] = at
  to[length] = next
}

export function emptyReading(size: number): Reading {
  return {
    length: 0,
    units: new Uint16Array(size),
    twins: new Uint16Array(size),
    from: new Int32Array(size),
    to: new Int32Array(size),
    kinds: new Uint8Array(size),
    words: new Uint32Array(size),
    starts: [],
    ends: [],
    doubts: [],
  }
}

// Few characters count as more than themselves, and none as more than 18.
function wider(reading: Reading): Reading {
  const larger = emptyReading(2 * reading.units.length + 18)
  for (const name of ['units', 'twins', 'from', 'to', 'kinds', 'words'] as const) {
    larger[name].set(reading[name])
  }
  return { ...larger, starts: reading.starts, ends: reading.ends }
}

function voice({ units, twins, to }: Reading, length: number, mark: string, end: number): boolean {
  if (length === 0) return false
  const voiced = (String.fromCharCode(units[length - 1] as number) + mark).normalize('NFC')
  if (voiced.length > 1) return false
  units[length - 1] = twins[length - 1] = voiced.charCodeAt(0)
  to[length - 1] = end
  return true
}

// A word in the letters of several alphabets is doubtful, and one that is wholly in letters with twins
// where nothing in the text shows that it really is in that alphabet.
function doubtsOf(alphabets: readonly number[], plain: number): number[] {
  let sum = 0
  return alphabets.map((alphabet) => {
    const isDoubtful = (alphabet & (alphabet - 1)) !== 0 || (alphabet & ~plain) !== 0
    return isDoubtful ? ++sum : sum
  })
}
