// Text made to be slow to parse, at any size: shapes of our own, always, and the public generators where
// they lie beside the repository.
import { existsSync, readFileSync } from 'node:fs'

interface Repeated {
  repeat: string
  times: number
}

export type Generator = { id: string; over_64k?: boolean } & (
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

const corpus = new URL('../../shared/corpora/markdown_pathological.json', import.meta.url)

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

const listed: Generator[] = existsSync(corpus) ? JSON.parse(readFileSync(corpus, 'utf8')).cases : []

export const slowTexts = [...own, ...listed]

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
export function sized(generator: Generator, bytes: number): string {
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
