// The example sites of docs/embed as their tools have made them, each on an origin of its own. Only the
// worker's address and the site's id are put in.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../../docs/embed')

/** Serves `docs/embed/{tool}/output`. */
export async function serveExample(
  tool: string,
  { worker, site }: { worker: string; site: string },
): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.invalid')
    const file = join(folder, tool, 'output', pathname, 'index.html')
    if (!existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    const page = readFileSync(file, 'utf8')
      .replaceAll('https://comments.example.com', worker)
      .replaceAll('my-site', site)
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
