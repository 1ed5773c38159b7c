// Who moderates: the token that was presented, judged in the order path, method, token, content type,
// body. It is read in one batch with the facts of the request, so that a decision is two round trips.
import type { Context } from 'hono'
import type * as v from 'valibot'
import { now, timestamp } from '../clock.ts'
import type { Scope } from '../contract/scopes.ts'
import type { Act } from '../db/audit.ts'
import { noteUse, selectToken, type TokenRow, toTokenRow } from '../db/tokens.ts'
import type { AppEnv } from '../factory.ts'
import { newId } from '../id.ts'
import { hashModeratorToken, isModeratorToken } from '../identity/moderator-token.ts'
import { ProblemError } from '../problem.ts'
import { requestIdOf } from '../request-id.ts'
import { type Arrival, receive } from './arrival.ts'

/** A moderator's request: who sends it, and what it brought. */
export interface Moderation<Body> {
  token: TokenRow
  /** As the audit names whoever acts. */
  actor: string
  requestId: string
  body: Body
  revision: number | null
  idempotencyKey: string | null
}

interface Wanted<Body> {
  scope: Scope
  body?: v.GenericSchema<unknown, Body>
  bodyBytes?: number
  revision?: 'required' | 'heeded'
  idempotencyKey?: boolean
}

type Facts = (hash: string, arrival: Arrival<unknown>) => D1PreparedStatement[]

/**
 * Admits a moderator; throws 401, 403, or what is wrong with the request. `facts` are statements that
 * are read along, given the token's hash; their results come back in their order.
 */
export async function moderate<Body = null>(
  c: Context<AppEnv>,
  { scope, ...wanted }: Wanted<Body>,
  facts: Facts = () => [],
): Promise<Moderation<Body> & { facts: D1Result<Record<string, unknown>>[] }> {
  const arrival = await receive(c, { ...wanted, token: false })
  const presented = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
  if (!isModeratorToken(presented)) throw unauthenticated('It needs a moderator’s token as Bearer.')
  const hash = await hashModeratorToken(presented)
  const db = c.env.DB
  const [found, ...read] = await db.batch<Record<string, unknown>>([
    selectToken(db, hash),
    ...facts(hash, arrival),
  ])
  const row = found?.results[0] as Parameters<typeof toTokenRow>[0] | undefined
  if (row === undefined) throw unauthenticated('There is no such token.')
  const token = toTokenRow(row)
  checkAlive(token)
  if (!token.scopes.includes(scope)) throw outOfScope(scope)
  const [problem] = arrival.problems
  if (problem !== undefined) throw problem
  const today = timestamp(now()).slice(0, 10)
  if (token.last_used_on !== today) c.executionCtx.waitUntil(noteUse(db, token.id, today))
  const { body, revision, idempotencyKey } = arrival
  return {
    token,
    actor: `token:${token.id}`,
    requestId: requestIdOf(c),
    body: body as Body,
    revision,
    idempotencyKey,
    facts: read,
  }
}

/** What a moderator does now, for the batch that does it. */
export function actOf({ actor, requestId }: Moderation<unknown>): Act {
  const at = now()
  return { actor, at, audit: { id: newId(at), requestId } }
}

/** The site that the request names, or the only one that the token opens; 404 for any other. */
export function siteOf(
  { token }: Moderation<unknown>,
  named: string | undefined,
  pointer = '?site',
): string {
  const [only, ...others] = token.sites
  if (named === undefined && others.length === 0 && only !== undefined) return only
  if (named === undefined) {
    throw new ProblemError('invalid_request', {
      errors: [{ pointer, detail: `must name one of ${token.sites.join(', ')}` }],
    })
  }
  if (!token.sites.includes(named)) throw new ProblemError('not_found')
  return named
}

function checkAlive(token: TokenRow): void {
  if (token.revoked_at !== null) throw unauthenticated('The token was revoked.')
  if (token.expires_at !== null && token.expires_at <= now()) {
    throw unauthenticated('The token has expired.')
  }
}

function unauthenticated(detail: string): ProblemError {
  return new ProblemError('unauthenticated', { detail, headers: { 'WWW-Authenticate': 'Bearer' } })
}

function outOfScope(scope: Scope): ProblemError {
  const challenge = `Bearer error="insufficient_scope", scope="${scope}"`
  return new ProblemError('insufficient_scope', {
    detail: `It needs the scope ${scope}.`,
    headers: { 'WWW-Authenticate': challenge },
  })
}
