// What readers read: pages of roots, branches, permalinks, counts. Each is one statement, so that a
// read is one round trip, and each stops after site and thread where the reader has that version.
import { defaultLimits, fixedLimits, type Sort } from '../contract/limits.ts'
import {
  type CommentRow,
  commentArray,
  commentColumns,
  rootArray,
  toCommentRow,
  toRootRow,
} from './comment-rows.ts'
import { type SiteRow, type StoredSite, siteObject, toStoredSite } from './sites.ts'
import { joinThread, threadColumn } from './thread-keys.ts'

export interface ThreadRow {
  id: string
  key: string
  url: string | null
  title: string | null
  /** The closing time heeded. */
  state: 'open' | 'closed'
  closes_at: number | null
  message: string | null
  comment_count: number
  reactions: Record<string, number>
  version: number
}

/** A version of site and thread: one that somebody holds already, or the present one. */
export interface Version {
  revision: number
  version: number
}

/** Where to read, and the version that need not be read again. */
export interface Where {
  site: string
  key: string
  known: Version | null
  /** Now, in milliseconds. */
  at: number
}

/** The present version, and the page unless that version is known. */
export interface Found<List> extends Version {
  page: FoundPage<List> | null
}

/** Site, thread (null where it has no row) and list (null where there is none). */
export interface FoundPage<List> {
  site: StoredSite
  thread: ThreadRow | null
  list: List | null
}

interface HeaderRow extends Version {
  page: string | null
}

const t = threadColumn
// A thread that closes by itself changes at that moment, though nobody writes its row.
export const hasClosedAt = (at: string): string => `coalesce(${t('closes_at')} <= ${at}, 0)`
export const versionAt = (at: string): string => `coalesce(${t('version')} + ${hasClosedAt(at)}, 0)`
const hasClosed = hasClosedAt('?8')
const version = versionAt('?8')
const plain = ['id', 'key', 'url', 'title', 'closes_at', 'message', 'comment_count']

/** Reads site ?1, thread ?2 and `list`, at ?8, unless revision ?3 and version ?4 are the present ones. */
function statement(list: string): string {
  return `SELECT s.revision, ${version} AS version,
  CASE WHEN ?3 IS s.revision AND ?4 IS ${version} THEN NULL ELSE json_object(
    'site', ${siteObject},
    'thread', CASE WHEN k.id IS NOT NULL THEN json_object(
      ${plain.map((name) => `'${name}', ${t(name)}`).join(', ')},
      'state', iif(${hasClosed}, 'closed', ${t('state')}),
      'reactions', json(${t('reactions')}), 'version', ${version}) END,
    'list', (${list})) END AS page
FROM sites s ${joinThread}
WHERE s.id = ?1`
}

// What is pinned leads the first page and is not repeated.
function rootsStatement(index: string, after: string, order: string): string {
  return statement(`
    SELECT json_object('pinned', CASE WHEN ?9 THEN (SELECT json_group_array(${rootArray}) FROM (
      SELECT ${commentColumns('c')} FROM comments c INDEXED BY comments_pinned
      WHERE c.site_id = s.id AND c.thread_id = ${t('id')} AND c.pinned_at IS NOT NULL
      ORDER BY c.id LIMIT ${fixedLimits.pinnedSize}) root) ELSE json('[]') END,
    'roots', (SELECT json_group_array(${rootArray}) FROM (
      SELECT ${commentColumns('c')} FROM comments c INDEXED BY ${index}
      WHERE c.site_id = s.id AND c.thread_id = ${t('id')} AND c.root_id IS NULL AND c.listed = 1
        AND c.pinned_at IS NULL AND ${after}
      ORDER BY ${order}
      LIMIT coalesce(?7, (SELECT limits ->> 'roots_per_page' FROM sites WHERE id = ?1),
        ${defaultLimits.roots_per_page}) + 1) root))`)
}

const rootsStatements: Record<Sort, string> = {
  oldest: rootsStatement('comments_listed', 'c.id > ?5 AND ?6 IS NULL', 'c.id'),
  newest: rootsStatement('comments_listed', 'c.id < ?5 AND ?6 IS NULL', 'c.id DESC'),
  best: rootsStatement('comments_best', '(c.score, c.id) < (?6, ?5)', 'c.score DESC, c.id DESC'),
}

// Before the first and after the last of all ids and scores.
const first = ''
const last = '~'
const start: Record<Sort, readonly [id: string, score: number | null]> = {
  oldest: [first, null],
  newest: [last, null],
  best: [last, Number.MAX_SAFE_INTEGER],
}

/** Where a list goes on: after this comment, in this order. */
export interface After {
  id: string
  score: number | null
}

/** `pinned` is empty on every page but the first. */
export interface RootRows {
  pinned: CommentRow[]
  roots: CommentRow[]
}

/**
 * A page of roots with their first replies, one more than asked for where there are more.
 * Reads about 4 rows a root and 4 besides, whatever the size of the thread; 2 when not modified.
 * `limit` null is the site's own page size.
 */
export function findRoots(
  db: D1Database,
  where: Where,
  page: { sort: Sort; after: After | null; limit: number | null },
): Promise<Found<RootRows> | null> {
  const isFirst = page.after === null ? 1 : 0
  const [id, score] = page.after ? [page.after.id, page.after.score] : start[page.sort]
  const read = ({ pinned, roots }: RawRoots) => ({
    pinned: pinned.map(toRootRow),
    roots: roots.map(toRootRow),
  })
  return find(db, rootsStatements[page.sort], where, [id, score, page.limit, isFirst], read)
}

