// A start that is killed outright: it takes all it had started along, and where it was writing the demo
// comments the next one makes it good.
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../cli/local-worker.ts'
import { beginSession, countOf, post, readThread } from './support/api.ts'
import { temporaryFolder } from './support/folder.ts'
import { begin, type Start, statusOf } from './support/started.ts'
import { until } from './support/until.ts'

const states = [temporaryFolder(), temporaryFolder()] as const
let start: Start

beforeAll(async () => {
  const [half, copy] = states
  expect(await killHalfWay(half)).toEqual({ seed: 'running', half: true })
  cpSync(half, copy, { recursive: true })
})

afterEach(() => start.end('SIGKILL', 'group'))
afterAll(() => {
  for (const state of states) rmSync(state, { recursive: true, force: true })
})

describe('a start that is killed in the middle of seeding', () => {
  it('leaves a database that the next start makes whole', async () => {
    const [state] = states
    start = await begin({ state, through: 'node' })
    await start.healthy()
    expect(await countOf(start.worker, 'demo', 'long-debate')).toBe(10_000)
    const count = await countOf(start.worker, 'demo', 'talks-reopen')
    expect(count).toBeGreaterThanOrEqual(240)
    // The count is that of the list, and readers can write.
    expect(await countWalked(start.worker, 'talks-reopen')).toBe(count)
    const token = await beginSession(start.worker, 'demo')
    await post(start.worker, { site: 'demo', key: 'talks-reopen', token, body: 'Whole again.' })
    expect(await countOf(start.worker, 'demo', 'talks-reopen')).toBe(count + 1)
    await start.end('SIGTERM')
    const { comments, seed } = await contentOf(state)
    expect({ comments, seed }).toEqual({ comments: 10_000 + count + 1, seed: 'done' })
  })

  it('leaves a database that the next start can also make empty', async () => {
    const [, state] = states
    start = await begin({ state, through: 'node', args: ['--seed', 'none'] })
    await start.healthy()
    expect(await countOf(start.worker, 'demo', 'talks-reopen')).toBe(0)
    await start.end('SIGTERM')
    expect(await contentOf(state)).toMatchObject({ comments: 0, seed: 'none' })
  })
})

describe('a start that is killed alone, without its group', () => {
  it('leaves nobody who holds the port or the database', async () => {
    start = await begin({ state: states[1], through: 'node' })
    await start.healthy()
    // Waits for the whole family.
    await start.end('SIGKILL', 'itself')
    expect(await statusOf(`${start.worker}/v1/health`)).toBe(0)
  })
})

async function killHalfWay(state: string): Promise<{ seed: string | null; half: boolean }> {
  start = await begin({ state, through: 'node' })
  await start.printed('writing the demo comments')
  await until(() => sizeOf(join(state, 'v3')) > 3_000_000)
  await start.end('SIGKILL', 'group')
  const { comments, seed } = await contentOf(state)
  return { seed, half: comments > 0 && comments < 10_000 }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0)
}

async function contentOf(state: string): Promise<{ comments: number; seed: string | null }> {
  const { db, close } = await openDatabase(state)
  try {
    const row = await db
      .prepare(
        `SELECT (SELECT count(*) FROM comments) AS comments,
  (SELECT value FROM installation WHERE name = 'seed') AS seed`,
      )
      .first<{ comments: number; seed: string | null }>()
    return row ?? { comments: 0, seed: null }
  } finally {
    await close()
  }
}

/** Every root on every page, and every reply that its root counts. */
async function countWalked(worker: string, key: string): Promise<number> {
  let page = (await readThread(worker, 'demo', key)).comments
  let count = 0
  for (;;) {
    for (const root of page.items) count += 1 + root.reply_count
    if (page.next === null) return count
    const url = `${worker}/v1/sites/demo/threads/${key}/comments?limit=100&cursor=${page.next}`
    page = (await (await fetch(url)).json()) as typeof page
  }
}
