// What is documented of the elements is what they offer.
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  describeElement,
  describeSiblings,
  manifestFile,
  manifestText,
} from '../../manifest/document.ts'
import { readmeFile, readmeText } from '../../manifest/tables.ts'
import { parts, partsOfSiblings } from '../../widget/styling.ts'

const root = resolve(import.meta.dirname, '../..')
const textOf = (glob: string) =>
  globSync(glob, { cwd: root })
    .filter((path) => !path.includes('dist'))
    .map((path) => readFileSync(resolve(root, path), 'utf8'))
    .join('\n')
const siblings = describeSiblings()
const elements = [describeElement(), ...siblings]

it('the manifest and the tables are those of the sources', () => {
  expect(readFileSync(manifestFile, 'utf8') === manifestText(), 'npm run manifest').toBe(true)
  expect(readFileSync(readmeFile, 'utf8') === readmeText(), 'npm run manifest').toBe(true)
})

it('the type of an attribute is no name of ours, which has no source there', () => {
  const typed = elements.flatMap(({ attributes, properties }) => [...attributes, ...properties])
  const types = typed.map(({ type }) => type.replace(/'[^']*'/g, ''))
  expect(types).not.toContain('')
  const known = /^(string|null|undefined|boolean|number|Promise)$/
  for (const type of types) for (const word of type.match(/\w+/g) ?? []) expect(word).toMatch(known)
})

it('every part of a template is documented, and no other', () => {
  const sources = textOf('widget/{acts,elements,templates}/*.ts')
  const found = [...sources.matchAll(/part="([^"]*)"/g)].flatMap(([, names = '']) =>
    names
      .replaceAll(
        /\$\{([^}]*)\}/g,
        (_, made) => ` ${(made.match(/'[^']*'/g) ?? []).join(' ').replaceAll("'", '')}`,
      )
      .split(/\s+/),
  )
  const added = [...sources.matchAll(/\.part\.add\('([^']+)'\)/g)].map(([, name = '']) => name)
  const said = [...sources.matchAll(/said\('([\w -]+)'/g)].flatMap(([, s = '']) => s.split(' '))
  const names = new Set([...found, ...added, ...said].filter((name) => /^[\w-]+$/.test(name)))
  expect(Object.keys(parts).sort()).toEqual([...names].sort())
})

it('every custom property of the style sheets is documented, with its default', () => {
  const used = new Set(textOf('widget/styles/*.css').match(/--after-word-[a-z-]+/g))
  const { customProperties } = describeElement()
  expect(customProperties.map(({ name }) => name).sort()).toEqual([...used].sort())
  for (const one of customProperties) expect(one.default, one.name).toMatch(/^\S.*\S$/)
})

it('attributes, methods and events are found in the sources', () => {
  const { attributes, methods, events } = describeElement()
  expect(attributes.map(({ name }) => name)).toContain('site')
  expect(methods.map(({ name }) => name)).toContain('focusComposer')
  expect(events.map(({ name }) => name)).toContain('comment-posted')
})

it.each(elements)('all that is documented of <$tag> says what it is', (element) => {
  const { attributes, properties, methods, events, parts } = element
  for (const one of [...attributes, ...properties, ...methods, ...events, ...parts])
    expect(one.description, one.name).toMatch(/\S/)
})

describe.each(siblings)('what is documented of <$tag>', ({ module, ...element }) => {
  const source = textOf(`widget/siblings/${module.replace('.js', '.ts')}`)
  const names = (of: { name: string }[]) => of.map(({ name }) => name).sort()

  it('is every attribute, and no other', () => {
    const [, observed = ''] = /observedAttributes = \[(.*)\]/.exec(source) ?? []
    const [, ofLit = ''] = /PropertyDeclarations = \{\n([\s\S]*?)\n {2}\}/.exec(source) ?? []
    const found = [
      ...[...observed.matchAll(/'(\w+)'/g)].map(([, name]) => name),
      ...[...ofLit.matchAll(/^ {4}(\w+): \{/gm)].map(([, name]) => name),
    ]
    expect(found).toContain('site')
    expect(names(element.attributes)).toEqual(found.sort())
  })

  it('is every event, and no other', () => {
    // A login tells the page by the element that it is for.
    const login = element.tag.endsWith('reactions') ? textOf('widget/acts/login.ts') : ''
    const told = `${source}${login}`.matchAll(/announce(?:<\w+>)?\((?:this, )?'([\w-]+)'/g)
    const found = new Set([...told].map(([, name]) => name))
    expect(names(element.events)).toEqual([...found].sort())
  })
})

it('no part of the small elements is described that none of them has', () => {
  const found = siblings.flatMap(({ parts }) => parts.map(({ name }) => name))
  for (const name of Object.keys(partsOfSiblings)) expect(found).toContain(name)
})
