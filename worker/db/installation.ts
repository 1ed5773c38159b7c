// Whether this database is what the worker expects: migrated, and not in the middle of being seeded.

/** The newest file in migrations/. tests/house compares it with the folder. */
export const newestMigration = '0013_reacted.sql'

/** Throws where a table is missing; false while migrations or demonstration content are under way. */
export async function isReady(db: D1Database): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM d1_migrations WHERE name = ?1) AS migrated,
  EXISTS (SELECT 1 FROM installation WHERE name = 'seed' AND value = 'running') AS seeding`,
    )
    .bind(newestMigration)
    .first<{ migrated: number; seeding: number }>()
  return row?.migrated === 1 && row.seeding === 0
}

/** How far the demonstration content is: null, `running`, or the name of what was written. */
export async function readSeed(db: D1Database): Promise<string | null> {
  const row = await db
    .prepare(`SELECT value FROM installation WHERE name = 'seed'`)
    .first<{ value: string }>()
  return row?.value ?? null
}

export async function writeSeed(db: D1Database, value: string): Promise<void> {
  await db
    .prepare(
      `INSERT INTO installation (name, value) VALUES ('seed', ?1)
ON CONFLICT (name) DO UPDATE SET value = ?1`,
    )
    .bind(value)
    .run()
}
