// How soon the last of those who have a thread open hears of a comment, and what the database is asked for that.
// All of them are on this machine, in this process.
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fillPath, paths } from '../worker/contract/paths.ts'
import { temporaryFolder } from './builds.ts'
import type { Asked } from './live/index.ts'
import { connect, type Reader } from './live/reader.ts'
import { beginSessions } from './requests.ts'
import { startWorker } from './started.ts'
import { median, milliseconds, table, whole } from './table.ts'
import { addSite, origin, site } from './threads.ts'

const sizes = [10, 1_000]
const rounds = 5
// So many connect at a time.
const abreast = 50
// What changes sooner after another change waits its turn, and that would be measured.
const apart = 1_200

/** Times are in milliseconds, those of a round from when its comment is sent. */
interface Row {
  readers: number
  /** Until all were connected and had heard for the first time. */
  connecting: number
  answered: number[]
  first: number[]
  last: number[]
  /** For each comment, in each round. */
  asked: Asked[]
}

/** Prints the table; returns lines for the summary. */
export async function measureLive(widget: string): Promise<string[][]> {
  const worker = await startWorker(join(temporaryFolder(), 'live'), widget, 'bench/live/index.ts')
  await addSite(worker.db)
  const tokens = await beginSessions(worker.url, 25)
  const rows: Row[] = []
  for (const [index, size] of sizes.entries()) {
    rows.push(await measure(worker.url, tokens[index] as string, size))
  }
  await worker.stop()
  print(rows)
  return [
    ['a comment heard by the last of 1,000 readers, the slowest round', slowest(rows), '< 2 s'],
    [
      'calls of the database for it, post included, 10 / 1,000 readers',
      both(rows, 'trips'),
      'equal',
    ],
    ['rows read for it', both(rows, 'read'), 'equal'],
  ]
}

async function measure(worker: string, token: string, size: number): Promise<Row> {
  const key = `heard-by-${size}`
  const began = performance.now()
  const readers: Reader[] = []
  while (readers.length < size) {
    const next = Array.from({ length: Math.min(abreast, size - readers.length) }, () =>
      connect(`${worker}${fillPath(paths.live, { site, key })}`, origin),
    )
    readers.push(...(await Promise.all(next)))
  }
  const connecting = performance.now() - began
  const row: Row = { readers: size, connecting, answered: [], first: [], last: [], asked: [] }
  // The first comment makes the thread, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    await setTimeout(apart)
    const before = await asked(worker)
    const sent = performance.now()
    const hearing = Promise.all(readers.map((reader) => reader.heard(round + 1)))
    await post(worker, token, key, round)
    const answered = performance.now()
    const times = await hearing
    const after = await asked(worker)
    if (round === 0) continue
    row.answered.push(answered - sent)
    row.first.push(Math.min(...times) - sent)
    row.last.push(Math.max(...times) - sent)
    row.asked.push({ trips: after.trips - before.trips, read: after.read - before.read })
  }
  for (const reader of readers) reader.leave()
  return row
}

async function asked(worker: string): Promise<Asked> {
  return (await fetch(`${worker}/counted`)).json() as Promise<Asked>
}

async function post(worker: string, token: string, key: string, round: number): Promise<void> {
  const answer = await fetch(`${worker}${fillPath(paths.comments, { site, key })}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `${key}-${round}`,
      Authorization: `Bearer ${token}`,
      Origin: origin,
    },
    body: JSON.stringify({
      body: `Those who have this open hear of it, number ${round}.`,
      name: 'A reader',
      page: { url: `${origin}/${key}`, title: 'An open page' },
    }),
  })
  if (answer.status !== 201) throw new Error(`Not posted: ${await answer.text()}`)
}

function print(rows: Row[]): void {
  const head = ['readers', 'connecting', 'post answered', 'first heard', 'last heard', 'slowest']
  const lines = rows.map((row) => [
    whole(row.readers),
    milliseconds(row.connecting),
    ...[row.answered, row.first, row.last].map((times) => milliseconds(median(times))),
    milliseconds(Math.max(...row.last)),
    eachOf(row, 'trips'),
    eachOf(row, 'read'),
  ])
  console.log(`\n## Live\n\n${table([...head, 'database calls', 'rows read'], lines)}`)
}

function slowest(rows: Row[]): string {
  return milliseconds(Math.max(...(rows.at(-1)?.last ?? [])))
}

function eachOf({ asked }: Row, what: keyof Asked): string {
  return [...new Set(asked.map((one) => whole(one[what])))].join(', ')
}

function both(rows: Row[], what: keyof Asked): string {
  return rows.map((row) => eachOf(row, what)).join(' / ')
}
