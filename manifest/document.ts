// What the elements offer a page, as a custom elements manifest: made of the sources and of nothing else.
import { resolve } from 'node:path'
import * as sources from './sources.ts'

/** Where it lies. */
export const manifestFile = resolve(import.meta.dirname, '../widget/custom-elements.json')

export interface ElementDocument {
  tag: string
  /** Of the class, and of the file that defines it. */
  name: string
  module: string
  attributes: sources.Attribute[]
  properties: sources.Property[]
  methods: sources.Method[]
  events: sources.Event[]
  customProperties: sources.CustomProperty[]
  parts: sources.Documented[]
}

/** The discussion. */
export function describeElement(): ElementDocument {
  const members = sources.membersOf('widget/elements/after-word.ts')
  return {
    tag: 'after-word',
    name: 'AfterWord',
    module: 'afterword.js',
    ...members,
    attributes: [...members.attributes, ...sources.styling],
    events: sources.eventsOf('widget/events.ts', 'AfterWordEvents'),
    customProperties: sources.customPropertiesOf([
      'widget/styles/after-word.css',
      'widget/styles/fresh.css',
    ]),
    parts: sources.partsOfDiscussion,
  }
}

/** The small ones. */
export function describeSiblings(): ElementDocument[] {
  const { attributes: known } = describeElement()
  return (['Count', 'Reactions', 'Recent'] as const).map((one) => {
    const word = one.toLowerCase()
    const path = `widget/siblings/${word}.ts`
    const members = sources.membersOf(path)
    return {
      tag: `after-word-${word}`,
      name: `AfterWord${one}`,
      module: `${word}.js`,
      ...members,
      // What it does not say of an attribute is as with the discussion.
      attributes: members.attributes.map((attribute) =>
        attribute.description
          ? attribute
          : { ...attribute, ...known.find(({ name }) => name === attribute.name), isField: false },
      ),
      events: sources.eventsOf('widget/events.ts', `AfterWord${one}Events`),
      // A number has no style of its own.
      customProperties:
        one === 'Count' ? [] : sources.customPropertiesOf([`widget/styles/${word}.css`]),
      parts: sources.partsIn(path),
    }
  })
}

const member = ({ name, description, type }: sources.Property) => ({
  name,
  description,
  type: { text: type },
})

function moduleOf(element: ElementDocument): object {
  const { tag, name, module: path, attributes, properties, methods, events } = element
  const fields = [...attributes.filter(({ isField }) => isField), ...properties]
  const declaration = {
    kind: 'class',
    name,
    tagName: tag,
    customElement: true,
    attributes: attributes.map((one) => ({
      ...member(one),
      ...(one.isField && { fieldName: one.name }),
    })),
    members: [
      ...fields.map((one) => ({ kind: 'field', ...member(one) })),
      ...methods.map(({ name, description }) => ({ kind: 'method', name, description })),
    ],
    events: events.map(({ detail, ...one }) => member({ ...one, type: `CustomEvent<${detail}>` })),
    slots: [{ name: '', description: 'Shown until the element is ready, and where it fails.' }],
    cssProperties: element.customProperties,
    cssParts: element.parts,
  }
  const exports = [
    { kind: 'custom-element-definition', name: tag, declaration: { name, module: path } },
  ]
  return { kind: 'javascript-module', path, declarations: [declaration], exports }
}

/** As it lies there. */
export function manifestText(): string {
  const modules = [describeElement(), ...describeSiblings()].map(moduleOf)
  return `${JSON.stringify({ schemaVersion: '1.0.0', modules }, null, 2)}\n`
}
