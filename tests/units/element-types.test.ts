// What widget/types declares is what the manifest and the sources say of the elements: not a name less, and
// none more.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { manifestFile } from '../../manifest/document.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(resolve(root, path), 'utf8')

const declared = read('widget/types/elements.d.ts')

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
const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8'))
const manifest: Record<'attributes' | 'members' | 'events', Named[]> = modules[0].declarations[0]
const names = (of: Named[]) => of.map(({ name }) => name).sort()

describe('the types of <after-word>', () => {
  it('have every attribute', () => {
    expect(namesOf('AfterWordAttributes')).toEqual(names(manifest.attributes))
  })

  it('have every event', () => {
    expect(namesOf('AfterWordEvents')).toEqual(names(manifest.events))
  })

  it('have every other property, and every method', () => {
    const attributes = names(manifest.attributes)
    const others = names(manifest.members).filter((name) => !attributes.includes(name))
    expect(namesOf('AfterWordMembers')).toEqual(others)
  })
})

describe.each(['Count', 'Reactions', 'Recent'])('the types of <after-word-%s>', (sibling) => {
  const source = read(`widget/siblings/${sibling.toLowerCase()}.ts`)

  it('have every attribute', () => {
    const [, observed = ''] = /observedAttributes = \[(.*)\]/.exec(source) ?? []
    const [, ofLit = ''] = /PropertyDeclarations = \{\n([\s\S]*?)\n {2}\}/.exec(source) ?? []
    const found = [
      ...[...observed.matchAll(/'(\w+)'/g)].map(([, name]) => name),
      ...[...ofLit.matchAll(/^ {4}(\w+): \{/gm)].map(([, name]) => name),
    ]
    expect(found).toContain('site')
    expect(namesOf(`AfterWord${sibling}Attributes`)).toEqual(found.sort())
  })

  it('have every event', () => {
    const login = sibling === 'Reactions' ? read('widget/acts/login.ts') : ''
    const told = [...`${source}${login}`.matchAll(/announce\((?:this, )?'([\w-]+)'/g)]
    const found = new Set(told.map(([, name]) => name))
    expect(namesOf(`AfterWord${sibling}Events`)).toEqual([...found].sort())
  })
})
