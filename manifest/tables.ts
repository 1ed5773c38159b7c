// The same as tables for people, in widget/README.md between two marks.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeElement, describeSiblings, type ElementDocument } from './document.ts'

/** Where they lie. */
export const readmeFile = resolve(import.meta.dirname, '../widget/README.md')

interface Kind {
  head: string[]
  rows(element: ElementDocument): string[][]
}

const code = (text: string) => `\`${text}\``

const kinds: Record<string, Kind> = {
  attributes: {
    head: ['attribute', 'what it says'],
    rows: ({ attributes }) => attributes.map(({ name, description }) => [code(name), description]),
  },
  methods: {
    head: ['property or method', ''],
    rows: ({ properties, methods }) => [
      ...properties.map(({ name, description }) => [code(name), description]),
      ...methods.map((one) => [code(`${one.name}(${one.parameters})`), one.description]),
    ],
  },
  events: {
    head: ['event', '`detail`', 'when'],
    rows: ({ events }) =>
      events.map(({ name, detail, description }) => [code(name), code(detail), description]),
  },
  'custom-properties': {
    head: ['custom property', 'of', 'default'],
    rows: ({ customProperties }) =>
      customProperties.map((one) => [code(one.name), one.description, code(one.default)]),
  },
  parts: {
    head: ['part', 'what it is'],
    rows: ({ parts }) => parts.map(({ name, description }) => [code(name), description]),
  },
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** By the name of their mark: what there is of the discussion, and of all small elements together. */
function tables(): [mark: string, table: string][] {
  const discussion = describeElement()
  const siblings = describeSiblings()
  return Object.entries(kinds).flatMap(([kind, { head, rows }]): [string, string][] => {
    const all = siblings.flatMap((one) =>
      rows(one).map((cells, nth) => [nth ? '' : code(`<${one.tag}>`), ...cells]),
    )
    return [
      [kind, table(head, rows(discussion))],
      [`small ${kind}`, table(['element', ...head], all)],
    ]
  })
}

/** The page with its tables made anew. */
export function readmeText(): string {
  return tables().reduce(
    (text, [mark, made]) => {
      const [begin, end] = [`<!-- manifest: ${mark} -->`, '<!-- end -->']
      const from = text.indexOf(begin)
      const to = text.indexOf(end, from)
      if (from < 0 || to < 0) throw new Error(`${readmeFile} has no room for ${mark}`)
      return `${text.slice(0, from)}${begin}\n${made}\n${text.slice(to)}`
    },
    readFileSync(readmeFile, 'utf8'),
  )
}
