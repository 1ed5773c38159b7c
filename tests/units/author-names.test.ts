// What of a name is kept: nothing that nobody sees, for by it two names that look the same would be two.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { authorName } from '../../worker/contract/requests.ts'

const kept = (name: string) => v.parse(authorName, name)

describe('a name', () => {
  it.each([
    ['a soft hyphen', 'Zo\u00adë'],
    ['a grapheme joiner', 'Zoë\u034f'],
    ['a variation selector', 'Zoë\ufe0f'],
    ['a joiner between Latin letters', 'Zo\u200d\u200cë'],
    ['a blank of Braille', '\u2800Zoë\u2800'],
    ['a Hangul filler', 'Zoë\u3164'],
    ['a tag', 'Zoë\u{e0041}'],
    ['a variant of no Chinese character', 'Zoë\u{e0100}'],
    ['a mark of direction', '\u200eZoë\u200f'],
  ])('loses %s', (_, name) => {
    expect(kept(name)).toBe('Zoë')
  })

  it.each([
    ['a family', '👨‍👩‍👧 Ada'],
    ['a heart in colour', '❤\ufe0f Ada'],
    ['a waving hand of a colour', '👋🏽 Ada'],
    ['a rainbow flag', '🏳\ufe0f\u200d🌈'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} Isla'],
    ['a Persian name of two parts', 'علی\u200cرضا'],
    ['a name in Devanagari', 'क्\u200dष'],
    ['a Bengali one', 'র\u200d্যাচেল'],
    ['a digit on a key', '1\ufe0f\u20e3 Ada'],
    ['a variant of a Chinese character', '葛\u{e0100}城'],
  ])('keeps %s', (_, name) => {
    expect(kept(name)).toBe(name)
  })

  it('is composed once nothing unseen stands in between', () => {
    expect(kept('e\u034f\u0301ric')).toBe('\u00e9ric')
  })

  it('loses a joiner where it joins nothing', () => {
    expect(kept('دا\u200cرا')).toBe('دارا')
    expect(kept('Ada 👩\u200d')).toBe('Ada 👩')
  })

  it('is none where nothing of it is seen', () => {
    for (const name of ['\u3164\uffa0', '\u2800', '\u200d\u00ad', ' ']) {
      expect(v.safeParse(authorName, name).success).toBe(false)
    }
  })
})
