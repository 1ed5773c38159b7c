// What a reader pays: bytes, requests, and how much the page around the element moves.
import { brotliCompressSync, constants } from 'node:zlib'
import type { Page, Response } from 'playwright'
import { describe, expect, inject, it } from 'vitest'
import { comment, open, read, shows, unique, write } from './support/browser.ts'

const worker = inject('worker')
const host = inject('host')
const demo = inject('demo')

interface Loaded {
  scripts: { url: string; bytes: number }[]
  api: string[]
}

// Counts what comes from the worker: scripts by their size in brotli 11, and requests to the API.
function count(page: Page): Loaded {
  const loaded: Loaded = { scripts: [], api: [] }
  page.on('request', (request) => {
    if (request.url().startsWith(`${worker}/v1/`)) loaded.api.push(request.url())
  })
  page.on('response', async (response: Response) => {
    if (!response.url().startsWith(worker) || !response.url().endsWith('.js')) return
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
    const bytes = brotliCompressSync(await response.body(), { params }).length
    loaded.scripts.push({ url: response.url(), bytes })
  })
  return loaded
}

const sum = ({ scripts }: Loaded) => scripts.reduce((total, { bytes }) => total + bytes, 0)

/** What is loaded because something has changed while the page was open, and the rest. */
function apart({ scripts, api }: Loaded): { heard: Loaded; asked: Loaded } {
  const isHeard = ({ url }: { url: string }) => url.includes('/hearing-')
  // What reads again comes where an answer was slower than what was told of it.
  const isAgain = ({ url }: { url: string }) => url.includes('/reading-again-')
  return {
    heard: { api, scripts: scripts.filter(isHeard) },
    asked: { api, scripts: scripts.filter((one) => !isHeard(one) && !isAgain(one)) },
  }
}

describe('bytes and requests', () => {
  it('reading takes one script of at most 10,752 bytes, and one request to the API', async () => {
    const opened = await open('about:blank')
    const loaded = count(opened.page)
    await opened.page.goto(demo)
    await read(opened)
    await opened.element.getByRole('article').first().waitFor()
    expect(loaded.api).toHaveLength(1)
    const shown = Date.now()
    await expect.poll(() => Date.now() - shown, { timeout: 3_000 }).toBeGreaterThan(1_500)
    expect(loaded.scripts, JSON.stringify(loaded.scripts)).toHaveLength(1)
    expect(sum(loaded)).toBeLessThanOrEqual(10_752)
    expect(loaded.api).toHaveLength(1)
  })

  it('to read on, react and write comes to at most 18,688 bytes, and to report to 2,112 more', async () => {
    const opened = await open('about:blank')
    const loaded = count(opened.page)
    await opened.page.goto(`${demo}/archive`)
    await read(opened)
    const { element } = opened
    await element.getByRole('button', { name: 'More comments' }).click()
    await element.getByRole('button', { name: 'React' }).first().click()
    await element.getByRole('article').first().getByRole('button', { name: 'Angry' }).click()
    const text = `Everything ${unique()}`
    await write(element, text)
    await shows(element.getByText(text))
    // With what whoever has written is offered: to edit it, and to see to their data.
    await shows(comment(element, text).getByRole('button', { name: 'Withdraw' }))
    expect(loaded.scripts.length).toBeGreaterThan(3)
    const written = sum(apart(loaded).asked)
    expect(written, JSON.stringify(loaded.scripts)).toBeLessThanOrEqual(18_688)
    const others = element.getByRole('button', { name: 'Report' }).filter({ visible: true })
    await others.first().click()
    await shows(element.getByRole('dialog'))
    const { asked, heard } = apart(loaded)
    expect(sum(asked) - written, JSON.stringify(loaded.scripts)).toBeLessThanOrEqual(2_112)
    // Whatever changes, others' doing and one's own, is followed by one part.
    expect(sum(heard)).toBeLessThanOrEqual(3_456)
  })
})

// Summed from the first paint on, but for what follows at once on the reader's own input.
async function watchShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts = window as unknown as { shift: number }
    shifts.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
      })[]) {
        if (!entry.hadRecentInput) shifts.shift += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

const shiftOf = (page: Page) => page.evaluate(() => (window as unknown as { shift: number }).shift)

describe('layout shift on the host page', () => {
  const threads = [
    ['no comments', 'ferry-subsidy', 0],
    ['some hundred comments', 'talks-reopen', 20],
    ['ten thousand comments', 'long-debate', 20],
  ] as const

  for (const [name, thread, roots] of threads) {
    it.each(['demo-thread', 'demo-thread-tall'])(
      `is at most 0.01 with ${name} on /%s`,
      async (path) => {
        const opened = await open('about:blank')
        const { page, element } = opened
        await watchShift(page)
        await page.goto(`${host}/${path}?${thread}`)
        // As a reader does: wheel by wheel, and no faster than what is near is drawn.
        for (let turn = 0; turn < 40; turn++) {
          await page.waitForFunction(
            () => document.querySelector('after-word')?.state !== 'loading',
          )
          await page.mouse.wheel(0, 600)
          await page.evaluate(
            () =>
              new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
          )
        }
        await read(opened)
        await shows(element.locator('ol[part="comments"] > li'), roots)
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
        expect(await shiftOf(page)).toBeLessThanOrEqual(0.01)
      },
    )
  }
})
