// The headers of answers, each written down once.
import type { Operation } from '../worker/contract/operation.ts'
import type { JsonSchema } from './schemas.ts'

/** Whether it is on every answer that names it, and what it says. */
const headers = {
  ETag: [true, 'Names what is answered; with it in `If-None-Match` the newest is a 304.'],
  Link: [false, 'The next page, as `rel="next"`, where there is one.'],
  Location: [true, 'Where the comment is read, with what stands around it.'],
  RateLimit: [true, 'How many comments are left of this minute, and its seconds.'],
  'RateLimit-Policy': [true, 'The limits of a minute that hold here.'],
  'Retry-After': [true, 'Seconds after which a try makes sense.'],
  'WWW-Authenticate': [true, 'What kind of token is asked for.'],
} as const satisfies Record<string, readonly [isAlways: boolean, words: string]>
type Header = keyof typeof headers

/** What stands under `components/headers`. */
export const describedHeaders: Record<string, JsonSchema> = Object.fromEntries(
  Object.entries(headers).map(([name, [required, description]]) => [
    name,
    { description, required, schema: { type: 'string' } },
  ]),
)

export function successHeaders({ openTo, limited, headers: own = [] }: Operation): Header[] {
  return [
    ...(openTo === 'public' ? (['ETag'] as const) : []),
    ...(limited === undefined ? [] : (['RateLimit-Policy'] as const)),
    ...own,
  ]
}

export function problemHeaders(status: number): Header[] {
  if (status === 401) return ['WWW-Authenticate']
  return status === 429 || status === 503 ? ['Retry-After'] : []
}

/** A member `headers` that refers to them, where there are any. */
export function referToHeaders(names: Header[]): JsonSchema {
  if (names.length === 0) return {}
  const references = names.map((name) => [name, { $ref: `#/components/headers/${name}` }])
  return { headers: Object.fromEntries(references) }
}
