// A comment as moderators see it: with its source, its place, its parent, its author's history, what
// readers reported and what the rules said. One JSON object a card, four look-ups beside the comment.
import type { Status } from '../contract/limits.ts'
import type { DecisionKind } from '../contract/moderation.ts'
import type { BodyNode } from '../contract/nodes.ts'
import type { CommentTally } from '../contract/people.ts'
import type { ReasonCode } from '../contract/reasons.ts'
import type { Verdict } from '../contract/verdicts.ts'
import { tallyColumns } from './authors.ts'
import { type ReportRow, reportObject } from './reports.ts'
import { openSanctions, type SanctionRow } from './sanctions.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

export interface DecisionRow {
  id: string
  comment_id: string
  decision: DecisionKind
  reason_code: ReasonCode | null
  explanation: string | null
  status_before: Status
  /** The revision that it made. */
  revision: number
  actor: string
  decided_at: number
  /** The decision that it takes back. */
  reverses: string | null
}

export interface CardRow {
  id: string
  site_id: string
  thread_id: string
  parent_id: string | null
  root_id: string | null
  depth: number
  status: Status
  body: string
  body_nodes: BodyNode[]
  author_name: string | null
  author_website: string | null
  author_avatar: string | null
  author_badge: string | null
  posted_at: number
  edited_at: number | null
  edited_by: 'moderator' | null
  revision: number
  pinned_at: number | null
  reviewed_at: number | null
  purged_at: number | null
  /** What the rules said of its present text. */
  verdict: Verdict | null
  /** The decision that made its present status; null where rules or its author did. */
  decision: DecisionRow | null
  reactions: Record<string, number>
  reply_count: number
  thread: {
    key: string
    url: string | null
    title: string | null
    state: 'open' | 'closed'
    closes_at: number | null
  }
  parent: {
    id: string
    author_name: string | null
    status: Status
    body: string
  } | null
  author: AuthorRow | null
  reports: {
    total: number
    open: number
    /** Of those that are open. */
    by_reason: Partial<Record<ReasonCode, number>>
    newest: ReportRow | null
  }
}

export interface AuthorRow {
  id: string
  name: string | null
  website: string | null
  created_at: number
  comments: CommentTally
  /** Those that are open. */
  sanctions: SanctionRow[]
}

const plain = [
  'id',
  'site_id',
  'thread_id',
  'parent_id',
  'root_id',
  'depth',
  'status',
  'body',
  'author_name',
  'author_website',
  'author_avatar',
  'author_badge',
  'posted_at',
  'edited_at',
  'edited_by',
  'revision',
  'pinned_at',
  'reviewed_at',
  'purged_at',
  'reply_count',
]
const asJson = ['body_nodes', 'reactions', 'verdict']

/** Selects the decision called `d`. */
export const decisionObject = `json_object(${[
  'id',
  'comment_id',
  'decision',
  'reason_code',
  'explanation',
  'status_before',
  'revision',
  'actor',
  'decided_at',
  'reverses',
]
  .map((column) => `'${column}', d.${column}`)
  .join(', ')})`

/** Why a comment is what it is, for whoever brings that back. */
export interface Grounds {
  reason_code: ReasonCode | null
  explanation: string | null
}

/**
 * Selects the `Grounds` of the decision that made what the decision called `d` has changed; null where
 * none did. Decisions have no index by comment: the audit has, and both ids of one begin with its time.
 */
export const groundsBefore = `(SELECT
  json_object('reason_code', b.reason_code, 'explanation', b.explanation)
  FROM audit a INDEXED BY audit_by_target CROSS JOIN decisions b
  WHERE a.site_id = d.site_id AND a.target = d.comment_id AND b.site_id = a.site_id
    AND b.id > substr(a.id, 1, 8) AND b.id < substr(a.id, 1, 8) || '~'
    AND b.comment_id = d.comment_id AND b.revision = a.revision AND a.revision < d.revision
    AND d.status_before IN ('rejected', 'spam')
  ORDER BY a.id DESC LIMIT 1)`

/** Selects the comment called `c` as a card. */
export const cardObject = `json_object(
  ${plain.map((column) => `'${column}', c.${column}`).join(', ')},
  ${asJson.map((column) => `'${column}', json(c.${column})`).join(', ')},
  'thread', (SELECT json_object('key', t.key, 'url', t.url, 'title', t.title, 'state', t.state,
      'closes_at', t.closes_at)
    FROM threads t WHERE t.site_id = c.site_id AND t.id = c.thread_id),
  'parent', (SELECT json_object('id', p.id, 'author_name', p.author_name, 'status', p.status,
      'body', p.body) FROM comments p WHERE p.site_id = c.site_id AND p.id = c.parent_id),
  'author', (SELECT json_object('id', a.id, 'name', a.name, 'website', a.website,
      'created_at', a.created_at,
      'comments', json_object(${tallyColumns.map((name) => `'${name}', a.${name}`).join(', ')}),
      'sanctions', ${openSanctions('a.site_id', 'a.id')})
    FROM authors a WHERE a.site_id = c.site_id AND a.id = c.author_id),
  'decision', (SELECT ${decisionObject} FROM decisions d
    WHERE d.site_id = c.site_id AND d.id = c.decision_id),
  'reports', json_object('total', c.report_count, 'open', c.open_reports,
    'by_reason', json(c.report_reasons),
    'newest', (SELECT ${reportObject} FROM reports r
      WHERE r.site_id = c.site_id AND r.comment_id = c.id AND r.nth = c.report_count)))`

export interface FoundCard {
  site: StoredSite
  card: CardRow
}

/**
 * A comment by its id, on whichever of the sites that the token of ?1 opens. One that was erased is there
 * for whoever erases it again, and for nobody else.
 */
export function selectCard(
  db: D1Database,
  hash: string,
  id: string,
  { erased = false } = {},
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${siteColumns}, ${cardObject} AS card
FROM tokens k CROSS JOIN json_each(k.sites) allowed
CROSS JOIN comments c ON c.site_id = allowed.value AND c.id = ?2
  ${erased ? '' : 'AND c.purged_at IS NULL'}
CROSS JOIN sites s ON s.id = c.site_id
WHERE k.hash = ?1 LIMIT 1`,
    )
    .bind(hash, id)
}

/** The same by a decision's id: the comment that it decided, with that decision as `taken`, and `grounds`. */
export function selectDecided(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${siteColumns}, ${cardObject} AS card, (SELECT ${decisionObject}) AS taken, ${groundsBefore} AS grounds
FROM tokens k CROSS JOIN json_each(k.sites) allowed
CROSS JOIN decisions d ON d.site_id = allowed.value AND d.id = ?2
CROSS JOIN comments c ON c.site_id = d.site_id AND c.id = d.comment_id AND c.purged_at IS NULL
CROSS JOIN sites s ON s.id = c.site_id
WHERE k.hash = ?1 LIMIT 1`,
    )
    .bind(hash, id)
}

export function toFoundCard(row: SiteRow & { card: string }): FoundCard {
  return { site: toStoredSite(row), card: JSON.parse(row.card) as CardRow }
}
