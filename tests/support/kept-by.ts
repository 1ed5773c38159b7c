// What a page keeps, once what is no longer needed is gone.
import type { Page } from 'playwright'

/** The scripts' memory in bytes, and how many nodes there are, in a document or not. */
export async function keptBy(page: Page): Promise<{ heap: number; nodes: number }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  // What the first lets go of may hold more.
  for (let nth = 0; nth < 3; nth++) await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  await devtools.detach()
  const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') }
}
