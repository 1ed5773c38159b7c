// What may stand on a word list, what is said of what may not, and how a list is stored and kept.
import { describe, expect, it } from 'vitest'
import { termsOf } from '../../bench/policy-texts.ts'
import { compileList, listLimits, WordListError } from '../../worker/moderation/words/compile.ts'
import { findTerms, searchable } from '../../worker/moderation/words/find.ts'
import { KeptLists } from '../../worker/moderation/words/kept-lists.ts'
import { openList } from '../../worker/moderation/words/list.ts'
import { readText } from '../../worker/moderation/words/reading.ts'

const finds = (stored: string, text: string) =>
  findTerms(openList(stored), searchable(readText(text))).length > 0

function faultsOf(terms: string[]): WordListError['faults'] {
  try {
    compileList(terms)
  } catch (error) {
    if (error instanceof WordListError) return error.faults
    throw error
  }
  return []
}

describe('a term', () => {
  it.each([
    ['is empty', ''],
    ['is empty', ' \t '],
    ['has no letter, digit or emoji in it', '*'],
    ['has no letter, digit or emoji in it', '**'],
    ['has no letter, digit or emoji in it', '...'],
    ['has no letter, digit or emoji in it', '\u0301\u0302'],
    ['has no letter, digit or emoji in it', '\u200b\u2060'],
    ['has a * elsewhere than at its beginning or end', 'bad*ger'],
    ['has a * elsewhere than at its beginning or end', '**badger'],
    ['has fewer than 2 letters beside the *', 'b*'],
    ['has fewer than 4 letters beside the *', '*bad*'],
    ['has more than 8 words', 'a b c d e f g h i'],
    ['is longer than 100 characters', 'b'.repeat(101)],
    ['is longer than 20 letters, which only whole words may be', `${'b'.repeat(21)}*`],
    ['is longer than 20 letters, which only whole words may be', '傻'.repeat(21)],
    ['is longer than 128 letters', 'ﷺ'.repeat(10)],
  ])('%s: %j', (detail, term) => {
    expect(faultsOf(['sound', term])).toEqual([{ term: 1, detail }])
  })

  it('may be a digit, a Chinese character or a flag of one emoji', () => {
    expect(faultsOf(['8', '屎', '🍆', '14 88', 'b'.repeat(100)])).toEqual([])
  })

  it('is told of with all other faulty ones', () => {
    expect(faultsOf(['', 'sound', '*']).map(({ term }) => term)).toEqual([0, 2])
  })
})

describe('a list', () => {
  it('may have 50,000 terms and no more', () => {
    expect(faultsOf(Array.from({ length: listLimits.terms + 1 }, () => 'a'))).toEqual([
      { term: null, detail: 'has 50001 terms, more than 50000' },
    ])
  })

  it('may be empty', () => {
    expect(finds(compileList([]), 'anything at all')).toBe(false)
  })

  it('is stored as plain characters that JSON leaves as they are, in at most a megabyte', () => {
    const latin = compileList(termsOf(listLimits.terms))
    const cyrillic = compileList(
      Array.from({ length: listLimits.terms }, (_, at) => `сука${at.toString(36)}х`),
    )
    for (const stored of [latin, cyrillic]) {
      const body = stored.slice(stored.indexOf('\n') + 1)
      expect(body).toMatch(/^[\w-]*$/)
      expect(stored.length).toBeLessThan(1_000_000)
    }
    expect(latin.length).toBeLessThan(500_000)
  }, 30_000)

  it('finds each of 50,000 terms and nothing beside them', () => {
    const words = Array.from({ length: listLimits.terms }, (_, at) => `word${at}`)
    const stored = compileList(words)
    const all = (prefix: string) =>
      findTerms(openList(stored), searchable(readText(words.map((w) => prefix + w).join(' '))))
    expect(all('').length).toBe(words.length)
    expect(all('x').length).toBe(0)
  }, 30_000)

  it('is the same whatever the order of its terms, and whether they are repeated', () => {
    const terms = termsOf(500)
    const [head, ...rest] = compileList(terms).split('\n')
    const turned = compileList([...terms].reverse()).split('\n')
    expect(turned).toEqual([head, ...rest])
    expect(
      compileList([...terms, ...terms])
        .split('\n')
        .slice(1),
    ).toEqual(rest)
  })

  it('of another form than this code knows is not opened', () => {
    const stored = compileList(['badger']).replace('"form":1', '"form":2')
    expect(() => openList(stored)).toThrow('form 2')
  })
})

describe('kept lists', () => {
  const [first, second] = [compileList(['badger']), compileList(['otter'])]

  it('are read once a version', () => {
    const kept = new KeptLists()
    expect(kept.at('site/blocked')).toBeNull()
    const list = kept.open('site/blocked', 1, first)
    expect(kept.at('site/blocked')?.version).toBe(1)
    expect(kept.open('site/blocked', 1, null)).toBe(list)
    expect(kept.open('site/blocked', 2, second)).not.toBe(list)
    expect(() => kept.open('site/blocked', 3, null)).toThrow('neither kept nor read')
  })

  it('forget the one that was used longest ago when there is no more room', () => {
    const kept = new KeptLists(first.length + second.length)
    kept.open('a', 1, first)
    kept.open('b', 1, second)
    kept.open('a', 1, null)
    kept.open('c', 1, second)
    expect(['a', 'b', 'c'].map((name) => kept.at(name)?.version ?? null)).toEqual([1, null, 1])
  })
})
