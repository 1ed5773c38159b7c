// A sketch of a text: 64 bits, kept beside a comment, by which texts that are nearly equal are known
// without either of them. Each run of four letters falls into one of 64 boxes; of each box the least run
// is kept, and of that one bit. Two sketches agree in half of their bits, and in half of what share of
// their runs the texts have in common.
import { policyRanges } from '../contract/policy.ts'
import { type Reading, readText } from './words/reading.ts'

/** 16 hexadecimal digits. */
export type Sketch = string

const boxes = 64
const run = 4
const [least] = policyRanges.leastCharacters

/** The sketch to be kept beside a comment of which readers see this text. */
export function sketchOfText(shown: string): Sketch | null {
  return sketchOf(readText(shown))
}

/** Null where the text is too short to be told from others. */
export function sketchOf({ twins, length }: Reading): Sketch | null {
  if (length < least) return null
  const smallest = new Float64Array(boxes).fill(Number.POSITIVE_INFINITY)
  for (let at = 0; at + run <= length; at++) {
    const hash = hashOf(twins, at)
    const box = hash >>> 26
    if (hash < (smallest[box] as number)) smallest[box] = hash
  }
  return digits(smallest)
}

function hashOf(units: Uint16Array, at: number): number {
  let hash = 0x811c9dc5
  for (let step = 0; step < run; step++) {
    hash = Math.imul(hash ^ (units[at + step] as number), 0x01000193)
  }
  return mixed(hash)
}

function mixed(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}

function digits(smallest: Float64Array): string {
  let text = ''
  for (let box = 0; box < boxes; box += 4) {
    let value = 0
    for (let next = box; next < box + 4; next++) value = 2 * value + bitOf(smallest, next)
    text += value.toString(16)
  }
  return text
}

// A short text leaves boxes empty. Each looks for one that is not, in an order of its own that is the same
// for every text, so that like texts borrow alike; and every box asks for another bit.
function bitOf(smallest: Float64Array, box: number): number {
  let from = box
  for (let tries = 1; smallest[from] === Number.POSITIVE_INFINITY; tries++) {
    from = tries < boxes ? mixed(box * boxes + tries) >>> 26 : (from + 1) % boxes
  }
  return mixed((smallest[from] as number) ^ Math.imul(box + 1, 0x9e3779b1)) & 1
}

/** What share of their runs two texts have in common, in per cent: near enough, and nearest where they
 *  are nearly equal. */
export function likeness(one: Sketch, other: Sketch): number {
  const differing = differences(one, other, 0) + differences(one, other, 8)
  return Math.round(100 * Math.max(0, 1 - (2 * differing) / boxes))
}

function differences(one: Sketch, other: Sketch, at: number): number {
  const half = (sketch: Sketch) => Number.parseInt(sketch.slice(at, at + 8), 16)
  let count = 0
  for (let rest = half(one) ^ half(other); rest !== 0; rest &= rest - 1) count++
  return count
}
