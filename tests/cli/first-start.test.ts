// `npm start` on a machine that has nothing yet: what it makes, what it prints, whom it lets in, whom it
// refuses, and that nothing of it is left when it ends.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articles } from '../../demo/articles.ts'
import { countOf, readSite } from './support/api.ts'
import { ownFolder, temporaryFolder } from './support/folder.ts'
import { begin, type Start, statusOf, type Wanted } from './support/started.ts'
import { until } from './support/until.ts'

const state = temporaryFolder()
const atFirstOk: Record<string, number> = {}
const statuses = new Set<number>()
let start: Start

beforeAll(async () => {
  start = await begin({ state, through: 'npm' })
  await until(
    async () => {
      const status = await statusOf(`${start.worker}/v1/health`)
      statuses.add(status)
      return status === 200 || start.child.exitCode !== null
    },
    () => start.output(),
  )
  for (const { site, thread } of articles) {
    atFirstOk[thread] = await countOf(start.worker, site, thread)
  }
})

afterAll(async () => {
  await start.end('SIGKILL', 'group')
  rmSync(state, { recursive: true, force: true })
})

describe('a first start, with standard input closed', () => {
  it('is well only once all the conversations are written', () => {
    expect([...statuses].filter((status) => ![0, 200, 503].includes(status))).toEqual([])
    expect(atFirstOk).toEqual({
      'talks-reopen': expect.toSatisfy((count: number) => count >= 240 && count <= 320),
      'ferry-subsidy': 0,
      'long-debate': 10_000,
      'court-ruling': 0,
    })
  })

  it('prints both addresses in plain words', async () => {
    await until(() => start.output().includes('Ctrl+C ends both'))
    const printed = start.output()
    expect(printed).toContain(`The worker answers at        http://localhost:${start.port}`)
    expect(printed).toContain(`A demo article to open is at http://localhost:${start.demoPort}`)
  })

  it('lets any page load the script, anew each time, and keep its parts for good', async () => {
    const script = await fetch(`${start.worker}/afterword.js`)
    expect(script.headers.get('access-control-allow-origin')).toBe('*')
    expect(script.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const parts = [...(await script.text()).matchAll(/import\(["'`]\.\/([\w-]+\.js)["'`]\)/g)]
    expect(parts.length).toBeGreaterThan(1)
    for (const [, part] of parts) {
      const { status, headers } = await fetch(`${start.worker}/${part}`)
      expect([part, status, headers.get('cache-control')]).toEqual([
        part,
        200,
        'public, max-age=31536000, immutable',
      ])
      expect(headers.get('access-control-allow-origin')).toBe('*')
    }
  })

  it('serves the article with the script of the worker, which is on another origin', async () => {
    const page = await (await fetch(start.demo)).text()
    expect(page).toContain(`<script type="module" src="${start.worker}/afterword.js"></script>`)
    const script = await fetch(`${start.worker}/afterword.js`)
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(script.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('has two sites: one publishes at once, one holds every comment', async () => {
    const origins = [`http://localhost:${start.demoPort}`, `http://127.0.0.1:${start.demoPort}`]
    for (const id of ['demo', 'held']) {
      expect((await readSite(start.worker, id)).origins).toEqual(origins)
    }
  })

  it('listens on 127.0.0.1 and nowhere else', async () => {
    const ports = [start.port, start.demoPort, Number(new URL(control().url).port)]
    for (const port of ports) {
      expect(await accepts('127.0.0.1', port)).toBe(true)
      // Both are this machine as well, and reach whoever listens on every address.
      expect(await accepts('127.0.0.2', port)).toBe(false)
      expect(await accepts('::1', port)).toBe(false)
    }
  })

  it('keeps its keys in files that only their owner can read', () => {
    for (const file of ['signing-key', 'control.json']) {
      expect(statSync(join(state, file)).mode & 0o777).toBe(0o600)
    }
    expect(Buffer.byteLength(readFileSync(join(state, 'signing-key')))).toBeGreaterThanOrEqual(32)
  })

  it('takes commands only with the key that is in the state folder', async () => {
    const { url, key } = control()
    const command = JSON.stringify([{ sql: 'SELECT 1 AS one', params: [] }])
    const ask = (authorization?: string) =>
      fetch(url, {
        method: 'POST',
        body: command,
        headers: authorization === undefined ? {} : { Authorization: authorization },
      })
    const other = `${key.startsWith('x') ? 'y' : 'x'}${key.slice(1)}`
    for (const wrong of [undefined, '', 'Bearer', `Bearer ${key}x`, `Bearer ${other}`]) {
      expect((await ask(wrong)).status).toBe(401)
    }
    const right = await ask(`Bearer ${key}`)
    expect(await right.json()).toMatchObject([{ results: [{ one: 1 }] }])
    expect((await fetch(url, { headers: { Authorization: `Bearer ${key}` } })).status).toBe(405)
  })

  it('refuses a second start on the same database, says why, and lives on', async () => {
    const second = await begin({ state })
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/already running with this database: process \d+/)
    expect(second.output()).toContain('AFTERWORD_STATE')
    expect(await statusOf(`${start.worker}/v1/health`)).toBe(200)
    expect(control().url).toMatch(/^http:/)
  })

  it.each([
    ['PORT', () => ({ port: start.port })],
    ['DEMO_PORT', () => ({ demoPort: start.demoPort })],
  ])('refuses a %s that is taken, says so, and leaves nothing behind', async (name, taken) => {
    const other = ownFolder()
    const second = await begin({ state: other, ...taken() })
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/port \d+ is taken/)
    expect(second.output()).toContain(`Choose another with ${name}.`)
    expect(existsSync(join(other, 'lock'))).toBe(false)
  })

  it('refuses one port for both, a port that is none, and an option that does not exist', async () => {
    const other = ownFolder()
    const refuse = async (wanted: Partial<Wanted>, words: string) => {
      const refused = await begin({ state: other, ...wanted })
      expect(await refused.ended).toBe(1)
      expect(refused.output()).toContain(words)
    }
    await Promise.all([
      refuse({ port: 9000, demoPort: 9000 }, 'PORT and DEMO_PORT must differ'),
      refuse({ port: 65_536 }, 'PORT is no port: 65536'),
      refuse({ args: ['--seed', 'some'] }, 'the only option is --seed'),
      refuse({ args: ['--sede=none'] }, 'the only option is --seed'),
    ])
  })

  it('ends wholly when its process group is interrupted', async () => {
    await start.end('SIGINT', 'group')
    expect(existsSync(join(state, 'lock'))).toBe(false)
    expect(existsSync(join(state, 'control.json'))).toBe(false)
    expect(await accepts('127.0.0.1', start.port)).toBe(false)
    expect(await accepts('127.0.0.1', start.demoPort)).toBe(false)
  })
})

function control(): { url: string; key: string } {
  return JSON.parse(readFileSync(join(state, 'control.json'), 'utf8'))
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((known) => {
    const socket = connect(port, host)
    socket.on('connect', () => {
      socket.destroy()
      known(true)
    })
    socket.on('error', () => known(false))
  })
}
