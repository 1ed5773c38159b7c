// What an operation answers: its successes, and every problem that can come of what it asks for.
import type * as v from 'valibot'
import type { Operation } from '../worker/contract/operation.ts'
import { Problem, type ProblemCode, problems } from '../worker/contract/problems.ts'
import { problemHeaders, referToHeaders, successHeaders } from './headers.ts'
import { type JsonSchema, nameOf, refer } from './schemas.ts'

type Responses = Record<string, JsonSchema>

const meanings: Record<string, string> = {
  101: 'Listening.',
  200: 'As asked for.',
  201: 'Made.',
  202: 'Taken in.',
  204: 'Done.',
}

export function answering(path: string, operation: Operation): { responses: Responses } {
  const declined = declinedBy(path, operation).map(({ status, name }) => [
    status,
    { $ref: `#/components/responses/${name}` },
  ])
  return { responses: { ...successes(operation), ...Object.fromEntries(declined) } }
}

function successes(operation: Operation): Responses {
  const headers = referToHeaders(successHeaders(operation))
  const responses = Object.entries(operation.answers).map(
    ([status, schema]): [string, JsonSchema] => {
      const description = operation.meanings?.[Number(status)] ?? meanings[status]
      const content = schema && { content: { 'application/json': { schema: refer(schema) } } }
      return [status, { description, ...headers, ...content }]
    },
  )
  if (operation.openTo === 'public') {
    const notModified = { description: 'What `If-None-Match` names is the newest.' }
    responses.push(['304', { ...notModified, ...referToHeaders(['ETag']) }])
  }
  return Object.fromEntries(responses)
}

/** The codes of all problems that the operation can answer. */
export function problemsOf(path: string, operation: Operation): ProblemCode[] {
  const { body, idempotencyKey, limited, openTo, query, revision, scope } = operation
  const needsToken = operation.token !== false || scope !== undefined
  const when: [unknown, ...ProblemCode[]][] = [
    [true, 'internal', 'unavailable', 'not_configured', ...(operation.problems ?? [])],
    [path.includes(':'), 'not_found', 'invalid_path'],
    // A site can be named there as well.
    [query?.entries.site, 'not_found'],
    [query || body || idempotencyKey || revision, 'invalid_request'],
    [openTo === 'site', 'origin_not_allowed'],
    [needsToken, 'unauthenticated'],
    [scope, 'insufficient_scope'],
    [body, 'unsupported_media_type', 'too_large', 'invalid_json'],
    [idempotencyKey, 'idempotency_key_required', 'idempotency_mismatch', 'in_progress'],
    [revision === 'required', 'revision_required'],
    [revision, 'stale_revision'],
    [limited, 'too_many_requests'],
  ]
  const codes = when.flatMap(([holds, ...some]) => (holds ? some : []))
  return (Object.keys(problems) as ProblemCode[]).filter((code) => codes.includes(code))
}

/** An answer that declines: it has a name, and is written down once. */
interface Declined {
  name: string
  status: number
  codes: ProblemCode[]
  current: v.GenericSchema | undefined
}

function declinedBy(path: string, operation: Operation): Declined[] {
  const byStatus = Map.groupBy(problemsOf(path, operation), (code) => problems[code][0])
  return [...byStatus].map(([status, codes]) => {
    const current = status === 412 ? operation.current : undefined
    const name = [...codes, ...(current ? [nameOf(current)] : [])].join('.')
    return { name, status, codes, current }
  })
}

/** What stands under `components/responses`. */
export function declinedAnswers(operations: [path: string, Operation][]): Responses {
  const all = operations.flatMap(([path, operation]) => declinedBy(path, operation))
  return Object.fromEntries(all.map((declined) => [declined.name, declinedAnswer(declined)]))
}

function declinedAnswer({ status, codes, current }: Declined): JsonSchema {
  const schema = {
    ...refer(Problem),
    properties: { code: { enum: codes }, ...(current && { current: refer(current) }) },
    ...(current && { required: ['current'] }),
  }
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code][1]}`).join('\n\n'),
    ...referToHeaders(problemHeaders(status)),
    content: { 'application/problem+json': { schema } },
  }
}
