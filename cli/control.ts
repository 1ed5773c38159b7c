// While `npm start` runs it has the database open, and commands go through it: loopback only, and only
// with the random key that stands in the state folder.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Control } from './state-folder.ts'
import type { Send, Statement, StatementResult } from './statements.ts'

const largestCommand = 4_000_000

/** Takes commands for `db` until closed. */
export async function serveControl(
  db: D1Database,
): Promise<{ control: Control; close(): Promise<void> }> {
  const key = randomBytes(32).toString('base64url')
  const server = createServer((request, response) => {
    answer(db, key, request).then(
      ({ status, body }) => response.writeHead(status).end(JSON.stringify(body)),
      (error: Error) => response.writeHead(500).end(JSON.stringify({ error: error.message })),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    control: { url: `http://127.0.0.1:${port}`, key },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  db: D1Database,
  key: string,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  if (!hasKey(request, key)) return { status: 401, body: { error: 'The key is wrong.' } }
  if (request.method !== 'POST') return { status: 405, body: { error: 'Commands are POSTed.' } }
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > largestCommand) return { status: 413, body: { error: 'Too large.' } }
  }
  const statements = JSON.parse(text) as Statement[]
  const prepared = statements.map(({ sql, params }) => db.prepare(sql).bind(...params))
  const results = await db.batch(prepared)
  return {
    status: 200,
    body: results.map(({ results, meta }) => ({ results, meta: { changes: meta.changes } })),
  }
}

function hasKey(request: IncomingMessage, key: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${key}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Sends statements to the process that has the database open. */
export function sendTo(control: Control): Send {
  return async (statements) => {
    const response = await fetch(control.url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${control.key}` },
      body: JSON.stringify(statements),
    })
    const body = (await response.json()) as StatementResult[] | { error: string }
    if (!Array.isArray(body)) throw new Error(body.error)
    return body
  }
}
