// Which texts a word list finds a term in, and where: folding, borders of words, phrases, open ends,
// scripts without spaces, letters that look like others.
import { describe, expect, it } from 'vitest'
import { compileList } from '../../worker/moderation/words/compile.ts'
import { findTerms, searchable } from '../../worker/moderation/words/find.ts'
import { openList } from '../../worker/moderation/words/list.ts'
import { readText } from '../../worker/moderation/words/reading.ts'

/** What of the text matched, as it stands there. */
function found(terms: string[], text: string, isSource = false): string[] {
  const spans = findTerms(openList(compileList(terms)), searchable(readText(text, isSource)))
  return spans.map(({ start, end }) => text.slice(start, end))
}

describe('a word', () => {
  it.each([
    ['alone', 'badger', 'badger'],
    ['in capitals', 'What a BADGER!', 'BADGER'],
    ['between signs', '(badger), "badger"', 'badger,badger'],
    ['after a line', 'one\nbadger\ttwo', 'badger'],
    ['with a hyphen at it', 'honey-badger', 'badger'],
    ['in wide letters', 'ｂａｄｇｅｒ', 'ｂａｄｇｅｒ'],
    ['in mathematical letters', 'a 𝖇𝖆𝖉𝖌𝖊𝖗 b', '𝖇𝖆𝖉𝖌𝖊𝖗'],
    ['in circles', 'Ⓑⓐⓓⓖⓔⓡ', 'Ⓑⓐⓓⓖⓔⓡ'],
    ['in black squares', '🅱🅰🅳🅶🅴🆁', '🅱🅰🅳🅶🅴🆁'],
    ['in brackets of its letters', '⒝⒜⒟⒢⒠⒭', '⒝⒜⒟⒢⒠⒭'],
    ['in small capitals', 'ʙᴀᴅɢᴇʀ', 'ʙᴀᴅɢᴇʀ'],
    ['with accents', 'bádgèr', 'bádgèr'],
    ['with piled marks', 'b\u0336a\u0336d\u0334\u0300ger', 'b\u0336a\u0336d\u0334\u0300ger'],
    ['with strokes', 'bađger', 'bađger'],
    [
      'with characters that nobody sees',
      'b\u200ba\u200dd\u2060g\u00ade\ufe0fr',
      'b\u200ba\u200dd\u2060g\u00ade\ufe0fr',
    ],
    ['with a trade mark', 'Badger™', 'Badger'],
    ['with a few Cyrillic letters', 'bаdgеr', 'bаdgеr'],
    ['with Greek and Armenian letters', 'bαdgeր, bɑdցer', 'bɑdցer'],
  ])('is found %s', (_title, text, parts) => {
    expect(found(['badger'], text).join()).toBe(parts)
  })

  it.each([
    ['as part of another', 'badgers', 'badger'],
    ['in the midst of another', 'Scunthorpe', 'cunt'],
    ['at the end of another', 'Sussex, Essex', 'sex'],
    ['with a digit at it', 'badger2', 'badger'],
    ['over a space', 'bad ger', 'badger'],
    ['of digits in a longer number', '1488', '88'],
  ])('is not found %s', (_title, text, term) => {
    expect(found([term], text)).toEqual([])
  })

  it('has the sharp s as two and both small sigmas as one', () => {
    expect(found(['scheisse'], 'Scheiße, SCHEISSE')).toEqual(['Scheiße', 'SCHEISSE'])
    expect(found(['λογος'], 'ΛΌΓΟΣ')).toEqual(['ΛΌΓΟΣ'])
  })

  it('may be written with or without points and vowel signs where these are left out', () => {
    expect(found(['كلب'], 'كَلْبٌ وكلب، كـلـب')).toEqual(['كَلْبٌ', 'كـلـب'])
    expect(found(['כלב'], 'כֶּלֶב')).toEqual(['כֶּלֶב'])
  })

  it('keeps the marks that make another letter', () => {
    expect(found(['кои'], 'кой')).toEqual([])
    expect(found(['किला'], 'कला')).toEqual([])
  })

  it('holds an apostrophe of either form, or none to be seen', () => {
    expect(found(["fo'c'sle"], 'fo’c’sle')).toEqual(['fo’c’sle'])
  })
})

