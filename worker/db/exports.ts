// Everything that is kept of one author, in one batch: of each list a portion, in the order of its own index.
import type { Status } from '../contract/limits.ts'
import { placeObject, type ThreadPlace } from './own-comments.ts'
import { type OwnDecisionRow, selectOwnDecisions, toOwnDecisionRows } from './own-decisions.ts'
import {
  type FoundProfile,
  type ProfileSelected,
  selectProfile,
  toFoundProfile,
} from './profiles.ts'
import type { ReportRow } from './reports.ts'
import { type SanctionRow, sanctionObject } from './sanctions.ts'

export interface TakenCommentRow {
  id: string
  thread: ThreadPlace
  parent_id: string | null
  name: string | null
  website: string | null
  avatar_url: string | null
  badge: string | null
  body: string
  status: Status
  posted_at: number
  edited_at: number | null
  edited_by: 'moderator' | null
  revision: number
  earlier: { revision: number; body: string; edited_by: 'author' | 'moderator'; since: number }[]
}

export interface TakenReactionRow {
  thread_id: string
  target_id: string
  kind: string
  created_at: number
  thread_key: string | null
}

export type TakenReportRow = Pick<
  ReportRow,
  'id' | 'comment_id' | 'reason_code' | 'explanation' | 'reported_at'
>

/** After what each list goes on; null where it is done. */
export interface ExportFrom {
  comments: string | null
  reactions: [thread: string, target: string, kind: string] | null
  reports: string | null
  /** Newest first, as everywhere: before what. */
  decisions: string | null
}

export interface FoundExport extends FoundProfile {
  /** Of each list but sanctions up to one more than a portion. */
  comments: TakenCommentRow[]
  reactions: TakenReactionRow[]
  reports: TakenReportRow[]
  decisions: OwnDecisionRow[]
  sanctions: SanctionRow[]
}

const takenColumns = ['id', 'parent_id', 'body', 'status', 'posted_at', 'edited_at', 'edited_by']
const takenObject = `json_object(${takenColumns.map((one) => `'${one}', c.${one}`).join(', ')},
  'name', c.author_name, 'website', c.author_website, 'avatar_url', c.author_avatar,
  'badge', c.author_badge, 'revision', c.revision,
  'thread', ${placeObject},
  'earlier', (SELECT json_group_array(json_object('revision', m.revision, 'body', m.body,
      'edited_by', m.edited_by, 'since', m.since))
    FROM revisions m WHERE m.site_id = c.site_id AND m.comment_id = c.id))`

/** Null where there is no such site. */
export async function findExport(
  db: D1Database,
  { site, author }: { site: string; author: string },
  from: ExportFrom,
  portion: number,
): Promise<FoundExport | null> {
  // A list that is done is asked for nothing.
  const [comments, reactions, reports, decisions] = [
    db
      .prepare(
        `SELECT ${takenObject} AS item FROM comments c INDEXED BY comments_by_author
WHERE c.site_id = ?1 AND c.author_id = ?2 AND c.id > ?3 ORDER BY c.id LIMIT ?4`,
      )
      .bind(site, author, from.comments, portion + 1),
    db
      .prepare(
        `SELECT r.thread_id, r.target_id, r.kind, r.created_at,
  (SELECT t.key FROM threads t WHERE t.site_id = r.site_id AND t.id = r.thread_id) AS thread_key
FROM reactions r WHERE r.site_id = ?1 AND r.author_id = ?2
  AND (r.thread_id, r.target_id, r.kind) > (?3, ?4, ?5)
ORDER BY r.thread_id, r.target_id, r.kind LIMIT ?6`,
      )
      .bind(site, author, ...(from.reactions ?? [null, null, null]), portion + 1),
    db
      .prepare(
        `SELECT id, comment_id, reason_code, explanation, reported_at
FROM reports INDEXED BY reports_by_author
WHERE site_id = ?1 AND author_id = ?2 AND id > ?3 ORDER BY id LIMIT ?4`,
      )
      .bind(site, author, from.reports, portion + 1),
    selectOwnDecisions(db, site, author, from.decisions ?? '', portion),
  ]
  const sanctions = db
    .prepare(
      `SELECT ${sanctionObject} AS item FROM sanctions n INDEXED BY sanctions_of_author
WHERE n.site_id = ?1 AND n.author_id = ?2 ORDER BY n.id LIMIT ?3`,
    )
    .bind(site, author, portion)
  const results = await db.batch<unknown>([
    ...[selectProfile(db, site, author), comments, reactions, reports, sanctions],
    ...decisions,
  ])
  const [found, written, reacted, reported, told] = results.map((one) => one.results)
  const row = found?.[0] as ProfileSelected | undefined
  if (row === undefined) return null
  return {
    ...toFoundProfile(row),
    comments: items(written),
    reactions: reacted as TakenReactionRow[],
    reports: reported as TakenReportRow[],
    decisions: toOwnDecisionRows(results.slice(-decisions.length)).slice(0, portion + 1),
    sanctions: items(told),
  }
}

function items<Row>(rows: unknown[] | undefined): Row[] {
  return ((rows ?? []) as { item: string }[]).map(({ item }) => JSON.parse(item) as Row)
}
