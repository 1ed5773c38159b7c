// What a moderator does to a comment without deciding it: marks that make no revision, and an edit that
// makes one. Each is one batch with its line in the audit, and ends with a read of the card.
import { fixedLimits, type Status } from '../contract/limits.ts'
import type { Mark } from '../contract/moderation.ts'
import { type Act, insertAuditOf } from './audit.ts'
import { type CardRow, cardObject } from './cards.ts'
import { type CommentEvent, insertCommentEvents, writtenBy } from './events.ts'
import { changingBatch, returnThread } from './thread-changes.ts'
import { type Bound, bound, follow, guard } from './transitions.ts'

/** The card as it is then, null where the comment was erased, and how many events were written along. */
interface Changed {
  card: CardRow | null
  events: number
}

interface Change {
  action: string
  /** What the comment must be like. */
  state: string
  before: string
  after: string
  /** The columns that are set, `?4` being the time. */
  set: string
  /** The change is in what the public reads. */
  isPublic: boolean
}

const few = `(SELECT count(*) FROM comments p INDEXED BY comments_pinned
  WHERE p.site_id = comments.site_id AND p.thread_id = comments.thread_id
    AND p.pinned_at IS NOT NULL) < ${fixedLimits.pinnedSize}`

const changes: Record<Mark, { set: Change; unset: Change }> = {
  pinned: {
    set: {
      action: 'comment.pin',
      state: `status = 'approved' AND root_id IS NULL AND pinned_at IS NULL AND ${few}`,
      before: `'{"pinned":false}'`,
      after: `'{"pinned":true}'`,
      set: 'pinned_at = ?4',
      isPublic: true,
    },
    unset: {
      action: 'comment.unpin',
      state: 'pinned_at IS NOT NULL',
      before: `'{"pinned":true}'`,
      after: `'{"pinned":false}'`,
      set: 'pinned_at = CASE WHEN ?4 IS NULL THEN pinned_at END',
      isPublic: true,
    },
  },
  reviewed: {
    set: {
      action: 'comment.review',
      state: 'reviewed_at IS NULL',
      before: `'{"reviewed":false}'`,
      after: `'{"reviewed":true}'`,
      set: 'reviewed_at = ?4',
      isPublic: false,
    },
    unset: {
      action: 'comment.unreview',
      state: 'reviewed_at IS NOT NULL',
      before: `'{"reviewed":true}'`,
      after: `'{"reviewed":false}'`,
      set: 'reviewed_at = CASE WHEN ?4 IS NULL THEN reviewed_at END',
      isPublic: false,
    },
  },
}

/** Marks or unmarks, unless it is so already or cannot be; the card there is then tells. */
export function mark(
  db: D1Database,
  at: Bound,
  { name, isSet, act }: { name: Mark; isSet: boolean; act: Act },
): Promise<Changed> {
  const change = changes[name][isSet ? 'set' : 'unset']
  const open = guard(`purged_at IS NULL AND ${change.state}`)
  const thread = db
    .prepare(
      `UPDATE threads SET version = version + 1
WHERE site_id = ?1 AND id = (SELECT thread_id FROM comments WHERE ${open}) ${returnThread}`,
    )
    .bind(...bound(at))
  const update = db
    .prepare(`UPDATE comments SET ${change.set} WHERE ${open}`)
    .bind(...bound(at), act.at)
  const told = insertAuditOf(
    db,
    { ...act, action: change.action },
    {
      ...{ from: `comments WHERE ${open}`, values: bound(at), revision: 'revision' },
      ...{ before: change.before, after: change.after },
    },
  )
  return changed(db, at, [], [told, ...(change.isPublic ? [thread] : []), update])
}

const isOpen = guard(`status <> 'withdrawn'`)

// Where the rules matched is in a text that is no longer there; its words may be why it was edited.
const elsewhere = `CASE WHEN verdict IS NOT NULL THEN json_set(verdict, '$.matches', (
    SELECT json_group_array(json(m.value)) FROM json_each(verdict, '$.matches') m
    WHERE m.value ->> '$.in' <> 'body')) END`

/** Gives a comment that has `status` another text, as its moderator's. */
export function rewrite(
  db: D1Database,
  at: Bound,
  text: { body: string; search: string | null; nodes: string; status: Status },
  act: Act,
  events: readonly CommentEvent[],
): Promise<Changed> {
  const update = db
    .prepare(
      `UPDATE comments SET revision = revision + 1, body = ?4, body_nodes = ?5, search_text = ?6,
  edited_at = ?7, edited_by = 'moderator', reviewed_at = ?7, verdict = ${elsewhere}
WHERE ${isOpen}`,
    )
    .bind(...bound(at), text.body, text.nodes, text.search, act.at)
  const account = insertAuditOf(
    db,
    { ...act, action: 'comment.edit' },
    {
      ...{ from: `comments WHERE ${isOpen}`, values: bound(at), revision: 'revision + 1' },
      before: `json_object('edited_by', CASE WHEN edited_at IS NULL THEN NULL
    ELSE coalesce(edited_by, 'author') END)`,
      after: `'{"edited_by":"moderator"}'`,
    },
  )
  const told = { where: isOpen, values: bound(at), at: act.at, next: { status: text.status } }
  const change = [...follow(db, at, text.status, isOpen), account, update]
  return changed(db, at, [insertCommentEvents(db, told, events)], change)
}

async function changed(
  db: D1Database,
  at: Bound,
  events: D1PreparedStatement[],
  change: D1PreparedStatement[],
): Promise<Changed> {
  const read = db
    .prepare(`SELECT ${cardObject} AS card FROM comments c WHERE c.site_id = ?1 AND c.id = ?2`)
    .bind(at.site, at.id)
  const results = await changingBatch<{ card: string }>(db, [...events, ...change, read])
  const row = results.at(-1)?.results[0]
  return {
    card: row === undefined ? null : (JSON.parse(row.card) as CardRow),
    events: writtenBy(...results.slice(0, events.length)),
  }
}

export interface RevisionRow {
  revision: number
  body: string
  edited_by: 'author' | 'moderator'
  since: number
}

/** What a comment said before revision `before`, newest first, one more than `limit` where there are more. */
export async function findRevisions(
  db: D1Database,
  at: { site: string; id: string; before: number; limit: number },
): Promise<RevisionRow[]> {
  const { results } = await db
    .prepare(
      `SELECT revision, body, edited_by, since FROM revisions
WHERE site_id = ?1 AND comment_id = ?2 AND revision < ?3 ORDER BY revision DESC LIMIT ?4 + 1`,
    )
    .bind(at.site, at.id, at.before, at.limit)
    .all<RevisionRow>()
  return results
}
