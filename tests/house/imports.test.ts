// Which way the arrows run between the rooms: worker/contract is the door, and each room keeps to what
// it is for.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Source {
  path: string
  text: string
  imports: { target: string; typeOnly: boolean }[]
}

const sources = [
  'worker',
  'openapi',
  'manifest',
  'client',
  'widget',
  'cli',
  'demo',
  'bench',
].flatMap(read)

function read(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/(^|\/)dist\//.test(file))
    .map((file) => {
      const path = join(folder, file)
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

function importsOf(path: string, text: string): Source['imports'] {
  const found = text.matchAll(
    /^(?:import|export)\s(type\s)?[^'"]*?from\s'([^']+)'|import\('([^']+)'\)/gm,
  )
  return [...found].map(([, typeOnly, from, lazily]) => {
    const target = (from ?? lazily) as string
    const local = target.startsWith('.')
    return {
      target: local ? relative(root, resolve(root, dirname(path), target)) : target,
      typeOnly: typeOnly !== undefined,
    }
  })
}

/** Imports of the files below `folder` that `allowed` does not name. */
function strays(folder: string, allowed: (target: string, typeOnly: boolean) => boolean): string[] {
  return sources
    .filter(({ path }) => path.startsWith(folder))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target, typeOnly }) => !allowed(target, typeOnly))
        .map(({ target }) => `${path} imports ${target}`),
    )
}

const isOurs = (target: string) =>
  /^(worker|openapi|manifest|client|widget|cli|demo|bench|tests)\//.test(target)
const within = (target: string, ...folders: string[]) =>
  folders.some((folder) => target.startsWith(folder))

describe('the arrows', () => {
  it('let worker/contract import nothing of ours from outside itself', () => {
    expect(strays('worker/contract/', (t) => !isOurs(t) || within(t, 'worker/contract/'))).toEqual(
      [],
    )
  })

  it('let the widget and the client see only the contract, and of its schemas only the types', () => {
    const plain = ['limits', 'methods', 'nodes', 'paths'].map((one) => `worker/contract/${one}.ts`)
    expect(plain.flatMap((path) => strays(path, (_, typeOnly) => typeOnly))).toEqual([])
    for (const room of ['widget/', 'client/']) {
      const allowed = (t: string, typeOnly: boolean) =>
        !isOurs(t) ||
        within(t, room) ||
        (within(t, 'worker/contract/') && (typeOnly || plain.includes(t)))
      expect(strays(room, allowed)).toEqual([])
    }
  })

  it('let what writes the description see only the contract, and nobody but a script see it', () => {
    const open = ['openapi/', 'worker/contract/']
    expect(strays('openapi/', (t) => !isOurs(t) || within(t, ...open))).toEqual([])
    for (const room of ['worker/', 'client/', 'widget/', 'cli/']) {
      expect(strays(room, (t) => !within(t, 'openapi/'))).toEqual([])
    }
  })

  it('let the command line see the contract, the SQL, and what makes a comment or a token', () => {
    const open = [
      'worker/contract/',
      'worker/db/',
      'worker/markup/',
      'worker/id.ts',
      'worker/identity/moderator-token.ts',
    ]
    expect(strays('cli/', (t) => !isOurs(t) || within(t, 'cli/', 'demo/', ...open))).toEqual([])
  })

  it('let only app.ts see the routes', () => {
    const others = sources.filter(
      ({ path, imports }) =>
        path !== 'worker/app.ts' &&
        !path.startsWith('worker/routes/') &&
        imports.some(({ target }) => target.startsWith('worker/routes/')),
    )
    expect(others.map(({ path }) => path)).toEqual([])
  })

  it('keep db free of Hono and of requests', () => {
    expect(strays('worker/db/', (t) => within(t, 'worker/db/', 'worker/contract/'))).toEqual([])
  })

  it('keep moderation and markup pure: the contract and themselves, and one parser', () => {
    expect(
      strays('worker/moderation/', (t) => within(t, 'worker/moderation/', 'worker/contract/')),
    ).toEqual([])
    expect(
      strays('worker/markup/', (t) =>
        within(t, 'worker/markup/', 'worker/contract/', 'markdown-it'),
      ),
    ).toEqual([])
  })

  it('run in no circle', () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target),
      ]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, way: string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
      if (done.has(path) || way.includes(path)) return
      for (const target of graph.get(path) ?? []) visit(target, [...way, path])
      done.add(path)
    }
    for (const path of graph.keys()) visit(path, [])
    expect(circles).toEqual([])
  })
})

describe('the rooms', () => {
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const holding = (pattern: RegExp, folders: string[], except: string[] = []) =>
    sources
      .filter(({ path }) => folders.some((folder) => path.startsWith(folder)))
      .filter(({ path }) => !except.some((allowed) => path.startsWith(allowed)))
      .filter(({ text }) => pattern.test(withoutComments(text)))
      .map(({ path }) => path)

  it('keep SQL in worker/db', () => {
    const sql = /\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/
    expect(holding(sql, ['worker/', 'cli/'], ['worker/db/'])).toEqual([])
  })

  it('read settings in config.ts and time in clock.ts alone', () => {
    expect(holding(/\benv\.(SIGNING_KEY|[A-Z_]+_KEY)/, ['worker/'], ['worker/config.ts'])).toEqual(
      [],
    )
    expect(holding(/\bDate\.now\(|new Date\(\)/, ['worker/'], ['worker/clock.ts'])).toEqual([])
  })

  it('fetch in the widget’s api alone, and store in the controllers that own it', () => {
    expect(holding(/\bfetch\(/, ['widget/'], ['widget/api/'])).toEqual([])
    expect(
      holding(
        /\b(local|session)Storage\b/,
        ['widget/'],
        ['widget/controllers/storage.ts', 'widget/controllers/forgetting.ts'],
      ),
    ).toEqual([])
  })

  it('have no sink for HTML in what a browser runs', () => {
    const sinks =
      /\b(innerHTML|outerHTML|unsafeHTML|unsafeSVG|insertAdjacentHTML|DOMParser|setHTMLUnsafe|document\.write)\b/
    expect(holding(sinks, ['widget/', 'desk/'])).toEqual([])
  })
})
