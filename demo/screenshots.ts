// Takes the pictures of the README from a running `npm start`: npx node demo/screenshots.ts [address].
// Without a font for emoji, such as Noto Color Emoji, reactions are empty boxes.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright'
import { chromiumArguments, findChromium } from '../tests/support/chromium.ts'

const demo = process.argv[2] ?? 'http://localhost:8788'
const folder = resolve(import.meta.dirname, '../docs/images')

interface Shot {
  name: string
  width: number
  height: number
  dark?: boolean
}

const shots: Shot[] = [
  { name: 'desktop', width: 1280, height: 900 },
  { name: 'phone', width: 360, height: 740 },
  { name: 'dark', width: 1280, height: 900, dark: true },
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments })
for (const { name, width, height, dark = false } of shots) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  })
  await page.goto(demo)
  const element = page.locator('after-word')
  await element.evaluate((node) => node.scrollIntoView())
  await element.locator('article').nth(12).waitFor({ state: 'attached' })
  // A little of the article above, so that one sees where it stands.
  await page.mouse.wheel(0, -160)
  await page.waitForFunction(() => document.getAnimations().length === 0)
  await page.screenshot({ path: resolve(folder, `${name}.png`) })
  await page.close()
}
await browser.close()
