// The requests that readers send, as cells for the load generator: what the widget asks, not what would
// be cheapest to answer.
import { fillPath, paths } from '../worker/contract/paths.ts'
import { defaultReactionKinds } from '../worker/contract/settings.ts'
import type { Page, Session } from '../worker/contract/shapes.ts'
import { long } from './floor/database.ts'
import type { Cell } from './load/cell.ts'
import { origin, site, type Thread } from './threads.ts'

const view = 'sort=newest&body=nodes'

function read(origin: string, name: string, path: string, headers = {}, status = 200): Cell {
  return {
    ...{ name, origin, headers, status },
    connections: 1,
    method: 'GET',
    paths: [path],
    body: null,
    tokens: [],
  }
}

export const names = {
  floorPage: 'floor: 25 newest rows',
  equalPage: 'floor: 80 rows, as many bytes',
  firstPage: 'first page',
  asWritten: 'first page, oldest first',
  unkept: 'first page, kept by nobody',
  unkeptAsWritten: 'the same, oldest first',
  unchanged: 'first page, not modified',
  replies: 'more replies',
  counts: 'counts of 20 articles',
  floorInsert: 'floor: one insert',
  post: 'post',
  reaction: 'reaction',
}

/** Reads of one thread, the floor's first. */
export async function reads(worker: string, floor: string, thread: Thread): Promise<Cell[]> {
  const at = fillPath(paths.thread, { site, key: thread.key })
  const answer = await fetch(`${worker}${at}?${view}`)
  const tag = answer.headers.get('ETag') ?? ''
  const branch = `${fillPath(paths.comments, { site, key: thread.key })}?parent=${thread.busiest}`
  const { next } = (await (await fetch(`${worker}${branch}&${view}`)).json()) as Page<unknown>
  const others = Array.from({ length: 19 }, (_, index) => `&key=other-${index}`)
  const counts = `${fillPath(paths.counts, { site })}?key=${thread.key}${others.join('')}`
  return [
    read(floor, names.floorPage, `/threads/${thread.size}`),
    read(floor, names.equalPage, `/threads/${long}?rows=80`),
    read(worker, names.firstPage, `${at}?${view}`),
    read(worker, names.asWritten, `${at}?sort=oldest&body=nodes`),
    read(worker, names.unkept, `${at}?${view}&{serial}`),
    read(worker, names.unkeptAsWritten, `${at}?sort=oldest&body=nodes&{serial}`),
    read(worker, names.unchanged, `${at}?${view}`, { 'If-None-Match': tag }, 304),
    read(worker, names.replies, `${branch}&${view}${next === null ? '' : `&cursor=${next}`}`),
    read(worker, names.counts, counts),
  ]
}

const text =
  'I walked over that bridge every week for **twelve years**. Nobody who signs this on Tuesday has. ' +
  'Ask the ferrymen what closed means before the next round of talks begins, number {serial}.'

/** Writes in one thread, the floor's first. Every request comes from an address of its own. */
export function writes(worker: string, floor: string, thread: Thread, tokens: string[]): Cell[] {
  const json = { 'Content-Type': 'application/json' }
  const reader = {
    Origin: origin,
    Authorization: 'Bearer {token}',
    'CF-Connecting-IP': '{address}',
  }
  const page = { url: `${origin}/${thread.key}`, title: `A thread of ${thread.size}` }
  const reactions = thread.roots
    .slice(-20)
    .flatMap((id) =>
      defaultReactionKinds.map(({ kind }) => fillPath(paths.commentReaction, { id, kind })),
    )
  return [
    {
      ...read(floor, names.floorInsert, `/threads/${thread.size}`, json, 201),
      method: 'POST',
      body: JSON.stringify({ name: 'A reader', body: text }),
    },
    {
      ...read(worker, names.post, fillPath(paths.comments, { site, key: thread.key })),
      method: 'POST',
      headers: { ...json, ...reader, 'Idempotency-Key': 'bench-{serial}' },
      body: JSON.stringify({ body: text, name: 'A reader', page }),
      status: 201,
      tokens,
    },
    {
      ...read(worker, names.reaction, ''),
      method: 'PUT',
      paths: reactions,
      headers: reader,
      tokens,
    },
  ]
}

/** Tokens of so many new guests, each from an address of its own: the limits count both. */
export async function beginSessions(worker: string, count: number): Promise<string[]> {
  const tokens: string[] = []
  const url = `${worker}${fillPath(paths.session, { site })}`
  const begin = async (number: number): Promise<void> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'CF-Connecting-IP': `172.16.${number >> 8}.${number & 255}`,
      },
      body: '{}',
    })
    if (answer.status !== 201) throw new Error(`No session: ${await answer.text()}`)
    tokens.push(((await answer.json()) as Session).token)
  }
  for (let from = 0; from < count; from += 25) {
    await Promise.all(Array.from({ length: 25 }, (_, index) => begin(from + index)))
  }
  return tokens
}
