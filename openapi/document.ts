// The API's description, made of the contract alone. The worker answers it from the file that is written
// here, so that no request pays for its making.
import { resolve } from 'node:path'
import { type Operation, type Operations, tags } from '../worker/contract/operation.ts'
import { operations } from '../worker/contract/operations.ts'
import { type PathName, paths } from '../worker/contract/paths.ts'
import { answering, declinedAnswers } from './answering.ts'
import { asking, template } from './asking.ts'
import { describedHeaders } from './headers.ts'
import { type JsonSchema, namedSchemas } from './schemas.ts'

const info = {
  title: 'Afterword',
  version: '1',
  summary: 'Comments and reactions under articles.',
  description: `JSON in UTF-8, times in RFC 3339 UTC, ids opaque. What is declined is a problem (RFC 9457) with a \`code\`
of a closed list. Fields may be added to answers at any time; in bodies, unknown ones are refused.

Every GET can be asked by HEAD. A method that a path does not have is 405 \`method_not_allowed\`.`,
  license: { name: 'MIT', identifier: 'MIT' },
}

const bearers = {
  reader: {
    type: 'http',
    scheme: 'bearer',
    description: 'A session’s token; in a browser, from an origin on the site’s list.',
  },
  moderator: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A moderator’s token, `awm_…`; what it must be good for stands with each operation.',
  },
}

/** Where it lies. */
export const descriptionFile = resolve(import.meta.dirname, '../worker/contract/openapi.json')

/** As it lies there. */
export function descriptionText(): string {
  return `${JSON.stringify(describeApi(), null, 2)}\n`
}

/** An OpenAPI 3.1 document. */
export function describeApi(described: Operations = operations): JsonSchema {
  const byPath = Object.entries(described).map(
    ([name, methods]) => [paths[name as PathName], Object.entries(methods)] as const,
  )
  const all = byPath.flatMap(([path, methods]) =>
    methods.map(([, operation]): [string, Operation] => [path, operation]),
  )
  const used = new Set(all.map(([, { tag }]) => tag as string))
  const bodies = all.flatMap(([, { body }]) => body ?? [])
  const { moderator, ...others } = bearers
  const hasModerators = all.some(([, { scope }]) => scope !== undefined)
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    tags: Object.entries(tags)
      .filter(([name]) => used.has(name))
      .map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(
      byPath.map(([path, methods]) => [
        template(path),
        Object.fromEntries(methods.map(([method, one]) => [method, describeOne(path, one)])),
      ]),
    ),
    components: {
      securitySchemes: hasModerators ? { ...others, moderator } : others,
      headers: describedHeaders,
      responses: declinedAnswers(all),
      schemas: namedSchemas(bodies),
    },
  }
}

function describeOne(path: string, operation: Operation): JsonSchema {
  const { id: operationId, tag, summary, description } = operation
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    ...asking(path, operation),
    ...answering(path, operation),
  }
}
