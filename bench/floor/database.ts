// The floor's database: one table, one index that fits the page, threads of any size in one statement.

export async function makeFloor(db: D1Database): Promise<void> {
  await db.batch([
    db.prepare(
      `CREATE TABLE comments (id INTEGER PRIMARY KEY, thread_id TEXT NOT NULL, name TEXT NOT NULL,
  body TEXT NOT NULL, posted_at INTEGER NOT NULL) STRICT`,
    ),
    db.prepare('CREATE INDEX comments_by_thread ON comments (thread_id, id)'),
  ])
}

/** The thread whose page of 80 rows has as many bytes as the dearest first page of the worker. */
export const long = 'long'

/** A thread of so many comments; 25 of them, of the usual 160 characters each, have about 6 kB. */
export async function fillFloor(
  db: D1Database,
  thread: string,
  size: number,
  characters = 160,
): Promise<void> {
  await db
    .prepare(
      `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?1)
INSERT INTO comments (thread_id, name, body, posted_at)
SELECT ?2, 'Reader ' || (value % 97), substr(?3, 1 + value % 77, ?4), 1790000000000 + value FROM n`,
    )
    .bind(size, thread, words, characters)
    .run()
}

const words =
  'The bridge was closed before the talks began and nobody asked who would pay. '.repeat(10)
