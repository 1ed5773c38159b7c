// What leaves to moderators: the JSON of the answers under /v1/mod, spelled as on the wire. Times are
// RFC 3339 UTC, ids opaque.
import type { Status } from './limits.ts'
import type { BodyNode } from './nodes.ts'
import type { ReasonCode } from './reasons.ts'
import type { Scope } from './scopes.ts'
import type { Author, ReactionCount } from './shapes.ts'

export const queueNames = ['pending'] as const
export type Queue = (typeof queueNames)[number]

/** How many wait in each queue of a site. */
export type QueueCounts = Record<Queue, number>

export const decisionKinds = ['approve', 'reject', 'spam', 'hold'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** A comment with everything that is needed to decide it. */
export interface Card {
  id: string
  site: string
  parent_id: string | null
  depth: number
  status: Status
  /** The source, and the nodes made of it. */
  body: string
  body_nodes: BodyNode[]
  posted_at: string
  edited_at: string | null
  revision: number
  pinned: boolean
  reviewed_at: string | null
  reactions: ReactionCount[]
  reply_count: number
  thread: { key: string; url: string | null; title: string | null; state: 'open' | 'closed' }
  parent: { id: string; author_name: string | null; status: Status; body: string } | null
  /** As it was when written, and since when this author has written here. */
  author: (Author & { since: string }) | null
  /** The decision that made its present status; null where rules or its author did. */
  decision: DecisionMade | null
}

/** What a moderator did. */
export interface DecisionMade {
  id: string
  comment_id: string
  decision: DecisionKind
  reason_code: ReasonCode | null
  explanation: string | null
  /** The revision of the comment that it made. */
  revision: number
  actor: string
  decided_at: string
  /** The decision that it takes back. */
  reverses: string | null
}

/** The answer to a decision and to a reversal. */
export interface Decision extends DecisionMade {
  comment: Card
}

export interface AuditItem {
  id: string
  at: string
  actor: string
  action: string
  target: string
  revision: number | null
  before: unknown
  after: unknown
  reason: string | null
  request_id: string | null
}

/** A token as it is listed: never with what it opens things by. */
export interface TokenShown {
  id: string
  name: string
  scopes: Scope[]
  sites: string[]
  created_at: string
  created_by: string | null
  expires_at: string | null
  /** `2026-11-25`, UTC. */
  last_used_on: string | null
  revoked_at: string | null
}

export interface TokenMade extends TokenShown {
  /** Shown this once. */
  token: string
}
