// The same as tables for people, in widget/README.md between two marks.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeElement } from './document.ts'

/** Where they lie. */
export const readmeFile = resolve(import.meta.dirname, '../widget/README.md')

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function tables(): Record<string, string> {
  const { attributes, properties, methods, events, customProperties, parts } = describeElement()
  return {
    attributes: table(
      ['attribute', 'what it says'],
      attributes.map(({ name, description }) => [`\`${name}\``, description]),
    ),
    methods: table(
      ['property or method', ''],
      [
        ...properties.map(({ name, description }) => [`\`${name}\``, description]),
        ...methods.map((one) => [`\`${one.name}(${one.parameters})\``, one.description]),
      ],
    ),
    events: table(
      ['event', '`detail`', 'when'],
      events.map(({ name, detail, description }) => [`\`${name}\``, `\`${detail}\``, description]),
    ),
    'custom-properties': table(
      ['custom property', 'of', 'default'],
      customProperties.map((one) => [`\`${one.name}\``, one.description, `\`${one.default}\``]),
    ),
    parts: table(
      ['part', 'what it is'],
      parts.map(({ name, description }) => [`\`${name}\``, description]),
    ),
  }
}

/** The page with its tables made anew. */
export function readmeText(): string {
  return Object.entries(tables()).reduce(
    (text, [name, made]) => {
      const [begin, end] = [`<!-- manifest: ${name} -->`, '<!-- end -->']
      const from = text.indexOf(begin)
      const to = text.indexOf(end, from)
      if (from < 0 || to < 0) throw new Error(`${readmeFile} has no room for ${name}`)
      return `${text.slice(0, from)}${begin}\n${made}\n${text.slice(to)}`
    },
    readFileSync(readmeFile, 'utf8'),
  )
}
