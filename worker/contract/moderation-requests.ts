// What may enter from moderators: one schema per body and query. Only the worker loads this file.
import * as v from 'valibot'
import { statuses } from './limits.ts'
import { decisionKinds, queueNames } from './moderation.ts'
import { explanation, oneOf, reasonCode } from './reason-requests.ts'
import { limitInQuery, plainText } from './requests.ts'
import { scopes } from './scopes.ts'
import { SiteId } from './settings.ts'

export const DecisionDraft = v.strictObject({
  decision: v.picklist(decisionKinds, oneOf(decisionKinds)),
  reason_code: v.optional(v.nullable(reasonCode)),
  explanation: v.optional(v.nullable(explanation)),
})
export type DecisionDraft = v.InferOutput<typeof DecisionDraft>

export const NoBody = v.strictObject({})

/** A time, as milliseconds. */
export const when = v.pipe(
  v.string(),
  v.isoTimestamp('must be a time such as 2026-11-25T12:00:00Z'),
  v.transform((text) => Date.parse(text)),
)
const site = v.optional(v.string())

// A filter that is not known here would be passed over and answer more than was asked for.
export const SiteQuery = v.strictObject({ site })

export const CardsQuery = v.strictObject({
  site,
  queue: v.optional(v.picklist(queueNames, oneOf(queueNames))),
  status: v.optional(v.picklist(statuses, oneOf(statuses))),
  author: v.optional(v.string()),
  before: v.optional(when),
  after: v.optional(when),
  sort: v.optional(v.picklist(['oldest', 'newest'], oneOf(['oldest', 'newest'])), 'oldest'),
  cursor: v.optional(v.string()),
  limit: v.optional(limitInQuery, '20'),
})
export type CardsQuery = v.InferOutput<typeof CardsQuery>

export const AuditQuery = v.strictObject({
  site,
  actor: v.optional(v.string()),
  target: v.optional(v.string()),
  action: v.optional(v.string()),
  cursor: v.optional(v.string()),
  limit: v.optional(limitInQuery, '20'),
})

const scope = v.picklist(scopes, oneOf(scopes))

export const NewToken = v.strictObject({
  name: v.pipe(
    plainText,
    v.transform((text) => text.trim()),
    v.minLength(1, 'must not be empty'),
    v.maxLength(100, 'is longer than 100 characters'),
  ),
  scopes: v.pipe(v.array(scope), v.minLength(1, 'needs at least one scope')),
  sites: v.pipe(v.array(SiteId), v.minLength(1, 'needs at least one site'), v.maxLength(100)),
  expires_at: v.optional(v.nullable(when)),
})
