// Runs the real `npm start`, or `node cli/start.ts`, as a child with its own state, on free ports, in a
// process group of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { familyOf, isAlive } from './processes.ts'
import { until } from './until.ts'

export const root = resolve(import.meta.dirname, '../../..')

export interface Wanted {
  state: string
  port?: number
  demoPort?: number
  args?: string[]
  /** `node` where only the program matters; it is a second quicker. */
  through?: 'npm' | 'node'
}

export interface Start {
  child: ChildProcess
  /** The process the test started; it leads its own group. */
  pid: number
  worker: string
  demo: string
  port: number
  demoPort: number
  /** All that it has printed. */
  output(): string
  /** Its exit code, once it is gone. */
  ended: Promise<number | null>
  /** Waits until it has printed `text`. */
  printed(text: string): Promise<void>
  /** Waits until /v1/health says ok. */
  healthy(): Promise<void>
  /** Sends a signal to it, or to its whole group; waits until it and all it had started are gone. */
  end(signal: NodeJS.Signals, whom?: 'itself' | 'group'): Promise<number | null>
}

export async function begin(wanted: Wanted): Promise<Start> {
  const { port = await freePort(), demoPort = await freePort(), args = [] } = wanted
  const [command, ...rest] =
    wanted.through === 'npm'
      ? // With standard input closed, as a service manager may leave it.
        ['sh', '-c', `exec npm start -- ${args.join(' ')} <&-`]
      : [process.execPath, 'cli/start.ts', ...args]
  const child = spawn(command as string, rest, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      AFTERWORD_STATE: wanted.state,
      PORT: String(port),
      DEMO_PORT: String(demoPort),
    },
  })
  let printed = ''
  child.stdout?.on('data', (chunk) => (printed += chunk))
  child.stderr?.on('data', (chunk) => (printed += chunk))
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  const pid = child.pid as number
  const worker = `http://127.0.0.1:${port}`
  return {
    child,
    pid,
    worker,
    demo: `http://127.0.0.1:${demoPort}`,
    port,
    demoPort,
    output: () => printed,
    ended,
    printed: (text) =>
      until(
        () => printed.includes(text) || child.exitCode !== null,
        () => printed,
      ),
    async healthy() {
      const isUp = async () => (await statusOf(`${worker}/v1/health`)) === 200
      await until(
        async () => (await isUp()) || child.exitCode !== null,
        () => printed,
      )
      if (child.exitCode !== null) throw new Error(`It ended while starting:\n${printed}`)
    },
    async end(signal, whom = 'itself') {
      const family = familyOf(pid)
      if (child.exitCode === null) process.kill(whom === 'group' ? -pid : pid, signal)
      const code = await ended
      await until(
        () => !family.some(isAlive),
        () => `Still alive: ${family.filter(isAlive).join()}`,
      )
      return code
    },
  }
}

/** The status of a GET; 0 where nobody answers. */
export async function statusOf(url: string): Promise<number> {
  try {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

export function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => found(port))
    })
  })
}
