// `afterword site add|set|list` on the local database: through the process that has it open while
// `npm start` runs, else by opening it.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Site } from '../../worker/contract/shapes.ts'
import { afterword } from './support/afterword.ts'
import { beginSession, post, readSite } from './support/api.ts'
import { ownFolder, temporaryFolder } from './support/folder.ts'
import { begin, type Start } from './support/started.ts'

describe('without a start', () => {
  it('makes the database, adds and lists', async () => {
    const state = ownFolder()
    const site = (...args: string[]) => afterword(['site', ...args], { state })
    expect((await site('list')).out).toBe('There is no site yet.\n')
    const name = "Zoë's blog"
    const add = ['add', 'blog', '--name', name, '--hold', '--origin', 'http://localhost:4000']
    expect(await site(...add)).toEqual({ code: 0, out: 'Added the site "blog".\n', error: '' })
    const listed = await site('list')
    expect(listed.out).toBe("blog  Zoë's blog, every comment is held\n    http://localhost:4000\n")
  })
})

describe('while `npm start` runs', () => {
  const state = temporaryFolder()
  const site = (...args: string[]) => afterword(['site', ...args], { state })
  const list = async () => JSON.parse((await site('list', '--json')).out) as Site[]
  let start: Start

  beforeAll(async () => {
    start = await begin({ state, through: 'node', args: ['--seed', 'none'] })
    await start.printed('Afterword: building')
  })

  afterAll(async () => {
    await start.end('SIGTERM')
    rmSync(state, { recursive: true, force: true })
  })

  it('waits for a start that is under way', async () => {
    expect((await list()).map(({ id }) => id)).toEqual(['demo', 'held'])
    await start.healthy()
  })

  it('adds a site that is there at once', async () => {
    const origins = ['http://localhost:4000', 'https://blog.example']
    const options = [
      '--edit-window',
      '60',
      '--limit',
      'depth=2',
      '--limit',
      'comments_per_minute=3',
    ]
    const added = await site(
      ...['add', 'blog', '--name', 'My blog'],
      ...origins.flatMap((origin) => ['--origin', origin]),
      ...options,
    )
    expect(added).toEqual({ code: 0, out: 'Added the site "blog".\n', error: '' })
    const stored = await readSite(start.worker, 'blog')
    expect(stored).toMatchObject({ name: 'My blog', origins })
    expect(stored.limits).toMatchObject({
      edit_window_seconds: 60,
      depth: 2,
      comments_per_minute: 3,
      body_bytes: 10_000,
    })
    const { id, name, limits, reaction_kinds } = stored
    expect((await list()).find((one) => one.id === 'blog')).toMatchObject({
      id,
      name,
      origins,
      limits,
      reaction_kinds,
    })
  })

  it('changes what is given and leaves the rest', async () => {
    await site('set', 'held', '--limit', 'depth=5')
    await site('set', 'held', '--no-hold', '--edit-window', '0')
    const held = await readSite(start.worker, 'held')
    expect(held.limits).toMatchObject({ depth: 5, edit_window_seconds: 0 })
    expect(held.origins).toContain(`http://localhost:${start.demoPort}`)
    const token = await beginSession(start.worker, 'held')
    const comment = await post(start.worker, { site: 'held', key: 'k', token, body: 'At once.' })
    expect(comment.state).toBe('approved')
  })

  it('adds an origin beside those that are listed, or puts others in their place', async () => {
    const origins = async () => (await readSite(start.worker, 'blog')).origins
    const [first, second] = await origins()
    const third = 'https://third.example'
    // The second time is without effect.
    await site('set', 'blog', '--add-origin', third)
    expect((await site('set', 'blog', '--add-origin', third)).code).toBe(0)
    expect(await origins()).toEqual([first, second, third])
    await site('set', 'blog', '--origin', third, '--add-origin', 'https://fourth.example')
    expect(await origins()).toEqual([third, 'https://fourth.example'])
  })

  it('calls reactions as readers of the site do', async () => {
    const kinds = async () => (await readSite(start.worker, 'blog')).reaction_kinds
    const before = await kinds()
    await site('set', 'blog', '--label', 'like=Gefällt mir', '--label', 'sad= Traurig="sehr" ')
    const labels = { like: 'Gefällt mir', sad: 'Traurig="sehr"' } as Record<string, string>
    const after = before.map((one) => ({ ...one, label: labels[one.kind] ?? one.label }))
    expect(await kinds()).toEqual(after)
    await site('set', 'blog', '--name', 'My blog')
    expect(await kinds()).toEqual(after)
  })

  it('lists the limits that a site has set', async () => {
    const { out } = await site('list')
    expect(out).toContain('    depth=2, edit_window_seconds=60, comments_per_minute=3\n')
  })

  const add = (...more: string[]) => ['add', 'new', '--name', 'N', ...more]
  const ok = ['--origin', 'https://a.example']

  it.each<[what: string, args: string[], says: string]>([
    ['no verb', [], 'site add <id>'],
    ['an unknown verb', ['drop', 'demo'], 'site add <id>'],
    ['a verb without an id', ['add'], 'site add <id>'],
    ['two ids', add('two', ...ok), 'What is "two"?'],
    ['an unknown option', add(...ok, '--colour', 'red'), "'--colour'"],
    ['no name', ['add', 'new', ...ok], 'A site needs a name.'],
    ['a blank name', ['add', 'new', '--name', '  ', ...ok], 'A site needs a name.'],
    ['no origin', add(), 'A site needs an origin.'],
    ['an id in capitals', ['add', 'New', '--name', 'N', ...ok], 'A site id is 1 to 40 of a–z'],
    ['an origin with a path', add('--origin', 'https://a.example/'), 'Write scheme, host and port'],
    ['an origin without a scheme', add('--origin', 'a.example'), '"a.example" is no origin.'],
    ['an origin of everybody', add('--origin', '*'), '"*" is no origin.'],
    [
      'an unknown limit',
      add(...ok, '--limit', 'words=9'),
      'There is no limit "words". The limits are',
    ],
    ['a limit that is no number', add(...ok, '--limit', 'depth=deep'), 'written as name=number'],
    ['a limit with two numbers', add(...ok, '--limit', 'depth=1=2'), 'written as name=number'],
    ['a limit out of range', add(...ok, '--limit', 'depth=101'), 'from 0 to 100'],
    ['an edit window below zero', add(...ok, '--edit-window=-1'), 'written as name=number'],
    ['an id that is taken', ['add', 'demo', '--name', 'N', ...ok], 'Change it with: site set demo'],
    ['a site that is not there', ['set', 'nobody', '--name', 'N'], 'Add it with: site add nobody'],
    ['nothing to change', ['set', 'demo'], 'What is to change?'],
    ['a further origin that is none', ['set', 'demo', '--add-origin', 'x'], '"x" is no origin.'],
    [
      'a label of no reaction',
      ['set', 'demo', '--label', 'love=L'],
      'There is no reaction "love".',
    ],
    ['a blank label', ['set', 'demo', '--label', 'like= '], 'A reaction needs a label.'],
    ['a label without a text', ['set', 'demo', '--label', 'like'], 'written as kind=text'],
    ['labels of a new site', add(...ok, '--label', 'like=L'), 'labels then with: site set new'],
    ['an empty list of origins', ['set', 'demo', '--origin', ''], '"" is no origin.'],
  ])('refuses %s, says what to do, and changes nothing', async (_, args, says) => {
    const before = await readSite(start.worker, 'demo')
    const ran = await site(...args)
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.error).toContain(says)
    expect(ran.error).not.toMatch(/\n {4}at /)
    expect(await readSite(start.worker, 'demo')).toEqual(before)
    expect((await fetch(`${start.worker}/v1/sites/new`)).status).toBe(404)
  })

  it('says what commands there are', async () => {
    for (const args of [[], ['help'], ['--help'], ['site', 'set', '--help']]) {
      const { code, out } = await afterword(args, { state })
      expect(code).toBe(0)
      expect(out).toContain('site set <id>')
    }
    const unknown = await afterword(['sites'], { state })
    expect(unknown.code).toBe(1)
    expect(unknown.error).toContain('There is no command "sites".')
    expect(unknown.error).toContain('site list [--json]')
  })
})