function branchStatement(after: string, order: string): string {
  return statement(`
    SELECT json_object(
      'root', (SELECT 1 FROM comments x WHERE x.site_id = s.id AND x.id = ?5
        AND x.thread_id = ${t('id')} AND x.root_id IS NULL AND x.listed = 1),
      'items', (SELECT json_group_array(${commentArray('reply')}) FROM (
        SELECT ${commentColumns('r')} FROM comments r INDEXED BY comments_listed
        WHERE r.site_id = s.id AND r.thread_id = ${t('id')} AND r.root_id = ?5 AND r.listed = 1
          AND ${after}
        ORDER BY ${order}
        LIMIT ?7 + 1) reply))`)
}

const branchForward = branchStatement('r.id > ?6', 'r.id')
const branchBackward = branchStatement('r.id < ?6', 'r.id DESC')

/** `root` is null where the thread lists no such root. */
export interface BranchRows {
  root: 1 | null
  items: CommentRow[]
}

/** A page of the branch below `root`, at every depth, in posting order or against it. */
export function findBranch(
  db: D1Database,
  where: Where,
  page: { root: string; backward: boolean; after: string | null; limit: number },
): Promise<Found<BranchRows> | null> {
  const after = page.after ?? (page.backward ? last : first)
  const sql = page.backward ? branchBackward : branchForward
  return find(db, sql, where, [page.root, after, page.limit], ({ root, items }: RawBranch) => ({
    root,
    items: items.map(toCommentRow),
  }))
}

function neighbours(compare: string, order: string): string {
  return `(SELECT json_group_array(${rootArray}) FROM (
        SELECT ${commentColumns('c')} FROM comments c INDEXED BY comments_listed
        WHERE c.site_id = x.site_id AND c.thread_id = x.thread_id AND c.root_id IS x.root_id
          AND c.listed = 1 AND c.id ${compare} x.id
        ORDER BY c.id ${order}
        LIMIT ${fixedLimits.contextSize} + 1) root)`
}

// The CROSS JOIN holds SQLite to one look-up for each ancestor, in their order: root first. Left to
// itself it reads every comment of the site.
const contextStatement = statement(`
    SELECT json_object(
      'comment', (SELECT ${rootArray} FROM comments root
        WHERE root.site_id = x.site_id AND root.id = x.id),
      'ancestors', (SELECT json_group_array(${commentArray('c')})
        FROM json_each(x.ancestors) step CROSS JOIN comments c
        WHERE c.site_id = x.site_id AND c.id = step.value),
      'before', ${neighbours('<', 'DESC')},
      'after', ${neighbours('>', 'ASC')})
    FROM comments x
    WHERE x.site_id = s.id AND x.id = ?5 AND x.thread_id = ${t('id')} AND x.listed = 1`)

/** `before` is nearest first; both hold one more than shown where there are more. */
export interface ContextRows {
  comment: CommentRow
  ancestors: CommentRow[]
  before: CommentRow[]
  after: CommentRow[]
}

/** One comment with its ancestors and its neighbours in the list it stands in; null where not public. */
export function findContext(
  db: D1Database,
  where: Where,
  id: string,
): Promise<Found<ContextRows> | null> {
  return find(db, contextStatement, where, [id], (context: RawContext) => ({
    comment: toRootRow(context.comment),
    ancestors: context.ancestors.map(toCommentRow),
    before: context.before.map(toRootRow),
    after: context.after.map(toRootRow),
  }))
}

type Values = unknown[]

interface RawRoots {
  pinned: Values[]
  roots: Values[]
}

interface RawBranch {
  root: 1 | null
  items: Values[]
}

interface RawContext {
  comment: Values
  ancestors: Values[]
  before: Values[]
  after: Values[]
}

interface RawPage<Raw> {
  site: SiteRow
  thread: ThreadRow | null
  list: Raw | null
}

async function find<Raw, List>(
  db: D1Database,
  sql: string,
  where: Where,
  rest: (string | number | null)[],
  read: (raw: Raw) => List,
): Promise<Found<List> | null> {
  const { site, key, known, at } = where
  const list = [0, 1, 2].map((nth) => rest[nth] ?? null)
  const row = await db
    .prepare(sql)
    .bind(site, key, known?.revision ?? null, known?.version ?? null, ...list, at, ...rest.slice(3))
    .first<HeaderRow>()
  if (row === null) return null
  const { page: json, ...present } = row
  if (json === null) return { ...present, page: null }
  const { site: owner, thread, list: raw } = JSON.parse(json) as RawPage<Raw>
  const found = raw === null ? null : read(raw)
  return { ...present, page: { site: toStoredSite(owner), thread, list: found } }
}

/** Comments and version of each of `keys`; null where there is no such site. */
export async function findCounts(
  db: D1Database,
  site: string,
  keys: readonly string[],
): Promise<{ key: string; comment_count: number; version: number }[] | null> {
  const [sites, counts] = await db.batch<{ key: string; comment_count: number; version: number }>([
    db.prepare('SELECT id FROM sites WHERE id = ?1').bind(site),
    db
      .prepare(
        `SELECT wanted.value AS key, coalesce(${t('comment_count')}, 0) AS comment_count,
  coalesce(${t('version')}, 0) AS version
FROM json_each(?2) wanted LEFT JOIN threads k ON k.site_id = ?1 AND k.key = wanted.value
LEFT JOIN threads a ON a.site_id = ?1 AND a.key = k.alias_of`,
      )
      .bind(site, JSON.stringify(keys)),
  ])
  return sites?.results.length ? (counts?.results ?? []) : null
}
