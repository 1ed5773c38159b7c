// What leaves to moderators: the JSON of the answers under /v1/mod, spelled as on the wire. Times are
// RFC 3339 UTC, ids opaque. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { statuses } from './limits.ts'
import { count, id, page, time, told } from './parts.ts'
import { CommentTally, SanctionInForce } from './people.ts'
import { type ProblemCode, problems } from './problems.ts'
import { reasonCodes } from './reasons.ts'
import { Complaint, ReportSummary } from './reports.ts'
import { scopes } from './scopes.ts'
import { Author, BodyNode, ReactionCount } from './shapes.ts'
import { Verdict } from './verdicts.ts'

export const queueNames = ['pending', 'reported', 'unreviewed', 'complaints'] as const
export type Queue = (typeof queueNames)[number]

export const marks = ['pinned', 'reviewed'] as const
export type Mark = (typeof marks)[number]

export const decisionKinds = ['approve', 'reject', 'spam', 'hold'] as const
export type DecisionKind = (typeof decisionKinds)[number]

export const QueueCounts = told(
  v.object({
    pending: count,
    reported: told(count, 'Comments with reports that are open.'),
    unreviewed: told(count, 'Published comments that nobody has decided or marked as reviewed.'),
    complaints: count,
  } satisfies Record<Queue, v.GenericSchema>),
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
    edited_by: told(v.nullable(v.picklist(['author', 'moderator'])), 'Whose the last edit was.'),
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
      v.nullable(
        v.object({
          ...Author.entries,
          since: time,
          comments: CommentTally,
          sanctions: told(v.array(SanctionInForce), 'The strictest first.'),
        }),
      ),
      'As it was when written, since when this author has written here, and what came of it.',
    ),
    verdict: told(
      v.nullable(Verdict),
      'What the rules said of its present text; null where they said nothing.',
    ),
    decision: told(
      v.nullable(DecisionMade),
      'The decision that made its present status; null where rules or its author did.',
    ),
    reports: ReportSummary,
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

export const Revision = told(
  v.object({
    revision: count,
    body: told(v.string(), 'The source.'),
    edited_by: told(v.picklist(['author', 'moderator']), 'Whose words they are.'),
    since: told(time, 'Since when it says so, or said so.'),
  }),
  'What a comment says, or said.',
)
export type Revision = v.InferOutput<typeof Revision>

export const RevisionPage = page(Revision)

export const jobStates = ['running', 'finished', 'cancelled', 'undoing', 'undone'] as const

export const Job = told(
  v.object({
    id,
    site: v.string(),
    state: v.picklist(jobStates),
    filter: told(v.record(v.string(), v.string()), 'Which comments are decided.'),
    decision: v.picklist(decisionKinds),
    reason_code: v.nullable(v.picklist(reasonCodes)),
    explanation: v.nullable(v.string()),
    actor: v.string(),
    created_at: time,
    finished_at: v.nullable(time),
    decided: told(count, 'Decisions made so far.'),
    passed_over: told(count, 'Found, but so already, or changed in that very moment.'),
    taken_back: told(count, 'Decisions undone so far.'),
  }),
  'Everything that a filter finds, decided in steps.',
)
export type Job = v.InferOutput<typeof Job>

const waits = v.object({
  decisions: told(count, 'Those that ended a wait in the queue.'),
  mean_seconds: v.nullable(v.number()),
  within_hour: count,
  within_day: count,
})

export const Stats = told(
  v.object({
    after: told(time, 'The first day begins.'),
    before: told(time, 'The last day ends.'),
    decisions: count,
    reversals: count,
    by_decision: v.array(v.object({ decision: v.picklist(decisionKinds), decisions: count })),
    by_reason: v.array(
      v.object({
        reason_code: told(v.nullable(v.picklist(reasonCodes)), 'Null where none was given.'),
        decisions: count,
      }),
    ),
    by_moderator: v.array(
      v.object({ actor: v.string(), decisions: count, reversals: count, time_to_decision: waits }),
    ),
    time_to_decision: waits,
  }),
  'What was decided in whole days, UTC. Reversals are told apart.',
)
export type Stats = v.InferOutput<typeof Stats>

export const BulkItem = v.object({
  id: told(id, 'The comment’s.'),
  status: told(
    v.pipe(v.number(), v.integer()),
    'As a request for this one alone would have been answered: 201, 200 where it was decided so before, or that of the problem.',
  ),
  decision: v.exactOptional(DecisionMade),
  problem: v.exactOptional(
    v.object({
      type: v.string(),
      title: v.string(),
      status: v.pipe(v.number(), v.integer()),
      code: v.picklist(Object.keys(problems) as ProblemCode[]),
      detail: v.exactOptional(v.string()),
    }),
  ),
})
export type BulkItem = v.InferOutput<typeof BulkItem>

export const BulkResult = v.object({ items: v.array(BulkItem) })
export type BulkResult = v.InferOutput<typeof BulkResult>
export const ComplaintSeen = told(
  v.object({
    ...Complaint.entries,
    decided_by: v.nullable(v.string()),
    comment: Card,
  }),
  'A complaint as moderators see it; the contested decision is the card’s while it waits.',
)
export type ComplaintSeen = v.InferOutput<typeof ComplaintSeen>

export const ComplaintPage = page(ComplaintSeen)

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
