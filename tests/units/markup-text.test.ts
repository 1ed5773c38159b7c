// What a comment says as plain text, and when it says nothing that anyone could see.
import { describe, expect, it } from 'vitest'
import { parseBody } from '../../worker/markup/parse.ts'
import { isBlank, plainText } from '../../worker/markup/text.ts'

describe('the plain text of a comment', () => {
  it('begins a new line with every block', () => {
    const source =
      'a *b*\nc\n\n> d\n\n- e\n  - f\n- g\n\n```\nh\n  i\n```\n\n`j` [k](https://x.example)'
    expect(plainText(parseBody(source))).toBe('a b\nc\nd\ne\nf\ng\nh\n  i\nj k')
  })

  it('is empty where there is nothing', () => {
    expect(plainText([])).toBe('')
    expect(plainText([{ tag: 'ul', children: [{ tag: 'li' }] }])).toBe('')
  })
})

describe('a comment that shows nothing', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \t\n\u00a0\u2003\u3000'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['a soft hyphen', '&shy;'],
    ['direction marks', '\u200e\u200f\u061c\u202a\u2066'],
    ['the Braille blank', '\u2800'],
    ['Hangul fillers', '\u3164\u115f\u1160\uffa0'],
    ['Mongolian separators', '\u180e\u180b'],
    ['variation selectors', '\ufe0f\ufe00\u{e0100}'],
    ['tags', '\u{e0001}\u{e0061}'],
    ['a joiner of graphemes', '\u034f'],
    ['invisible operators', '\u2061\u2064'],
    ['Khmer inherent vowels', '\u17b4\u17b5'],
    ['line separators', '\u2028\u2029'],
    ['an interlinear mark', '\ufff9'],
    ['an empty item', '-'],
    ['an empty quote', '> \u200b'],
    ['an empty fence', '```\n\n```'],
    ['blank code', '`\u2800`'],
    ['blank emphasis', '**&ZeroWidthSpace;**\\\n&nbsp;'],
  ])('is one of %s', (_title, source) => {
    expect(isBlank(parseBody(source))).toBe(true)
  })

  it.each([
    ['a letter', 'a'],
    ['an emoji', '❤️'],
    ['a mark', '.'],
    ['a letter among blanks', '\u2800\u200b*\u3164a*'],
    ['Hangul', '가'],
    ['an Arabic sign', '\u0600'],
    ['a link without text', '[](https://x.example)'],
    ['code', '```\n0\n```'],
  ])('is not one of %s', (_title, source) => {
    expect(isBlank(parseBody(source))).toBe(false)
  })
})
