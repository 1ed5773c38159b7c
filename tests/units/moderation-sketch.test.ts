// How well sketches tell nearly equal texts from others. Which texts are tried is fixed, so nothing here
// is left to chance.
import { describe, expect, it } from 'vitest'
import { termsOf } from '../../bench/policy-texts.ts'
import { likeness, sketchOfText } from '../../worker/moderation/sketch.ts'

const words = termsOf(9_000).flatMap((term) => term.match(/^[a-z]+$/) ?? [])
const textOf = (number: number, count: number) =>
  words.slice(number * count, (number + 1) * count).join(' ')
const like = (one: string, other: string) =>
  likeness(sketchOfText(one) ?? '', sketchOfText(other) ?? '')

describe('a sketch', () => {
  it('is sixteen hexadecimal digits, the same for the same text', () => {
    expect(sketchOfText(textOf(0, 30))).toMatch(/^[0-9a-f]{16}$/)
    expect(sketchOfText(textOf(0, 30))).toBe(sketchOfText(textOf(0, 30)))
  })

  it('there is none of a text that says too little', () => {
    expect(sketchOfText('Me too!')).toBeNull()
    expect(sketchOfText('')).toBeNull()
    expect(sketchOfText('.'.repeat(500))).toBeNull()
  })

  it('does not see case, signs, accents and what nobody sees', () => {
    const text = 'The ferry runs twice a day, and the road takes nine hours.'
    const other = 'THE FERRY RUNS — twice a dáy and thе roa\u200bd\ntakes nine hours!!!'
    expect(like(text, other)).toBe(100)
  })

  it.each([8, 30, 120])('tells other texts of %i words apart, all of them', (count) => {
    const pairs = Array.from({ length: 30 }, (_, at) => [
      textOf(2 * at, count),
      textOf(2 * at + 1, count),
    ])
    const alike = pairs.map(([one = '', other = '']) => like(one, other))
    expect(Math.max(...alike)).toBeLessThan(60)
  })

  it.each([20, 60, 120])('knows a text of %i words again with one of them changed', (count) => {
    const alike = Array.from({ length: 30 }, (_, at) => {
      const text = textOf(at, count)
      const changed = text
        .split(' ')
        .with(at % count, 'otherwise')
        .join(' ')
      return like(text, changed)
    })
    expect(Math.min(...alike)).toBeGreaterThanOrEqual(70)
  })

  it('does not take half a text for the whole', () => {
    const alike = Array.from({ length: 30 }, (_, at) => {
      const text = textOf(at, 60)
      return like(text, `${text.slice(0, text.length / 2)} ${textOf(at + 40, 30)}`)
    })
    expect(Math.max(...alike)).toBeLessThan(70)
  })
})
