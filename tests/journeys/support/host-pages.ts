// Pages of other people that embed the element: each makes one thing difficult. A page's thread is
// named by its query, so that each test has its own.

import { looks } from './looks.ts'
import { serve } from './serving.ts'

interface HostPage {
  /** Into <head>, after the three lines' own. */
  head?: string
  html?: string
  /** Instead of the one element. */
  body?: (thread: string) => string
  /** Of the response. */
  headers?: (worker: string) => Record<string, string>
  /** Paragraphs above the element. */
  paragraphs?: number
}

const nonce = 'of-the-page'
const paragraph = `<p>${'The committee met again on Tuesday and agreed on very little. '.repeat(6)}</p>`
const hostileCss = `* { all: unset !important; font-size: 40px !important; direction: ltr; float: left !important;
  text-transform: uppercase !important; display: inline !important; visibility: hidden; color: #222 }
  *, *::before { letter-spacing: 1em; text-indent: -99em; white-space: nowrap; line-height: 0.2 }
  body, p, after-word { visibility: visible } after-word:not(:defined) { display: none !important }`

const element = (thread: string) => `<after-word site="host" thread="${thread}"></after-word>`

const hostPages: Record<string, HostPage> = {
  short: { paragraphs: 1 },
  tall: { paragraphs: 90 },
  // Whose language we do not have.
  'right-to-left': { html: 'lang="ur" dir="rtl"' },
  german: { html: 'lang="de"' },
  arabic: { html: 'lang="ar"' },
  'hostile-css': { head: `<style>${hostileCss}</style>` },
  'strict-csp': {
    headers: (worker) => ({
      'Content-Security-Policy': `default-src 'none'; script-src ${worker}; connect-src ${worker} ${worker.replace('http', 'ws')}; style-src 'nonce-${nonce}'; require-trusted-types-for 'script'; trusted-types lit-html`,
    }),
  },
  // Three newspapers that have nothing in common but the element.
  broadsheet: { head: `<style>${looks.broadsheet}</style>`, paragraphs: 2 },
  tabloid: { head: `<style>${looks.tabloid}</style>`, paragraphs: 2 },
  terminal: { head: `<style>${looks.terminal}</style>`, paragraphs: 2 },
  two: {
    body: (thread) => `${element(`${thread}-a`)}${element(`${thread}-b`)}`,
  },
  twice: { head: '<script type="module" src="{worker}/afterword.js?again"></script>' },
  fallback: {
    body: (thread) =>
      `<after-word site="host" thread="${thread}"><p>Comments need a moment.</p></after-word>`,
  },
  // As from a system that lets a script through and no element.
  'script-alone': {
    body: (thread) =>
      `<script type="module" src="{worker}/afterword.js" data-site="host" data-thread="${thread}"></script>`,
  },
  canonical: {
    head: '<link rel="canonical" href="https://news.example/a/story?id=7">',
    body: () => '<after-word site="host"></after-word>',
  },
  'demo-thread': { body: (thread) => `<after-word site="demo" thread="${thread}"></after-word>` },
  'of-site': { body: (site) => `<after-word site="${site}"></after-word>` },
  'demo-thread-tall': {
    paragraphs: 90,
    body: (thread) => `<after-word site="demo" thread="${thread}"></after-word>`,
  },
}

/** Serves `/{page}?{thread}`. */
export async function serveHostPages(worker: string): Promise<{ origin: string; close(): void }> {
  return serve((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://host.invalid')
    const page = hostPages[pathname.slice(1)]
    if (page === undefined) {
      response.writeHead(404).end()
      return
    }
    const headers = { 'Content-Type': 'text/html; charset=utf-8', ...page.headers?.(worker) }
    response.writeHead(200, headers).end(render(page, worker, search.slice(1)))
  })
}

function render(page: HostPage, worker: string, thread: string): string {
  const { head = '', html = 'lang="en"', body = element, paragraphs = 3 } = page
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><title>A host page</title>
<meta name="viewport" content="width=device-width">
<style nonce="${nonce}">after-word{display:block;min-height:100svh}</style>
<script type="module" src="${worker}/afterword.js"></script>
${head.replaceAll('{worker}', worker)}</head>
<body><main><h1>A story</h1>${paragraph.repeat(paragraphs)}${body(thread).replaceAll('{worker}', worker)}</main>
<footer><p>The end of the page.</p></footer></body></html>`
}
