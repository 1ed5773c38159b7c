// The load generator's own process: keeps connections open, asks as fast as it is answered, and counts.
// A closed loop: at 32 connections the latency is mostly waiting in line.
import { Agent, request } from 'node:http'
import type { Cell, Load, Measured } from './cell.ts'

interface Tally {
  latencies: number[]
  /** Answers in each turn. */
  turns: number[]
  bytes: number
  failures: number
  failure: string | null
}

let serial = 0
const agents = new Map<string, Agent>()

function agentFor({ origin, connections }: Cell): Agent {
  const key = `${origin} ${connections}`
  const agent = agents.get(key) ?? new Agent({ keepAlive: true, maxSockets: connections })
  agents.set(key, agent)
  return agent
}

async function run({ cells, rounds, warmUp, counted }: Load): Promise<Measured[]> {
  const tallies = cells.map<Tally>(() => ({
    latencies: [],
    turns: [],
    bytes: 0,
    failures: 0,
    failure: null,
  }))
  for (let round = 0; round < rounds; round++) {
    for (const [index, cell] of cells.entries()) await turn(cell, tallies[index] as Tally)
  }
  return cells.map((cell, index) => summary(cell, tallies[index] as Tally))

  async function turn(cell: Cell, tally: Tally): Promise<void> {
    const begin = performance.now() + warmUp
    const end = begin + counted
    let answers = 0
    const loop = async (): Promise<void> => {
      for (;;) {
        const sent = performance.now()
        if (sent >= end) return
        const { status, bytes, text } = await ask(cell, serial++)
        const received = performance.now()
        if (status !== cell.status) {
          tally.failures += 1
          tally.failure ??= `${status} ${text.slice(0, 200)}`
        }
        tally.bytes = bytes
        // What arrives in the counted time counts, whenever it was sent: else slow answers lose more.
        if (received < begin || received >= end) continue
        tally.latencies.push(received - sent)
        answers += 1
      }
    }
    await Promise.all(Array.from({ length: cell.connections }, loop))
    tally.turns.push((answers / counted) * 1000)
  }
}

interface Answer {
  status: number
  bytes: number
  /** Only where it is no success. */
  text: string
}

function ask(cell: Cell, number: number): Promise<Answer> {
  const { tokens, paths } = cell
  const token = tokens[number % tokens.length] ?? ''
  const path = paths[Math.floor(number / Math.max(1, tokens.length)) % paths.length] ?? '/'
  const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
  const fill = (text: string): string =>
    text
      .replaceAll('{serial}', String(number))
      .replaceAll('{address}', address)
      .replaceAll('{token}', token)
  const headers = Object.fromEntries(
    Object.entries(cell.headers).map(([name, value]) => [name, fill(value)]),
  )
  const body = cell.body === null ? null : fill(cell.body)
  if (body !== null) headers['Content-Length'] = String(Buffer.byteLength(body))
  return new Promise((done) => {
    const failed = (error: Error): void => done({ status: 0, bytes: 0, text: String(error) })
    const asked = request(
      new URL(fill(path), cell.origin),
      { method: cell.method, headers, agent: agentFor(cell) },
      (response) => {
        const status = response.statusCode ?? 0
        let bytes = 0
        let text = ''
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (status >= 400) text += chunk.toString()
        })
        response.on('end', () => done({ status, bytes, text }))
        response.on('error', failed)
      },
    )
    asked.on('error', failed)
    asked.end(body)
  })
}

function summary({ name, connections }: Cell, tally: Tally): Measured {
  const { turns, bytes, failures, failure } = tally
  const latencies = Float64Array.from(tally.latencies).sort()
  const at = (share: number): number =>
    latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return { name, connections, turns, p50: at(0.5), p99: at(0.99), bytes, failures, failure }
}

process.on('message', async (load: Load) => process.send?.(await run(load)))
