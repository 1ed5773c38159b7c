// What the rules go by of an author: trust, open sanctions, and how much has been published.
import { openSanctions, type SanctionRow } from './sanctions.ts'

export interface AuthorRow {
  /** 1 where moderators trust the author. */
  is_trusted: number
  /** Open ones, of each kind one at most; `until` may have passed. */
  sanctions: SanctionRow[]
  published: number
}

/** SQL for an `AuthorRow` as JSON, given SQL for the site and the author. Six rows at most. */
export function authorFacts(site: string, author: string): string {
  const own = (column: string) =>
    `coalesce((SELECT ${column} FROM authors WHERE site_id = ${site} AND id = ${author}), 0)`
  return `json_object('is_trusted', ${own('is_trusted')}, 'published', ${own('published')},
  'sanctions', ${openSanctions(site, author)})`
}
