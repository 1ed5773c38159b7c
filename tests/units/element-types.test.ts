// What widget/types declares is what the manifest says of the elements: not a name less, and none more.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { manifestFile } from '../../manifest/document.ts'

const declared = readFileSync(
  resolve(import.meta.dirname, '../../widget/types/elements.d.ts'),
  'utf8',
)

/** The names in an interface of elements.d.ts. */
function namesOf(name: string): string[] {
  const [, body = ''] =
    new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(declared) ?? []
  return [...body.matchAll(/^ {2}(?:readonly )?'?([\w-]+)'?\??[:(]/gm)]
    .map(([, found = '']) => found)
    .sort()
}

interface Named {
  name: string
}
type Element = Record<'attributes' | 'members' | 'events', Named[]> & Named & { tagName: string }
const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
  modules: { declarations: Element[] }[]
}
const elements = modules.flatMap(({ declarations }) => declarations)
const names = (of: Named[]) => of.map(({ name }) => name).sort()

it('there are types of every element', () => {
  const [, body = ''] = /interface Elements \{\n([\s\S]*?)\n\}/.exec(declared) ?? []
  const tags = [...body.matchAll(/^ {2}'([\w-]+)': \[/gm)].map(([, tag]) => tag)
  expect(tags).toEqual(elements.map(({ tagName }) => tagName))
  expect(tags.length).toBe(4)
})

describe.each(elements)('the types of <$tagName>', ({ name, attributes, members, events }) => {
  it('have every attribute', () => {
    expect(names(attributes)).toContain('site')
    expect(namesOf(`${name}Attributes`)).toEqual(names(attributes))
  })

  it('have every event', () => {
    expect(names(events)).toContain('ready')
    expect(namesOf(`${name}Events`)).toEqual(names(events))
  })

  it('have every other property, and every method', () => {
    const known = names(attributes)
    const others = names(members).filter((one) => !known.includes(one))
    expect(others.length).toBeGreaterThan(0)
    expect(namesOf(`${name}Members`)).toEqual(others)
  })
})
