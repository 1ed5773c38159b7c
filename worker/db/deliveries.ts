// Deliveries as moderators look at them, send them again, and ask for one to try a webhook.
import type { EventData } from '../contract/events.ts'
import type { DeliveryError } from '../contract/webhooks.ts'
import { pauseWebhook, type StoredWebhook } from './webhooks.ts'

export interface StoredDelivery {
  site_id: string
  webhook_id: string
  id: string
  event_id: string
  status: 'pending' | 'delivered' | 'failed'
  attempt: number
  next_at: number
  response_status: number | null
  last_error: DeliveryError | null
  delivered_at: number | null
  event_type: keyof EventData
  event_at: number
}

const columns = `d.site_id, d.webhook_id, d.id, d.event_id, d.status, d.attempt, d.next_at,
  d.response_status, d.last_error, d.delivered_at, e.type AS event_type, e.created_at AS event_at`
const eventOf = 'events e ON e.site_id = d.site_id AND e.drained = 1 AND e.id = d.event_id'

/**
 * Deliveries of a webhook before `before`, newest first, one more than `limit` where there are more; null
 * where none of these sites has the webhook.
 */
export async function listDeliveries(
  db: D1Database,
  sites: readonly string[],
  webhook: string,
  before: string | null,
  limit: number,
): Promise<StoredDelivery[] | null> {
  const site = `SELECT site_id FROM webhooks
WHERE site_id IN (SELECT value FROM json_each(?1) wanted) AND id = ?2`
  const values = [JSON.stringify(sites), webhook]
  const [found, listed] = await db.batch<StoredDelivery>([
    db.prepare(site).bind(...values),
    db
      .prepare(
        `SELECT ${columns} FROM deliveries d CROSS JOIN ${eventOf}
WHERE d.site_id = (${site}) AND d.webhook_id = ?2 AND d.id < ?3
ORDER BY d.id DESC LIMIT ?4 + 1`,
      )
      .bind(...values, before ?? '~', limit),
  ])
  return found?.results.length === 1 ? (listed?.results ?? []) : null
}

/**
 * A delivery on whichever of the sites that the token of a hash opens, as a `StoredDelivery`. Reads a row
 * for each of their webhooks.
 */
export function selectDelivery(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${columns} FROM tokens k CROSS JOIN json_each(k.sites) allowed
CROSS JOIN webhooks w ON w.site_id = allowed.value
CROSS JOIN deliveries d ON d.site_id = w.site_id AND d.webhook_id = w.id AND d.id = ?2
CROSS JOIN ${eventOf}
WHERE k.hash = ?1`,
    )
    .bind(hash, id)
}

/** Makes it due at once, with all its tries before it. */
export function replayDelivery(
  db: D1Database,
  { site_id, webhook_id, id }: Pick<StoredDelivery, 'site_id' | 'webhook_id' | 'id'>,
  at: number,
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `UPDATE deliveries SET status = 'pending', next_at = ?4, begun_after = attempt,
  delivered_at = NULL
WHERE site_id = ?1 AND webhook_id = ?2 AND id = ?3`,
      )
      .bind(site_id, webhook_id, id, at),
    pauseWebhook(db, { site: site_id, id: webhook_id }, 0),
  ]
}

/** A delivery of an event of the type `webhook.test`, for this webhook alone. */
export function newTest(
  { site, id: webhook_id }: Pick<StoredWebhook, 'site' | 'id'>,
  { id, eventId, at }: { id: string; eventId: string; at: number },
): StoredDelivery {
  const unsent = { attempt: 0, response_status: null, last_error: null, delivered_at: null }
  const event = { event_id: eventId, event_type: 'webhook.test', event_at: at } as const
  return { site_id: site, webhook_id, id, status: 'pending', next_at: at, ...event, ...unsent }
}

export function insertTest(db: D1Database, test: StoredDelivery): D1PreparedStatement[] {
  const { site_id: site, webhook_id: webhook, id, event_id, event_type, event_at } = test
  return [
    db
      .prepare(
        `INSERT INTO events (site_id, drained, id, type, data, created_at)
SELECT site_id, 1, ?3, ?4, json_object('site', site_id, 'webhook_id', id), ?5
FROM webhooks WHERE site_id = ?1 AND id = ?2`,
      )
      .bind(site, webhook, event_id, event_type, event_at),
    db
      .prepare(
        `INSERT INTO deliveries (site_id, webhook_id, id, event_id, next_at)
SELECT site_id, id, ?3, ?4, ?5 FROM webhooks WHERE site_id = ?1 AND id = ?2`,
      )
      .bind(site, webhook, id, event_id, event_at),
    pauseWebhook(db, { site, id: webhook }, 0),
  ]
}
