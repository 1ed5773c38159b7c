// What makes the tables, on a database of this machine. A deployed one is migrated by wrangler; both note
// it in the same table, so that either goes on where the other stopped.

/** A file of `migrations/`, as the statements it holds. */
export interface Migration {
  name: string
  statements: string[]
}

/** Applies those that `db` has not yet had, in their order, each wholly or not at all. */
export async function migrate(db: D1Database, migrations: Migration[]): Promise<void> {
  await db
    .prepare(
      `CREATE TABLE IF NOT EXISTS d1_migrations (
         id INTEGER PRIMARY KEY AUTOINCREMENT,
         name TEXT UNIQUE,
         applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
       )`,
    )
    .run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map(({ name }) => name))
  for (const { name, statements } of migrations) {
    if (applied.has(name)) continue
    await db.batch([
      ...statements.map((statement) => db.prepare(statement)),
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(name),
    ])
  }
}
