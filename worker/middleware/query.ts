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
  const given: Record<string, unknown> = c.req.query()
  for (const [name, entry] of Object.entries(schema.entries)) {
    const values = c.req.queries(name) ?? []
    if (isList(entry)) given[name] = values
    // One of two would be left out in silence.
    else if (values.length > 1) throw invalid(`?${name}`, 'may be given once')
  }
  const result = v.safeParse(schema, given)
  if (result.success) return result.output
  throw new ProblemError('invalid_request', {
    errors: result.issues.map((issue) => ({
      pointer: `?${issue.path?.[0]?.key ?? ''}`,
      detail: issue.message,
    })),
  })
}

// Such a parameter is given once for each of its values.
function isList(entry: v.GenericSchema): boolean {
  return entry.type === 'array' || ('wrapped' in entry && isList(entry.wrapped as v.GenericSchema))
}

/** What was read, or the problem with it: for queries that are judged after the token. */
export function problemOf<Value>(read: () => Value): Value | ProblemError {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}
