// What the elements offer a page, as a custom elements manifest: made of the sources and of nothing else.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { InitializeParams } from '@custom-elements-manifest/analyzer'
import * as analyzer from '@custom-elements-manifest/analyzer'
import { customProperties, parts, styledBy } from '../widget/styling.ts'
import { sorts } from '../worker/contract/limits.ts'

// Its types leave out what it exports.
const { create, ts } = analyzer as unknown as {
  create(given: object): unknown
  ts: InitializeParams['ts']
}

const root = resolve(import.meta.dirname, '..')

/** Where it lies. */
export const manifestFile = resolve(root, 'widget/custom-elements.json')

export interface Documented {
  name: string
  description: string
}

export interface Attribute extends Documented {
  type: string
}

export interface Method extends Documented {
  parameters: string
}

export interface Event extends Documented {
  detail: string
}

export interface Property extends Documented {
  default: string
}

export interface ElementDocument {
  tag: string
  attributes: Attribute[]
  properties: Attribute[]
  methods: Method[]
  events: Event[]
  customProperties: Property[]
  parts: Documented[]
}

const read = (path: string) => readFileSync(resolve(root, path), 'utf8')

function parse(path: string) {
  return ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true)
}

interface Member {
  kind: 'field' | 'method'
  name: string
  privacy?: string
  static?: boolean
  description?: string
  type?: { text: string }
  parameters?: { name: string; type?: { text: string }; optional?: boolean }[]
}

// What our names for types stand for: whoever reads the manifest has none of our sources.
const aliases: Record<string, string> = {
  Sort: sorts.map((one) => `'${one}'`).join(' | '),
  Login: aliasIn('widget/acts/login.ts', 'Login'),
  LoadState: aliasIn('widget/controllers/thread.ts', 'LoadState'),
}

function aliasIn(path: string, name: string): string {
  const source = parse(path)
  const alias = source.statements.find(
    (one) => ts.isTypeAliasDeclaration(one) && one.name.text === name,
  )
  if (!alias || !ts.isTypeAliasDeclaration(alias)) throw new Error(`${path} has no type ${name}`)
  return alias.type.getText(source)
}

const spelledOut = (type = ''): string => type.replace(/\w+/g, (name) => aliases[name] ?? name)

/** What a page may use of a class: what is described, and is not ours alone. */
function membersOf(path: string): Member[] {
  const made = create({ modules: [parse(path)], plugins: [], context: { dev: false } }) as {
    modules: { declarations: { kind: string; members?: Member[] }[] }[]
  }
  const members = made.modules[0]?.declarations.find(({ kind }) => kind === 'class')?.members ?? []
  return members.filter(
    ({ name, privacy, description, static: ofClass }) =>
      description && !ofClass && (privacy ?? 'public') === 'public' && !name.startsWith('#'),
  )
}

/** The members of the interface of events, with what is said of each. */
function eventsOf(path: string, name: string): Event[] {
  const source = parse(path)
  const found: Event[] = []
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== name) return
    for (const member of node.members) {
      if (!ts.isPropertySignature(member) || !member.type) continue
      const said = ts.getJSDocCommentsAndTags(member)[0]?.comment
      found.push({
        name: member.name.getText(source).replaceAll("'", ''),
        description: typeof said === 'string' ? said : '',
        detail: member.type.getText(source),
      })
    }
  })
  return found
}

/** What each custom property is where a page does not set it. */
function propertiesOf(...paths: string[]): Property[] {
  const css = paths.map(read).join(' ').replace(/\s+/g, ' ')
  return Object.entries(customProperties).map(([name, description]) => {
    const begin = css.indexOf(`var(${name},`) + `var(${name},`.length
    let end = begin
    for (let depth = 1; depth > 0 && end < css.length; end++) {
      if (css[end] === '(') depth++
      if (css[end] === ')') depth--
    }
    return { name, description, default: css.slice(begin, end - 1).trim() }
  })
}

export function describeElement(): ElementDocument {
  const path = 'widget/elements/after-word.ts'
  const members = membersOf(path)
  const asAttribute = ({ name, description = '', type }: Member): Attribute => ({
    name,
    description,
    type: spelledOut(type?.text),
  })
  const fields = members.filter(({ kind }) => kind === 'field')
  const [, declared = ''] =
    /properties: PropertyDeclarations = \{\n([\s\S]*?)\n {2}\}/.exec(read(path)) ?? []
  // Attributes that are read when they are wanted are not declared to Lit.
  const later = ['sso', 'login']
  const isAttribute = ({ name }: Member) =>
    later.includes(name) || new RegExp(`\\b${name}:`).test(declared)
  return {
    tag: 'after-word',
    attributes: [
      ...fields.filter(isAttribute).map(asAttribute),
      ...Object.entries(styledBy).map(([name, said]) => ({ name, ...said })),
    ],
    properties: fields.filter((one) => !isAttribute(one)).map(asAttribute),
    methods: members
      .filter(({ kind }) => kind === 'method')
      .map(({ name, description = '', parameters = [] }) => ({
        name,
        description,
        parameters: parameters
          .map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type?.text ?? ''}`)
          .join(', '),
      })),
    events: eventsOf('widget/events.ts', 'AfterWordEvents'),
    customProperties: propertiesOf('widget/styles/after-word.css', 'widget/styles/fresh.css'),
    parts: Object.entries(parts).map(([name, description]) => ({ name, description })),
  }
}

/** As it lies there. */
export function manifestText(): string {
  const { tag, attributes, properties, methods, events, ...styling } = describeElement()
  const declaration = {
    kind: 'class',
    name: 'AfterWord',
    tagName: tag,
    customElement: true,
    attributes: attributes.map(({ name, description, type }) => ({
      name,
      description,
      type: { text: type },
      // What style sheets alone read is no property.
      ...(!(name in styledBy) && { fieldName: name }),
    })),
    members: [
      ...[...attributes.filter(({ name }) => !(name in styledBy)), ...properties].map(
        ({ name, description, type }) => ({
          kind: 'field',
          name,
          description,
          type: { text: type },
        }),
      ),
      ...methods.map(({ name, description }) => ({ kind: 'method', name, description })),
    ],
    events: events.map(({ name, description, detail }) => ({
      name,
      description,
      type: { text: `CustomEvent<${detail}>` },
    })),
    slots: [{ name: '', description: 'Shown until the discussion is ready, and where it fails.' }],
    cssProperties: styling.customProperties,
    cssParts: styling.parts,
  }
  const path = 'afterword.js'
  const exports = [
    {
      kind: 'custom-element-definition',
      name: tag,
      declaration: { name: 'AfterWord', module: path },
    },
  ]
  const modules = [{ kind: 'javascript-module', path, declarations: [declaration], exports }]
  return `${JSON.stringify({ schemaVersion: '1.0.0', modules }, null, 2)}\n`
}
