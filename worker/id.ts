// Identifiers: 24 characters of base 62 in ASCII order, so that text order is time order:
// 8 for the millisecond, 16 random (95 bits), which nobody guesses.

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const timeLength = 8
const randomLength = 16
const pattern = new RegExp(`^[0-9A-Za-z]{${timeLength + randomLength}}$`)

/** A new id for something that happened at `at` (milliseconds since 1970). */
export function newId(at: number): string {
  return base62(at, timeLength) + randomDigits(randomLength)
}

const lastTime = 62 ** timeLength - 1

/** What every id of that millisecond, and of every later one, is greater than. */
export function leastId(at: number): string {
  return base62(Math.min(Math.max(at, 0), lastTime), timeLength)
}

/** The last `length` digits of a whole number in base 62. */
export function base62(number: number, length: number): string {
  let out = ''
  for (let rest = number; out.length < length; rest = Math.floor(rest / 62)) {
    out = digits[rest % 62] + out
  }
  return out
}

/** A number of `length` digits of base 62 read back; NaN where it is none. */
export function numberOf(text: string, length: number): number {
  if (text.length !== length || !/^[0-9A-Za-z]+$/.test(text)) return Number.NaN
  const number = [...text].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0)
  return Number.isSafeInteger(number) ? number : Number.NaN
}

/** The millisecond that an id of ours says. */
export function timeOf(id: string): number {
  return [...id.slice(0, timeLength)].reduce((time, digit) => time * 62 + digits.indexOf(digit), 0)
}

/** Whether `value` is spelled like an id of ours. */
export function isId(value: string): boolean {
  return pattern.test(value)
}

/** So many random digits of base 62. */
export function randomDigits(length: number): string {
  let out = ''
  while (out.length < length) {
    // 248 is the last multiple of 62 in a byte: what lies above would make some digits likelier.
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < 248 && out.length < length) out += digits[byte % 62]
    }
  }
  return out
}
