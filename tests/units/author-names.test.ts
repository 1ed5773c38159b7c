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

  it.each([
    ['Latin', 'x', '\u0301'],
    ['Cyrillic', 'ж', '\u0483'],
    ['Thai', 'ก', '\u0e47'],
    ['Arabic', 'ب', '\u0651'],
    ['no', '○', '\u20dd'],
  ])('loses the marks that pile up on a letter of %s script', (_, letter, mark) => {
    const name = `${letter}${mark.repeat(36)} ${letter}`
    expect(kept(name)).toBe(`${letter}${mark.repeat(3)} ${letter}`)
  })

  it('loses them where a joiner stands in between, and where a letter may have more', () => {
    expect(kept(`क्\u200d${'्\u200d\u0301'.repeat(9)}ष`)).toBe('क्\u200d्ष')
    expect(kept(`ש${'\u05bc'.repeat(36)}ה`)).toBe(`ש${'\u05bc'.repeat(6)}ה`)
    expect(kept(`a${'\u0f71'.repeat(36)}`)).toBe(`a${'\u0f71'.repeat(3)}`)
  })

  it.each([
    ['Vietnamese', 'Nguyê\u0303n Thi\u0323\u0302 Hươ\u0300ng'],
    ['Lithuanian', 'Ėle\u0303\u0328na\u0301'],
    ['Greek', 'Ἄι\u0308\u0301δ\u0345α'],
    ['pointed Hebrew', 'שִׁמְשׁוֹן שּׁ\u05b8\u05bdה'],
    ['vocalised Arabic', 'مُحَمَّدٌ عَبْدُ ٱللّٰه'],
    ['Persian', 'عَلی\u200cرِضا'],
    ['Devanagari', 'ज़ाकिर हुसैन श्र्यंगाँ क़ैफ़ों'],
    ['Bengali', 'র\u200d্যাঁ চৌধুরী'],
    ['Tamil', 'ஸ்ரீநிவாஸன்'],
    ['Sinhala', 'ශ්\u200dරී ක්\u200dෂේත්\u200dර'],
    ['Thai', 'ปิ่นเกล้า ญฺิ่ น้ำผึ้ง'],
    ['Lao', 'ຄໍາຜຶ້ງ'],
    ['Khmer', 'ស៊ីុន ញ៉ាំ ស្ត្រី'],
    ['Burmese', 'မျှော်လင့် ညွှန့် ကြွေ လျှော့'],
    ['Tibetan', 'བསྒྲུབས་ ཧཱུྃ རྐྱེན ཀྵྨྱི'],
    ['Javanese', 'ꦏꦿꦾꦺꦴꦁ'],
    ['emoji', '👁\ufe0f\u200d🗨\ufe0f 👩🏽\u200d🚀 1\ufe0f\u20e3'],
  ])('keeps every mark of %s', (_, name) => {
    expect(kept(name)).toBe(name.normalize())
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
