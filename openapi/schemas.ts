// The contract's schemas as JSON Schema 2020-12. Every answer and every body has a name, that of its
// schema in the contract, and is written down once.
import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import * as me from '../worker/contract/me.ts'
import * as meRequests from '../worker/contract/me-requests.ts'
import * as moderation from '../worker/contract/moderation.ts'
import * as moderationRequests from '../worker/contract/moderation-requests.ts'
import * as people from '../worker/contract/people.ts'
import * as peopleRequests from '../worker/contract/people-requests.ts'
import * as problems from '../worker/contract/problems.ts'
import * as reportRequests from '../worker/contract/report-requests.ts'
import * as reports from '../worker/contract/reports.ts'
import * as requests from '../worker/contract/requests.ts'
import * as shapes from '../worker/contract/shapes.ts'
import * as settings from '../worker/contract/site-settings.ts'
import * as verdicts from '../worker/contract/verdicts.ts'
import * as webhookRequests from '../worker/contract/webhook-requests.ts'
import * as webhooks from '../worker/contract/webhooks.ts'

export type JsonSchema = Record<string, unknown>
type Named = Record<string, v.GenericSchema>

const leaving = schemasIn({
  ...{ ...shapes, ...moderation, ...people, ...reports, ...problems },
  ...{ ...verdicts, ...settings, ...webhooks, ...me },
})
const entering = schemasIn({
  ...{ ...requests, ...moderationRequests, ...peopleRequests },
  ...{ ...reportRequests, ...webhookRequests, ...meRequests },
})
const names = new Map(
  Object.entries({ ...entering, ...leaving }).map(([name, schema]) => [schema, name]),
)

const rules: ConversionConfig = {
  target: 'draft-2020-12',
  // What JSON Schema has no word for; anything else that it has none for is an error.
  ignoreActions: ['check', 'transform', 'trim'],
  overrideRef: ({ referenceId }) => referenceTo(referenceId),
}

/** A reference to the schema of an answer, or of a body. */
export function refer(schema: v.GenericSchema): JsonSchema {
  return { $ref: referenceTo(nameOf(schema)) }
}

export function nameOf(schema: v.GenericSchema): string {
  const name = names.get(schema)
  if (name === undefined) throw new Error('A schema of an operation has no name in the contract.')
  return name
}

/** Everything that is referred to, where these are the bodies that may enter. */
export function namedSchemas(bodies: v.GenericSchema[]): Record<string, JsonSchema> {
  const named = bodies.map((body) => [nameOf(body), body])
  return {
    ...toJsonSchemaDefs(leaving, { ...rules, typeMode: 'output' }),
    ...toJsonSchemaDefs(Object.fromEntries(named), { ...rules, typeMode: 'input' }),
  } as Record<string, JsonSchema>
}

/** What a parameter may be: as it is meant, not as the text that carries it. */
export function parameterSchema(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema, { ...rules, typeMode: 'output' })
  return converted
}

function referenceTo(name: string): string {
  return `#/components/schemas/${name}`
}

function schemasIn(module: object): Named {
  const exported = Object.entries(module).filter(([, { kind }]) => kind === 'schema')
  // Whatever has loaded the module, the same text comes out.
  return Object.fromEntries(exported.sort(([one], [other]) => (one < other ? -1 : 1))) as Named
}
