// One process at a time has the state folder, however many try at once; and one that ends while it
// writes there leaves nothing that is half of something.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readControl, signingKey, takeLock, writeControl } from '../../cli/state-folder.ts'
import { ownFolder } from './support/folder.ts'
import { root } from './support/started.ts'

const rounds = 100
const contenders = 4

/** The id of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['--version']).pid

/** What each of several processes was told for each of many locks that they tried for at once. */
async function contend(
  folder: string,
): Promise<{ pid: number; told: (number | string | null)[] }[]> {
  const script = join(import.meta.dirname, 'support/contender.ts')
  const children = Array.from({ length: contenders }, (_, itself) => {
    const args = [script, folder, rounds, itself, contenders].map(String)
    return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  })
  const told = await Promise.all(
    children.map(async (child) => {
      let text = ''
      for await (const chunk of child.stdout) {
        text += chunk
        if (text.endsWith('\n')) break
      }
      return { pid: child.pid as number, told: JSON.parse(text) as (number | null)[] }
    }),
  )
  await Promise.all(
    children.map((child) => {
      const ended = once(child, 'exit')
      child.stdin.end()
      return ended
    }),
  )
  return told
}

/** Calls a function of cli/state-folder.ts in a process that ends at the first byte it writes to a file. */
function cutShort(call: string, state: string): void {
  const file = pathToFileURL(join(root, 'cli/state-folder.ts')).href
  const script = `const folder = await import(${JSON.stringify(file)}); folder.${call}`
  const command = 'ulimit -f 0; exec "$0" --input-type=module -e "$1" "$2"'
  const args = ['-c', command, process.execPath, script, state]
  expect(spawnSync('sh', args, { encoding: 'utf8' }).stderr).toContain('EFBIG')
}

describe('the lock', () => {
  it.each([
    ['nobody has it', () => null],
    ['who had it is dead', () => String(deadPid())],
    ['who had it was killed before it had written its id', () => ''],
  ])('is taken by exactly one of many that try at once where %s', async (_, left) => {
    const folder = ownFolder()
    const earlier = left()
    for (let round = 0; round < rounds; round++) {
      mkdirSync(join(folder, String(round)))
      if (earlier !== null) writeFileSync(join(folder, String(round), 'lock'), earlier)
    }
    const all = await contend(folder)
    for (let round = 0; round < rounds; round++) {
      const winners = all.filter(({ told }) => told[round] === null)
      expect([round, winners.length]).toEqual([round, 1])
      const kept = readFileSync(join(folder, String(round), 'lock'), 'utf8')
      expect(kept).toBe(String(winners[0]?.pid))
    }
  })

  it('is refused with the id of the live process that has it', () => {
    const state = ownFolder()
    writeFileSync(join(state, 'lock'), String(process.ppid))
    expect(takeLock(state)).toBe(process.ppid)
    expect(readdirSync(state)).toEqual(['lock'])
  })

  it('is not there before it is whole, also when who takes it is cut short', () => {
    const state = ownFolder()
    cutShort('takeLock(process.argv[1])', state)
    expect(existsSync(join(state, 'lock'))).toBe(false)
    expect(takeLock(state)).toBe(null)
    expect(readFileSync(join(state, 'lock'), 'utf8')).toBe(String(process.pid))
  })

  it('is taken over also where who was taking it over was killed', () => {
    const state = ownFolder()
    for (const name of ['lock', 'lock.next']) writeFileSync(join(state, name), String(deadPid()))
    expect(takeLock(state)).toBe(null)
    expect(readdirSync(state)).toEqual(['lock'])
  })

  it('comes without the way to the process that had it before', () => {
    const state = ownFolder()
    writeFileSync(join(state, 'lock'), String(deadPid()))
    writeControl(state, { url: 'http://127.0.0.1:1', key: 'of the dead' })
    expect(takeLock(state)).toBe(null)
    expect(readControl(state)).toBe(null)
  })
})

describe('a process that is cut short while it writes', () => {
  it('leaves no half of a signing key', () => {
    const state = ownFolder()
    cutShort('signingKey(process.argv[1])', state)
    const key = signingKey(state)
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    expect(signingKey(state)).toBe(key)
  })

  it('leaves the way to itself as it was', () => {
    const state = ownFolder()
    const control = { url: 'http://127.0.0.1:1', key: 'k' }
    writeControl(state, control)
    cutShort('writeControl(process.argv[1], {})', state)
    expect(readControl(state)).toEqual(control)
  })
})
