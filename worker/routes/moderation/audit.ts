// What was done: the audit of a site, and everything that happened to one comment.
import type { Context } from 'hono'
import type { AuditItem } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { Page } from '../../contract/shapes.ts'
import { type AuditFilter, entriesPerPage, selectAudit, toAuditEntry } from '../../db/audit.ts'
import { selectCard } from '../../db/cards.ts'
import { type AppEnv, factory } from '../../factory.ts'
import { rangeOf } from '../../filters.ts'
import { isId } from '../../id.ts'
import { moderate, siteOf } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { toAuditItem } from '../../moderator-presentation.ts'
import { invalid } from '../../problem.ts'
import { foundCard } from './card.ts'

export const audit = factory
  .createApp()
  .get(paths.modAudit, async (c) => {
    const by = await moderate(c, operations.modAudit.get)
    const { site, ...query } = readQuery(c, operations.modAudit.get.query)
    return c.json(await pageOf(c, siteOf(by, site), query))
  })

  .get(paths.modEvents, async (c) => {
    const id = idInPath(c, 4)
    const { facts } = await moderate(c, operations.modEvents.get, (hash) => [
      selectCard(c.env.DB, hash, id),
    ])
    const { site } = foundCard(facts[0])
    const query = readQuery(c, operations.modEvents.get.query)
    return c.json(await pageOf(c, site.id, { ...query, target: id }))
  })

interface Query extends Partial<Record<'actor' | 'target' | 'action', string | undefined>> {
  cursor?: string | undefined
  before?: number | undefined
  after?: number | undefined
  limit: number
}

async function pageOf(c: Context<AppEnv>, site: string, query: Query): Promise<Page<AuditItem>> {
  const { actor = null, target = null, action = null, cursor, limit } = query
  if (cursor !== undefined && !isId(cursor)) throw invalid('?cursor', 'is not a cursor')
  const { from, to } = rangeOf(query)
  const last = cursor !== undefined && cursor < to ? cursor : to
  const filter: AuditFilter = { actor, target, action, from, to: last, limit }
  const [entries, reach] = await c.env.DB.batch(selectAudit(c.env.DB, site, filter))
  const rows = (entries?.results ?? []) as Parameters<typeof toAuditEntry>[0][]
  const looked = reach?.results[0] as { entries: number; reach: string | null }
  const shown = rows.slice(0, limit)
  const further = looked.entries === entriesPerPage ? looked.reach : null
  return {
    items: shown.map((row) => toAuditItem(toAuditEntry(row))),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : further,
  }
}
