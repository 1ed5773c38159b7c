// One visit with a slow processor and nothing in any cache: opens a page, waits until the first comment
// has been there for a while, and tells what it cost.
import type { Browser, CDPSession } from 'playwright'

export interface Visit {
  /** Navigation to the first comment with a height, in milliseconds. */
  first: number
  longest: number
  /** What of each long task is above 50 ms. */
  blocking: number
  shift: number
  shown: number
  /** Everything but the page itself. */
  requests: number
  bytes: number
  nodes: number
  heap: number
  script: number
  layout: number
}

/** How many times slower the processor is made. */
export const slowdown = 4
/** After the first comment, in milliseconds: what loads later, loads because of the reader. */
const settling = 1_500
const patience = 20_000

export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const transfers = await countTransfers(devtools, url)
    await devtools.send('Page.enable')
    await devtools.send('Performance.enable')
    await devtools.send('Runtime.enable')
    await devtools.send('Runtime.addBinding', { name: 'tell' })
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${watch})(${settling})`,
    })
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const told = tellingOf(devtools)
    // By the protocol alone: what Playwright would put into the page takes longer to compile, on a
    // processor this slow, than our element.
    await devtools.send('Page.navigate', { url })
    const { tasks, ...seen } = await told
    return {
      ...seen,
      longest: Math.max(0, ...tasks),
      blocking: tasks.reduce((sum, task) => sum + task - 50, 0),
      ...transfers,
      ...(await metrics(devtools)),
    }
  } finally {
    await context.close()
  }
}

interface Told {
  first: number
  shown: number
  shift: number
  tasks: number[]
}

declare global {
  interface Window {
    tell(json: string): void
  }
}

function tellingOf(devtools: CDPSession): Promise<Told> {
  return new Promise((done, failed) => {
    const late = () => failed(new Error(`No comment was seen within ${patience / 1000} s.`))
    const timer = setTimeout(late, patience)
    devtools.on('Runtime.bindingCalled', ({ payload }) => {
      clearTimeout(timer)
      done(JSON.parse(payload))
    })
  })
}

// Runs in the page before anything of its own. Asks once a frame, and for a height only when there is a
// comment, so that the asking costs both pages the same.
function watch(settling: number): void {
  const told: Told = { first: 0, shown: 0, shift: 0, tasks: [] }
  const comments = (): NodeListOf<Element> | undefined =>
    document.querySelector('after-word, bare-list')?.shadowRoot?.querySelectorAll('article')
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) told.tasks.push(task.duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      told.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  const finish = (): void => {
    told.shown = comments()?.length ?? 0
    window.tell(JSON.stringify(told))
  }
  const look = (): void => {
    const [comment] = comments() ?? []
    if (comment === undefined || comment.getBoundingClientRect().height === 0) {
      requestAnimationFrame(look)
      return
    }
    told.first = performance.now()
    setTimeout(finish, settling)
  }
  requestAnimationFrame(look)
}

async function countTransfers(
  devtools: CDPSession,
  url: string,
): Promise<{ requests: number; bytes: number }> {
  const transfers = { requests: 0, bytes: 0 }
  const counted = new Set<string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url === url || !request.url.startsWith('http')) return
    counted.add(requestId)
    transfers.requests += 1
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) transfers.bytes += encodedDataLength
  })
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  return transfers
}

async function metrics(
  devtools: CDPSession,
): Promise<Pick<Visit, 'nodes' | 'heap' | 'script' | 'layout'>> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const value = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0
  return {
    nodes: value('Nodes'),
    heap: value('JSHeapUsedSize'),
    script: value('ScriptDuration') * 1000,
    layout: (value('LayoutDuration') + value('RecalcStyleDuration')) * 1000,
  }
}
