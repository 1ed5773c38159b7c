// Lists as a client walks them, and long threads to walk in.
import { expect } from 'vitest'
import type { Comment, Page } from '../../worker/contract/shapes.ts'
import { ask } from './ask.ts'
import { aComment, aGuest, aSite, aThread, type Guest, type ThreadMade } from './builders.ts'

/** Every item of a list, page by page; `between` is called before each page but the first. */
export async function walk(
  path: string,
  query: Record<string, string>,
  { between, from }: { between?: () => Promise<unknown>; from?: string | null } = {},
): Promise<Comment[]> {
  const items: Comment[] = []
  let cursor = from
  for (let page = 0; cursor !== null; page++) {
    if (page > 0) await between?.()
    const parameters = new URLSearchParams({ ...query, ...(cursor !== undefined && { cursor }) })
    const { status, json, text } = await ask<Page<Comment>>(`${path}?${parameters}`)
    expect([status, status === 200 ? '' : text]).toEqual([200, ''])
    expect(json.items.length).toBeLessThanOrEqual(Number(query.limit ?? 20))
    if (json.next !== null) expect(json.items.length).toBe(Number(query.limit ?? 20))
    items.push(...json.items)
    cursor = json.next
  }
  return items
}

export const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id)

/** Numbers from 0 to 1, the same each time: the runs of a random test can be repeated. */
export function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export interface Written {
  id: string
  parent: Written | null
  root: Written | null
  by: Guest
}

export interface Discussion {
  thread: ThreadMade
  guests: Guest[]
  roots: Written[]
  replies: Written[]
}

/** A discussion of `size` comments, a fifth of them roots, grown at random. */
export async function aDiscussion(size: number): Promise<Discussion> {
  const site = await aSite({ limits: { comments_per_minute: 600 } })
  const thread = await aThread(site)
  const guests = await Promise.all(Array.from({ length: 6 }, () => aGuest(site)))
  const random = randomFrom(size)
  const written: Written[] = []
  for (let nth = 0; nth < size; nth++) {
    const by = guests[nth % guests.length] as Guest
    const parent = nth % 5 === 0 ? null : (written[Math.floor(random() * written.length)] ?? null)
    const { id } = await aComment(thread, { by, parent_id: parent?.id ?? null, body: `No. ${nth}` })
    written.push({ id, parent, root: parent?.root ?? parent, by })
  }
  const isRoot = ({ parent }: Written) => parent === null
  return {
    thread,
    guests,
    roots: written.filter(isRoot),
    replies: written.filter((one) => !isRoot(one)),
  }
}
