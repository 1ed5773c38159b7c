// How long a comment's text takes on its way in: source to nodes, and nodes to HTML. Beside it what the
// same library takes alone, and what a read pays for the nodes that are stored.
import markdownIt from 'markdown-it'
import { encodeHtml } from '../worker/markup/encode.ts'
import { parseBody } from '../worker/markup/parse.ts'
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
  return measured.map(({ bytes, parse, encode, library }) => [
    `parse and encode ${whole(bytes)} bytes of Markdown, to markdown-it alone`,
    `${(parse + encode).toFixed(2)} ms, ${ratio((parse + encode) / library)}`,
    '',
  ])
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
