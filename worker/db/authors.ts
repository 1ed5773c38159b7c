// Authors as moderators see them: counts, sanctions, notes, and the list of a site's by name.
import { type Act, insertAudit, insertAuditOf } from './audit.ts'
import { openSanctions, type SanctionRow, sanctionObject } from './sanctions.ts'

export interface NoteRow {
  id: string
  author_id: string
  body: string
  actor: string
  made_at: number
}

export interface AuthorItemRow {
  id: string
  site_id: string
  name: string | null
  website: string | null
  is_trusted: number
  created_at: number
  published: number
  pending: number
  rejected: number
  spam: number
  withdrawn: number
  /** In a list those that are open, on a card the last ones. */
  sanctions: SanctionRow[]
}

export interface AuthorCardRow extends AuthorItemRow {
  notes: NoteRow[]
}

/** How an author's comments are counted, as columns of `authors`. */
export const tallyColumns = ['published', 'pending', 'rejected', 'spam', 'withdrawn'] as const

const columns = ['id', 'site_id', 'name', 'website', 'is_trusted', 'created_at', ...tallyColumns]
const own = columns.map((column) => `'${column}', a.${column}`).join(', ')
const noteObject = `json_object('id', m.id, 'author_id', m.author_id, 'body', m.body,
  'actor', m.actor, 'made_at', m.made_at)`

const itemObject = `json_object(${own}, 'sanctions', ${openSanctions('a.site_id', 'a.id')})`

const historySize = 50

const cardObject = `json_object(${own},
  'sanctions', (SELECT json_group_array(${sanctionObject}) FROM (
    SELECT * FROM sanctions INDEXED BY sanctions_of_author
    WHERE site_id = a.site_id AND author_id = a.id ORDER BY id DESC LIMIT ${historySize}) n),
  'notes', (SELECT json_group_array(${noteObject}) FROM (
    SELECT * FROM notes INDEXED BY notes_of_author
    WHERE site_id = a.site_id AND author_id = a.id ORDER BY id DESC LIMIT ${historySize}) m))`

/** An author on whichever of the sites that the token of ?1 opens, as `{ author }`. */
export function selectAuthorCard(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${cardObject} AS author
FROM tokens k CROSS JOIN json_each(k.sites) allowed
CROSS JOIN authors a ON a.site_id = allowed.value AND a.id = ?2
WHERE k.hash = ?1 LIMIT 1`,
    )
    .bind(hash, id)
}

/** Authors of a site in the order of their ids, one more than `limit` where there are more. */
export function selectAuthors(
  db: D1Database,
  site: string,
  after: string,
  limit: number,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${itemObject} AS author FROM authors a
WHERE a.site_id = ?1 AND a.id > ?2 ORDER BY a.id LIMIT ?3 + 1`,
    )
    .bind(site, after, limit)
}

/** Those whose name begins with `key` (a `nameKey`), in the order of names, after `after`. */
export function selectAuthorsNamed(
  db: D1Database,
  site: string,
  key: string,
  after: { key: string; id: string } | null,
  limit: number,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${itemObject} AS author, a.name_key FROM authors a INDEXED BY authors_by_name
WHERE a.site_id = ?1 AND (a.name_key, a.id) > (?2, ?3) AND a.name_key < ?4
ORDER BY a.name_key, a.id LIMIT ?5 + 1`,
    )
    .bind(site, after?.key ?? key, after?.id ?? '', `${key}\u{10ffff}`, limit)
}

/** The one author of that id, as the lists have them. */
export function selectAuthorItem(db: D1Database, site: string, id: string): D1PreparedStatement {
  return db
    .prepare(`SELECT ${itemObject} AS author FROM authors a WHERE a.site_id = ?1 AND a.id = ?2`)
    .bind(site, id)
}

/** Stores a note. False where the author is gone. */
export async function insertNote(
  db: D1Database,
  site: string,
  note: NoteRow,
  audit: { id: string; requestId: string | null },
): Promise<boolean> {
  const { id, author_id, body, actor, made_at } = note
  const insert = db
    .prepare(
      `INSERT INTO notes (site_id, id, author_id, body, actor, made_at)
SELECT site_id, ?3, id, ?4, ?5, ?6 FROM authors WHERE site_id = ?1 AND id = ?2`,
    )
    .bind(site, author_id, id, body, actor, made_at)
  const [stored] = await db.batch([
    insert,
    insertAudit(db, site, {
      ...{ id: audit.id, at: made_at, actor, action: 'author.note', target: author_id },
      ...{ revision: null, before: null, after: { note: id }, reason: null },
      request_id: audit.requestId,
    }),
  ])
  return stored?.meta.changes !== 0
}

/** Marks an author as one whom moderators trust, or takes that away. Null where the author is gone. */
export async function trustAuthor(
  db: D1Database,
  site: string,
  { id, isTrusted }: { id: string; isTrusted: boolean },
  act: Act,
): Promise<AuthorCardRow | null> {
  const isOther = 'site_id = ?1 AND id = ?2 AND is_trusted <> ?3'
  const given = [site, id, isTrusted ? 1 : 0]
  const [, , read] = await db.batch<{ author: string }>([
    insertAuditOf(
      db,
      { ...act, action: isTrusted ? 'author.trust' : 'author.distrust' },
      {
        ...{ from: `authors WHERE ${isOther}`, values: given },
        before: `'{"trusted":${!isTrusted}}'`,
        after: `'{"trusted":${isTrusted}}'`,
      },
    ),
    db.prepare(`UPDATE authors SET is_trusted = ?3 WHERE ${isOther}`).bind(...given),
    db
      .prepare(`SELECT ${cardObject} AS author FROM authors a WHERE a.site_id = ?1 AND a.id = ?2`)
      .bind(site, id),
  ])
  const row = read?.results[0]
  return row === undefined ? null : (JSON.parse(row.author) as AuthorCardRow)
}