describe('a letter of another alphabet', () => {
  it('is its Latin twin in a word of two alphabets', () => {
    expect(found(['pot'], 'pоt, роt')).toEqual(['pоt', 'роt'])
  })

  it('is itself where the comment is really written in it', () => {
    expect(found(['pot', 'cop'], 'Закрой рот и убери сор')).toEqual([])
  })

  it('is its twin where nothing in the comment shows that it is', () => {
    expect(found(['pot'], 'a lot of рот')).toEqual(['рот'])
  })

  it('may be the one that was meant', () => {
    expect(found(['сука'], 'ты суka, СУКА, cyka')).toEqual(['суka', 'СУКА', 'cyka'])
    expect(found(['сор'], 'A good cop is glad of a quiet day')).toEqual([])
  })
})

describe('a phrase', () => {
  it.each(['old badger', 'OLD  Badger', 'old-badger', 'old, badger', 'old\nbadger'])(
    'is found whatever stands between its words: %j',
    (text) => {
      expect(found(['old badger'], `An ${text}.`)).toEqual([text])
    },
  )

  it('needs all of its words, in order, and whole', () => {
    expect(found(['old badger'], 'old grey badger, badger old, oldbadger, bold badger')).toEqual([])
  })

  it('may have eight', () => {
    const phrase = 'one two three four five six seven eight'
    expect(found([phrase], `zero ${phrase} nine`)).toEqual([phrase])
  })
})

describe('an open end', () => {
  it('takes the rest of the word along, on that side alone', () => {
    const text = 'badger badgers badgering honeybadger honeybadgers'
    expect(found(['badger*'], text)).toEqual(['badger', 'badgers', 'badgering'])
    expect(found(['*badger'], text)).toEqual(['badger', 'honeybadger'])
    expect(found(['*badger*'], text)).toEqual(text.split(' '))
  })

  it('may be at a phrase', () => {
    expect(found(['old badger*'], 'old badgering')).toEqual(['old badgering'])
  })

  it('does not make the same word elsewhere open', () => {
    expect(found(['badger*', '*otter'], 'sea-otters otterly')).toEqual([])
  })
})

describe('a script without spaces', () => {
  it.each([
    ['Chinese', '傻瓜', '你这个傻瓜啊', '傻瓜'],
    ['one Chinese character', '屎', '狗屎运', '屎'],
    ['hiragana', 'ばか', 'おまえばかだ', 'ばか'],
    ['half-wide katakana', 'バカ', 'ﾊﾞｶだ', 'ﾊﾞｶ'],
    ['Thai', 'ควาย', 'ไอ้ควายนี่', 'ควาย'],
    ['an emoji', '🍆', 'a🍆🏽b', '🍆🏽'],
  ])('has no borders: %s', (_title, term, text, part) => {
    expect(found([term], text)).toEqual([part])
  })

  it('keeps voiced kana apart', () => {
    expect(found(['ハカ'], 'バカ')).toEqual([])
  })

  it('has them where the term goes over into a word', () => {
    expect(found(['卡拉ok'], '去卡拉OK店')).toEqual(['卡拉OK'])
    expect(found(['卡拉ok'], '卡拉okay')).toEqual([])
  })

  it('parts words that stand in it', () => {
    expect(found(['badger'], '这是badger的')).toEqual(['badger'])
  })
})

describe('a place in the source', () => {
  it('is counted in UTF-16 units, whatever stands before', () => {
    const text = '🦡ﷺ\u200b é\u0301 "bad\u00adger"'
    expect(found(['badger'], text)).toEqual(['bad\u00adger'])
  })

  it('goes over signs of Markdown within a word, and stops at those around it', () => {
    expect(found(['badger'], 'a **badger** or b**adg**er, b\\adger', true)).toEqual([
      'badger',
      'b**adg**er',
      'b\\adger',
    ])
  })

  it('is told once where terms overlap, as the longest', () => {
    expect(found(['old', 'old badger', 'badger*'], 'old badgers, old badger')).toEqual([
      'old',
      'badgers',
      'old badger',
    ])
  })
})
