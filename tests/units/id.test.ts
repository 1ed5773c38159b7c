// Identifiers: their text stands in the order of their time, and nobody guesses the next one.
import { describe, expect, it } from 'vitest'
import { isId, newId, timeOf } from '../../worker/id.ts'

const day = 86_400_000

describe('an id', () => {
  it('has 24 characters of base 62, well below the 40 of the contract', () => {
    for (const at of [0, 1, Date.UTC(2026, 10, 23), Date.UTC(3000, 0, 1)]) {
      expect(newId(at)).toMatch(/^[0-9A-Za-z]{24}$/)
    }
  })

  it('stands after every id of an earlier millisecond, and before every later one', () => {
    const some = [0, 61, 62, 3_843, 10 ** 12, Date.UTC(2026, 0, 1), Date.UTC(2100, 0, 1)]
    const times = some.flatMap((at) => [at, at + 1, at + 2])
    const inTime = [...new Set(times)].sort((a, b) => a - b).map(newId)
    expect([...inTime].sort()).toEqual(inTime)
  })

  it('stands so in the order that SQLite has for text, which is that of bytes', () => {
    const made = Array.from({ length: 500 }, (_, nth) => newId(Date.UTC(2026, 0, 1) + nth * 997))
    const bytes = (text: string) => [...new TextEncoder().encode(text)]
    const compare = (a: string, b: string) => {
      const [left, right] = [bytes(a), bytes(b)]
      const at = left.findIndex((byte, place) => byte !== right[place])
      return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
    }
    expect([...made].sort(compare)).toEqual(made)
  })

  it('says the millisecond that it was made in', () => {
    for (const at of [
      0,
      1,
      62,
      10 ** 12,
      Date.UTC(2026, 10, 23, 18, 30, 1, 999),
      Date.UTC(8000, 0, 1),
    ]) {
      expect(timeOf(newId(at))).toBe(at)
    }
  })

  it('has room for thousands of years', () => {
    expect(timeOf('z'.repeat(24)) / day / 365).toBeGreaterThan(6_000)
  })

  it('is never made twice, not even in the same millisecond', () => {
    const made = new Set(Array.from({ length: 20_000 }, () => newId(1_000)))
    expect(made.size).toBe(20_000)
  })

  it('uses every digit as often as any other, so that none helps to guess', () => {
    const seen = new Map<string, number>()
    const made = 4_000
    for (let nth = 0; nth < made; nth++) {
      for (const digit of newId(0).slice(8)) seen.set(digit, (seen.get(digit) ?? 0) + 1)
    }
    const expected = (made * 16) / 62
    expect(seen.size).toBe(62)
    // Six times the standard deviation: false less than once in a million runs.
    const most = 6 * Math.sqrt(expected)
    for (const count of seen.values()) expect(Math.abs(count - expected)).toBeLessThan(most)
  })
})

describe('what is no id', () => {
  it.each([
    '',
    'x',
    'a'.repeat(23),
    'a'.repeat(25),
    `${'a'.repeat(23)}-`,
    `${'a'.repeat(23)}_`,
    `${'a'.repeat(23)} `,
    `${'a'.repeat(24)}\n`,
    `${'a'.repeat(23)}é`,
    '０'.repeat(24),
  ])('is told from one: `%s`', (value) => {
    expect(isId(value)).toBe(false)
  })

  it('is not what we make', () => {
    expect(isId(newId(0))).toBe(true)
    expect(isId('z'.repeat(24))).toBe(true)
  })
})
