// Text made to be slow to parse: shapes of our own, always, and the public generators where they
// lie beside the repository. Held: work, time and output grow in step with the text.
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { encodeHtml } from '../../worker/markup/encode.ts'
import { outputLimit } from '../../worker/markup/limits.ts'
import { markdown } from '../../worker/markup/markdown.ts'
import { MarkupLimitError, parseBody } from '../../worker/markup/parse.ts'

interface Repeated {
  repeat: string
  times: number
}

type Generator = { id: string; over_64k?: boolean } & (
  | { payload: string }
  | (Repeated & { prefix: string; suffix: string })
  | { parts: Repeated[] }
  | {
      series: {
        before: string
        char: string
        after: string
        from: number
        to: number
        desc?: boolean
      }
    }
  | { numbered: { template: string; from: number; to: number; suffix: string } }
)

const corpus = new URL('../../../shared/corpora/markdown_pathological.json', import.meta.url)

const own: Generator[] = [
  '![',
  '[',
  '[a](',
  '[a](b "',
  '[a](<b',
  '](',
  '*a **a ',
  '*a_ ',
  '~~a ~',
  '``\\',
  'a`b``',
  '> ',
  '- ',
  '> - 1. ',
  '- a\n',
  '- - -\n',
  '* *\t',
  '>\n\n',
  '```\n',
  '<',
  '<https://a',
  'https://a.b/',
  'http://',
  'http://a-',
  'https://a.b/(',
  'https://a.b/"',
  '"https://a.b ',
  'mailto:a@',
  'mailto:a@b ',
  '[a.b](https://a.b)',
  '[a.b/](https://c.d)',
  '[![a](https://b.c',
  '&amp;',
  '&',
  '\\',
  '   \n',
  '\u200b',
  '\u{1d482}',
].map((repeat) => ({
  id: repeat,
  prefix: '',
  repeat,
  times: Math.ceil(45_000 / Buffer.byteLength(repeat)),
  suffix: '](https://x.example)',
}))

const present = existsSync(corpus)
if (!present) console.info('shared/corpora is not here: the public generators were not tried.')
const listed: Generator[] = present ? JSON.parse(readFileSync(corpus, 'utf8')).cases : []
const generators = [...own, ...listed]
const small = generators.filter((generator) => !generator.over_64k)

/** The generator's text at a share of its size. */
function expand(generator: Generator, share: number): string {
  const part = (count: number) => (count <= 1 ? count : Math.floor(count * share))
  const repeated = ({ repeat, times }: Repeated) => repeat.repeat(part(times))
  if ('payload' in generator) return generator.payload
  if ('parts' in generator) return generator.parts.map(repeated).join('')
  if ('series' in generator) {
    const { before, char, after, from, to, desc } = generator.series
    const lines = Array.from(
      { length: part(to - from) },
      (_, i) => before + char.repeat(from + i) + after,
    )
    return (desc ? lines.reverse() : lines).join('')
  }
  if ('numbered' in generator) {
    const { template, from, to, suffix } = generator.numbered
    const lines = Array.from({ length: part(to - from) }, (_, i) =>
      template.replace('%d', `${from + i}`),
    )
    return lines.join('') + suffix.slice(0, part(suffix.length))
  }
  return generator.prefix + repeated(generator) + generator.suffix
}

const sizedTexts = new Map<string, string>()

/** The generator's text, just under so many bytes. */
function sized(generator: Generator, bytes: number): string {
  const key = `${generator.id} ${bytes}`
  const text = sizedTexts.get(key) ?? search(generator, bytes)
  sizedTexts.set(key, text)
  return text
}

function search(generator: Generator, bytes: number): string {
  let [low, high] = [0, 1]
  while (high - low > 1e-4) {
    const share = (low + high) / 2
    if (Buffer.byteLength(expand(generator, share)) < bytes) low = share
    else high = share
  }
  return expand(generator, low)
}

function outputOf(source: string): number | null {
  try {
    return Buffer.byteLength(encodeHtml(parseBody(source)))
  } catch (error) {
    if (error instanceof MarkupLimitError) return null
    throw error
  }
}

function timeOf(source: string): number {
  const start = performance.now()
  outputOf(source)
  return performance.now() - start
}

/** The best times of two to five rounds, in milliseconds; stops early where they satisfy. */
function bestTimes(sources: string[], satisfying: (times: number[]) => boolean): number[] {
  let best = sources.map(timeOf)
  for (let round = 2; round <= 5 && (round === 2 || !satisfying(best)); round += 1) {
    best = best.map((time, at) => Math.min(time, timeOf(sources[at] ?? '')))
  }
  return best
}

/** Whether no doubling takes three times as long; times under 4 ms say nothing. */
function growsInStep(times: number[]): boolean {
  return times.every((time, at) => {
    const before = times[at - 1] ?? 0
    return before < 4 || time / before < 3
  })
}

const skipToken = markdown.inline.skipToken

/** How often the parser looked ahead, and how many tokens it made. */
function workOf(source: string): number {
  let steps = 0
  markdown.inline.skipToken = (state) => {
    steps += 1
    skipToken.call(markdown.inline, state)
  }
  const tokens = markdown.parse(source, {})
  return tokens.reduce((sum, token) => sum + 1 + (token.children?.length ?? 0), steps)
}

afterEach(() => {
  markdown.inline.skipToken = skipToken
})

// A busy machine may spoil one measurement, a slow parser spoils all.
const timed = { retry: 2 }

describe('text made to be slow', () => {
  it.each(generators)(
    'is parsed in under 50 ms at the size of a comment: $id',
    timed,
    (generator) => {
      const source = sized(generator, 10_000)
      const [time] = bestTimes([source], ([first = 0]) => first < 50)
      expect(time).toBeLessThan(50)
      expect(outputOf(source) ?? 0).toBeLessThanOrEqual(outputLimit(Buffer.byteLength(source)))
    },
  )

  it.each(small)('takes work and gives output in step with its size: $id', (generator) => {
    const sources = [10_000, 20_000, 40_000].map((bytes) => sized(generator, bytes))
    for (const measure of [workOf, outputOf]) {
      const [one = null, two = null, four = null] = sources.map(measure)
      if (one !== null && two !== null) expect(two / one).toBeLessThan(2.2)
      if (two !== null && four !== null) expect(four / two).toBeLessThan(2.2)
    }
  })

  it.each(small)('takes time in step with its size: $id', timed, (generator) => {
    const sources = [10_000, 20_000, 40_000].map((bytes) => sized(generator, bytes))
    expect(bestTimes(sources, growsInStep)).toSatisfy(growsInStep)
  })
})
