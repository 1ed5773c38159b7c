// What the sources of the elements say of themselves: their attributes and members, their events, and what a
// page may style.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { InitializeParams } from '@custom-elements-manifest/analyzer'
import * as analyzer from '@custom-elements-manifest/analyzer'
import { customProperties, parts, partsOfSiblings, styledBy } from '../widget/styling.ts'
import { sorts } from '../worker/contract/limits.ts'

// Its types leave out what it exports.
const { create, ts } = analyzer as unknown as {
  create(given: object): unknown
  ts: InitializeParams['ts']
}

const root = resolve(import.meta.dirname, '..')

export interface Documented {
  name: string
  description: string
}

export interface Attribute extends Documented {
  type: string
  /** It is a property, too. */
  isField: boolean
}

export interface Property extends Documented {
  type: string
}

export interface Method extends Documented {
  parameters: string
}

export interface Event extends Documented {
  detail: string
}

export interface CustomProperty extends Documented {
  default: string
}

const read = (path: string) => readFileSync(resolve(root, path), 'utf8')

function parse(path: string) {
  return ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true)
}

interface Said {
  name: string
  description?: string
  type?: { text: string }
}

interface Member extends Said {
  kind: 'field' | 'method'
  privacy?: string
  static?: boolean
  parameters?: { name: string; type?: { text: string }; optional?: boolean }[]
}

interface Class {
  kind: string
  attributes?: Said[]
  members?: Member[]
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

function typed({ name, description = '', type }: Said): Property {
  const text = type?.text.replace(/\w+/g, (word) => aliases[word] ?? word) ?? ''
  return { name, description, type: text }
}

// Attributes that are read when they are wanted are not declared to Lit.
const later = ['sso', 'login']

/** What a page may use of a class: what is described, and is not ours alone. */
export function membersOf(path: string): {
  attributes: Attribute[]
  properties: Property[]
  methods: Method[]
} {
  const made = create({ modules: [parse(path)], plugins: [], context: { dev: false } }) as {
    modules: { declarations: Class[] }[]
  }
  const found = made.modules[0]?.declarations.find(({ kind }) => kind === 'class')
  const members = (found?.members ?? []).filter(
    ({ name, privacy, description, static: ofClass }) =>
      description && !ofClass && (privacy ?? 'public') === 'public' && !name.startsWith('#'),
  )
  const fields = members.filter(({ kind }) => kind === 'field')
  const [, declared = ''] =
    /properties: PropertyDeclarations = \{\n([\s\S]*?)\n {2}\}/.exec(read(path)) ?? []
  const isAttribute = ({ name }: Member) =>
    declared !== '' && (later.includes(name) || new RegExp(`\\b${name}:`).test(declared))
  return {
    attributes: [
      ...fields.filter(isAttribute).map((one) => ({ ...typed(one), isField: true })),
      // Observed without Lit, and described above the class.
      ...(found?.attributes ?? []).map((one) => ({ ...typed(one), isField: false })),
    ],
    properties: fields.filter((one) => !isAttribute(one)).map(typed),
    methods: members
      .filter(({ kind }) => kind === 'method')
      .map(({ name, description = '', parameters = [] }) => ({
        name,
        description,
        parameters: parameters
          .map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type?.text ?? ''}`)
          .join(', '),
      })),
  }
}

/** Attributes that style sheets alone read. */
export const styling: Attribute[] = Object.entries(styledBy).map(([name, said]) => ({
  name,
  ...said,
  isField: false,
}))

/** The members of an interface of events, with what is said of each. */
export function eventsOf(path: string, name: string): Event[] {
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

/** The custom properties of style sheets, and what each is where a page does not set it. */
export function customPropertiesOf(paths: string[]): CustomProperty[] {
  const css = paths.map(read).join(' ').replace(/\s+/g, ' ')
  return Object.entries(customProperties).flatMap(([name, description]) => {
    const found = css.indexOf(`var(${name},`)
    if (found < 0) return []
    const begin = found + `var(${name},`.length
    let end = begin
    for (let depth = 1; depth > 0 && end < css.length; end++) {
      if (css[end] === '(') depth++
      if (css[end] === ')') depth--
    }
    return { name, description, default: css.slice(begin, end - 1).trim() }
  })
}

/** All that can be styled in an <after-word>. */
export const partsOfDiscussion: Documented[] = Object.entries(parts).map(([name, description]) => ({
  name,
  description,
}))

/** The parts that one of the small elements draws, in their order. */
export function partsIn(path: string): Documented[] {
  const found = read(path).matchAll(/\bpart(?:="([^"]*)"|: '([^']*)')/g)
  const names = new Set([...found].flatMap(([, a, b]) => (a ?? b ?? '').split(' ')))
  const said: Record<string, string> = { ...parts, ...partsOfSiblings }
  return [...names].map((name) => ({ name, description: said[name] ?? '' }))
}
