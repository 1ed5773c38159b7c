// The rejection of what a sanctioned author has written before, in steps that are one batch each. A step
// that is repeated, or taken twice at once, decides nothing twice: what is decided is not open any more.
// Once the sanction was lifted, a step is rolled back.
import type { Status } from '../contract/limits.ts'
import { decideStatements, type NewDecision } from './decisions.ts'
import { type SanctionRow, sanctionObject } from './sanctions.ts'
import { changingBatch } from './thread-changes.ts'
import { guard } from './transitions.ts'

export interface CleanUp {
  site: string
  sanction: SanctionRow
  /** The last comment that was looked at. */
  to: string
}

interface FoundRow {
  id: string
  status: Status
  root_id: string | null
  parent_id: string | null
}

// Comments that a step looks at, and those that it decides: a batch of a hundred statements or so.
const looked = 100
const decided = 20

/** Clean-ups that are under way, those of the sanctions made first before others. */
export async function findCleanUps(db: D1Database, most: number): Promise<CleanUp[]> {
  const { results } = await db
    .prepare(
      `SELECT n.site_id, n.cleaned_to, ${sanctionObject} AS sanction
FROM sanctions n INDEXED BY sanctions_cleaning WHERE n.clean_up = 'running' LIMIT ?1`,
    )
    .bind(most)
    .all<{ site_id: string; cleaned_to: string; sanction: string }>()
  return results.map((row) => ({
    site: row.site_id,
    sanction: JSON.parse(row.sanction),
    to: row.cleaned_to,
  }))
}

// What moderators have decided against, and what was withdrawn, is left as it is.
const isOpen = guard(`status IN ('approved', 'pending')`)

/** Takes one step; returns the clean-up as it is then, null where nothing is left or it was ended. */
export async function cleanUpStep(
  db: D1Database,
  { site, sanction, to }: CleanUp,
  decide: (id: string) => NewDecision,
): Promise<CleanUp | null> {
  const { results } = await db
    .prepare(
      `SELECT id, status, root_id, parent_id FROM comments INDEXED BY comments_by_author
WHERE site_id = ?1 AND author_id = ?2 AND id > ?3 AND id < ?4 ORDER BY id LIMIT ?5`,
    )
    .bind(site, sanction.author_id, to, sanction.id, looked)
    .all<FoundRow>()
  const open = results.filter(({ status }) => status === 'approved' || status === 'pending')
  const taken = open.slice(0, decided)
  const isCut = open.length > taken.length
  const isDone = !isCut && results.length < looked
  const last = (isCut ? taken : results).at(-1)?.id ?? to
  const made = taken.map((comment) => ({ comment, decision: decide(comment.id) }))
  const advance = db
    .prepare(
      `UPDATE sanctions SET cleaned_to = CASE WHEN clean_up = 'running' THEN max(cleaned_to, ?3) END,
  clean_up = iif(?4, 'done', clean_up),
  cleaned = cleaned + (SELECT count(*) FROM json_each(?5) wanted
    CROSS JOIN decisions d ON d.site_id = ?1 AND d.id = wanted.value)
WHERE site_id = ?1 AND id = ?2`,
    )
    .bind(
      ...[site, sanction.id, last, isDone ? 1 : 0],
      JSON.stringify(made.map(({ decision }) => decision.id)),
    )
  try {
    await changingBatch(db, [
      ...made.flatMap(({ comment: { id, root_id: root, parent_id: parent }, decision }) =>
        decideStatements(db, { site, id, root, parent, revision: null }, decision, isOpen),
      ),
      advance,
    ])
  } catch (error) {
    if (error instanceof Error && error.message.includes('sanctions.cleaned_to')) return null
    throw error
  }
  return isDone ? null : { site, sanction, to: last }
}

/** How far a clean-up is. */
export async function readCleanUp(
  db: D1Database,
  site: string,
  id: string,
): Promise<Pick<SanctionRow, 'clean_up' | 'cleaned'> | null> {
  return db
    .prepare('SELECT clean_up, cleaned FROM sanctions WHERE site_id = ?1 AND id = ?2')
    .bind(site, id)
    .first()
}
