// `afterword token create|list|revoke`, through the process that has the database open.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { afterword } from './support/afterword.ts'
import { temporaryFolder } from './support/folder.ts'
import { begin, type Start } from './support/started.ts'

const state = temporaryFolder()
const token = (...args: string[]) => afterword(['token', ...args], { state })
let start: Start

beforeAll(async () => {
  start = await begin({ state, through: 'node', args: ['--seed', 'none'] })
  await start.healthy()
})

afterAll(async () => {
  await start.end('SIGTERM')
  rmSync(state, { recursive: true, force: true })
})

const queues = async (bearer: string, site = 'demo') =>
  (
    await fetch(`${start.worker}/v1/mod/queues?site=${site}`, {
      headers: { Authorization: `Bearer ${bearer}` },
    })
  ).status

it('mints a token that opens its sites at once, lists it without it, and revokes it', async () => {
  const made = await token('create', '--site', 'demo', '--scopes', 'comments:read', '--quiet')
  expect(made).toMatchObject({ code: 0, error: '' })
  expect(made.out).toMatch(/^awm_\w{38}\n$/)
  const bearer = made.out.trim()
  expect([await queues(bearer), await queues(bearer, 'held')]).toEqual([200, 404])
  const { out } = await token('list', '--json')
  expect(out).not.toContain(bearer)
  const [listed] = JSON.parse(out) as [{ id: string; sites: string[]; scopes: string[] }]
  expect(listed).toMatchObject({ sites: ['demo'], scopes: ['comments:read'] })
  expect((await token('revoke', listed.id)).code).toBe(0)
  expect(await queues(bearer)).toBe(401)
  expect((await token('list')).out).toContain('revoked')
})

it('leaves a line in the audit of each site, for a token made and for one ended', async () => {
  const sites = ['--site', 'demo', '--site', 'held', '--site', 'demo']
  const made = await token('create', ...sites, '--scopes', 'audit:read', '--quiet')
  const [{ id }] = JSON.parse((await token('list', '--json')).out) as [{ id: string }]
  const another = await token('create', '--site', 'demo', '--scopes', 'comments:read', '--quiet')
  const [ended] = JSON.parse((await token('list', '--json')).out) as [{ id: string }]
  await token('revoke', ended.id)
  await token('revoke', ended.id)
  expect(another.code).toBe(0)
  const told = async (site: string, target: string) => {
    const path = `${start.worker}/v1/mod/audit?site=${site}&target=${target}`
    const headers = { Authorization: `Bearer ${made.out.trim()}` }
    const { items } = (await (await fetch(path, { headers })).json()) as {
      items: { action: string }[]
    }
    return items
  }
  const line = { actor: 'command-line', target: id, after: { scopes: ['audit:read'] } }
  for (const site of ['demo', 'held']) {
    expect(await told(site, id)).toMatchObject([{ ...line, action: 'token.create' }])
  }
  // Of one millisecond, they would come in either order.
  const actions = (await told('demo', ended.id)).map(({ action }) => action)
  expect(actions.sort()).toEqual(['token.create', 'token.revoke'])
})

it.each([
  [['create', '--site', 'lost', '--scopes', 'admin'], 'There is no site "lost".'],
  [['create', '--scopes', 'admin'], '--site needs at least one site'],
  [['create', '--site', 'demo'], '--scopes needs at least one scope'],
  [['create', '--site', 'demo', '--scopes', 'all'], '--scopes must be one of'],
  [['create', '--site', 'demo', '--scopes', 'admin', '--expires', '2020-01-01'], 'expired already'],
  [
    ['create', '--site', 'demo', '--scopes', 'admin', '--expires', 'soon'],
    '--expires must be a time',
  ],
  [['revoke', 'nobody'], 'There is no token "nobody"'],
  [['mint'], 'token create --site'],
])('says what is wrong with %j', async (args, words) => {
  const { code, out, error } = await token(...args)
  expect([code, out]).toEqual([1, ''])
  expect(error).toContain(words)
})
