// Holds that every answer that any test gets is as the API's description says: status, headers, body to the
// last member. And that nothing is accepted that the description does not allow.
import { type Schema, Validator } from '@cfworker/json-schema'
import { expect } from 'vitest'
import description from '../../worker/contract/openapi.json' with { type: 'json' }
import type { Answer, Asked } from './ask.ts'

type Content = Record<string, { schema: Schema }>

interface Response {
  headers?: object
  content?: Content
}

interface Operation {
  requestBody?: { content: Content }
  responses: Record<string, Response | { $ref: string }>
}

const operations = Object.entries(description.paths).map(([template, methods]) => ({
  pattern: new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  methods: methods as unknown as Record<string, Operation>,
}))
const { Problem, ...schemas } = description.components.schemas
const responses: Record<string, Response | undefined> = description.components.responses
const headers: Record<string, { required: boolean } | undefined> = description.components.headers
const components = { schemas: { ...(closed(schemas) as object), Problem } }
const anyProblem: Schema = { $ref: '#/components/schemas/Problem' }

// A description leaves room for members that are yet to come; for these tests there are none.
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.entries(value).map(([name, one]) => [name, closed(one)])
  const isOpen = 'properties' in value && !('additionalProperties' in value)
  return Object.fromEntries(isOpen ? [...inner, ['additionalProperties', false]] : inner)
}

const validators = new Map<Schema, Validator>()

/** What is wrong with `value`, in words. */
function faults(schema: Schema, value: unknown): string[] {
  const validator =
    validators.get(schema) ??
    new Validator({ ...schema, components, unevaluatedProperties: false }, '2020-12', false)
  validators.set(schema, validator)
  return validator
    .validate(value)
    .errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`)
}

/** Holds that `answer` to what was asked is described. */
export function expectDescribed(path: string, asked: Asked, answer: Answer): void {
  const { method = 'GET' } = asked
  const { pathname } = new URL(path, 'https://comments.example')
  const found = operations.find(({ pattern }) => pattern.test(pathname))?.methods
  const operation = found?.[method === 'HEAD' ? 'get' : method.toLowerCase()]
  if (method === 'OPTIONS' && answer.status < 400) return
  const about = `${method} ${pathname} → ${answer.status}`
  if (operation === undefined) {
    expect(answer.status, about).toBeGreaterThanOrEqual(400)
    expect(faults(anyProblem, answer.json), about).toEqual([])
    return
  }
  const response = responseOf(operation, answer.status)
  expect(response, `${about} is described`).toBeDefined()
  expectHeaders(about, response ?? {}, answer)
  if (method !== 'HEAD') expectBody(about, response ?? {}, answer)
  const accepted = operation.requestBody?.content['application/json']
  if (accepted && answer.status < 300 && isPlain(asked.body)) {
    expect(faults(accepted.schema, asked.body), `what ${about} accepted`).toEqual([])
  }
}

function responseOf(operation: Operation, status: number): Response | undefined {
  const response = operation.responses[status]
  if (response === undefined || !('$ref' in response)) return response
  return responses[response.$ref.replace('#/components/responses/', '')]
}

function expectHeaders(about: string, response: Response, { status, headers: got }: Answer): void {
  const named = Object.keys(response.headers ?? {})
  const missing = named.filter((name) => headers[name]?.required && !got.has(name))
  expect(missing, `headers of ${about}`).toEqual([])
  if (status >= 400) return
  const more = Object.keys(headers).filter((name) => got.has(name) && !named.includes(name))
  expect(more, `headers of ${about} that are not described`).toEqual([])
}

function expectBody(about: string, { content }: Response, answer: Answer): void {
  if (content === undefined) {
    expect(answer.text, about).toBe('')
    return
  }
  const schema = content[answer.headers.get('Content-Type') ?? '']?.schema
  expect(schema, `${about} is ${answer.headers.get('Content-Type')}`).toBeDefined()
  if (schema) expect(faults(schema, answer.json), about).toEqual([])
}

function isPlain(body: unknown): boolean {
  return typeof body === 'object' && body?.constructor === Object
}
