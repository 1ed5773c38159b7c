// What is documented of the elements is what they offer.
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { describeElement, manifestFile, manifestText } from '../../manifest/document.ts'
import { readmeFile, readmeText } from '../../manifest/tables.ts'
import { parts } from '../../widget/styling.ts'

const root = resolve(import.meta.dirname, '../..')
const textOf = (glob: string) =>
  globSync(glob, { cwd: root })
    .filter((path) => !path.includes('dist'))
    .map((path) => readFileSync(resolve(root, path), 'utf8'))
    .join('\n')

it('the manifest and the tables are those of the sources', () => {
  expect(readFileSync(manifestFile, 'utf8') === manifestText(), 'npm run manifest').toBe(true)
  expect(readFileSync(readmeFile, 'utf8') === readmeText(), 'npm run manifest').toBe(true)
})

it('the type of an attribute is no name of ours, which has no source there', () => {
  const { attributes, properties } = describeElement()
  const types = [...attributes, ...properties].map(({ type }) => type.replace(/'[^']*'/g, ''))
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

it('every attribute, method and event says what it is', () => {
  const { attributes, methods, events } = describeElement()
  expect(attributes.map(({ name }) => name)).toContain('site')
  expect(methods.map(({ name }) => name)).toContain('focusComposer')
  expect(events.map(({ name }) => name)).toContain('comment-posted')
  for (const one of [...attributes, ...methods, ...events]) {
    expect(one.description, one.name).not.toBe('')
  }
})
