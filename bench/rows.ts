// What D1 says it reads for one request, asked through the functions that the routes call.
import { countedDb } from '../tests/support/counted-db.ts'
import { findBranch, findCounts, findRoots } from '../worker/db/pages.ts'
import { names } from './requests.ts'
import { site, type Thread } from './threads.ts'

/** Rows read by each kind of read, by the name it has in the tables. */
export async function rowsRead(db: D1Database, thread: Thread): Promise<Map<string, number>> {
  const where = { site, key: thread.key, known: null, at: 0 }
  const newest = { sort: 'newest', after: null, limit: null } as const
  const found = await findRoots(db, where, newest)
  if (!found) throw new Error(`There is no thread ${thread.key}.`)
  const known = { revision: found.revision, version: found.version }
  const keys = [thread.key, ...Array.from({ length: 19 }, (_, index) => `other-${index}`)]
  const branch = { root: thread.busiest, backward: false, after: null, limit: 20 }
  const asked: [string, (db: D1Database) => Promise<unknown>][] = [
    [names.firstPage, (counted) => findRoots(counted, where, newest)],
    [names.asWritten, (counted) => findRoots(counted, where, { ...newest, sort: 'oldest' })],
    [names.unchanged, (counted) => findRoots(counted, { ...where, known }, newest)],
    [names.replies, (counted) => findBranch(counted, where, branch)],
    [names.counts, (counted) => findCounts(counted, site, keys)],
  ]
  const rows = new Map<string, number>()
  for (const [name, ask] of asked) {
    const { db: counted, count } = countedDb(db)
    await ask(counted)
    rows.set(name, count.read)
  }
  return rows
}
