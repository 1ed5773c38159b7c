// The example sites of docs/embed as their tools have made them, each on an origin of its own. Only the
// worker's address and the site's id are put in.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve } from './serving.ts'

const folder = resolve(import.meta.dirname, '../../../docs/embed')

/** Serves `docs/embed/{tool}/output`. */
export async function serveExample(
  tool: string,
  { worker, site }: { worker: string; site: string },
): Promise<{ origin: string; close(): void }> {
  return serve((request, response) => {
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
}
