// Fingerprints of parts of a stream: any part's in a few steps, from two running sums over the whole, so
// that looking for words costs the same however long they are. 62 bits; not for keeping secrets.

/** The longest part that is asked for. */
export const longestPart = 128

const bases = [0x2c1b3c6d, 0x297a2d39] as const
const powers = bases.map((base) => {
  const table = new Int32Array(longestPart + 1)
  table[0] = 1
  for (let at = 1; at <= longestPart; at++) table[at] = Math.imul(table[at - 1] ?? 0, base)
  return table
}) as [Int32Array, Int32Array]

export interface Sums {
  one: Int32Array
  two: Int32Array
}

export function sumsOf(units: Uint16Array, length: number): Sums {
  const one = new Int32Array(length + 1)
  const two = new Int32Array(length + 1)
  let [first, second] = [0, 0]
  for (let at = 0; at < length; at++) {
    const unit = scatter((units[at] as number) + 1)
    first = (Math.imul(first, bases[0]) + unit) | 0
    second = (Math.imul(second, bases[1]) + unit) | 0
    one[at + 1] = first
    two[at + 1] = second
  }
  return { one, two }
}

function scatter(value: number): number {
  const wide = Math.imul(value, 0x9e3779b1)
  return Math.imul(wide ^ (wide >>> 15), 0x85ebca77)
}

/** Of the units from `from` to `to`: where to look (32 bits), and what must be there (32 more). */
export function place(sums: Sums, from: number, to: number): number {
  return mixed(partOf(sums.one, powers[0], from, to), partOf(sums.two, powers[1], from, to))
}

export function mark(sums: Sums, from: number, to: number): number {
  return mixed(partOf(sums.two, powers[1], from, to), partOf(sums.one, powers[0], from, to) ^ 0x55)
}

function partOf(sums: Int32Array, power: Int32Array, from: number, to: number): number {
  const before = Math.imul(sums[from] as number, power[to - from] as number)
  return ((sums[to] as number) - before) | 0
}

function mixed(one: number, two: number): number {
  let sum = one ^ Math.imul(two, 0x27d4eb2f)
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return (sum ^ (sum >>> 16)) >>> 0
}
