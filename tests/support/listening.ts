// Pages that listen to a thread, in tests: a real WebSocket to the real object.
import { createExecutionContext, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '../../worker/app.ts'
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type { LiveMessage } from '../../worker/contract/shapes.ts'
import type { LiveThread } from '../../worker/live/live-thread.ts'
import { nameOf } from '../../worker/live/name.ts'
import { tellOpenPages } from '../../worker/live/telling.ts'
import type { ThreadMade } from './builders.ts'

// As the Worker's entry does it.
tellOpenPages()

export interface Page {
  socket: WebSocket
  /** All that it has heard, as text. */
  heard: string[]
  /** The next message that nobody has waited for yet. */
  next(): Promise<LiveMessage>
  /** Resolves with the code. */
  closed: Promise<number>
  /** Resolves when everything that was sent until now has been heard. */
  settled(): Promise<void>
}

export function livePath({ site, key }: ThreadMade): string {
  return fillPath(paths.live, { site: site.id, key })
}

let pages = 0

/** A page of the site opens the thread, from an address of its own. */
export async function listen(thread: ThreadMade): Promise<Page> {
  const headers = {
    Origin: thread.site.origin,
    Upgrade: 'websocket',
    'CF-Connecting-IP': `2001:db8:${(++pages).toString(16)}::1`,
  }
  const request = new Request(`https://comments.example${livePath(thread)}`, { headers })
  const { status, webSocket } = await app.fetch(request, env, createExecutionContext())
  if (!webSocket) throw new Error(`not listening: ${status}`)
  return asPage(webSocket)
}

/** The same without the pause between two messages; the first one is heard. */
export async function listenQuickly(thread: ThreadMade): Promise<Page> {
  const page = await listen(thread)
  await change(thread, { pace: 0 })
  await page.next()
  return page
}

function asPage(socket: WebSocket): Page {
  const heard: string[] = []
  const waiting: (() => void)[] = []
  let taken = 0
  let pongs = 0
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code))
  })
  socket.addEventListener('message', ({ data }) => {
    if (data === 'pong') pongs += 1
    else heard.push(String(data))
    for (const wake of waiting.splice(0)) wake()
  })
  socket.accept()
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const next = async () => {
    const nth = taken++
    await until(() => heard.length > nth)
    return JSON.parse(heard[nth] as string) as LiveMessage
  }
  const settled = async () => {
    const before = pongs
    socket.send('ping')
    await until(() => pongs > before)
  }
  return { socket, heard, next, closed, settled }
}

/** The thread's object. */
export function objectOf({ site, key }: ThreadMade): DurableObjectStub<LiveThread> {
  if (env.LIVE === undefined) throw new Error('wrangler.toml binds no LIVE')
  return env.LIVE.getByName(nameOf({ site: site.id, key }))
}

/** Lets the object read with another database, or at another pace. */
export function change(
  thread: ThreadMade,
  { db, pace, most }: { db?: D1Database; pace?: number; most?: number },
): Promise<void> {
  return runInDurableObject(objectOf(thread), (object) => {
    if (db !== undefined) Object.assign(object, { env: { ...env, DB: db } })
    Object.assign(object, { ...(pace !== undefined && { pace }), ...(most && { most }) })
  })
}

/** When it will wake; null where nothing is planned. */
export function alarmOf(thread: ThreadMade): Promise<number | null> {
  return runInDurableObject(objectOf(thread), (_, state) => state.storage.getAlarm())
}
