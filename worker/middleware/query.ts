// Query parameters by schema; what is wrong with them is a 422 that names the parameter.
import type { Context } from 'hono'
import * as v from 'valibot'
import { ProblemError } from '../problem.ts'
import { checkQuery } from './path.ts'

export function readQuery<Output>(c: Context, schema: v.GenericSchema<unknown, Output>): Output {
  checkQuery(c)
  const result = v.safeParse(schema, c.req.query())
  if (result.success) return result.output
  throw new ProblemError('invalid_request', {
    errors: result.issues.map((issue) => ({
      pointer: `?${issue.path?.[0]?.key ?? ''}`,
      detail: issue.message,
    })),
  })
}
