// Writing whole threads in few big statements, for demonstration content and for measuring.

/** A comment ready to be stored; counts and listing are the seeding's own duty. */
export interface SeedRow {
  id: string
  parent_id: string | null
  root_id: string | null
  ancestors: string[]
  author_id: string
  author_name: string | null
  body: string
  nodes: unknown[]
  posted_at: number
  reactions: Record<string, number>
  score: number
  reply_count: number
  listed_replies: number
}

export interface SeedThread {
  site: string
  key: string
  id: string
  url: string
  title: string
  reactions: Record<string, number>
  created_at: number
}

const rowsPerStatement = 1_000

/** Stores a thread with all its comments, each of them published, and their authors. */
export async function insertSeedThread(
  db: D1Database,
  thread: SeedThread,
  comments: readonly SeedRow[],
): Promise<void> {
  const { site, key, id, url, title, reactions, created_at } = thread
  await db
    .prepare(
      `INSERT INTO threads (site_id, key, id, url, title, comment_count, reactions, version, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
    )
    .bind(
      site,
      key,
      id,
      url,
      title,
      comments.length,
      JSON.stringify(reactions),
      comments.length + 1,
      created_at,
    )
    .run()
  for (let at = 0; at < comments.length; at += rowsPerStatement) {
    const rows = JSON.stringify(comments.slice(at, at + rowsPerStatement))
    await db.batch([
      insertAuthors(db, site, rows),
      insertComments(db, site, id, rows),
      countAuthors(db, site, rows),
    ])
  }
}

function insertAuthors(db: D1Database, site: string, rows: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO authors (site_id, id, name, name_key, minute_started_at, minute_count, created_at)
SELECT ?1, value ->> 'author_id', value ->> 'author_name', lower(value ->> 'author_name'), 0, 0,
  value ->> 'posted_at'
FROM json_each(?2) WHERE true
ON CONFLICT (site_id, id) DO NOTHING`,
    )
    .bind(site, rows)
}

function countAuthors(db: D1Database, site: string, rows: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE authors SET published = published + new.count FROM (
  SELECT value ->> 'author_id' AS author_id, count(*) AS count FROM json_each(?2) GROUP BY 1) new
WHERE site_id = ?1 AND id = new.author_id`,
    )
    .bind(site, rows)
}

function insertComments(
  db: D1Database,
  site: string,
  threadId: string,
  rows: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO comments (site_id, id, thread_id, parent_id, root_id, ancestors, depth, author_id,
  author_name, status, body, body_nodes, posted_at, reactions, score, reply_count, listed_replies, listed)
SELECT ?1, value ->> 'id', ?2, value ->> 'parent_id', value ->> 'root_id', value -> 'ancestors',
  json_array_length(value, '$.ancestors'), value ->> 'author_id', value ->> 'author_name', 'approved',
  value ->> 'body', value -> 'nodes', value ->> 'posted_at', value -> 'reactions', value ->> 'score',
  value ->> 'reply_count', value ->> 'listed_replies', 1
FROM json_each(?3)`,
    )
    .bind(site, threadId, rows)
}

/** Removes every thread, comment, author and reaction of these sites. */
export async function clearSites(db: D1Database, sites: readonly string[]): Promise<void> {
  const tables = [
    'reactions',
    'idempotency',
    'comments',
    'notes',
    'sanctions',
    'authors',
    'threads',
  ] as const
  await db.batch(
    tables.map((table) =>
      db
        .prepare(`DELETE FROM ${table} WHERE site_id IN (SELECT value FROM json_each(?1))`)
        .bind(JSON.stringify(sites)),
    ),
  )
}
