// How fast the worker answers, at each size of a thread and at one and many connections, and beside it
// in the same seconds the bare floor.
import { fillFloor, long } from './floor/database.ts'
import type { Measured } from './load/cell.ts'
import { type Generator, startGenerator } from './load/load.ts'
import { beginSessions, names, reads, writes } from './requests.ts'
import { rowsRead } from './rows.ts'
import type { Started } from './started.ts'
import { median, milliseconds, ratio, table, whole } from './table.ts'
import { addThread, type Thread } from './threads.ts'

const sizes = [100, 10_000, 100_000]
const connections = [1, 32]
// Short turns and several of them: what disturbs this machine for a second disturbs every cell.
const reading = { rounds: 4, warmUp: 50, counted: 200 }
const writing = { rounds: 4, warmUp: 50, counted: 200 }
// One author may post 20 comments a minute; so many share the posts of all cells.
const authors = 1_000

interface Row extends Measured {
  size: number
  perSecond: number
  toFloor: number
  rows: number | undefined
}

/** Prints the table; returns lines for the summary. */
export async function measureServer({ worker, floor }: Started): Promise<string[][]> {
  const threads: Thread[] = []
  for (const size of sizes) {
    threads.push(await addThread(worker.db, size, true))
    await fillFloor(floor.db, String(size), size)
  }
  await fillFloor(floor.db, long, 1_000, 580)
  const generator = startGenerator()
  const rows: Row[] = []
  // All reads come before the first write, which would put other comments on the first page.
  for (const thread of threads) {
    const counts = await rowsRead(worker.db, thread)
    const cells = await reads(worker.url, floor.url, thread)
    for (const number of connections) {
      const load = { ...reading, cells: cells.map((cell) => ({ ...cell, connections: number })) }
      rows.push(...(await measure(generator, load, thread, counts)))
    }
  }
  const tokens = await beginSessions(worker.url, authors)
  for (const thread of threads) {
    const cells = writes(worker.url, floor.url, thread, tokens)
    for (const number of connections) {
      const load = { ...writing, cells: cells.map((cell) => ({ ...cell, connections: number })) }
      rows.push(...(await measure(generator, load, thread, new Map())))
    }
  }
  generator.stop()
  print(rows)
  return summary(rows)
}

async function measure(
  generator: Generator,
  load: Parameters<Generator['run']>[0],
  { size }: Thread,
  rows: Map<string, number>,
): Promise<Row[]> {
  const measured = await generator.run(load)
  const floor = measured[0] as Measured
  return measured.map((one) => ({
    ...one,
    size,
    perSecond: median(one.turns),
    // Each turn against the floor's neighbouring one.
    toFloor: median(one.turns.map((turn, at) => turn / (floor.turns[at] ?? Number.NaN))),
    rows: rows.get(one.name),
  }))
}

function print(rows: Row[]): void {
  const head = ['operation', 'comments', 'connections', 'requests/s', 'p50', 'p99', 'to floor']
  const lines = Object.values(names).flatMap((name) =>
    rows
      .filter((row) => row.name === name)
      .map((row) => [
        name,
        whole(row.size),
        String(row.connections),
        whole(row.perSecond),
        milliseconds(row.p50),
        milliseconds(row.p99),
        ratio(row.toFloor),
        whole(row.bytes),
        row.rows === undefined ? '' : whole(row.rows),
      ]),
  )
  console.log(`\n## Server\n\n${table([...head, 'bytes', 'rows read'], lines)}`)
}

function summary(rows: Row[]): string[][] {
  const of = (name: string, number: number, value: (row: Row) => number): number =>
    median(rows.filter((row) => row.name === name && row.connections === number).map(value))
  const atBoth = (figure: (number: number) => string): string => connections.map(figure).join(' / ')
  const toFloor = (name: string, floor = names.floorPage): string =>
    atBoth((number) =>
      ratio(of(name, number, (row) => row.toFloor) / of(floor, number, (row) => row.toFloor)),
    )
  const perSecond = (name: string): string =>
    atBoth((number) => whole(of(name, number, (row) => row.perSecond)))
  const read = (name: string): string =>
    rows
      .filter((row) => row.name === name && row.connections === 1)
      .map((row) => row.rows)
      .join(' / ')
  const at = `at ${connections.join(' / ')} connections`
  return [
    [`first page to floor page, ${at}`, toFloor(names.firstPage), '≥ 0.75'],
    ['first page to a floor page of as many bytes', toFloor(names.firstPage, names.equalPage), ''],
    ['first page as people write, to floor page', toFloor(names.asWritten), ''],
    ['first page that the isolate has not kept, to floor page', toFloor(names.unkept), ''],
    ['the same as people write', toFloor(names.unkeptAsWritten), ''],
    ['first page, not modified, to floor page', toFloor(names.unchanged), ''],
    [`first page, requests/s ${at}`, perSecond(names.firstPage), ''],
    ['post, requests/s', perSecond(names.post), ''],
    ['reaction, requests/s', perSecond(names.reaction), ''],
    [`rows read, ${sizes.map(whole).join(' / ')} comments`, read(names.firstPage), '≤ 100'],
    ['rows read by a 304', read(names.unchanged), '≤ 2'],
  ]
}
