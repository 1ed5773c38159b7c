// Where a row becomes an answer to a moderator: it names what may leave, and nothing else does.
import { timestamp } from './clock.ts'
import type { AuditItem, Card, DecisionMade, TokenShown } from './contract/moderation.ts'
import type { ReactionKind } from './contract/shapes.ts'
import type { AuditEntry } from './db/audit.ts'
import type { CardRow, DecisionRow } from './db/cards.ts'
import type { TokenRow } from './db/tokens.ts'
import { toGuest, toReactions } from './presentation.ts'

export function toCard(row: CardRow, kinds: readonly ReactionKind[]): Card {
  const { author } = row
  return {
    id: row.id,
    site: row.site_id,
    parent_id: row.parent_id,
    depth: row.depth,
    status: row.status,
    body: row.body,
    body_nodes: row.body_nodes,
    posted_at: timestamp(row.posted_at),
    edited_at: maybe(row.edited_at),
    revision: row.revision,
    pinned: row.pinned_at !== null,
    reviewed_at: maybe(row.reviewed_at),
    reactions: toReactions(row.reactions, kinds),
    reply_count: row.reply_count,
    thread: row.thread,
    parent: row.parent,
    author: author && {
      ...toGuest(author.id, row.author_name, row.author_website),
      since: timestamp(author.created_at),
    },
    verdict: row.verdict,
    decision: row.decision && toDecision(row.decision),
  }
}

export function toDecision(row: DecisionRow): DecisionMade {
  const { status_before: _, decided_at, ...made } = row
  return { ...made, decided_at: timestamp(decided_at) }
}

export function toAuditItem({ at, ...entry }: AuditEntry): AuditItem {
  return { ...entry, at: timestamp(at) }
}

export function toTokenShown(row: TokenRow): TokenShown {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    sites: row.sites,
    created_at: timestamp(row.created_at),
    created_by: row.created_by,
    expires_at: maybe(row.expires_at),
    last_used_on: row.last_used_on,
    revoked_at: maybe(row.revoked_at),
  }
}

function maybe(at: number | null): string | null {
  return at === null ? null : timestamp(at)
}
