// Serves the demo newspaper. It stands on an origin of its own, as a real host site would, and
// takes nothing from Afterword but the address of its script.

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { articles } from './articles.ts'
import { articlePage, missingPage } from './pages.ts'

export interface DemoOptions {
  /** 0 takes any free port. */
  port: number
  host: string
  /** Origin of the worker, for example `http://127.0.0.1:8787`. */
  widget: string
}

export interface Demo {
  port: number
  close(): Promise<void>
}

interface Answer {
  status: number
  type: string
  body: string
}

const html = 'text/html; charset=utf-8'
const css = 'text/css; charset=utf-8'
const loopback = ['localhost', '127.0.0.1']

/** Starts the newspaper and resolves once it accepts connections. */
export async function startDemo({ port, host, widget }: DemoOptions): Promise<Demo> {
  const files = new Map([
    ['/style.css', await file('style.css', css)],
    ['/furniture.css', await file('furniture.css', css)],
    ['/map.css', await file('map.css', css)],
    ['/print.css', await file('print.css', css)],
    ['/favicon.svg', await file('favicon.svg', 'image/svg+xml')],
  ])

  const answer = (request: IncomingMessage): Answer => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { status: 405, type: 'text/plain; charset=utf-8', body: 'Only GET and HEAD.\n' }
    }
    const path = (request.url ?? '/').split('?')[0]
    const article = articles.find((one) => one.path === path)
    if (article) {
      const body = articlePage(article, widgetFor(request.headers.host, widget))
      return { status: 200, type: html, body }
    }
    return files.get(path ?? '') ?? { status: 404, type: html, body: missingPage() }
  }

  const server = createServer((request, response) => send(response, answer(request)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

/**
 * The worker's origin under the name the reader used for this machine: a page opened on
 * `localhost` loads its comments from `localhost`, one opened on `127.0.0.1` from `127.0.0.1`. An
 * origin that is not this machine stays as it is.
 */
export function widgetFor(hostHeader: string | undefined, widget: string): string {
  const url = new URL(widget)
  const name = hostHeader?.replace(/:\d+$/, '')
  if (name && loopback.includes(name) && loopback.includes(url.hostname)) url.hostname = name
  return url.origin
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  if (status === 405) response.setHeader('Allow', 'GET, HEAD')
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body)
}

async function file(name: string, type: string): Promise<Answer> {
  return { status: 200, type, body: await readFile(new URL(name, import.meta.url), 'utf8') }
}
