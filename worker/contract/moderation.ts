// What leaves to moderators: the JSON of the answers under /v1/mod, spelled as on the wire. Times are
// RFC 3339 UTC, ids opaque. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { statuses } from './limits.ts'
import { count, id, page, time, told } from './parts.ts'
import { reasonCodes } from './reasons.ts'
import { scopes } from './scopes.ts'
import { Author, BodyNode, ReactionCount } from './shapes.ts'
import { Verdict } from './verdicts.ts'

export const queueNames = ['pending'] as const
export type Queue = (typeof queueNames)[number]

export const decisionKinds = ['approve', 'reject', 'spam', 'hold'] as const
export type DecisionKind = (typeof decisionKinds)[number]

export const QueueCounts = told(
  v.object({ pending: count } satisfies Record<Queue, v.GenericSchema>),
  'How many wait in each queue of a site.',
)
export type QueueCounts = v.InferOutput<typeof QueueCounts>

export const DecisionMade = told(
  v.object({
    id,
    comment_id: id,
    decision: v.picklist(decisionKinds),
    reason_code: v.nullable(v.picklist(reasonCodes)),
    explanation: v.nullable(v.string()),
    revision: told(count, 'The revision of the comment that it made.'),
    actor: v.string(),
    decided_at: time,
    reverses: told(v.nullable(id), 'The decision that it takes back.'),
  }),
  'What a moderator did.',
)
export type DecisionMade = v.InferOutput<typeof DecisionMade>

const status = v.picklist(statuses)

export const Card = told(
  v.object({
    id,
    site: v.string(),
    parent_id: v.nullable(id),
    depth: count,
    status,
    body: told(v.string(), 'The source.'),
    body_nodes: v.array(BodyNode),
    posted_at: time,
    edited_at: v.nullable(time),
    revision: count,
    pinned: v.boolean(),
    reviewed_at: v.nullable(time),
    reactions: v.array(ReactionCount),
    reply_count: count,
    thread: v.object({
      key: v.string(),
      url: v.nullable(v.string()),
      title: v.nullable(v.string()),
      state: v.picklist(['open', 'closed']),
    }),
    parent: v.nullable(
      v.object({ id, author_name: v.nullable(v.string()), status, body: v.string() }),
    ),
    author: told(
      v.nullable(v.object({ ...Author.entries, since: time })),
      'As it was when written, and since when this author has written here.',
    ),
    verdict: told(
      v.nullable(Verdict),
      'What the rules said of its present text; null where they said nothing.',
    ),
    decision: told(
      v.nullable(DecisionMade),
      'The decision that made its present status; null where rules or its author did.',
    ),
  }),
  'A comment with everything that is needed to decide it.',
)
export type Card = v.InferOutput<typeof Card>

export const CardPage = page(Card)

export const Decision = told(
  v.object({ ...DecisionMade.entries, comment: Card }),
  'A decision, and the comment as it is now.',
)
export type Decision = v.InferOutput<typeof Decision>

export const AuditItem = v.object({
  id,
  at: time,
  actor: v.string(),
  action: v.string(),
  target: v.string(),
  revision: v.nullable(count),
  before: v.unknown(),
  after: v.unknown(),
  reason: v.nullable(v.string()),
  request_id: v.nullable(v.string()),
})
export type AuditItem = v.InferOutput<typeof AuditItem>

export const AuditPage = page(AuditItem)

export const TokenShown = told(
  v.object({
    id,
    name: v.string(),
    scopes: v.array(v.picklist(scopes)),
    sites: v.array(v.string()),
    created_at: time,
    created_by: v.nullable(id),
    expires_at: v.nullable(time),
    last_used_on: told(v.nullable(v.pipe(v.string(), v.isoDate())), 'The day, in UTC.'),
    revoked_at: v.nullable(time),
  }),
  'A token as it is listed: never with what it opens things by.',
)
export type TokenShown = v.InferOutput<typeof TokenShown>

export const TokenPage = page(TokenShown)

export const TokenMade = v.object({
  ...TokenShown.entries,
  token: told(v.string(), 'Shown this once.'),
})
export type TokenMade = v.InferOutput<typeof TokenMade>
