// Takes the pictures of the README from a running `npm start`: npx node demo/screenshots.ts [demo [worker]].
// Without a font for emoji, such as Noto Color Emoji, reactions are empty boxes.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright'
import { looks } from '../tests/journeys/support/looks.ts'
import { chromiumArguments, findChromium } from '../tests/support/chromium.ts'

const [demo = 'http://localhost:8788', worker = 'http://localhost:8787'] = process.argv.slice(2)
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
const browser = await chromium.launch({
  executablePath: findChromium(),
  // A page that is made up here counts as one of the internet, from which this machine is closed else.
  args: [...chromiumArguments, '--disable-features=LocalNetworkAccessChecks'],
})
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

// The same discussion in three newspapers of very different look.
for (const [name, style] of Object.entries(looks)) {
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 } })
  await page.route('**/look', (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage('en', style) }),
  )
  await page.goto(`${demo}/look`)
  await page.locator('after-word article').nth(6).waitFor({ state: 'attached' })
  await page.evaluate("document.querySelector('after-word').focusComposer()")
  await page.locator('after-word textarea').waitFor()
  await page.screenshot({ path: resolve(folder, `look-${name}.png`) })
  await page.close()
}

// A reader of Arabic, where others write Arabic too.
const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })
await phone.route('**/look', (route) =>
  route.fulfill({ contentType: 'text/html', body: hostPage('ar', '', 'sort="best"') }),
)
await phone.goto(`${demo}/look`)
const arabic = phone.locator('after-word article', { hasText: 'ياسمين حداد' }).first()
await arabic.waitFor({ state: 'attached' })
await arabic.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }))
await phone.waitForFunction(() => document.getAnimations().length === 0)
await phone.screenshot({ path: resolve(folder, 'arabic.png') })
await browser.close()

function hostPage(lang: string, style: string, attributes = ''): string {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A story</title><style>${style}</style>
<script type="module" src="${worker}/afterword.js"></script>
<main><h1>Talks reopen as troops move</h1><p>Negotiators returned to the table on Monday.</p>
<after-word site="demo" thread="talks-reopen" ${attributes}></after-word></main></html>`
}
