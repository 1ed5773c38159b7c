// Programs that stand in for wrangler: one that only takes note of what it is told, one that knows
// an account, one that does it on a local database instead of the deployed one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './started.ts'

export interface FakeWrangler {
  program: string
  /** The arguments of each call. */
  calls(): string[][]
}

/** Answers every call with `answer`, and ends with `code`. */
export function recordingWrangler(folder: string, answer: unknown, code = 0): FakeWrangler {
  return written(folder, [
    `process.stdout.write(${JSON.stringify(JSON.stringify(answer))})`,
    code === 0 ? '' : `process.stderr.write('You are not logged in.')\nprocess.exitCode = ${code}`,
  ])
}

export interface Account {
  databases: string[]
  secrets: string[]
}

/** Answers as for an account that has these, and keeps in a file what it is given as a secret. */
export function accountWrangler(
  folder: string,
  { databases, secrets }: Account,
): FakeWrangler & { given(): string } {
  const named = (names: string[]) => JSON.stringify(JSON.stringify(names.map((name) => ({ name }))))
  const place = join(folder, 'given')
  const fake = written(folder, [
    "import { readFileSync, writeFileSync } from 'node:fs'",
    "const asked = process.argv.slice(2, 4).join(' ')",
    `if (asked === 'd1 list') process.stdout.write(${named(databases)})`,
    `if (asked === 'secret list') process.stdout.write(${named(secrets)})`,
    `if (asked === 'secret put') writeFileSync(${JSON.stringify(place)}, readFileSync(0))`,
  ])
  return { ...fake, given: () => (existsSync(place) ? readFileSync(place, 'utf8') : '') }
}

/** Passes every call on to the real wrangler, for the local database in `state`. */
export function localWrangler(folder: string, state: string): FakeWrangler {
  const real = join(root, 'node_modules/wrangler/bin/wrangler.js')
  const place = JSON.stringify(['--local', '--persist-to', state])
  return written(folder, [
    "import { spawnSync } from 'node:child_process'",
    `const args = process.argv.slice(2).flatMap((one) => (one === '--remote' ? ${place} : [one]))`,
    `const { status } = spawnSync(process.execPath, [${JSON.stringify(real)}, ...args], { stdio: 'inherit' })`,
    'process.exitCode = status',
  ])
}

function written(folder: string, lines: string[]): FakeWrangler {
  const program = join(folder, 'wrangler.mjs')
  const log = join(folder, 'calls')
  const note = [
    "import { appendFileSync } from 'node:fs'",
    `appendFileSync(${JSON.stringify(log)}, JSON.stringify(process.argv.slice(2)) + '\\n')`,
  ]
  writeFileSync(program, [...note, ...lines].join('\n'))
  return {
    program,
    calls: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
  }
}
