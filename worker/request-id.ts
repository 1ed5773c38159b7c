// The id of a request: in the audit and the log of what it did, in a problem, and in the header
// X-Request-Id of an answer that has any of these.
import type { Context } from 'hono'
import { now } from './clock.ts'
import type { Act } from './db/audit.ts'
import { newId } from './id.ts'

export function requestIdOf(c: Context): string {
  const known: string | undefined = c.get('requestId')
  if (known !== undefined) return known
  const made = newId(now())
  c.set('requestId', made)
  c.header('X-Request-Id', made)
  return made
}

/** What a reader does in this request, for the batch that does it. */
export function actBy(c: Context, actor: string, at: number): Act {
  return { actor, at, audit: { id: newId(at), requestId: requestIdOf(c) } }
}
