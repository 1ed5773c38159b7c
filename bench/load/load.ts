// Starts the load generator beside this process and gives it work, one load at a time.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Load, Measured } from './cell.ts'

export interface Generator {
  /** Throws where a request failed: a figure about refusals is none. */
  run(load: Load): Promise<Measured[]>
  stop(): void
}

export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('generator.ts', import.meta.url)))
  const stop = (): void => {
    child.kill()
  }
  process.once('exit', stop)
  const ended = once(child, 'exit').then(() => {
    throw new Error('The load generator ended before it had measured.')
  })
  // Its end is an error only while something is awaited.
  ended.catch(() => {})
  return {
    async run(load) {
      child.send(load)
      const answered = new Promise<Measured[]>((done) => child.once('message', done))
      const measured = await Promise.race([answered, ended])
      const wrong = measured.find(({ failures }) => failures > 0)
      if (wrong) throw new Error(`${wrong.failures} × "${wrong.name}" failed: ${wrong.failure}`)
      return measured
    },
    stop,
  }
}
