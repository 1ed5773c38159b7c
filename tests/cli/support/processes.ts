// Who descends from a process, and who of them still runs.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

interface Running {
  pid: number
  parent: number
  /** Ended, but nobody has asked how. */
  ended: boolean
}

/** The process and everything it has started, directly or not. */
export function familyOf(pid: number): number[] {
  const everybody = running()
  const family = [pid]
  for (const member of family) {
    family.push(...everybody.filter(({ parent }) => parent === member).map((one) => one.pid))
  }
  return family
}

export function isAlive(pid: number): boolean {
  return running().some((one) => one.pid === pid && !one.ended)
}

function running(): Running[] {
  return existsSync('/proc/self/stat') ? fromProc() : fromPs()
}

function fromProc(): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // pid (name) state parent …; the name may hold anything.
        const [state, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')
        return [{ pid: Number(name), parent: Number(parent), ended: /^[ZX]/.test(state ?? '') }]
      } catch {
        return []
      }
    })
}

function fromPs(): Running[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, state = ''] = line.trim().split(/\s+/)
      return { pid: Number(pid), parent: Number(parent), ended: state.startsWith('Z') }
    })
}
