// Where a row becomes an answer to a moderator: it names what may leave, and nothing else does.
import { now, timestamp } from './clock.ts'
import type {
  AuditItem,
  Card,
  ComplaintSeen,
  DecisionMade,
  Job,
  Revision,
  TokenShown,
} from './contract/moderation.ts'
import type { ReportSeen } from './contract/reports.ts'
import type { ReactionKind } from './contract/shapes.ts'
import type { AuditEntry } from './db/audit.ts'
import type { CardRow, DecisionRow } from './db/cards.ts'
import type { ComplaintRow } from './db/complaints.ts'
import type { JobRow } from './db/jobs.ts'
import type { RevisionRow } from './db/marks.ts'
import type { ReportRow } from './db/reports.ts'
import { inForce } from './db/sanctions.ts'
import { stateAt } from './db/thread-keys.ts'
import type { TokenRow } from './db/tokens.ts'
import { toSanctionInForce } from './people-presentation.ts'
import { editorOf, toByline, toReactions } from './presentation.ts'
import { toComplaint, toReport } from './report-presentation.ts'

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
    edited_by: editorOf(row),
    revision: row.revision,
    pinned: row.pinned_at !== null,
    reviewed_at: maybe(row.reviewed_at),
    reactions: toReactions(row.reactions, kinds),
    reply_count: row.reply_count,
    thread: toPlace(row.thread),
    parent: row.parent,
    author: author && {
      ...toByline(author.id, row),
      since: timestamp(author.created_at),
      comments: author.comments,
      sanctions: inForce(author.sanctions, now()).map(toSanctionInForce),
    },
    verdict: row.verdict,
    decision: row.decision && toDecision(row.decision),
    reports: {
      total: row.reports.total,
      open: row.reports.open,
      by_reason: Object.fromEntries(
        Object.entries(row.reports.by_reason).filter(([, count]) => count > 0),
      ),
      newest: row.reports.newest && toReportSeen(row.reports.newest),
    },
  }
}

function toPlace({ closes_at, state, ...place }: CardRow['thread']): Card['thread'] {
  return { ...place, state: stateAt({ state, closes_at }, now()) }
}

export function toReportSeen(row: ReportRow): ReportSeen {
  return {
    ...toReport(row),
    revision: row.revision,
    reporter: row.author_id,
    open: row.open === 1,
    outcome: row.outcome,
    reviewed_at: maybe(row.reviewed_at),
    reviewed_by: row.reviewed_by,
  }
}

export function toComplaintSeen(row: ComplaintRow, comment: Card): ComplaintSeen {
  return { ...toComplaint(row), decided_by: row.decided_by, comment }
}

export function toDecision(row: DecisionRow): DecisionMade {
  const { status_before: _, decided_at, ...made } = row
  return { ...made, decided_at: timestamp(decided_at) }
}

export function toRevision({ since, ...row }: RevisionRow): Revision {
  return { ...row, since: timestamp(since) }
}

export function toJob({ site_id, cursor: _, request_id: __, ...row }: JobRow): Job {
  return {
    ...row,
    site: site_id,
    created_at: timestamp(row.created_at),
    finished_at: maybe(row.finished_at),
  }
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
