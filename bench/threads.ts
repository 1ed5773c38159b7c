// The threads that are measured: the demo's long debate at any length, roots and replies as people
// write them, with the dearest page a thread can have at its newest end; stored as the worker would
// have stored it.
import { longConversation, type SeedComment } from '../demo/conversation.ts'
import { defaultReactionKinds } from '../worker/contract/settings.ts'
import { insertSeedThread, type SeedRow } from '../worker/db/seeding.ts'
import { insertSite } from '../worker/db/site-changes.ts'
import { newId } from '../worker/id.ts'
import { parseBody } from '../worker/markup/parse.ts'

export const site = 'bench'
const published = Date.parse('2026-09-01T06:00:00Z')

/** The one origin of the site at first. */
export const origin = 'https://news.example'

/** A thread that is there, with what requests must name. */
export interface Thread {
  key: string
  size: number
  roots: string[]
  /** The root with the longest branch. */
  busiest: string
}

export async function addSite(db: D1Database): Promise<void> {
  const registered = { id: site, name: 'Bench', origins: [origin], limits: {}, policy: {} }
  await insertSite(db, registered, published)
}

/** Stores a thread of `size` comments; `dear` ends it with 20 roots of 3 replies each. */
export async function addThread(db: D1Database, size: number, dear: boolean): Promise<Thread> {
  const key = `${dear ? 'dear' : 'plain'}-${size}`
  const rows = rowsOf(dear ? withDearPage(longConversation(size - 80)) : longConversation(size))
  await store(db, key, rows)
  const roots = rows.filter((row) => row.parent_id === null)
  const busiest = roots.reduce((most, row) => (row.reply_count > most.reply_count ? row : most))
  return { key, size, roots: roots.map(({ id }) => id), busiest: busiest.id }
}

async function store(db: D1Database, key: string, rows: SeedRow[]): Promise<void> {
  const thread = {
    site,
    key,
    id: newId(published),
    url: `${origin}/${key}`,
    title: `A thread of ${rows.length}`,
    reactions: { like: 212, insightful: 96, sad: 71 },
    created_at: published,
  }
  await insertSeedThread(db, thread, rows)
}

/** Stores a thread of `size` comments, each a root or all but the first a reply to that; returns its key. */
export async function addFlatThread(db: D1Database, size: number, toOne: boolean): Promise<string> {
  const said = longConversation(size).map((comment, index) => ({
    ...comment,
    parent: toOne && index > 0 ? 0 : null,
  }))
  const key = `${toOne ? 'replies' : 'roots'}-${size}`
  await store(db, key, rowsOf(said))
  return key
}

/** Twenty roots more, each with three replies: with all their reactions, what a first page can hold. */
function withDearPage(said: SeedComment[]): SeedComment[] {
  const copied = (index: number, parent: number | null): SeedComment => ({
    ...(said[index % said.length] as SeedComment),
    parent,
    reactions: { like: 9, insightful: 4, funny: 3, sad: 2, angry: 1 },
  })
  const first = said.length
  const roots = Array.from({ length: 20 }, (_, index) => copied(index, null))
  const replies = Array.from({ length: 60 }, (_, index) => copied(index, first + (index % 20)))
  return [...said, ...roots, ...replies]
}

const weights = new Map(defaultReactionKinds.map(({ kind, weight }) => [kind, weight]))
const parsed = new Map<string, unknown[]>()

function rowsOf(conversation: readonly SeedComment[]): SeedRow[] {
  const rows: SeedRow[] = []
  const byId = new Map<string, SeedRow>()
  for (const [index, said] of conversation.entries()) {
    const parent = said.parent === null ? undefined : rows[said.parent]
    // A millisecond for each, so that ids are in posting order.
    const at = published + index
    const reactions = said.reactions as Record<string, number>
    const nodes = parsed.get(said.body) ?? parseBody(said.body)
    parsed.set(said.body, nodes)
    const row: SeedRow = {
      id: newId(at),
      parent_id: parent?.id ?? null,
      root_id: parent ? (parent.root_id ?? parent.id) : null,
      ancestors: parent ? [...parent.ancestors, parent.id] : [],
      author_id: `bench-author-${said.author}`,
      author_name: said.name,
      body: said.body,
      nodes,
      posted_at: at,
      reactions,
      score: scoreOf(reactions),
      reply_count: 0,
      listed_replies: 0,
    }
    // A root counts its whole branch, a reply the replies to itself.
    const root = byId.get(row.root_id ?? '')
    if (root) root.reply_count += 1
    if (parent && parent !== root) parent.reply_count += 1
    if (parent) parent.listed_replies += 1
    rows.push(row)
    byId.set(row.id, row)
  }
  return rows
}

function scoreOf(reactions: Record<string, number>): number {
  return Object.entries(reactions).reduce(
    (sum, [kind, count]) => sum + count * (weights.get(kind) ?? 0),
    0,
  )
}
