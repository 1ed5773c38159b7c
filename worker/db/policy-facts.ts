// The facts that the rules go by, as columns of the statement that reads the site. What no rule in force
// asks for is not read.
import type { Status } from '../contract/limits.ts'
import type { Policy } from '../contract/policy.ts'
import { type AuthorRow, authorFacts } from './author-facts.ts'

/** How many of the last comments rules look at. */
const last = 20

/** The versions of the site's lists that are at hand; what is at hand is not read again. */
export interface KnownVersions {
  blocked: number | null
  watched: number | null
}

export interface ReadList {
  version: number
  /** Null where this version is at hand. */
  compiled: string | null
}

export interface RecentRow {
  at: number
  status: Status
  sketch: string | null
}

export interface PolicyFacts {
  thread: { policy: Policy; closesAt: number | null; recent: string[] }
  author: AuthorRow & { recent: RecentRow[] }
  words: { blocked: ReadList | null; watched: ReadList | null }
}

export interface PolicyRow {
  thread_policy: string | null
  thread_closes_at: number | null
  thread_holds_all: number | null
  thread_recent: string
  author_facts: string
  author_recent: string
  blocked_version: number | null
  blocked_compiled: string | null
  watched_version: number | null
  watched_compiled: string | null
}

const inForce = (setting: string) =>
  `json_patch(s.policy, coalesce(t.policy, '{}')) ->> '$.${setting}'`

/**
 * The columns of a `PolicyRow`, for a statement that has the site as `s`, the thread (or none) as `t` and
 * `policyJoins`. `author` and `comment`, the one that is edited, are SQL, `known` the parameters of
 * `KnownVersions`.
 */
export function policyColumns(
  author: string,
  comment: string,
  [blocked, watched]: readonly [string, string],
): string {
  return `t.policy AS thread_policy, t.closes_at AS thread_closes_at,
  t.hold_all AS thread_holds_all,
  CASE WHEN ${inForce('repeated_text.on')} THEN (
    SELECT json_group_array(recent.sketch) FROM (
      SELECT sketch, status FROM comments x INDEXED BY comments_sketched
      WHERE x.site_id = s.id AND x.thread_id = t.id AND x.sketch IS NOT NULL AND x.id IS NOT ${comment}
      ORDER BY x.id DESC LIMIT ${last}) recent
    WHERE recent.status IN ('approved', 'pending')) ELSE '[]' END AS thread_recent,
  ${authorFacts('s.id', author)} AS author_facts,
  CASE WHEN ${inForce('repeated_text.on')} OR ${inForce('too_fast.on')} OR ${inForce('newcomers.on')}
    OR ${inForce('rejections.on')} THEN (
    SELECT json_group_array(json_object('at', recent.posted_at, 'status', recent.status,
      'sketch', recent.sketch))
    FROM (SELECT posted_at, status, sketch FROM comments x INDEXED BY comments_by_author
      WHERE x.site_id = s.id AND x.author_id = ${author} AND x.id IS NOT ${comment}
      ORDER BY x.id DESC LIMIT ${last}) recent) ELSE '[]' END AS author_recent,
  wb.version AS blocked_version,
  CASE WHEN wb.version IS NOT ${blocked} THEN wb.compiled END AS blocked_compiled,
  ww.version AS watched_version,
  CASE WHEN ww.version IS NOT ${watched} THEN ww.compiled END AS watched_compiled`
}

export const policyJoins = `LEFT JOIN word_lists wb ON wb.site_id = s.id AND wb.list = 'blocked'
LEFT JOIN word_lists ww ON ww.site_id = s.id AND ww.list = 'watched'`

export function toPolicyFacts(row: PolicyRow): PolicyFacts {
  const author = JSON.parse(row.author_facts) as AuthorRow
  const recent = JSON.parse(row.author_recent) as RecentRow[]
  const policy = JSON.parse(row.thread_policy ?? '{}') as Policy
  return {
    thread: {
      policy: row.thread_holds_all === 1 ? { ...policy, hold_all: true } : policy,
      closesAt: row.thread_closes_at,
      recent: JSON.parse(row.thread_recent),
    },
    author: { ...author, recent },
    words: {
      blocked: readList(row.blocked_version, row.blocked_compiled),
      watched: readList(row.watched_version, row.watched_compiled),
    },
  }
}

function readList(version: number | null, compiled: string | null): ReadList | null {
  return version === null ? null : { version, compiled }
}
