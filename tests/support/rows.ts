// What the database holds: to compare before and after, and to hold the counts against the rows.
import { env } from 'cloudflare:workers'

const tables = [
  'sites',
  'site_origins',
  'threads',
  'authors',
  'comments',
  'idempotency',
  'reactions',
  'tokens',
  'decisions',
  'audit',
  'queues',
  'sanctions',
  'erasures',
  'notes',
  'revisions',
  'jobs',
  'decision_counts',
  'reports',
  'complaints',
  'word_lists',
  'word_list_terms',
  'webhooks',
  'events',
  'deliveries',
  'sso_keys',
  'sso_logins',
]

/** Rows of every table. */
export async function rowCounts(): Promise<Record<string, number>> {
  const results = await env.DB.batch<{ n: number }>(
    tables.map((table) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`)),
  )
  return Object.fromEntries(tables.map((table, at) => [table, results[at]?.results[0]?.n ?? -1]))
}

/** Every row of every table, for the cases in which nothing at all may change. */
export async function everything(): Promise<string> {
  const results = await env.DB.batch(
    tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)),
  )
  return JSON.stringify(results.map(({ results: rows }) => rows))
}

/** The tables that the schema has, for holding the list above against it. */
export async function tablesOfSchema(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '_cf*'
AND name NOT GLOB 'sqlite*'
AND name NOT GLOB 'comment_search*' AND name NOT IN ('d1_migrations', 'installation') ORDER BY name`,
  ).all<{ name: string }>()
  return results.map(({ name }) => name)
}

export const tablesCounted: readonly string[] = tables

export async function one<Row>(sql: string, ...values: unknown[]): Promise<Row | null> {
  return env.DB.prepare(sql)
    .bind(...values)
    .first<Row>()
}

export async function all<Row>(sql: string, ...values: unknown[]): Promise<Row[]> {
  const { results } = await env.DB.prepare(sql)
    .bind(...values)
    .all<Row>()
  return results
}

export async function run(sql: string, ...values: unknown[]): Promise<void> {
  await env.DB.prepare(sql)
    .bind(...values)
    .run()
}

/**
 * Every number that the database keeps beside the rows it counts, where it disagrees with them; empty
 * while all is well. Slow and plain on purpose: it knows nothing of how the worker keeps them.
 */
export async function disagreements(site: string): Promise<string[]> {
  const comments = await all<{
    id: string
    thread_id: string
    author_id: string | null
    parent_id: string | null
    root_id: string | null
    status: string
    listed: number
    reply_count: number
    listed_replies: number
    reports_settled: number
    open_reports: number
    reviewed_at: number | null
  }>('SELECT * FROM comments WHERE site_id = ?1', site)
  const threads = await all<{ id: string; comment_count: number }>(
    'SELECT id, comment_count FROM threads WHERE site_id = ?1',
    site,
  )
  const reports = await all<{ comment_id: string; nth: number }>(
    'SELECT comment_id, nth FROM reports WHERE site_id = ?1 AND outcome IS NULL',
    site,
  )
  const contested = await all<{ outcome: string | null }>(
    'SELECT outcome FROM complaints WHERE site_id = ?1',
    site,
  )
  const queues = await one<Record<'pending' | 'reported' | 'unreviewed' | 'complaints', number>>(
    'SELECT pending, reported, unreviewed, complaints FROM queues WHERE site_id = ?1',
    site,
  )
  const approved = comments.filter(({ status }) => status === 'approved')
  const children = (id: string) => comments.filter(({ parent_id }) => parent_id === id)
  const visible = (comment: { id: string; status: string }): boolean =>
    comment.status === 'approved' || children(comment.id).some(visible)
  const authors = await all<Record<string, string | number>>(
    'SELECT id, published, pending, rejected, spam, withdrawn FROM authors WHERE site_id = ?1',
    site,
  )
  const wrong: string[] = []
  const expect = (what: string, kept: number, counted: number) => {
    if (kept !== counted) wrong.push(`${what} is ${kept}, not ${counted}`)
  }
  for (const { id, comment_count } of threads) {
    const counted = approved.filter(({ thread_id }) => thread_id === id).length
    expect(`comment_count of ${id}`, comment_count, counted)
  }
  for (const { id, published, ...rest } of authors) {
    for (const [status, kept] of Object.entries({ approved: published, ...rest })) {
      const own = comments.filter((one) => one.author_id === id && one.status === status)
      expect(`${status} of author ${id}`, Number(kept), own.length)
    }
  }
  for (const comment of comments) {
    const { id, root_id, listed, reply_count, listed_replies } = comment
    const below = approved.filter((one) => (root_id === null ? one.root_id : one.parent_id) === id)
    expect(`listed of ${id}`, listed, visible(comment) ? 1 : 0)
    expect(`reply_count of ${id}`, reply_count, below.length)
    expect(`listed_replies of ${id}`, listed_replies, children(id).filter(visible).length)
  }
  const openOf = ({ id, reports_settled }: (typeof comments)[number]) =>
    reports.filter(({ comment_id, nth }) => comment_id === id && nth > reports_settled).length
  for (const comment of comments) {
    expect(`open_reports of ${comment.id}`, comment.open_reports, openOf(comment))
  }
  const pending = comments.filter(({ status }) => status === 'pending').length
  expect('pending', queues?.pending ?? -1, pending)
  expect('reported', queues?.reported ?? -1, comments.filter((one) => openOf(one) > 0).length)
  const unseen = approved.filter(({ reviewed_at }) => reviewed_at === null).length
  expect('unreviewed', queues?.unreviewed ?? -1, unseen)
  const waiting = contested.filter(({ outcome }) => outcome === null).length
  expect('complaints', queues?.complaints ?? -1, waiting)
  return wrong
}
