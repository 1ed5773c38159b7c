// What `npm start` keeps from one start to the next, and how it ends whoever gets the signal.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { paths } from '../../worker/contract/paths.ts'
import type { Mine } from '../../worker/contract/shapes.ts'
import { afterword } from './support/afterword.ts'
import { beginSession, countOf, post, readSite, readThread } from './support/api.ts'
import { temporaryFolder } from './support/folder.ts'
import { begin, freePort, type Start, type Wanted } from './support/started.ts'

const state = temporaryFolder()
const signingKey = () => readFileSync(join(state, 'signing-key'), 'utf8')
let start: Start

async function restart(wanted: Partial<Wanted> = {}): Promise<void> {
  start = await begin({ state, through: 'npm', ...wanted })
  await start.healthy()
}

// Where a test has failed before it could end it.
afterAll(async () => {
  await start.end('SIGKILL', 'group')
  rmSync(state, { recursive: true, force: true })
})

describe('one database, started again and again', () => {
  const thread = { site: 'demo', key: 'talks-reopen' }
  let token: string
  let key: string
  let demoPort: number
  let written: string

  it('begins without comments where it is told to', async () => {
    await restart({ args: ['--seed', 'none'] })
    demoPort = start.demoPort
    key = signingKey()
    expect(await countOf(start.worker, 'demo', 'talks-reopen')).toBe(0)
    expect(await countOf(start.worker, 'demo', 'long-debate')).toBe(0)
    token = await beginSession(start.worker, 'demo')
    written = (await post(start.worker, { ...thread, token, body: 'Kept, I hope.' })).id
    const origins = (await readSite(start.worker, 'demo')).origins
    const more = ['https://courier.example', 'http://localhost:4000', 'http://127.0.0.1:4000']
    const all = [...more, ...origins].flatMap((origin) => ['--origin', origin])
    expect((await afterword(['site', 'set', 'demo', ...all], { state })).code).toBe(0)
  })

  it('ends wholly when npm is terminated', async () => {
    await start.end('SIGTERM', 'itself')
    expect(existsSync(join(state, 'lock'))).toBe(false)
  })

  it('keeps comments, sessions and other origins while the demo moves to another port', async () => {
    await restart({ demoPort: await freePort() })
    // Nothing is added where readers have written, and nothing of theirs is lost.
    const { comments, site } = await readThread(start.worker, 'demo', 'talks-reopen')
    expect(comments.items.map(({ id }) => id)).toEqual([written])
    expect(signingKey()).toBe(key)
    const mine = await fetch(`${start.worker}/v1/sites/demo/threads/talks-reopen/mine`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(mine.status).toBe(200)
    expect((await mine.json()) as Mine).toMatchObject({ comments: [] })
    expect([...site.origins].sort()).toEqual(
      [
        'https://courier.example',
        'http://localhost:4000',
        'http://127.0.0.1:4000',
        `http://localhost:${start.demoPort}`,
        `http://127.0.0.1:${start.demoPort}`,
      ].sort(),
    )
    const held = await readSite(start.worker, 'held')
    expect(held.origins).not.toContain(`http://localhost:${demoPort}`)
    await start.end('SIGTERM', 'group')
    expect(existsSync(join(state, 'lock'))).toBe(false)
  })

  it('answers nothing but 503 with a signing key of less than 32 bytes', async () => {
    writeFileSync(join(state, 'signing-key'), 'x'.repeat(31))
    start = await begin({ state, through: 'npm' })
    await start.printed('Ctrl+C ends both')
    for (const pattern of Object.values(paths)) {
      const path = pattern.replace(/:\w+/g, 'demo')
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await fetch(start.worker + path, { method })
        if (response.status === 405) continue
        expect([method, path, response.status]).toEqual([method, path, 503])
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
        expect(await response.json()).toMatchObject({ code: 'not_configured' })
      }
    }
    await start.end('SIGINT', 'itself')
    expect(existsSync(join(state, 'lock'))).toBe(false)
  })
})
