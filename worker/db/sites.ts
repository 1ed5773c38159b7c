// Sites: their settings as stored, and the origins whose pages may write.
import { defaultLimits, type Limits, type SignIn } from '../contract/limits.ts'
import type { Policy } from '../contract/policy.ts'
import type { ReactionKind } from '../contract/shapes.ts'

/** A kind of reaction with what one of it adds to a comment's score in the order `best`. */
export interface WeighedKind extends ReactionKind {
  weight: number
}

export interface StoredSite {
  id: string
  name: string
  origins: string[]
  reactionKinds: WeighedKind[]
  limits: Limits
  policy: Policy
  /** What guests may not be called, beside what no guest may. */
  reservedNames: string[]
  notice: string | null
  signIn: SignIn
  /** Hex; derives author ids from guest keys and from the subjects of logins. */
  authorKey: string
  revision: number
}

export interface SiteRow {
  site_id: string
  site_name: string
  origins: string
  reaction_kinds: string
  limits: string
  policy: string
  reserved_names: string
  notice: string | null
  sign_in: SignIn
  author_key: string
  revision: number
}

const columns = Object.entries({
  site_id: 's.id',
  site_name: 's.name',
  origins: 's.origins',
  reaction_kinds: 's.reaction_kinds',
  limits: 's.limits',
  policy: 's.policy',
  reserved_names: 's.reserved_names',
  notice: 's.notice',
  sign_in: 's.sign_in',
  author_key: 's.author_key',
  revision: 's.revision',
} satisfies Record<keyof SiteRow, string>)

/** The columns of a `SiteRow`, for statements that read a site along with something else. */
export const siteColumns = columns.map(([name, column]) => `${column} AS ${name}`).join(', ')

/** A `SiteRow` as one JSON object, for statements that answer with JSON. */
export const siteObject = `json_object(${columns.map(([name, column]) => `'${name}', ${column}`).join(', ')})`

export function toStoredSite(row: SiteRow): StoredSite {
  return {
    id: row.site_id,
    name: row.site_name,
    origins: JSON.parse(row.origins),
    reactionKinds: JSON.parse(row.reaction_kinds),
    limits: { ...defaultLimits, ...JSON.parse(row.limits) },
    policy: JSON.parse(row.policy),
    reservedNames: JSON.parse(row.reserved_names),
    notice: row.notice,
    signIn: row.sign_in,
    authorKey: row.author_key,
    revision: row.revision,
  }
}

/** For a batch: `toStoredSite` reads its row. */
export function selectSite(db: D1Database, id: string): D1PreparedStatement {
  return db.prepare(`SELECT ${siteColumns} FROM sites s WHERE s.id = ?1`).bind(id)
}

export async function findSite(db: D1Database, id: string): Promise<StoredSite | null> {
  const row = await selectSite(db, id).first<SiteRow>()
  return row && toStoredSite(row)
}

/** Whether any site lists this origin. */
export async function isListedOrigin(db: D1Database, origin: string): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 AS found FROM site_origins WHERE origin = ?1 LIMIT 1')
    .bind(origin)
    .first()
  return row !== null
}

/** A guest's name as last used on this site, where there has been one. */
export async function findAuthorName(
  db: D1Database,
  site: string,
  author: string,
): Promise<string | null> {
  const row = await db
    .prepare('SELECT name FROM authors WHERE site_id = ?1 AND id = ?2')
    .bind(site, author)
    .first<{ name: string | null }>()
  return row?.name ?? null
}
