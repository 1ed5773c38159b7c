// Ten thousand comments read from the first to the last, as roots and as replies to one comment, the last
// of them at four times slower CPU, page by page; and the first view of them beside that of a thread of ten.
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
// Of a hundred each.
const slowPages = 9

interface Reading {
  /** The longest task of each page, in milliseconds. */
  longest: number[]
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
      ['10,000', 'longest task', 'in the median page', 'heap', 'nodes', 'drawn at most', 'presses'],
      readings.map(([name, of]) => [
        name,
        milliseconds(Math.max(...of.longest)),
        milliseconds(median(of.longest)),
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
      [
        `10,000 ${name}: longest task, in the median page`,
        milliseconds(median(of.longest)),
        '≤ 100 ms',
      ],
      [`10,000 ${name}: longest task of all`, milliseconds(Math.max(...of.longest)), 'told alone'],
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
  let { presses, most } = await page.evaluate(readOn, before)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.evaluate(watchTasks)
  // What the code does too long in one page it does too long in each; what else the machine does, it does not.
  const longest: number[] = []
  for (let nth = 0; nth < slowPages; nth++) {
    const drawn = await page.locator('after-word article').count()
    const more = await page.evaluate(readOn, drawn + 100)
    most = Math.max(most, more.most)
    presses += more.presses
    longest.push(Math.max(0, ...(await page.evaluate(() => window.tasks.splice(0)))))
  }
  const full = await keptBy(page)
  await context.close()
  const heap = full.heap - empty.heap
  return { longest, heap, nodes: full.nodes, most, presses }
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
