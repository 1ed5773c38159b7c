// The folder that holds the local database, its signing key, and how to reach the process that has it
// open. One process at a time opens the database: the lock says which.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url))

export interface Control {
  /** Where the process that has the database open takes commands; on loopback. */
  url: string
  key: string
}

/** AFTERWORD_STATE, or a folder in the repository that git ignores. */
export function stateFolder(): string {
  const folder = resolve(root, process.env.AFTERWORD_STATE || '.afterword')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Where a start builds the widget: its own, so that one start takes nothing from under another. */
export function widgetFolder(state: string): string {
  const folder = resolve(state, 'widget')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The demo's port at the start before; null where there was none. */
export function earlierDemoPort(state: string): number | null {
  const file = resolve(state, 'demo-port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null
}

export function keepDemoPort(state: string, port: number): void {
  writeFileSync(resolve(state, 'demo-port'), String(port))
}

/** The signing key, made at random the first time. */
export function signingKey(state: string): string {
  const file = resolve(state, 'signing-key')
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8').trim()
}

/** Takes the lock for this process; returns the id of the live process that has it, or null. */
export function takeLock(state: string): number | null {
  const file = resolve(state, 'lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 })
      return null
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(file, 'utf8'))
      // In a container the next process may well have the id of the last.
      if (holder !== process.pid && isAlive(holder)) return holder
      rmSync(file, { force: true })
    }
  }
  throw new Error(`The lock ${file} keeps coming back. Is another Afterword starting?`)
}

export function releaseLock(state: string): void {
  rmSync(resolve(state, 'control.json'), { force: true })
  rmSync(resolve(state, 'lock'), { force: true })
}

export function writeControl(state: string, control: Control): void {
  rmSync(resolve(state, 'control.json'), { force: true })
  writeFileSync(resolve(state, 'control.json'), JSON.stringify(control), { mode: 0o600 })
}

/** How to reach the process that holds the lock; null while it is not ready for commands. */
export function readControl(state: string): Control | null {
  const file = resolve(state, 'control.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Control) : null
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// It has ended, but where nobody takes note of that, as in many containers, it keeps its id.
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`
  return existsSync(file) && /\) Z [^)]*$/.test(readFileSync(file, 'utf8'))
}
