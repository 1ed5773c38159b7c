// What judging a comment costs with every rule on and two word lists of 50,000 terms: warm, and in an
// isolate that has judged nothing yet. That the work follows from the text alone is held by
// tests/units/moderation-work.test.ts.
import { parseBody } from '../worker/markup/parse.ts'
import { judge } from '../worker/moderation/judge.ts'
import { compileList } from '../worker/moderation/words/compile.ts'
import { openList } from '../worker/moderation/words/list.ts'
import { measureCold } from './policy-cold.ts'
import { factsOf, proseOf, someSketches, termsOf } from './policy-texts.ts'
import { median, milliseconds, table, whole } from './table.ts'

const terms = 50_000

/** Prints the tables; returns lines for the summary. */
export async function measurePolicy(): Promise<string[][]> {
  const began = performance.now()
  const lists = [termsOf(terms), termsOf(terms - 1)].map(compileList) as [string, string]
  const compiling = (performance.now() - began) / 2
  const sketches = someSketches()
  const body = proseOf(1_000)
  const cold = await measureCold({ body, blocked: lists[0], watched: lists[1], sketches })
  const [blocked, watched] = [openList(lists[0]), openList(lists[1])]
  const warm = [1_000, 10_000].map((bytes) => {
    const text = proseOf(bytes)
    const facts = factsOf(text, parseBody(text), blocked, watched, sketches)
    if (judge(facts).outcome !== 'publish') throw new Error('the comment did not pass every rule')
    return { bytes, time: timeOf(() => judge(facts)) }
  })
  const lines = [
    ...warm.map(({ bytes, time }) => [`${whole(bytes)} bytes, warm`, milliseconds(time)]),
    ['1,000 bytes, the first of an isolate, lists opened', both(cold, 'judge')],
    ['parsing its Markdown, the first of an isolate', both(cold, 'parse')],
    ['what the start of an isolate takes for that', both(cold, 'start')],
    [`compiling ${whole(terms)} terms, once when they are saved`, milliseconds(compiling)],
    ['what is stored of them', `${whole(lists[0].length)} bytes`],
  ]
  console.log(`\n## The policy, every rule on, two lists\n\n${table(['what', 'measured'], lines)}`)
  return [
    ['judging 10 kB, every rule on, warm', milliseconds(warm[1]?.time ?? Number.NaN), '< 10 ms'],
    [
      'parsing and judging 1 kB, the first of an isolate, middle (least)',
      `${milliseconds(cold.middle.parse + cold.middle.judge)} (${milliseconds(cold.least.parse + cold.least.judge)})`,
      '≤ 8 ms',
    ],
  ]
}

type Cold = Awaited<ReturnType<typeof measureCold>>

function both({ middle, least }: Cold, part: keyof Cold['middle']): string {
  return `${milliseconds(middle[part])} (${milliseconds(least[part])})`
}

function timeOf(act: () => unknown): number {
  const times = Array.from({ length: 60 }, () => {
    const began = performance.now()
    act()
    return performance.now() - began
  })
  return median(times.slice(20))
}
