// People: who writes on a site, what was said to them and about them, and the sanctions they are under.
import type { Context } from 'hono'
import { now } from '../../clock.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { AuthorItem } from '../../contract/people.ts'
import type { Page } from '../../contract/shapes.ts'
import { nameKey } from '../../db/author-counts.ts'
import {
  type AuthorCardRow,
  type AuthorItemRow,
  insertNote,
  selectAuthorCard,
  selectAuthorItem,
  selectAuthors,
  selectAuthorsNamed,
  trustAuthor,
} from '../../db/authors.ts'
import { type AppEnv, factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { actOf, moderate, siteOf } from '../../middleware/moderator.ts'
import { authorInPath, isAuthorId } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { toAuthorCard, toAuthorItem, toNote } from '../../people-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'

export const authors = factory
  .createApp()
  .get(paths.modAuthors, async (c) => {
    const by = await moderate(c, operations.modAuthors.get)
    const { site, q = '', cursor, limit } = readQuery(c, operations.modAuthors.get.query)
    const name = q.trim()
    if (name.length > 200) throw invalid('?q', 'is longer than 200 characters')
    const query = { name, cursor: cursor ?? null, limit }
    return c.json(await (name === '' ? listed : named)(c, siteOf(by, site), query))
  })

  .get(paths.modAuthor, async (c) => {
    const id = authorInPath(c)
    const { facts } = await moderate(c, operations.modAuthor.get, (hash) => [
      selectAuthorCard(c.env.DB, hash, id),
    ])
    return c.json(toAuthorCard(foundAuthor(facts[0]), now()))
  })

  .patch(paths.modAuthor, async (c) => {
    const id = authorInPath(c)
    const by = await moderate(c, operations.modAuthor.patch, (hash) => [
      selectAuthorCard(c.env.DB, hash, id),
    ])
    const { site_id } = foundAuthor(by.facts[0])
    const change = { id, isTrusted: by.body.trusted }
    const author = await trustAuthor(c.env.DB, site_id, change, actOf(by))
    if (author === null) throw new ProblemError('not_found')
    return c.json(toAuthorCard(author, now()))
  })

  .post(paths.modNotes, async (c) => {
    const author_id = authorInPath(c)
    const { actor, requestId, body, facts } = await moderate(
      c,
      operations.modNotes.post,
      (hash) => [selectAuthorCard(c.env.DB, hash, author_id)],
    )
    const author = foundAuthor(facts[0])
    const made_at = now()
    const note = { id: newId(made_at), author_id, body: body.body, actor, made_at }
    const audit = { id: newId(made_at), requestId }
    const isStored = await insertNote(c.env.DB, author.site_id, note, audit)
    if (!isStored) throw new ProblemError('not_found')
    return c.json(toNote(note), 201)
  })

/** The author that `selectAuthorCard` found; 404 where it is on no site that the token opens. */
export function foundAuthor(result: D1Result<Record<string, unknown>> | undefined): AuthorCardRow {
  const row = result?.results[0]
  if (row === undefined) throw new ProblemError('not_found')
  return JSON.parse(String(row.author)) as AuthorCardRow
}

interface Query {
  name: string
  cursor: string | null
  limit: number
}

type Found = { author: string; name_key?: string }

async function listed(
  c: Context<AppEnv>,
  site: string,
  { cursor, limit }: Query,
): Promise<Page<AuthorItem>> {
  if (cursor !== null && !isAuthorId(cursor)) throw invalid('?cursor', 'is not a cursor')
  const { results } = await selectAuthors(c.env.DB, site, cursor ?? '', limit).all<Found>()
  const items = itemsOf(results.slice(0, limit))
  return { items, next: results.length > limit ? (items.at(-1)?.id ?? null) : null }
}

// By how the name begins; whose id it is leads the first page.
async function named(
  c: Context<AppEnv>,
  site: string,
  { name, cursor, limit }: Query,
): Promise<Page<AuthorItem>> {
  const after = cursor === null ? null : readCursor(cursor)
  const [byName, byId] = await c.env.DB.batch<Found>([
    selectAuthorsNamed(c.env.DB, site, nameKey(name), after, limit),
    selectAuthorItem(c.env.DB, site, after === null ? name : ''),
  ])
  const rows = byName?.results ?? []
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items = itemsOf(shown)
  return {
    items: [...itemsOf(byId?.results ?? []), ...items],
    next:
      last && rows.length > limit ? writeCursor(last.name_key ?? '', items.at(-1)?.id ?? '') : null,
  }
}

function itemsOf(rows: Found[]): AuthorItem[] {
  const at = now()
  return rows.map(({ author }) => toAuthorItem(JSON.parse(author) as AuthorItemRow, at))
}

function writeCursor(key: string, id: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify([key, id]))
  return bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
}

function readCursor(cursor: string): { key: string; id: string } {
  try {
    const bytes = Uint8Array.fromBase64(cursor, { alphabet: 'base64url' })
    const [key, id, ...more]: unknown[] = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof key === 'string' && typeof id === 'string' && more.length === 0) return { key, id }
  } catch {
    // Whatever it is, it is none of ours.
  }
  throw invalid('?cursor', 'is not a cursor')
}
