// Query parameters by schema; what is wrong with them is a 422 that names the parameter.
import type { Context } from 'hono'
import * as v from 'valibot'
import { invalid, ProblemError } from '../problem.ts'
import { checkQuery } from './path.ts'

export function readQuery<Entries extends v.ObjectEntries>(
  c: Context,
  schema: v.ObjectSchema<Entries, undefined> | v.StrictObjectSchema<Entries, undefined>,
): v.InferOutput<v.ObjectSchema<Entries, undefined>> {
  checkQuery(c)
  for (const name of Object.keys(schema.entries)) {
    // One of two would be left out in silence.
    if ((c.req.queries(name)?.length ?? 0) > 1) throw invalid(`?${name}`, 'may be given once')
  }
  const result = v.safeParse(schema, c.req.query())
  if (result.success) return result.output
  throw new ProblemError('invalid_request', {
    errors: result.issues.map((issue) => ({
      pointer: `?${issue.path?.[0]?.key ?? ''}`,
      detail: issue.message,
    })),
  })
}
