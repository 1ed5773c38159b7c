// What judging takes, counted and not timed: it grows with the text and not with the lists, and no text
// makes it grow faster than itself. `npm run bench -- policy` tells the times.
import { describe, expect, it } from 'vitest'
import { workOf } from '../support/work.ts'

const { someSketches, factsOf, proseOf, termsOf } = await import('../../bench/policy-texts.ts')
const { parseBody } = await import('../../worker/markup/parse.ts')
const { judge } = await import('../../worker/moderation/judge.ts')
const { compileList } = await import('../../worker/moderation/words/compile.ts')
const { openList } = await import('../../worker/moderation/words/list.ts')

const moderation = /\/worker\/moderation\//
const sketches = someSketches()
const listOf = (terms: number) => openList(compileList(termsOf(terms)))
const [none, few, many] = [listOf(0), listOf(1_000), listOf(50_000)] as const

function judging(body: string, list = many): number {
  const facts = factsOf(body, parseBody(body), list, list, sketches)
  judge(facts)
  return workOf(moderation, () => judge(facts))
}

// Long, because a busy machine is no failure.
describe('the work of judging', { timeout: 60_000 }, () => {
  it('hardly follows from the size of the lists', () => {
    const body = proseOf(4_000)
    const [without, with1k, with50k] = [none, few, many].map((list) => judging(body, list)) as [
      number,
      number,
      number,
    ]
    expect(with1k).toBeGreaterThan(without)
    expect(with50k / with1k).toBeLessThan(2)
  })

  it.each([
    ['prose', proseOf(1_000)],
    ['one word', 'a'],
    ['short words', 'ab '],
    ['letters apart', 'a '],
    ['beginnings of terms', 'badijofuhagu '],
    ['Chinese', '的一是不了人我在有他'],
    ['look-alikes', 'сор '],
    ['marks', 'a\u0301'],
    ['characters that nobody sees', 'a\u200b'],
    ['ligatures of many letters', 'ﷺ'],
    ['emphasis within words', 'abcd**efghijkl**'],
    ['links', 'https://blocked-7.example/a '],
    ['signs', '!? …'],
    ['emoji', '👩‍👩‍👧‍👦'],
  ])('grows in step with the text: %s', (_title, part) => {
    const sized = (bytes: number) => part.repeat(Math.ceil(bytes / Buffer.byteLength(part)))
    const [half, whole] = [judging(sized(5_000)), judging(sized(10_000))]
    expect(whole / half).toBeLessThan(2.4)
    expect(whole / 10_000).toBeLessThan(1_000)
  })
})
