// `npm run bench`: all parts, or one of `parts`. Loopback only, and under ten minutes, whatever
// happens.
import { parseArgs } from 'node:util'
import { measureBrowser } from './browser.ts'
import { type Built, buildPages } from './builds.ts'
import { measureLive } from './live.ts'
import { measureLongThread } from './long-thread.ts'
import { measureMarkdown } from './markdown.ts'
import { measurePolicy } from './policy.ts'
import { measureServer } from './server.ts'
import { type Started, startBoth } from './started.ts'
import { table } from './table.ts'
import { measureWeight } from './weight.ts'

const parts = ['weight', 'markdown', 'policy', 'browser', 'long-thread', 'live', 'server'] as const
type Part = (typeof parts)[number]
const longest = 600_000

function wanted(): readonly Part[] {
  const { positionals } = parseArgs({ allowPositionals: true })
  const unknown = positionals.find((name) => !parts.includes(name as Part))
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}", only ${parts.join(', ')}.`)
  return positionals.length > 0 ? (positionals as Part[]) : parts
}

async function run(): Promise<void> {
  const chosen = wanted()
  const began = performance.now()
  const summary: string[][] = []
  let built: Built | undefined
  let service: Started | undefined
  const pages = async (): Promise<Built> => (built ??= await buildPages())
  const running = async (): Promise<Started> =>
    (service ??= await startBoth((await pages()).widget))
  const measure: Record<Part, () => Promise<string[][]> | string[][]> = {
    weight: async () => measureWeight(await pages()),
    markdown: measureMarkdown,
    policy: measurePolicy,
    browser: async () => measureBrowser(await running(), await pages()),
    'long-thread': async () => measureLongThread(await running(), await pages()),
    live: async () => measureLive((await pages()).widget),
    server: async () => measureServer(await running()),
  }
  for (const part of parts.filter((name) => chosen.includes(name))) {
    console.error(`Measuring: ${part} …`)
    summary.push(...(await measure[part]()))
  }
  await service?.stop()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`\n## Summary (${seconds} s)\n\n${table(['what', 'measured', 'must hold'], summary)}`)
}

setTimeout(() => {
  console.error(`The measuring has not ended within ${longest / 1000} s and was given up.`)
  process.exit(1)
}, longest).unref()

run().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
