// What an operation asks for: the parameters of its path, its query and its headers, a body, a token.
import type * as v from 'valibot'
import { fixedLimits } from '../worker/contract/limits.ts'
import type { Operation } from '../worker/contract/operation.ts'
import { pathParameters } from '../worker/contract/parameters.ts'
import type { PathParameter } from '../worker/contract/paths.ts'
import { type JsonSchema, parameterSchema, refer } from './schemas.ts'

/** `/v1/sites/:site` as OpenAPI writes it. */
export function template(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

export function asking(path: string, operation: Operation): JsonSchema {
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => inPath(name as PathParameter)),
    ...Object.entries(operation.query?.entries ?? {}).map(([name, schema]) =>
      inQuery(name, schema as v.GenericSchema),
    ),
    ...headersOf(operation),
  ]
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(operation.body && {
      requestBody: {
        required: operation.isBodyOptional !== true,
        content: { 'application/json': { schema: refer(operation.body) } },
      },
    }),
    security: securityOf(operation),
  }
}

function inPath(name: PathParameter): JsonSchema {
  return { name, in: 'path', required: true, ...described(parameterSchema(pathParameters[name])) }
}

function inQuery(name: string, schema: v.GenericSchema): JsonSchema {
  const { default: given, ...converted } = parameterSchema(schema)
  // A default is written as the text that it stands for.
  const meant = converted.type === 'integer' ? Number(given) : given
  const isSaid = given !== undefined && !Array.isArray(given)
  return { name, in: 'query', ...described({ ...converted, ...(isSaid && { default: meant }) }) }
}

// The words of a schema are the parameter's.
function described({ description, ...schema }: JsonSchema): JsonSchema {
  return { ...(description !== undefined && { description }), schema }
}

function* headersOf({ idempotencyKey, revision }: Operation): Generator<JsonSchema> {
  if (idempotencyKey) {
    yield {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'Any text of your own; the same for a repeated request. Kept for 24 hours.',
      schema: {
        type: 'string',
        minLength: 1,
        maxLength: fixedLimits.idempotencyKeyCharacters,
        pattern: '^[!-~]+$',
      },
    }
  }
  if (revision) {
    yield {
      name: 'If-Match',
      in: 'header',
      required: revision === 'required',
      description: 'The revision that you have seen, in quotes.',
      schema: { type: 'string', pattern: '^(W/)?"(0|[1-9][0-9]{0,8})"$' },
      example: '"3"',
    }
  }
}

function securityOf({ scope, token }: Operation): JsonSchema[] {
  if (scope !== undefined) return [{ moderator: [scope] }]
  return token === false ? [] : [{ reader: [] }]
}
