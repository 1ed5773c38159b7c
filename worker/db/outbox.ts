// The outbox as it is emptied: events become deliveries, deliveries are claimed, sent and noted. Each claim
// is one statement, so that two drains at once never hold the same delivery.

/** A delivery that is this worker's to send until its claim expires. */
export interface Claim {
  site: string
  webhook: string
  id: string
  /** The event's id. */
  event: string
  attempt: number
  /** How many attempts there were before it was last replayed. */
  begunAfter: number
  url: string
  ownHost: string
  secret: string
  previous: { secret: string; expiresAt: number } | null
  type: string
  /** JSON. */
  data: string
  createdAt: number
}

interface ClaimRow {
  site_id: string
  webhook_id: string
  id: string
  event_id: string
  attempt: number
  begun_after: number
  webhook: string
  event: string
}

export interface Wanted {
  /** Of one site; of all where null. */
  site: string | null
  at: number
  /** When what is claimed may be claimed again. */
  until: number
  most: number
  mostOfWebhook: number
}

// Of one site and in all: a burst of one site does not keep the others waiting.
const eventsOfSite = 50
const eventsAtOnce = 500

/** Makes deliveries of new events, and claims those that are due. One round trip. */
export async function claimDue(db: D1Database, wanted: Wanted): Promise<Claim[]> {
  const { site, at, until, most, mostOfWebhook } = wanted
  const ofSite = site === null ? '' : 'AND w.site_id = '
  const fanOut = db
    .prepare(
      `UPDATE events SET drained = 1 WHERE (site_id, drained, id) IN (
  SELECT e.site_id, e.drained, e.id
  FROM (SELECT DISTINCT w.site_id FROM webhooks w
    WHERE w.disabled_at IS NULL ${ofSite && `${ofSite}?3`}) s
  CROSS JOIN events e ON e.site_id = s.site_id AND e.drained = 0 AND e.id IN (
    SELECT new.id FROM events new WHERE new.site_id = s.site_id AND new.drained = 0
    ORDER BY new.id LIMIT ?1)
  LIMIT ?2)`,
    )
    .bind(eventsOfSite, eventsAtOnce, ...(site === null ? [] : [site]))
  const claim = db
    .prepare(
      `UPDATE deliveries SET attempt = attempt + 1, next_at = ?2
WHERE (site_id, webhook_id, id) IN (
  SELECT d.site_id, d.webhook_id, d.id
  FROM webhooks w
  CROSS JOIN deliveries d ON d.site_id = w.site_id AND d.webhook_id = w.id AND d.id IN (
    SELECT due.id FROM deliveries due
    WHERE due.site_id = w.site_id AND due.webhook_id = w.id AND due.status = 'pending'
      AND due.next_at <= ?1
    ORDER BY due.next_at LIMIT ?4)
  WHERE w.disabled_at IS NULL AND w.paused_until <= ?1 ${ofSite && `${ofSite}?5`}
  ORDER BY d.next_at LIMIT ?3)
RETURNING site_id, webhook_id, id, event_id, attempt, begun_after,
  (SELECT json_array(w.url, w.own_host, w.secret, w.previous_secret, w.previous_expires_at)
    FROM webhooks w WHERE w.site_id = deliveries.site_id AND w.id = webhook_id) AS webhook,
  (SELECT json_array(e.type, e.data, e.created_at)
    FROM events e WHERE e.site_id = deliveries.site_id AND e.drained = 1 AND e.id = event_id) AS event`,
    )
    .bind(at, until, most, mostOfWebhook, ...(site === null ? [] : [site]))
  const [, claimed] = await db.batch<ClaimRow>([fanOut, claim])
  return (claimed?.results ?? []).map(toClaim).sort((a, b) => (a.event < b.event ? -1 : 1))
}

function toClaim(row: ClaimRow): Claim {
  const [url, ownHost, secret, previousSecret, expiresAt] = JSON.parse(row.webhook)
  const [type, data, createdAt] = JSON.parse(row.event)
  return {
    site: row.site_id,
    webhook: row.webhook_id,
    id: row.id,
    event: row.event_id,
    attempt: row.attempt,
    begunAfter: row.begun_after,
    url,
    ownHost,
    secret,
    previous: previousSecret === null ? null : { secret: previousSecret, expiresAt },
    type,
    data,
    createdAt,
  }
}

/** What came of a claim. */
export interface Result {
  site: string
  webhook: string
  id: string
  /** Of the claim: where somebody else has claimed it since, this result counts no more. */
  attempt: number
  status: 'pending' | 'delivered' | 'failed'
  nextAt: number
  deliveredAt: number | null
  responseStatus: number | null
  error: string | null
  /** 1 where nothing was sent after all: it then counts as no attempt. */
  unsent: 0 | 1
}

/** Notes what came of claims. */
export function noteResults(db: D1Database, results: readonly Result[]): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE deliveries SET
  status = r.value ->> 'status', next_at = r.value ->> 'nextAt',
  attempt = deliveries.attempt - (r.value ->> 'unsent'),
  delivered_at = r.value ->> 'deliveredAt',
  response_status = iif(r.value ->> 'unsent', response_status, r.value ->> 'responseStatus'),
  last_error = iif(r.value ->> 'unsent', last_error, r.value ->> 'error')
FROM json_each(?1) r
WHERE site_id = r.value ->> 'site' AND webhook_id = r.value ->> 'webhook'
  AND deliveries.id = r.value ->> 'id' AND deliveries.attempt = r.value ->> 'attempt'
  AND status = 'pending'`,
    )
    .bind(JSON.stringify(results))
}

/** Forgets `most` deliveries at a time that are older than `before`, an id; says how many. */
export async function purgeDeliveries(
  db: D1Database,
  before: string,
  most: number,
): Promise<number> {
  const { meta } = await db
    .prepare(
      `DELETE FROM deliveries WHERE (site_id, webhook_id, id) IN (
  SELECT d.site_id, d.webhook_id, d.id
  FROM webhooks w
  CROSS JOIN deliveries d ON d.site_id = w.site_id AND d.webhook_id = w.id AND d.id < ?1
  LIMIT ?2)`,
    )
    .bind(before, most)
    .run()
  return meta.changes
}

/** The same for events. */
export async function purgeEvents(db: D1Database, before: string, most: number): Promise<number> {
  const { meta } = await db
    .prepare(
      `DELETE FROM events WHERE (site_id, drained, id) IN (
  SELECT e.site_id, e.drained, e.id
  FROM sites s
  CROSS JOIN events e ON e.site_id = s.id AND e.drained IN (0, 1) AND e.id < ?1
  LIMIT ?2)`,
    )
    .bind(before, most)
    .run()
  return meta.changes
}
