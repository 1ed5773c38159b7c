// The examples of docs/embed as their tools have made them: a reader reads, writes, finds the count and
// the comment in the list of stories, and reacts where there is nothing else. And what the small elements
// cost a page.
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { SignJWT } from 'jose'
import type { Page } from 'playwright'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { afterword } from '../cli/support/afterword.ts'
import { temporaryFolder } from '../cli/support/folder.ts'
import { comment, open, read, shows, unique, write } from './support/browser.ts'
import { serveExample } from './support/embed-sites.ts'

const [state, worker] = [inject('state'), inject('worker')]
const tools = ['plain-html', 'hugo', 'astro'] as const
const served = await Promise.all(
  tools.map(async (tool) => {
    const site = `by-${tool}`
    const { origin, close } = await serveExample(tool, { worker, site })
    const words = ['site', 'add', site, '--name', `By ${tool}`, '--origin', origin]
    const { code, error } = await afterword(words, { state })
    if (code !== 0) throw new Error(error)
    return { tool, origin, close }
  }),
)
afterAll(() => {
  for (const { close } of served) close()
})

/** What the page asks the worker for, as paths without their queries. */
function requestsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin === worker) asked.push(pathname)
  })
  return asked
}

describe.each(served)('a site by $tool', ({ tool, origin }) => {
  it('takes a comment, and says how many and which in its list of stories', async () => {
    const opened = await open(`${origin}/first-story/`)
    await read(opened)
    const text = `Written at the harbour ${unique()}`
    await write(opened.element, text)
    await shows(comment(opened.element, text))
    expect(opened.errors).toEqual([])

    const list = await open('about:blank')
    const asked = requestsOf(list.page)
    await list.page.goto(`${origin}/`)
    const count = list.page.locator('after-word-count')
    await expect.poll(() => count.evaluate((node) => node.shadowRoot?.textContent)).toBe('1')
    const recent = list.page.locator('after-word-recent')
    await shows(recent.getByText(text.slice(0, 20)))
    const link = recent.getByRole('link', { name: 'The first story' })
    expect(await link.getAttribute('href')).toMatch(
      new RegExp(`^${origin}/first-story/#comment-\\w+$`),
    )
    expect(asked.sort()).toEqual([
      '/count.js',
      '/recent.js',
      `/v1/sites/by-${tool}/counts`,
      `/v1/sites/by-${tool}/recent`,
    ])
    expect(list.errors).toEqual([])
  })

  it('takes a reaction where it has nothing else, and knows it again', async () => {
    const opened = await open('about:blank')
    const asked = requestsOf(opened.page)
    await opened.page.goto(`${origin}/second-story/`)
    const reactions = opened.page.locator('after-word-reactions')
    const like = (name: string) => reactions.getByRole('button', { name })
    await shows(like('Like'))
    const key = encodeURIComponent('https://blog.example.com/second-story/')
    expect(asked).toEqual(['/reactions.js', `/v1/sites/by-${tool}/threads/${key}`])
    // A reload before the answer may be faster than what it was to find.
    const stored = opened.page.waitForResponse(
      (response) => response.request().method() === 'PUT' && response.ok(),
    )
    await like('Like').click()
    await shows(reactions.getByRole('button', { name: 'Like 1', pressed: true }))
    expect(new URL((await stored).url()).pathname).toContain('/reactions/like')
    await opened.page.reload()
    await shows(reactions.getByRole('button', { name: 'Like 1', pressed: true }))
    expect(opened.errors).toEqual([])
  })
})

describe('the small ones', () => {
  const [{ origin }] = served as [(typeof served)[number]]

  it('say what they say in the language of the page, by one small file', async () => {
    const opened = await open('about:blank')
    const asked = requestsOf(opened.page)
    await opened.page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.documentElement) document.documentElement.lang = 'de-AT'
      }).observe(document, { childList: true })
    })
    await opened.page.goto(`${origin}/second-story/`)
    await shows(opened.page.getByRole('group', { name: 'Reaktionen auf diesen Artikel' }))
    expect(asked.filter((path) => path.startsWith('/words/'))).toEqual(['/words/de.json'])
    const words = await fetch(`${worker}/words/de.json`)
    expect(words.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(words.headers.get('Cache-Control')).toBe('public, max-age=3600')
    expect(opened.errors).toEqual([])
  })

  it('react as whom the site’s own login says, and keep nothing without consent', async () => {
    const folder = temporaryFolder()
    const secret = randomBytes(32).toString('hex')
    writeFileSync(join(folder, 'secret'), secret)
    const key = `one:HS256:${join(folder, 'secret')}`
    const { code, error } = await afterword(['site', 'set', 'by-plain-html', '--sso-key', key], {
      state,
    })
    rmSync(folder, { recursive: true })
    if (code !== 0) throw new Error(error)
    const sso = await new SignJWT({ name: 'Ada', jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .setSubject('ada')
      .setAudience('by-plain-html')
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret))
    const opened = await open(`${origin}/second-story/`)
    const insight = (pressed: boolean) =>
      opened.page.getByRole('button', { name: 'Insightful', pressed })
    const log = () =>
      opened.page.evaluate(
        (token) =>
          new Promise<string>((resolve) => {
            const element = document.querySelector('after-word-reactions') as Element
            element.setAttribute('consent', 'denied')
            element.setAttribute('sso', token)
            element.addEventListener('logged-in', (event) =>
              resolve((event as CustomEvent).detail.author.name),
            )
            element.addEventListener('ready', () =>
              element.shadowRoot?.querySelectorAll('button')[1]?.click(),
            )
          }),
        sso,
      )
    await shows(insight(false))
    expect(await log()).toBe('Ada')
    await shows(insight(true))
    expect(await opened.page.evaluate(() => localStorage.length)).toBe(0)
    expect(opened.errors).toEqual([])
  })
})

describe('what a page loads for', () => {
  it.each([
    ['count', 1_536],
    ['recent', 2_944],
    ['reactions', 8_448],
  ])('<after-word-%s> is one file of at most %i bytes', async (name, most) => {
    const response = await fetch(`${worker}/${name}.js`)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    // Its name holds no hash, so that it must not be kept for good.
    expect(response.headers.get('Cache-Control')).not.toContain('immutable')
    const text = await response.text()
    expect(text).not.toMatch(/\bimport\s*[("'{*]|\bfrom\s*["']\.?\//)
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
    expect(brotliCompressSync(Buffer.from(text), { params }).length).toBeLessThanOrEqual(most)
  })
})
