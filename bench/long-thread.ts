// Ten thousand comments read from the first to the last, as roots and as replies to one comment, the last
// thousand of them at four times slower CPU; and the first view of them beside that of a thread of ten.
import { type Browser, chromium } from 'playwright'
import { chromiumArguments, findChromium } from '../tests/support/chromium.ts'
import { keptBy } from '../tests/support/kept-by.ts'
import { readOn } from '../tests/support/read-on.ts'
import { updateSite } from '../worker/db/site-changes.ts'
import type { Built } from './builds.ts'
import { servePages } from './page/pages.ts'
import { slowdown, type Visit, visit } from './page/visit.ts'
import type { Started } from './started.ts'
import { median, milliseconds, ratio, table, whole } from './table.ts'
import { addFlatThread, origin, site } from './threads.ts'

const count = 10_000
const visits = 4
// Read before the processor is made slow: whatever grows with what is loaded has grown by then.
const before = 9_000

interface Reading {
  longest: number
  over: number
  heap: number
  nodes: number
  most: number
  presses: number
}

/** Prints the table; returns lines for the summary. */
export async function measureLongThread({ worker }: Started, built: Built): Promise<string[][]> {
  const ten = await addFlatThread(worker.db, 10, false)
  const subjects = [
    { name: 'roots', key: await addFlatThread(worker.db, count, false) },
    { name: 'replies to one comment', key: await addFlatThread(worker.db, count, true) },
  ]
  const pages = await servePages(built, worker.url, [])
  await updateSite(worker.db, site, { origins: [origin, pages.origin] })
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments })
  const few: Visit[] = []
  const many: Visit[] = []
  for (let turn = 0; turn < visits; turn++) {
    few.push(await visit(browser, `${pages.origin}/${ten}`))
    many.push(await visit(browser, `${pages.origin}/${subjects[0]?.key}`))
  }
  const readings: [string, Reading][] = []
  for (const { name, key } of subjects) {
    readings.push([name, await readThrough(browser, `${pages.origin}/${key}`)])
  }
  await browser.close()
  pages.close()
  console.log(
    `\n## Long threads\n\n${table(
      ['10,000', 'longest task', 'tasks over 100 ms', 'heap', 'nodes', 'drawn at most', 'presses'],
      readings.map(([name, of]) => [
        name,
        milliseconds(of.longest),
        whole(of.over),
        `${(of.heap / 1e6).toFixed(1)} MB`,
        whole(of.nodes),
        whole(of.most),
        whole(of.presses),
      ]),
    )}`,
  )
  const first = (seen: Visit[]) => median(seen.slice(1).map((one) => one.first))
  return [
    ['first comment of 10,000, to that of ten', ratio(first(many) / first(few)), '≤ 1.20'],
    ...readings.flatMap(([name, of]) => [
      [`10,000 ${name}: longest task`, milliseconds(of.longest), '≤ 100 ms'],
      [`10,000 ${name}: heap over the empty page`, `${(of.heap / 1e6).toFixed(1)} MB`, '< 60 MB'],
    ]),
  ]
}

async function readThrough(browser: Browser, url: string): Promise<Reading> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const empty = await keptBy(page)
  await page.goto(url)
  await page.waitForFunction(() =>
    document.querySelector('after-word')?.shadowRoot?.querySelector('article'),
  )
  const { presses } = await page.evaluate(readOn, before)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.evaluate(watchTasks)
  // Those that are drawn now are counted once more, and a page of a hundred may have come beyond.
  const drawn = await page.locator('after-word article').count()
  const last = await page.evaluate(readOn, drawn + count - before - 100)
  const tasks = await page.evaluate(() => window.tasks)
  const full = await keptBy(page)
  await context.close()
  return {
    longest: Math.max(0, ...tasks),
    over: tasks.filter((task) => task > 100).length,
    heap: full.heap - empty.heap,
    nodes: full.nodes,
    most: last.most,
    presses: presses + last.presses,
  }
}

declare global {
  interface Window {
    /** The long tasks, each in milliseconds. */
    tasks: number[]
  }
}

function watchTasks(): void {
  window.tasks = []
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.tasks.push(task.duration)
  }).observe({ type: 'longtask' })
}
