// The id of a request: in the audit and the log of what it did, in a problem, and in the header
// X-Request-Id of an answer that has any of these.
import type { Context } from 'hono'
import { now } from './clock.ts'
import { newId } from './id.ts'

export function requestIdOf(c: Context): string {
  const known: string | undefined = c.get('requestId')
  if (known !== undefined) return known
  const made = newId(now())
  c.set('requestId', made)
  c.header('X-Request-Id', made)
  return made
}
