// The pages that are opened and the server they come from: one short article with a footer, with our
// element or with the bare list in the same place; everything static in brotli 11, from one origin.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Built } from '../builds.ts'
import { site } from '../threads.ts'
import { brotli } from '../weight.ts'

export interface BareRow {
  name: string
  posted_at: string
  text: string
}

export interface Pages {
  origin: string
  close(): void
}

interface File {
  type: string
  content: Buffer
}

/** Serves `/bare` with `rows`, and `/{thread key}` with our element reading from `api`. */
export async function servePages(built: Built, api: string, rows: BareRow[]): Promise<Pages> {
  const files = new Map<string, File>()
  const add = (path: string, type: string, content: string | Buffer): void => {
    files.set(path, { type, content: brotli(Buffer.from(content)) })
  }
  for (const [folder, at] of [
    [built.widget, '/widget'],
    [built.bare, '/list'],
  ] as const) {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
      add(`${at}/${name}`, 'text/javascript', readFileSync(join(folder, name)))
    }
  }
  add('/bare-list.json', 'application/json', JSON.stringify(rows))
  add(
    '/bare',
    'text/html',
    page('<script type="module" src="/list/bare-list.js"></script>\n<bare-list></bare-list>'),
  )

  const server = createServer((request, response) => {
    const key = (request.url ?? '/').slice(1)
    const file = files.get(`/${key}`) ?? {
      type: 'text/html',
      content: brotli(Buffer.from(page(threeLines(api, key)))),
    }
    response.writeHead(200, {
      'Content-Type': `${file.type}; charset=utf-8`,
      'Content-Encoding': 'br',
      'Content-Length': file.content.length,
    })
    response.end(file.content)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

function threeLines(api: string, key: string): string {
  return `<style>after-word{display:block;min-height:100svh}</style>
<script type="module" src="/widget/afterword.js"></script>
<after-word site="${site}" thread="${key}" api="${api}"></after-word>`
}

function page(discussion: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Talks reopen</title>
<body>
<h1>Talks reopen</h1>
<p>The alliance said on Tuesday that it would sit down with its neighbour again, while troops on both
sides of the river went on moving.</p>
<p>Nobody expects an agreement before the winter, and few before the next.</p>
${discussion}
<footer><p>Set in the bench, read by nobody.</p></footer>
</body>
</html>
`
}
