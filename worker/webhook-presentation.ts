// Rows of webhooks and deliveries as answers. A secret is in none of them.
import { timestamp } from './clock.ts'
import type { Delivery, Webhook } from './contract/webhooks.ts'
import type { StoredDelivery } from './db/deliveries.ts'
import type { StoredWebhook } from './db/webhooks.ts'

const timeOrNull = (at: number | null) => (at === null ? null : timestamp(at))

export function toWebhook(webhook: StoredWebhook): Webhook {
  return {
    id: webhook.id,
    site: webhook.site,
    url: webhook.url,
    event_types: webhook.eventTypes,
    disabled: webhook.disabledAt !== null,
    disabled_at: timeOrNull(webhook.disabledAt),
    disabled_reason: webhook.disabledReason,
    previous_secret_expires_at: timeOrNull(webhook.previousExpiresAt),
    created_at: timestamp(webhook.createdAt),
  }
}

export function toDelivery(delivery: StoredDelivery): Delivery {
  return {
    id: delivery.id,
    webhook_id: delivery.webhook_id,
    event_id: delivery.event_id,
    event_type: delivery.event_type,
    occurred_at: timestamp(delivery.event_at),
    status: delivery.status,
    attempts: delivery.attempt,
    next_attempt_at: delivery.status === 'pending' ? timestamp(delivery.next_at) : null,
    delivered_at: timeOrNull(delivery.delivered_at),
    response_status: delivery.response_status,
    error: delivery.last_error,
  }
}
