// A process that is killed outright takes nobody along, and its workerd would keep the port and the
// database for good. So a shell waits for our end and then ends whoever is still on its list.
import { type ChildProcess, spawn } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

// The last line it has read holds all of them; the pipe closes when we end, however that is.
const script = 'while read -r line; do pids=$line; done; [ -z "$pids" ] || kill -9 $pids'

let watched = false

/** From now on, every workerd that this process starts ends with it. */
export function endWorkerdWithUs(): void {
  if (watched) return
  watched = true
  // In a group of its own, so that what is sent to ours does not end it first.
  const watcher = spawn('sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Without it everything else works.
  watcher.on('error', () => {})
  watcher.unref()
  const line = watcher.stdin as Socket
  line.unref()
  line.on('error', () => {})

  const living = new Set<number>()
  const tell = () => line.write(`${[...living].join(' ')}\n`)
  subscribe('child_process', (message) => {
    const { process: child } = message as { process: ChildProcess }
    child.once('spawn', () => {
      const { pid, spawnfile } = child
      // Others end by themselves: they take no more of us than what they were given.
      if (pid === undefined || !spawnfile.endsWith('workerd')) return
      living.add(pid)
      tell()
      child.once('exit', () => {
        living.delete(pid)
        tell()
      })
    })
  })
}
