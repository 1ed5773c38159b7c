// Webhooks and their deliveries as they are answered. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { eventTypes, testType } from './events.ts'
import { count, id, page, time, told } from './parts.ts'

const webhook = {
  id,
  site: v.string(),
  url: v.string(),
  event_types: told(v.nullable(v.array(v.picklist(eventTypes))), 'Null is every type.'),
  disabled: v.boolean(),
  disabled_at: v.nullable(time),
  disabled_reason: told(
    v.nullable(v.picklist(['moderator', 'gone'])),
    '`gone` where the address has answered 410.',
  ),
  previous_secret_expires_at: told(
    v.nullable(time),
    'Until when the secret before this one signs as well.',
  ),
  created_at: time,
}

export const Webhook = told(v.object(webhook), 'Where events of a site are sent.')
export type Webhook = v.InferOutput<typeof Webhook>

export const WebhookPage = page(Webhook)

export const WebhookMade = told(
  v.object({ ...webhook, secret: told(v.string(), '`whsec_…`; shown this once.') }),
  'A webhook with the secret that signs from now on.',
)
export type WebhookMade = v.InferOutput<typeof WebhookMade>

/** Why an attempt did not succeed. */
export const deliveryErrors = [
  'http_status',
  'redirect',
  'timeout',
  'unreachable',
  'address_refused',
  'gone',
  'too_large',
] as const
export type DeliveryError = (typeof deliveryErrors)[number]

export const Delivery = told(
  v.object({
    id,
    webhook_id: id,
    event_id: told(id, 'The `webhook-id` of the delivery, of every retry and every replay.'),
    event_type: v.picklist([...eventTypes, testType]),
    occurred_at: time,
    status: v.picklist(['pending', 'delivered', 'failed']),
    attempts: count,
    next_attempt_at: v.nullable(time),
    delivered_at: v.nullable(time),
    response_status: told(
      v.nullable(count),
      'What the last attempt was answered with; null where there was no answer.',
    ),
    error: told(v.nullable(v.picklist(deliveryErrors)), 'Why the last attempt did not succeed.'),
  }),
  'One event on its way to one webhook.',
)
export type Delivery = v.InferOutput<typeof Delivery>

export const DeliveryPage = page(Delivery)
