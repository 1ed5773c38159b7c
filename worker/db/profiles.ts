// A reader's own profile: read with the site that judges the request, and changed.
import { nameAuthor } from './author-counts.ts'
import { type SiteRow, type StoredSite, siteColumns, toStoredSite } from './sites.ts'

export interface ProfileRow {
  name: string | null
  website: string | null
  /** 1 where comments without a name get this one. */
  keeps_byline: 0 | 1
  created_at: number
  published: number
  pending: number
  rejected: number
  spam: number
  withdrawn: number
}

export interface FoundProfile {
  site: StoredSite
  /** Null where nothing is kept of the author. */
  profile: ProfileRow | null
  /** Earlier comments are being forgotten. */
  isForgetting: boolean
}

const profileColumns = [
  'name',
  'website',
  'keeps_byline',
  'created_at',
  'published',
  'pending',
  'rejected',
  'spam',
  'withdrawn',
]
const profileObject = `json_object(${profileColumns.map((one) => `'${one}', a.${one}`).join(', ')})`

/** Author ?2 of site ?1, for a batch: `toFoundProfile` reads its row. */
export function selectProfile(db: D1Database, site: string, author: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${siteColumns}, CASE WHEN a.id IS NOT NULL THEN ${profileObject} END AS profile,
  e.author_id IS NOT NULL AS forgetting
FROM sites s LEFT JOIN authors a ON a.site_id = s.id AND a.id = ?2
LEFT JOIN erasures e ON e.site_id = s.id AND e.author_id = ?2 AND e.state = 'running'
WHERE s.id = ?1`,
    )
    .bind(site, author)
}

export type ProfileSelected = SiteRow & { profile: string | null; forgetting: 0 | 1 }

export function toFoundProfile(row: ProfileSelected): FoundProfile {
  const profile = row.profile === null ? null : (JSON.parse(row.profile) as ProfileRow)
  return { site: toStoredSite(row), profile, isForgetting: row.forgetting === 1 }
}

/** Null where there is no such site. */
export async function findProfile(
  db: D1Database,
  site: string,
  author: string,
): Promise<FoundProfile | null> {
  const row = await selectProfile(db, site, author).first<ProfileSelected>()
  return row && toFoundProfile(row)
}

export interface Renaming {
  author: string
  /** Undefined is left as it is. */
  name: string | null | undefined
  website: string | null | undefined
  at: number
}

/** Makes the author's row where there is none; returns it as it is then. */
export async function renameAuthor(
  db: D1Database,
  site: string,
  { author, name, website, at }: Renaming,
): Promise<FoundProfile | null> {
  const [, , read] = await db.batch<ProfileSelected>([
    db
      .prepare(
        `INSERT INTO authors (site_id, id, minute_started_at, minute_count, created_at, keeps_byline)
VALUES (?1, ?2, 0, 0, ?3, 1)
ON CONFLICT DO UPDATE SET keeps_byline = 1 WHERE keeps_byline = 0`,
      )
      .bind(site, author, at),
    nameAuthor(db, { site, author: { id: author }, renaming: { name, website } }),
    selectProfile(db, site, author),
  ])
  const row = read?.results[0]
  return row === undefined ? null : toFoundProfile(row)
}
