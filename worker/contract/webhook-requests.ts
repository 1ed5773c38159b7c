// Webhooks as moderators with the scope `admin` set them up. Only the worker loads this file.
import * as v from 'valibot'
import { eventTypes } from './events.ts'
import { fixedLimits } from './limits.ts'
import { told } from './parts.ts'
import { limitInQuery } from './requests.ts'

const url = v.pipe(
  v.string('must be a string'),
  v.maxLength(fixedLimits.urlCharacters, `is longer than ${fixedLimits.urlCharacters} characters`),
)
const types = v.nullable(
  v.pipe(
    v.array(
      v.picklist(eventTypes, `must be one of ${eventTypes.join(', ')}`),
      'must be a list of event types, or null for all',
    ),
    v.minLength(1, 'must name a type, or be null for all'),
    v.maxLength(eventTypes.length, 'names a type twice'),
    v.check((named) => new Set(named).size === named.length, 'names a type twice'),
  ),
)

export const NewWebhook = v.strictObject({
  site: told(
    v.optional(v.string('must be a string')),
    'May be left out with a token that opens one site only.',
  ),
  url,
  event_types: v.optional(types, null),
})
export type NewWebhook = v.InferInput<typeof NewWebhook>

export const WebhookEdit = v.strictObject({
  url: v.optional(url),
  event_types: v.optional(types),
  disabled: v.optional(v.boolean('must be true or false')),
})
export type WebhookEdit = v.InferInput<typeof WebhookEdit>

const listed = { cursor: v.optional(v.string()), limit: v.optional(limitInQuery, '20') }
export const WebhooksQuery = v.strictObject({ site: v.optional(v.string()), ...listed })
export const DeliveriesQuery = v.strictObject(listed)
