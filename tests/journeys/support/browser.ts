// A browser for a test file, and what journeys ask of a page.
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright'
import { afterAll, beforeAll, expect, onTestFailed } from 'vitest'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments })
})
afterAll(() => browser.close())

export interface Opened {
  page: Page
  element: Locator
  /** What went wrong in the page without anybody catching it. */
  errors: string[]
}

/** A page of a reader who was never here, with `url` open. */
export async function open(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const unanswered: string[] = []
  page.on('requestfailed', (request) => {
    unanswered.push(`${request.method()} ${request.url()} ${request.failure()?.errorText}`)
  })
  page.on('response', (response) => {
    if (response.status() < 400) return
    unanswered.push(`${response.request().method()} ${response.url()} ${response.status()}`)
  })
  // Also where the test fails before it asks for them.
  onTestFailed(() => {
    if (unanswered.length + errors.length) console.error(url, unanswered, errors)
  })
  await page.goto(url)
  return { page, element: page.locator('after-word').first(), errors }
}

/** Scrolls to the element and waits until its thread is drawn. */
export async function read({ page, element }: Opened): Promise<void> {
  await element.evaluate((node) => node.scrollIntoView())
  await page.waitForFunction(() =>
    [...document.querySelectorAll('after-word')].every(
      (node) => node.getBoundingClientRect().top > 2 * innerHeight || node.state === 'ready',
    ),
  )
}

export async function write(element: Locator, text: string): Promise<void> {
  await element.getByRole('textbox', { name: /^Write a comment/ }).click()
  const field = element.getByRole('textbox', { name: 'Your comment' })
  await field.fill(text)
  await element.getByRole('button', { name: 'Post comment' }).click()
}

export function comment(element: Locator, text: string): Locator {
  return element.getByRole('article').filter({ hasText: text }).last()
}

export async function shows(locator: Locator, count = 1): Promise<void> {
  await expect.poll(() => locator.count(), { timeout: 15_000 }).toBe(count)
  if (count > 0) await locator.first().waitFor({ state: 'visible' })
}

export function unique(): string {
  return `t-${crypto.randomUUID()}`
}
