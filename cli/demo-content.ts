// The demonstration sites and what is written in them. Written once; a start that was killed half-way
// is made good by the next one.
import { articles } from '../demo/articles.ts'
import { longConversation, type SeedComment, storyConversation } from '../demo/conversation.ts'
import { defaultReactionKinds, type SiteChange } from '../worker/contract/settings.ts'
import { readSeed, writeSeed } from '../worker/db/installation.ts'
import { clearSites, insertSeedThread, type SeedRow } from '../worker/db/seeding.ts'
import { insertSite, listSites, updateSite } from '../worker/db/site-changes.ts'
import { newId } from '../worker/id.ts'
import { parseBody } from '../worker/markup/parse.ts'

const demoSites = [
  { id: 'demo', name: 'The demo newspaper', policy: {} },
  { id: 'held', name: 'The demo newspaper, reviewed', policy: { hold_all: true } },
]

const conversations: Record<string, () => SeedComment[]> = {
  'talks-reopen': storyConversation,
  'long-debate': () => longConversation(10_000),
}

/**
 * Makes the two sites where they are missing, and lists the demo host among their origins, in place of
 * the demo host on `earlier`, its port at the start before.
 */
export async function prepareDemoSites(
  db: D1Database,
  port: number,
  earlier: number | null,
): Promise<void> {
  const here = originsOn(port)
  const gone = earlier === null ? [] : originsOn(earlier)
  const known = new Map((await listSites(db)).map((site) => [site.id, site]))
  for (const site of demoSites) {
    const stored = known.get(site.id)
    if (stored === undefined) {
      await insertSite(db, { ...site, origins: here, limits: {} }, Date.now())
      continue
    }
    const others = stored.origins.filter((origin) => !gone.includes(origin))
    const origins = [...new Set([...here, ...others])]
    const change: SiteChange = { origins }
    if (origins.join() !== stored.origins.join()) await updateSite(db, site.id, change)
  }
}

function originsOn(port: number): string[] {
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
}

/** Whether the conversations are still to be written, or were begun and never ended. */
export async function needsSeed(db: D1Database): Promise<boolean> {
  const state = await readSeed(db)
  return state === null || state === 'running'
}

/** Leaves it without demo comments for good: where readers may have written, none are added later. */
export async function leaveEmpty(db: D1Database): Promise<void> {
  if (!(await needsSeed(db))) return
  await clearHalfWritten(db)
  await writeSeed(db, 'none')
}

/** Writes the conversations of the demo articles; what an earlier try left half-written goes first. */
export async function seed(db: D1Database, demo: string): Promise<void> {
  await clearHalfWritten(db)
  await writeSeed(db, 'running')
  for (const article of articles) {
    const conversation = conversations[article.thread]?.()
    if (conversation === undefined) continue
    const published = Date.parse(article.published)
    const rows = toRows(conversation, published)
    const thread = {
      site: article.site,
      key: article.thread,
      id: newId(published),
      url: new URL(article.path, demo).href,
      title: article.title,
      reactions: { like: 212, insightful: 96, funny: 4, sad: 71, angry: 38 },
      created_at: published,
    }
    await insertSeedThread(db, thread, rows)
  }
  await writeSeed(db, 'done')
}

// Nobody has written there yet: the worker is not served before the seeding is done.
async function clearHalfWritten(db: D1Database): Promise<void> {
  if ((await readSeed(db)) !== 'running') return
  await clearSites(
    db,
    demoSites.map((site) => site.id),
  )
}

const weights = new Map(defaultReactionKinds.map(({ kind, weight }) => [kind, weight]))

function toRows(conversation: readonly SeedComment[], published: number): SeedRow[] {
  const minute = 60_000
  const last = published + (conversation.at(-1)?.minutes ?? 0) * minute
  // Nothing is dated in the future, whatever this machine's clock says.
  const shift = Math.min(0, Date.now() - 4 * minute - last)
  let at = 0
  const rows: SeedRow[] = []
  const roots = new Map<string, SeedRow>()
  for (const comment of conversation) {
    at = Math.max(at + 1, published + shift + comment.minutes * minute)
    const parent = comment.parent === null ? null : (rows[comment.parent] ?? null)
    const row = toRow(comment, parent, at)
    rows.push(row)
    // On a root all replies of its branch count, on a reply the direct ones.
    const root = row.root_id === null ? null : roots.get(row.root_id)
    if (root) root.reply_count += 1
    else roots.set(row.id, row)
    if (parent !== null) parent.listed_replies += 1
    if (parent !== null && parent !== root) parent.reply_count += 1
  }
  return rows
}

function toRow(comment: SeedComment, parent: SeedRow | null, at: number): SeedRow {
  const reactions = Object.entries(comment.reactions)
  return {
    id: newId(at),
    parent_id: parent?.id ?? null,
    root_id: parent === null ? null : (parent.root_id ?? parent.id),
    ancestors: parent === null ? [] : [...parent.ancestors, parent.id],
    author_id: `demo-author-${String(comment.author).padStart(10, '0')}`,
    author_name: comment.name,
    body: comment.body,
    nodes: parseBody(comment.body),
    posted_at: at,
    reactions: Object.fromEntries(reactions),
    score: reactions.reduce((sum, [kind, n]) => sum + n * (weights.get(kind) ?? 0), 0),
    reply_count: 0,
    listed_replies: 0,
  }
}
