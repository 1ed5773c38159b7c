// `afterword site … --remote`: what is given to wrangler, and that hostile names arrive as they are.
import { describe, expect, it } from 'vitest'
import type { Site } from '../../worker/contract/shapes.ts'
import { afterword } from './support/afterword.ts'
import { localWrangler, recordingWrangler } from './support/fake-wrangler.ts'
import { ownFolder } from './support/folder.ts'

const hostile = `L'Été ''; DROP TABLE sites; -- ?1 ?2 "x" \\ $1 %_ 日本 👍`
const origins = ['https://a.example', 'https://b.example:8443']

describe('a command on the deployed database', () => {
  it('goes through wrangler, with every value written as a literal', async () => {
    const state = ownFolder()
    const { program, calls } = recordingWrangler(state, [{ results: [{ id: 'quoted' }], meta: {} }])
    const ran = await afterword(
      [
        ...['site', 'add', 'quoted', '--remote', '--name', hostile, '--hold'],
        ...origins.flatMap((origin) => ['--origin', origin]),
        ...['--edit-window', '60', '--limit', 'comments_per_minute=5'],
      ],
      { state, AFTERWORD_WRANGLER: program },
    )
    expect(ran).toEqual({ code: 0, out: 'Added the site "quoted".\n', error: '' })
    const [call = [], ...more] = calls()
    expect(more).toEqual([])
    expect(call.slice(0, -1)).toEqual(['d1', 'execute', 'DB', '--remote', '--json', '--command'])
    const sql = call.at(-1) ?? ''
    expect(sql).toContain(
      `('quoted', '${hostile.replaceAll("'", "''")}', '${JSON.stringify(origins)}'`,
    )
    expect(sql).toContain(
      `'{"edit_window_seconds":60,"comments_per_minute":5}', '{"hold_all":true}'`,
    )
  })

  it('says what wrangler said where that fails', async () => {
    const state = ownFolder()
    const { program } = recordingWrangler(state, null, 1)
    const ran = await afterword(['site', 'list', '--remote'], {
      state,
      AFTERWORD_WRANGLER: program,
    })
    expect(ran.code).toBe(1)
    expect(ran.error).toContain('wrangler d1 execute DB failed:\nYou are not logged in.')
    expect(ran.error).toContain('Log in first: npx wrangler login')
    expect(ran.error).not.toMatch(/\n {4}at /)
  })

  it('says it in plain words where wrangler says it in JSON', async () => {
    const state = ownFolder()
    const answer = { error: { text: 'There is no database "afterword".' } }
    const { program } = recordingWrangler(state, answer, 1)
    const ran = await afterword(['site', 'list', '--remote'], {
      state,
      AFTERWORD_WRANGLER: program,
    })
    expect(ran.error).toBe('wrangler d1 execute DB failed:\nThere is no database "afterword".\n')
  })

  it('asks nobody where the input is bad', async () => {
    const state = ownFolder()
    const { program, calls } = recordingWrangler(state, [])
    const bad = [
      'site',
      'add',
      'x',
      '--remote',
      '--name',
      'X',
      '--origin',
      'https://a.example/path',
    ]
    const ran = await afterword(bad, { state, AFTERWORD_WRANGLER: program })
    expect(ran.code).toBe(1)
    expect(ran.error).toContain('"https://a.example/path" is no origin.')
    expect(calls()).toEqual([])
  })
})

it('means the same to a real D1 through the real wrangler', async () => {
  const state = ownFolder()
  const here = (...args: string[]) => afterword(['site', ...args], { state })
  const { program, calls } = localWrangler(state, state)
  const there = (...args: string[]) =>
    afterword(['site', ...args, '--remote'], { state, AFTERWORD_WRANGLER: program })
  await here('list')
  const site = ['quoted', '--name', hostile, '--origin', origins[0] as string]
  expect((await there('add', ...site)).out).toBe('Added the site "quoted".\n')
  const change = ['--origin', origins[1] as string, '--limit', 'depth=3']
  expect((await there('set', 'quoted', ...change)).out).toBe('Changed the site "quoted".\n')
  const [stored, ...others] = JSON.parse((await there('list', '--json')).out) as Site[]
  expect(others).toEqual([])
  expect(stored).toMatchObject({ id: 'quoted', name: hostile, origins: [origins[1]] })
  expect(stored?.limits).toMatchObject({ depth: 3 })
  // The binding and wrangler see the same rows.
  expect(JSON.parse((await here('list', '--json')).out)).toEqual([stored])
  expect(calls()).toHaveLength(3)
})
