// What waits for a moderator: the counts, the cards of a queue or of a search, one card and its story.
import type { Context } from 'hono'
import type { Card, QueueCounts } from '../../contract/moderation.ts'
import type { CardsQuery } from '../../contract/moderation-requests.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { Page } from '../../contract/shapes.ts'
import { type CardRow, selectCard } from '../../db/cards.ts'
import { selectCards, selectQueues } from '../../db/queues.ts'
import { selectSite, toStoredSite } from '../../db/sites.ts'
import { type AppEnv, factory } from '../../factory.ts'
import { base62, isId } from '../../id.ts'
import { moderate, siteOf } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { toCard } from '../../moderator-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'
import { foundCard } from './card.ts'

export const queues = factory
  .createApp()
  .get(paths.modQueues, async (c) => {
    const by = await moderate(c, operations.modQueues.get)
    const site = siteOf(by, readQuery(c, operations.modQueues.get.query).site)
    const { results } = await selectQueues(c.env.DB, site).all<QueueCounts>()
    if (results[0] === undefined) throw new ProblemError('not_found')
    return c.json(results[0])
  })

  .get(paths.modComments, async (c) => {
    const by = await moderate(c, operations.modComments.get)
    const query = readQuery(c, operations.modComments.get.query)
    return c.json(await cardsOf(c, siteOf(by, query.site), query))
  })

  .get(paths.modComment, async (c) => {
    const id = idInPath(c, 4)
    const { facts } = await moderate(c, operations.modComment.get, (hash) => [
      selectCard(c.env.DB, hash, id),
    ])
    const { card, site } = foundCard(facts[0])
    return c.json(toCard(card, site.reactionKinds))
  })

async function cardsOf(c: Context<AppEnv>, site: string, query: CardsQuery): Promise<Page<Card>> {
  const { queue = null, status = null, author = null, cursor, sort, limit } = query
  if (cursor !== undefined && !isId(cursor)) throw invalid('?cursor', 'is not a cursor')
  const newestFirst = sort === 'newest'
  // Ids begin with their time, so a time is the id that nothing of that moment stands before.
  const from = query.after === undefined ? '' : base62(query.after, 8)
  const to = query.before === undefined ? '~' : base62(query.before, 8)
  const [sites, cards] = await c.env.DB.batch<Record<string, unknown>>([
    selectSite(c.env.DB, site),
    selectCards(c.env.DB, site, {
      ...{ queue, status, author, newestFirst, limit },
      from: newestFirst || cursor === undefined || cursor < from ? from : cursor,
      to: newestFirst && cursor !== undefined && cursor < to ? cursor : to,
    }),
  ])
  const row = sites?.results[0] as Parameters<typeof toStoredSite>[0] | undefined
  if (row === undefined) throw new ProblemError('not_found')
  const { reactionKinds } = toStoredSite(row)
  const rows = (cards?.results ?? []).map(({ card }) => JSON.parse(String(card)) as CardRow)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((one) => toCard(one, reactionKinds)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
