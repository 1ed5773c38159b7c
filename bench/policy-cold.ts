// What the first comment costs an isolate: the time of a thread that has only started, over several threads.
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { root } from '../cli/state-folder.ts'
import { temporaryFolder } from './builds.ts'
import type { Given, Taken } from './policy-worker.ts'
import { median } from './table.ts'

/** The middle and the least of the runs: what else the machine does only ever adds. */
export async function measureCold(given: Given): Promise<{ middle: Taken; least: Taken }> {
  const script = await bundle()
  const runs: Taken[] = []
  for (let run = 0; run < 15; run++) runs.push(await measureOnce(script, given))
  const over = (choose: (values: number[]) => number): Taken => ({
    parse: choose(runs.map(({ parse }) => parse)),
    judge: choose(runs.map(({ judge }) => judge)),
    start: choose(runs.map(({ start }) => start)),
  })
  return { middle: over(median), least: over((values) => Math.min(...values)) }
}

// As a Worker is: one file of JavaScript.
async function bundle(): Promise<string> {
  const outDir = join(temporaryFolder(), 'policy')
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir,
      target: 'esnext',
      lib: { entry: resolve(root, 'bench/policy-worker.ts'), formats: ['es'] },
      rolldownOptions: {
        external: ['node:worker_threads'],
        output: { entryFileNames: 'policy.mjs' },
      },
    },
  })
  return join(outDir, 'policy.mjs')
}

function measureOnce(script: string, workerData: Given): Promise<Taken> {
  return new Promise((resolve, reject) => {
    new Worker(script, { workerData }).once('message', resolve).once('error', reject)
  })
}
