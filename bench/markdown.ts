// How long a comment's text takes on its way in: source to nodes, and nodes to HTML. Beside it what the
// same library takes alone, and what a read pays for the nodes that are stored. Then how the time grows of
// texts that are made to be slow; that their work does not is held by tests/units/markup-growth.test.ts.
import markdownIt from 'markdown-it'
import { encodeHtml } from '../worker/markup/encode.ts'
import { MarkupLimitError, parseBody } from '../worker/markup/parse.ts'
import { sized, slowTexts } from './slow-texts.ts'
import { median, ratio, table, whole } from './table.ts'

const paragraph = `The **bridge** was closed *before* the talks began, and nobody on either side has said who
would pay for it; [the treaty](https://news.example/treaty?article=4) says \`half each\`, which ~~is~~ was
never done. See https://news.example/bridge for what it cost.

> Half each, payable in spring.

- the ferry runs twice a day
- the road takes *nine* hours

\`\`\`text
1994  agreed
2006  not paid
\`\`\`

`

/** Prints the table; returns lines for the summary. */
export function measureMarkdown(): string[][] {
  const library = markdownIt({ linkify: true })
  const measured = [1_000, 10_000].map((bytes) => {
    const source = paragraph.repeat(Math.ceil(bytes / paragraph.length)).slice(0, bytes)
    const nodes = parseBody(source)
    const stored = JSON.stringify(nodes)
    return {
      bytes,
      parse: time(() => parseBody(source)),
      encode: time(() => encodeHtml(nodes)),
      library: time(() => library.render(source)),
      json: time(() => JSON.parse(stored)),
    }
  })
  const lines = measured.map(({ bytes, parse, encode, library, json }) => [
    `${whole(bytes)} bytes`,
    ...[parse, encode, library, json].map((value) => `${value.toFixed(3)} ms`),
    ratio((parse + encode) / library),
    ratio((parse + encode) / json),
  ])
  const head = ['source', 'parse', 'encode', 'markdown-it alone', 'JSON.parse of the nodes']
  console.log(`\n## Markdown\n\n${table([...head, 'to markdown-it', 'to JSON.parse'], lines)}`)
  return [
    ...measured.map(({ bytes, parse, encode, library }) => [
      `parse and encode ${whole(bytes)} bytes of Markdown, to markdown-it alone`,
      `${(parse + encode).toFixed(2)} ms, ${ratio((parse + encode) / library)}`,
      '',
    ]),
    measureGrowth(),
  ]
}

// Times of a few milliseconds say little: what counts is the slowest, and what grows most above them.
function measureGrowth(): string[] {
  const grown = slowTexts
    .filter((generator) => !generator.over_64k)
    .map((generator) => {
      const [small, half, full] = [10_000, 20_000, 40_000].map((bytes) => {
        const source = sized(generator, bytes)
        return Math.min(...[1, 2, 3].map(() => turn(() => parseAnyway(source), 1)))
      }) as [number, number, number]
      return { id: JSON.stringify(generator.id), small, half, full, growth: full / half }
    })
    .sort((one, other) => other.full - one.full)
  const lines = grown
    .slice(0, 8)
    .map(({ id, small, half, full, growth }) => [
      id,
      ...[small, half, full].map((value) => `${value.toFixed(1)} ms`),
      ratio(growth),
    ])
  const head = ['repeated', '10 kB', '20 kB', '40 kB', '40 kB to 20 kB']
  console.log(`\n## The slowest of ${grown.length} texts made to be slow\n\n${table(head, lines)}`)
  const slow = grown.filter(({ half }) => half > 4)
  const [steepest] = slow.sort((one, other) => other.growth - one.growth)
  const shown = steepest
    ? `${ratio(steepest.growth)}, of ${slow.length} above 4 ms`
    : 'none above 4 ms'
  return ['greatest growth of a slow text’s time when its size doubles', shown, '']
}

function parseAnyway(source: string): void {
  try {
    parseBody(source)
  } catch (error) {
    if (!(error instanceof MarkupLimitError)) throw error
  }
}

// The median of many turns of about 5 ms each, after as many that let the compiler settle.
function time(act: () => unknown): number {
  const turns = 60
  let repeats = 1
  while (turn(act, repeats) < 5 && repeats < 100_000) repeats *= 2
  const times = Array.from({ length: turns }, () => turn(act, repeats) / repeats)
  return median(times.slice(turns / 3))
}

function turn(act: () => unknown, repeats: number): number {
  const began = performance.now()
  for (let repeat = 0; repeat < repeats; repeat++) act()
  return performance.now() - began
}
