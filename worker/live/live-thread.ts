// Those who have a thread open, and how they hear that it has changed. It knows nothing but its sockets and what
// each was told last, which both outlast its sleep; the thread is read anew, once for all who listen.
import { DurableObject } from 'cloudflare:workers'
import { now } from '../clock.ts'
import type { Bindings } from '../config.ts'
import { fixedLimits } from '../contract/limits.ts'
import type { LiveComment, LiveMessage } from '../contract/shapes.ts'
import type { CommentRow } from '../db/comment-rows.ts'
import { findHeard, type LiveRow } from '../db/listening.ts'
import type { CommentChange } from '../db/thread-changes.ts'
import { toLiveComment, toLiveMessage, toReactions } from '../presentation.ts'

/** The thread has moved: whoever connects again is led to where it is. */
export const movedCode = 4001
const refusedCode = 1008

/** How long it waits where the database is out of reach. */
const failedPause = 5_000
/** For how long somebody who comes is told what was read for another. */
const fresh = 10_000

/** What is kept with each socket: the thread, as it was in its last message. */
interface Listener {
  site: string
  key: string
  told: { version: number; reacted: number } | null
}

/** The thread as it was read, and what has become of comments that readers have reacted to since the read before. */
interface Known {
  message: LiveMessage
  reacted: number
  comments: NonNullable<LiveMessage['reacted']>['comments']
  /** How many reactions these are the result of. */
  heardOf: number
  /** Changes of comments since the read before, by the version that readers know them by. */
  changed: CommentChange[]
  /** What has become of these comments. */
  changedComments: LiveComment[]
}

