// What each request costs, as measured: round trips to D1, rows read, rows written. The one table of
// costs: tests/worker/budgets.test.ts holds every request of the API to its line. A range of an index
// reads one row fewer where nothing follows it, so one read less than is said here is the same.
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { type Asked, ask } from './ask.ts'
import { countedDb } from './counted-db.ts'

const table: Readonly<Record<string, readonly [trips: number, read: number, written: number]>> = {
  'site, not modified': [1, 1, 0],
  'first page, not modified': [1, 2, 0],
  'first page by an alias, not modified': [1, 3, 0],
  'more roots, not modified': [1, 2, 0],
  'branch, not modified': [1, 2, 0],
  'permalink, not modified': [1, 2, 0],
  'counts of three threads': [1, 5, 0],
  'counts of three threads, not modified': [1, 5, 0],
  'newest of a site': [1, 62, 0],
  'newest of a site, five': [1, 17, 0],
  site: [1, 1, 0],
  health: [1, 1, 0],
  'thread nobody wrote in': [1, 2, 0],
  'mine, thread nobody wrote in': [1, 1, 0],
  'mine, five reactions and two held comments': [1, 16, 0],
  'first page': [1, 25, 0],
  'first page ?sort=newest': [1, 25, 0],
  'first page ?sort=best': [1, 25, 0],
  'first page ?limit=1': [1, 5, 0],
  'first page ?limit=50': [1, 54, 0],
  'fourth page, oldest': [1, 24, 0],
  'fourth page, newest': [1, 24, 0],
  'fourth page, best': [1, 25, 0],
  'permalink of a root': [1, 29, 0],
  'first page, one root with many replies': [1, 28, 0],
  'branch of five': [1, 9, 0],
  'first page, replies under every root': [1, 88, 0],
  'permalink among roots with replies': [1, 98, 0],
  'permalink at depth 30': [1, 78, 0],
  'post, first of thread and author': [2, 7, 13],
  'post, root': [2, 12, 11],
  'post, root, with a webhook': [2, 18, 13],
  'post, reply': [2, 15, 11],
  'post, reply to a reply': [2, 16, 12],
  'post, deeper reply': [2, 16, 12],
  'post, reply of a new author': [2, 12, 11],
  'post, replayed': [1, 7, 0],
  'post, held': [2, 12, 12],
  'session, new guest': [1, 1, 0],
  'session, known guest': [2, 1, 0],
  'session, by login': [2, 2, 1],
  'PUT reaction on an unwritten thread': [2, 12, 4],
  'PUT reaction on an unwritten thread, again': [2, 10, 0],
  'DELETE reaction on an unwritten thread': [2, 11, 2],
  'DELETE reaction on an unwritten thread, again': [2, 8, 0],
  'PUT reaction on a thread': [2, 12, 2],
  'PUT reaction on a thread, again': [2, 10, 0],
  'DELETE reaction on a thread': [2, 11, 2],
  'DELETE reaction on a thread, again': [2, 8, 0],
  'PUT reaction on a comment': [2, 13, 4],
  'PUT reaction on a comment, again': [2, 10, 0],
  'DELETE reaction on a comment': [2, 10, 4],
  'DELETE reaction on a comment, again': [2, 6, 0],
  edit: [2, 14, 9],
  'edit, with a webhook': [2, 18, 10],
  'edit to the same text': [1, 5, 0],
  'withdraw, root without replies': [2, 17, 9],
  'withdraw, again': [1, 2, 0],
  'withdraw, reply that becomes a tombstone': [2, 27, 11],
  'withdraw, the last below a tombstone': [2, 40, 14],
  'edit, held': [2, 17, 15],
  'withdraw, the last below a withdrawn root': [2, 32, 10],
  'withdraw, held': [2, 15, 8],
  'decide, held root': [2, 26, 11],
  'decide, held root, with a webhook': [2, 33, 13],
  'decide, held reply to a reply': [2, 44, 13],
  'decide, published reply to a reply': [2, 44, 13],
  'decide, again': [1, 7, 0],
  reverse: [2, 33, 11],
  pin: [2, 14, 5],
  'pin, again': [1, 6, 0],
  review: [2, 12, 5],
  'edit by a moderator': [2, 16, 7],
  'erase a root with replies': [2, 49, 13],
  'erase, again': [1, 5, 0],
  'queue of twenty': [2, 65, 0],
  'queue of twenty unreviewed': [2, 65, 0],
  queues: [2, 2, 0],
  'author card': [1, 5, 0],
  'authors of a name': [2, 3, 0],
  'sanction, in the place of another': [2, 12, 6],
  'thread, closed': [2, 10, 3],
  'merge of two threads': [2, 34, 11],
  'bulk of twenty': [2, 426, 201],
  'audit, few of many': [2, 2001, 0],
  'audit, twenty of many': [2, 23, 0],
  statistics: [2, 5, 0],
  'search, twenty of many': [2, 184, 0],
  'search, none of many': [2, 300, 0],
  report: [2, 11, 8],
  'report, again': [1, 3, 0],
  'review a report': [2, 8, 5],
  'decide, reported by five': [2, 29, 11],
  'reverse, reported by five': [2, 45, 12],
  'queue of twenty reported': [2, 86, 0],
  'reports, twenty open': [2, 63, 0],
  'own decisions, twenty': [1, 65, 0],
  contest: [2, 9, 6],
  'contest, again': [1, 4, 0],
  'complaint, upheld': [2, 13, 4],
  'complaint, granted': [2, 42, 14],
  'complaints, two': [2, 12, 0],
  'own profile, of a stranger': [1, 1, 0],
  'own profile': [1, 2, 0],
  'own comments, twenty': [1, 43, 0],
  'own comments, twenty of many': [1, 43, 0],
  'export, first file of many': [1, 1_008, 0],
  'forget, nothing known': [2, 6, 0],
  'forget, one comment and one reaction': [4, 45, 21],
  'forget, first of many comments': [4, 825, 246],
  'forget, first of many that stay': [4, 3028, 607],
  rename: [2, 6, 2],
  'rename, before the first comment': [2, 5, 3],
  'rename, to the same': [1, 2, 0],
  'preflight of a read': [0, 0, 0],
  'preflight, site in the path': [1, 1, 0],
  'preflight, no site in the path': [1, 1, 0],
}

export interface Cost {
  trips: number
  read: number
  written: number
}

function expectAsNoted(name: string, { trips, read, written }: Cost): void {
  const line = table[name] ?? []
  const rows = read + 1 === line[1] ? line[1] : read
  expect([name, trips, rows, written]).toEqual([name, ...line])
}

/** What the request costs, held to succeed and, where it has a name, to its line in the table. */
export async function cost(name: string | null, path: string, asked: Asked = {}): Promise<Cost> {
  const { db, count } = countedDb(env.DB)
  let counted: Cost = count
  const answered = () => {
    counted = { trips: count.trips, read: count.read, written: count.written }
  }
  const { status, text } = await ask(path, { ...asked, env: { DB: db }, answered })
  expect([path, status < 400 ? '' : text]).toEqual([path, ''])
  if (name !== null) expectAsNoted(name, counted)
  return counted
}

/** The same for a reader who has the newest already. */
export async function costOfKnown(name: string, path: string): Promise<Cost> {
  const tag = (await ask(path)).headers.get('ETag') ?? ''
  return cost(name, path, { headers: { 'If-None-Match': tag } })
}
