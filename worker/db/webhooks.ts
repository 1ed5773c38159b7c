// Webhooks as they are set up. A token opens some sites: one of them has what an id names, or none.
import type { EventType } from '../contract/events.ts'
import { insertAuditOf } from './audit.ts'

export interface StoredWebhook {
  site: string
  id: string
  url: string
  ownHost: string
  /** Null is every type. */
  eventTypes: EventType[] | null
  secret: string
  previousExpiresAt: number | null
  disabledAt: number | null
  disabledReason: 'moderator' | 'gone' | null
  createdAt: number
}

export interface WebhookRow {
  site_id: string
  id: string
  url: string
  own_host: string
  event_types: string | null
  secret: string
  previous_expires_at: number | null
  disabled_at: number | null
  disabled_reason: 'moderator' | 'gone' | null
  created_at: number
}

const columns = `site_id, id, url, own_host, event_types, secret, previous_expires_at, disabled_at,
  disabled_reason, created_at`

export function toStoredWebhook(row: WebhookRow): StoredWebhook {
  return {
    site: row.site_id,
    id: row.id,
    url: row.url,
    ownHost: row.own_host,
    eventTypes: row.event_types === null ? null : JSON.parse(row.event_types),
    secret: row.secret,
    previousExpiresAt: row.previous_expires_at,
    disabledAt: row.disabled_at,
    disabledReason: row.disabled_reason,
    createdAt: row.created_at,
  }
}

/** Webhooks of a site after `after`, oldest first, one more than `limit` where there are more. */
export async function listWebhooks(
  db: D1Database,
  site: string,
  after: string | null,
  limit: number,
): Promise<StoredWebhook[]> {
  const { results } = await db
    .prepare(
      `SELECT ${columns} FROM webhooks WHERE site_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3 + 1`,
    )
    .bind(site, after ?? '', limit)
    .all<WebhookRow>()
  return results.map(toStoredWebhook)
}

/** A webhook on whichever of the sites that the token of a hash opens. `toStoredWebhook` reads its row. */
export function selectWebhook(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${columns} FROM webhooks
WHERE site_id IN (SELECT allowed.value FROM tokens k, json_each(k.sites) allowed WHERE k.hash = ?1)
  AND id = ?2`,
    )
    .bind(hash, id)
}

/** Makes it with what must be written along. False, and nothing is written, where the site has `most`. */
export async function insertWebhook(
  db: D1Database,
  webhook: StoredWebhook,
  most: number,
  along: D1PreparedStatement[],
): Promise<boolean> {
  const insert = db
    .prepare(
      `INSERT INTO webhooks (site_id, id, url, own_host, event_types, secret, created_at)
SELECT ?1, ?2, ?3, ?4, ?5, CASE WHEN count(w.id) < ?8 THEN ?6 END, ?7
FROM webhooks w WHERE w.site_id = ?1`,
    )
    .bind(
      webhook.site,
      webhook.id,
      webhook.url,
      webhook.ownHost,
      webhook.eventTypes && JSON.stringify(webhook.eventTypes),
      webhook.secret,
      webhook.createdAt,
      most,
    )
  // What has happened is for those that are there already.
  const drain = db
    .prepare('UPDATE events SET drained = 1 WHERE site_id = ?1 AND drained = 0')
    .bind(webhook.site)
  try {
    await db.batch([drain, insert, ...along])
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes('webhooks.secret')) return false
    throw error
  }
}

export interface WebhookChange {
  url?: string
  ownHost?: string
  eventTypes?: EventType[] | null
  disabled?: boolean
}

/** Changes what is named and nothing else; ends its pause. Answers with a row that `toStoredWebhook` reads. */
export function updateWebhook(
  db: D1Database,
  { site, id }: Name,
  { url, ownHost, eventTypes, disabled }: WebhookChange,
  at: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE webhooks SET url = coalesce(?3, url), own_host = coalesce(?4, own_host),
  event_types = iif(?5, ?6, event_types),
  disabled_at = CASE ?7 WHEN 0 THEN NULL WHEN 1 THEN coalesce(disabled_at, ?8) ELSE disabled_at END,
  disabled_reason = CASE ?7 WHEN 0 THEN NULL WHEN 1 THEN coalesce(disabled_reason, 'moderator')
    ELSE disabled_reason END,
  paused_until = 0
WHERE site_id = ?1 AND id = ?2
RETURNING ${columns}`,
    )
    .bind(
      site,
      id,
      url ?? null,
      ownHost ?? null,
      Number(eventTypes !== undefined),
      eventTypes ? JSON.stringify(eventTypes) : null,
      disabled === undefined ? null : Number(disabled),
      at,
    )
}

type Name = Pick<StoredWebhook, 'site' | 'id'>

/** The secret becomes the previous one, which signs until `until`. */
export function rotateSecret(
  db: D1Database,
  { site, id }: Name,
  secret: string,
  until: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE webhooks SET previous_secret = secret, previous_expires_at = ?4, secret = ?3
WHERE site_id = ?1 AND id = ?2`,
    )
    .bind(site, id, secret, until)
}

/** Forgets secrets that sign no more. For the daily housekeeping. */
export async function forgetExpiredSecrets(db: D1Database, at: number): Promise<void> {
  await db
    .prepare(
      `UPDATE webhooks SET previous_secret = NULL, previous_expires_at = NULL
WHERE previous_expires_at <= ?1`,
    )
    .bind(at)
    .run()
}

/**
 * Deletes it with its deliveries. `Accepted:` in one statement; they are those of a week, and SQLite deletes
 * hundreds of thousands in a second.
 */
export function deleteWebhook(db: D1Database, { site, id }: Name): D1PreparedStatement[] {
  return [
    db.prepare('DELETE FROM deliveries WHERE site_id = ?1 AND webhook_id = ?2').bind(site, id),
    db.prepare('DELETE FROM webhooks WHERE site_id = ?1 AND id = ?2').bind(site, id),
  ]
}

/** Nothing is sent to it before `until`. */
export function pauseWebhook(
  db: D1Database,
  { site, id }: Name,
  until: number,
): D1PreparedStatement {
  return db
    .prepare('UPDATE webhooks SET paused_until = ?3 WHERE site_id = ?1 AND id = ?2')
    .bind(site, id, until)
}

/**
 * Its address answered that it is gone: nothing is sent to it any more, and the audit says so, once. Not
 * where it has another address by now.
 */
export function disableGone(
  db: D1Database,
  { site, id, url }: Name & { url: string },
  { at, auditId }: { at: number; auditId: string },
): D1PreparedStatement[] {
  const isThere = 'site_id = ?1 AND id = ?2 AND url = ?3 AND disabled_at IS NULL'
  return [
    insertAuditOf(
      db,
      {
        ...{ actor: 'rule:webhook-gone', at, audit: { id: auditId, requestId: null } },
        action: 'webhook.disable',
      },
      {
        ...{ from: `webhooks WHERE ${isThere}`, values: [site, id, url] },
        ...{ before: `'{"disabled":false}'`, after: `'{"disabled":true}'` },
      },
    ),
    db
      .prepare(`UPDATE webhooks SET disabled_at = ?4, disabled_reason = 'gone' WHERE ${isThere}`)
      .bind(site, id, url, at),
  ]
}
