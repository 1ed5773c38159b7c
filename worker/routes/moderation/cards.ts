// The comments that a filter lets pass, as cards: from the index of a queue or a status, or by a search.
import type { Context } from 'hono'
import type { Card } from '../../contract/moderation.ts'
import type { CardsQuery } from '../../contract/moderation-requests.ts'
import type { Page } from '../../contract/shapes.ts'
import type { CardRow } from '../../db/cards.ts'
import { selectCards } from '../../db/queues.ts'
import { type Found, nextAfter, type Reach, selectFound } from '../../db/search.ts'
import { type SiteRow, selectSite, toStoredSite } from '../../db/sites.ts'
import type { AppEnv } from '../../factory.ts'
import { checkStatus, isSearch, rangeOf, readSearch } from '../../filters.ts'
import { base62, isId, numberOf } from '../../id.ts'
import { toCard } from '../../moderator-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'

export async function cardsOf(
  c: Context<AppEnv>,
  site: string,
  query: CardsQuery,
): Promise<Page<Card>> {
  return isSearch(query) ? search(c, site, query) : list(c, site, query)
}

const cursorLength = 11

async function search(c: Context<AppEnv>, site: string, query: CardsQuery): Promise<Page<Card>> {
  const { cursor, sort, limit } = query
  const after = cursor === undefined ? null : numberOf(cursor, cursorLength)
  if (Number.isNaN(after)) throw invalid('?cursor', 'is not a cursor')
  const wanted = readSearch(query, { after, newestFirst: sort === 'newest', limit })
  const [sites, found, reach] = await c.env.DB.batch<Record<string, unknown>>([
    selectSite(c.env.DB, site),
    ...selectFound(c.env.DB, site, wanted),
  ])
  const rows = (found?.results ?? []) as unknown as Found[]
  const next = nextAfter(rows, reach?.results[0] as unknown as Reach, limit)
  return {
    items: present(sites, rows.slice(0, limit)),
    next: next === null ? null : base62(next, cursorLength),
  }
}

async function list(c: Context<AppEnv>, site: string, query: CardsQuery): Promise<Page<Card>> {
  const { queue = null, status = null, cursor, sort, limit } = query
  if (cursor !== undefined && !isId(cursor)) throw invalid('?cursor', 'is not a cursor')
  checkStatus(query)
  const newestFirst = sort === 'newest'
  const { from, to } = rangeOf(query)
  const [sites, found] = await c.env.DB.batch<Record<string, unknown>>([
    selectSite(c.env.DB, site),
    selectCards(c.env.DB, site, {
      ...{ queue, status, newestFirst, limit },
      from: newestFirst || cursor === undefined || cursor < from ? from : cursor,
      to: newestFirst && cursor !== undefined && cursor < to ? cursor : to,
    }),
  ])
  const rows = (found?.results ?? []) as unknown as { card: string }[]
  const items = present(sites, rows.slice(0, limit))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function present(sites: D1Result | undefined, rows: readonly { card: string }[]): Card[] {
  const row = sites?.results[0] as SiteRow | undefined
  if (row === undefined) throw new ProblemError('not_found')
  const { reactionKinds } = toStoredSite(row)
  return rows.map(({ card }) => toCard(JSON.parse(card) as CardRow, reactionKinds))
}