export class LiveThread extends DurableObject<Bindings> {
  /** How many may listen. */
  most: number = fixedLimits.liveSockets
  /** No two reads are nearer to each other than this. */
  pace = 1_000
  #readAt = Number.NEGATIVE_INFINITY
  #reading: Promise<void> | null = null
  #known: Known | null = null
  /** Comments that readers have reacted to since the last read, once for each time. */
  #reacted: string[] = []
  /** Changes of comments since the last read. */
  #changed: CommentChange[] = []

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env)
    // Answered without waking.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /** A page connects; 503 where too many have. */
  override async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url)
    const [site, key] = ['site', 'key'].map((name) => searchParams.get(name) ?? '')
    if (this.ctx.getWebSockets().length >= this.most) return new Response(null, { status: 503 })
    const { 0: theirs, 1: ours } = new WebSocketPair()
    this.ctx.acceptWebSocket(ours)
    ours.serializeAttachment({ site, key, told: null })
    // Whatever changes from here on is told to this socket too. So what is known will do, and so will a read
    // that has begun.
    if (this.#known !== null && now() - this.#readAt < fresh) tell(ours, this.#known)
    else await this.#read()
    return new Response(null, { status: 101, webSocket: theirs })
  }

  /** Something in the thread may have changed. Where nobody listens nothing is read, nor waited for. */
  async changed(reacted: string[] = [], changed: CommentChange[] = []): Promise<void> {
    // A read that has begun may be of the time before, and whoever comes now is told what it finds.
    if (this.#reading === null && this.ctx.getWebSockets().length === 0) {
      this.#known = null
      return
    }
    this.#reacted.push(...reacted)
    this.#changed.push(...changed)
    const due = this.#readAt + this.pace
    if (this.#reading === null && now() >= due) await this.#read()
    else await this.#wakeAt(Math.max(due, now()))
  }

  override async alarm(): Promise<void> {
    await this.#read()
  }

  override webSocketMessage(socket: WebSocket): void {
    socket.close(refusedCode, 'Only "ping" is understood.')
  }

  override webSocketClose(socket: WebSocket): void {
    socket.close()
  }

  override webSocketError(socket: WebSocket): void {
    socket.close(1011)
  }

  #read(): Promise<void> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #readOnce(): Promise<void> {
    const [any] = this.ctx.getWebSockets()
    // Where nobody listens it is of no use: what comes later would be taken to be known by it.
    const reacted = this.#reacted.splice(0)
    const changed = this.#changed.splice(0)
    if (any === undefined) {
      this.#known = null
      return
    }
    const { site, key } = listenerOf(any)
    this.#readAt = now()
    // Of more than these everybody reads the thread.
    const { liveReacted, liveChanged } = fixedLimits
    const asked = {
      reacted: few(reacted, liveReacted),
      changed: few(
        changed.map(({ id }) => id),
        liveChanged,
      ),
    }
    try {
      const heard = await findHeard(this.env.DB, { site, key, at: this.#readAt, ...asked })
      const row = heard.thread
      const sockets = this.ctx.getWebSockets()
      if (row === null || row.key !== key) {
        this.#known = null
        for (const socket of sockets) socket.close(movedCode, 'The thread has moved.')
        return
      }
      const isWhole = asked.changed.length > 0 && heard.changed.length === asked.changed.length
      const comments = isWhole ? this.#fitting(heard.changed, row) : null
      this.#known = {
        message: toLiveMessage(row),
        reacted: row.reacted,
        comments: heard.reacted.map(({ id, reactions }) => ({
          id,
          reactions: toReactions(reactions, row.kinds),
        })),
        heardOf: asked.reacted.length > 0 ? reacted.length : 0,
        changed: comments === null ? [] : changed.map((one) => asRead(one, row, this.#readAt)),
        changedComments: comments ?? [],
      }
      const texts = new Map<string, string>()
      for (const socket of sockets) tell(socket, this.#known, texts)
      if (row.closes_at !== null && row.closes_at > now()) await this.#wakeAt(row.closes_at)
    } catch (error) {
      console.error(String(error))
      await this.#wakeAt(now() + failedPause)
    }
  }

  /** Null where they are too much for a message: then everybody reads the thread. */
  #fitting(rows: CommentRow[], { kinds }: LiveRow): LiveComment[] | null {
    const comments = rows.map((row) => toLiveComment(row, kinds))
    const { length } = JSON.stringify(comments)
    const sent = length * this.ctx.getWebSockets().length
    const { liveChangedCharacters, liveSentCharacters } = fixedLimits
    return length <= liveChangedCharacters && sent <= liveSentCharacters ? comments : null
  }

  async #wakeAt(time: number): Promise<void> {
    const planned = await this.ctx.storage.getAlarm()
    if (planned === null || planned > time) await this.ctx.storage.setAlarm(time)
  }
}

// Each of them once; none where they are more.
function few(ids: string[], most: number): string[] {
  const once = [...new Set(ids)]
  return once.length <= most ? once : []
}

function listenerOf(socket: WebSocket): Listener {
  return socket.deserializeAttachment() as Listener
}

// Also where it is told of what does not show, nobody hears twice of one version. `texts` are the messages by
// what was told before, which is the same for nearly all.
function tell(socket: WebSocket, known: Known, texts = new Map<string, string>()): void {
  const listener = listenerOf(socket)
  const { told } = listener
  const { version } = known.message
  if (told?.version === version) return
  const before = `${told?.version}/${told?.reacted}`
  const text = texts.get(before) ?? JSON.stringify(messageAfter(known, told))
  texts.set(before, text)
  try {
    socket.send(text)
    const next = { version, reacted: known.reacted }
    socket.serializeAttachment({ ...listener, told: next } satisfies Listener)
  } catch {
    // It has gone, and is told of no more.
  }
}

// A thread that has closed by itself has a version more than its row.
function asRead(change: CommentChange, { closes_at }: LiveRow, at: number): CommentChange {
  const hasClosed = closes_at !== null && closes_at <= at
  return { ...change, version: change.version + (hasClosed ? 1 : 0) }
}

// Reactions that the object has not heard of yet are left to be read: what they are to is not known. The same
// for comments, of which it is known by the version of each change whether this listener was told of it before.
function messageAfter(known: Known, told: Listener['told']): LiveMessage {
  const { message, comments, heardOf, changedComments } = known
  if (told === null) return message
  const since = told.version
  const times = Math.min(known.reacted - told.reacted, heardOf)
  const changed = known.changed.filter(
    ({ version }) => since < version && version <= message.version,
  )
  const ids = new Set(changed.map(({ id }) => id))
  return {
    ...message,
    ...(times > 0 && { reacted: { since, times, comments } }),
    ...(changed.length > 0 && {
      changed: {
        since,
        times: changed.length,
        net: changed.reduce((sum, { by }) => sum + by, 0),
        comments: changedComments.filter(({ id }) => ids.has(id)),
      },
    }),
  }
}
