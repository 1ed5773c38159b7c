// The names of all texts, by group, in the order of the packed languages. A build writes down what this
// finds, and does not ship the texts with it. What only the siblings say is in files of their own.
import { en } from './en.ts'

type Group = { [name: string]: unknown }

const { siblings: _, ...packed } = en

/** One line a group: its path, then its names. */
export const names = linesOf(packed as unknown as Group).join('\n')

function linesOf(group: Group, path = ''): string[] {
  const entries = Object.entries(group)
  const isGroup = ([, value]: [string, unknown]) => typeof value === 'object'
  const own = entries.filter((entry) => !isGroup(entry)).map(([name]) => name)
  const inner = entries
    .filter(isGroup)
    .flatMap(([name, value]) => linesOf(value as Group, path ? `${path}.${name}` : name))
  return [...(own.length ? [[path, ...own].join(' ')] : []), ...inner]
}
