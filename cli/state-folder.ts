// The folder that holds the local database, its signing key, and how to reach the process that has it
// open. One process at a time opens the database: the lock says which. Every file here appears whole or
// not at all, whenever the process that writes it is killed.
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
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
  writeWhole(resolve(state, 'demo-port'), String(port))
}

/** The signing key, made at random the first time; asked for by who has the lock. */
export function signingKey(state: string): string {
  const file = resolve(state, 'signing-key')
  if (!existsSync(file)) writeWhole(file, randomBytes(32).toString('base64url'))
  return readFileSync(file, 'utf8').trim()
}

/** Takes the lock for this process; returns the id of the live process that has it, or null. */
export function takeLock(state: string): number | null {
  const holder = take(resolve(state, 'lock'))
  // Whoever had it before was perhaps killed, and takes commands no more.
  if (holder === null) rmSync(resolve(state, 'control.json'), { force: true })
  return holder
}

// Only who has a lock on the inheritance takes over from a dead process, and only after looking again:
// otherwise two that both found it dead could both take over, one from the other.
function take(file: string): number | null {
  const own = writeBeside(file, String(process.pid))
  try {
    for (;;) {
      if (linked(own, file)) return null
      const found = readIfThere(file)
      if (found === null) continue
      if (isAlive(Number(found))) return Number(found)
      const heir = take(`${file}.next`)
      if (heir !== null) return heir
      try {
        if (readIfThere(file) !== found) continue
        renameSync(own, file)
        return null
      } finally {
        rmSync(`${file}.next`, { force: true })
      }
    }
  } finally {
    rmSync(own, { force: true })
  }
}

function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

export function releaseLock(state: string): void {
  rmSync(resolve(state, 'control.json'), { force: true })
  rmSync(resolve(state, 'lock'), { force: true })
}

export function writeControl(state: string, control: Control): void {
  writeWhole(resolve(state, 'control.json'), JSON.stringify(control))
}

/** How to reach the process that holds the lock; null while it is not ready for commands. */
export function readControl(state: string): Control | null {
  const text = readIfThere(resolve(state, 'control.json'))
  return text === null ? null : (JSON.parse(text) as Control)
}

function writeWhole(file: string, text: string): void {
  renameSync(writeBeside(file, text), file)
}

function writeBeside(file: string, text: string): string {
  const own = `${file}.${process.pid}`
  writeFileSync(own, text, { mode: 0o600 })
  return own
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

// In a container the next process may well have the id of the last.
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
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
