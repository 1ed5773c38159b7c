// What may enter from moderators: one schema per body and query. Only the worker loads this file.
import * as v from 'valibot'
import { fixedLimits, statuses } from './limits.ts'
import { decisionKinds, marks, queueNames } from './moderation.ts'
import { told } from './parts.ts'
import { explanation, oneOf, reasonCode } from './reason-requests.ts'
import { CommentEdit, limitInQuery, plainText } from './requests.ts'
import { scopes } from './scopes.ts'
import { SiteId } from './settings.ts'

export const DecisionDraft = v.strictObject({
  decision: v.picklist(decisionKinds, oneOf(decisionKinds)),
  reason_code: v.optional(v.nullable(reasonCode)),
  explanation: v.optional(v.nullable(explanation)),
})
export type DecisionDraft = v.InferOutput<typeof DecisionDraft>

export const CommentRewrite = v.strictObject({ body: CommentEdit.entries.body })

const commentId = v.pipe(plainText, v.maxLength(40, 'is not an id'))

export const BulkDraft = v.strictObject({
  ids: v.pipe(
    v.array(commentId),
    v.minLength(1, 'needs at least one id'),
    v.maxLength(fixedLimits.bulkSize, `has more than ${fixedLimits.bulkSize} ids`),
    v.check((ids) => new Set(ids).size === ids.length, 'has an id twice'),
  ),
  ...DecisionDraft.entries,
  revisions: v.optional(
    told(
      v.record(commentId, v.pipe(v.number('must be a number'), v.integer(), v.minValue(0))),
      'The revisions that are decided, by comment id; without one, the present revision.',
    ),
  ),
})
export type BulkDraft = v.InferOutput<typeof BulkDraft>

export const NoBody = v.strictObject({})

/** A time, as milliseconds. */
const timeWords = 'must be a time such as 2026-11-25T12:00:00Z'
export const when = v.pipe(
  v.string(),
  v.isoTimestamp(timeWords),
  // Of an offset without minutes, such as +05, not every time can be told.
  v.check((text) => !Number.isNaN(Date.parse(text)), timeWords),
  v.transform((text) => Date.parse(text)),
)
const site = v.optional(v.string())

const searched = v.pipe(
  plainText,
  v.maxLength(
    fixedLimits.searchCharacters,
    `is longer than ${fixedLimits.searchCharacters} characters`,
  ),
)

// A filter that is not known here would be passed over and answer more than was asked for.
export const SiteQuery = v.strictObject({ site })

export const PageQuery = v.strictObject({
  cursor: v.optional(v.string()),
  limit: v.optional(limitInQuery, '20'),
})

const filters = {
  queue: v.optional(v.picklist(queueNames, oneOf(queueNames))),
  status: v.optional(v.picklist(statuses, oneOf(statuses))),
  thread: v.optional(told(v.string(), 'A thread’s key.')),
  author: v.optional(told(v.string(), 'An author’s id.')),
  label: v.optional(told(v.picklist(marks, oneOf(marks)), 'A mark.')),
  q: v.optional(told(searched, 'Words, all of which the comment has.')),
  before: v.optional(when),
  after: v.optional(when),
}

export const CardsQuery = v.strictObject({
  site,
  ...filters,
  sort: v.optional(v.picklist(['oldest', 'newest'], oneOf(['oldest', 'newest'])), 'oldest'),
  cursor: v.optional(v.string()),
  limit: v.optional(limitInQuery, '20'),
})
export type CardsQuery = v.InferOutput<typeof CardsQuery>

export const JobDraft = v.strictObject({
  site: SiteId,
  filter: told(
    v.pipe(
      v.strictObject(filters),
      v.check((filter) => Object.keys(filter).length > 0, 'must say which comments are meant'),
    ),
    'Which comments are decided: as `GET /v1/mod/comments` filters them, at least by one thing.',
  ),
  ...DecisionDraft.entries,
})
export type JobDraft = v.InferOutput<typeof JobDraft>

export const StatsQuery = v.strictObject({
  site,
  after: v.optional(when),
  before: v.optional(when),
})

export const AuditQuery = v.strictObject({
  site,
  actor: v.optional(v.string()),
  target: v.optional(v.string()),
  action: v.optional(v.string()),
  before: v.optional(when),
  after: v.optional(when),
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
