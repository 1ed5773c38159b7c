// The migrations that this repository holds, for a database of this machine: wrangler would start a process
// for each.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { unstable_splitSqlQuery as splitSqlQuery } from 'wrangler'
import type { Migration } from '../worker/db/migrating.ts'
import { root } from './state-folder.ts'

const folder = resolve(root, 'worker/db/migrations')

/** In their order. */
export function readMigrations(): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const statements = splitSqlQuery(readFileSync(resolve(folder, name), 'utf8'))
    return { name, statements }
  })
}
