// What the routes of webhooks have in common: the scope `admin` and what is judged after it, the webhook
// that is meant, pages of a list, and a row of the audit for each write.
import type { Context } from 'hono'
import type * as v from 'valibot'
import { now } from '../../clock.ts'
import { NoBody } from '../../contract/moderation-requests.ts'
import { type AuditEntry, insertAudit } from '../../db/audit.ts'
import {
  type StoredWebhook,
  selectWebhook,
  toStoredWebhook,
  type WebhookRow,
} from '../../db/webhooks.ts'
import type { AppEnv } from '../../factory.ts'
import { isId, newId } from '../../id.ts'
import { type Moderation, moderate } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { invalid, ProblemError } from '../../problem.ts'

interface Wanted<Body> {
  scope: 'admin'
  body?: v.GenericSchema<unknown, Body>
}

/** Admits the request. What says all in its path may come without a body. */
export function administrator<Body = null>(
  c: Context<AppEnv>,
  { scope, body }: Wanted<Body>,
  facts?: Parameters<typeof moderate>[2],
): ReturnType<typeof moderate<Body>> {
  const { raw } = c.req
  const isSilent = raw.body === null || raw.headers.get('Content-Length') === '0'
  const isNeeded = body !== undefined && !((body as unknown) === NoBody && isSilent)
  return moderate<Body>(c, isNeeded ? { scope, body } : { scope }, facts)
}

/** The same for `/v1/mod/webhooks/{id}…`, with the webhook; 404 where no site of the token has it. */
export async function administratorOf<Body = null>(
  c: Context<AppEnv>,
  wanted: Wanted<Body>,
): Promise<Moderation<Body> & { webhook: StoredWebhook }> {
  const id = idInPath(c, 4)
  const asked = await administrator(c, wanted, (hash) => [selectWebhook(c.env.DB, hash, id)])
  const row = asked.facts[0]?.results[0] as WebhookRow | undefined
  if (row === undefined) throw new ProblemError('not_found')
  return { ...asked, webhook: toStoredWebhook(row) }
}

/** A page of what `read` finds after the cursor, which reads one more than `limit` where there is more. */
export async function pageOf<Item extends { id: string }>(
  cursor: string | undefined,
  limit: number,
  read: (after: string | null) => Promise<Item[]>,
): Promise<{ items: Item[]; next: string | null }> {
  if (cursor !== undefined && !isId(cursor)) throw invalid('?cursor', 'is not a cursor')
  const found = await read(cursor ?? null)
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** The audit's row, for the batch of what it tells. */
export function audited(
  c: Context<AppEnv>,
  { actor, requestId }: Pick<Moderation<unknown>, 'actor' | 'requestId'>,
  webhook: Pick<StoredWebhook, 'site' | 'id'>,
  told: Pick<AuditEntry, 'action'> & Partial<AuditEntry>,
): D1PreparedStatement {
  const at = now()
  const unsaid = { revision: null, before: null, after: null, reason: null }
  return insertAudit(c.env.DB, webhook.site, {
    id: newId(at),
    at,
    actor,
    target: webhook.id,
    request_id: requestId,
    ...unsaid,
    ...told,
  })
}
