// Sanctions: made, lifted, acknowledged, and the facts that the rules go by. Of each kind an author has at
// most one that is open; whether it is over by its time is for whoever reads it.
import type { EventData } from '../contract/events.ts'
import type { SanctionKind } from '../contract/people.ts'
import type { ReasonCode } from '../contract/reasons.ts'
import { type Act, type AuditedAct, insertAudit, insertAuditOf } from './audit.ts'
import { insertEventOf, writtenBy } from './events.ts'

export interface SanctionRow {
  id: string
  author_id: string
  kind: SanctionKind
  message: string
  reason_code: ReasonCode | null
  until: number | null
  actor: string
  request_id: string | null
  made_at: number
  acknowledged_at: number | null
  lifted_at: number | null
  lifted_by: string | null
  clean_up: 'running' | 'done' | 'stopped' | null
  cleaned: number
}

const columns = [
  'id',
  'author_id',
  'kind',
  'message',
  'reason_code',
  'until',
  'actor',
  'request_id',
  'made_at',
  'acknowledged_at',
  'lifted_at',
  'lifted_by',
  'clean_up',
  'cleaned',
]

/** Selects the sanction called `n` as a JSON object. */
export const sanctionObject = `json_object(${columns
  .map((column) => `'${column}', n.${column}`)
  .join(', ')})`

/** Selects, as a JSON array of rows, what is open of an author: four at most. */
export function openSanctions(site: string, author: string): string {
  return `(SELECT json_group_array(${sanctionObject}) FROM sanctions n INDEXED BY sanctions_open
    WHERE n.site_id = ${site} AND n.author_id = ${author}
      AND n.lifted_at IS NULL AND n.acknowledged_at IS NULL)`
}

const strictest: readonly SanctionKind[] = ['ban', 'suspend', 'warn', 'hold']

export function isInForce(row: SanctionRow, at: number): boolean {
  const { lifted_at, acknowledged_at, until } = row
  return lifted_at === null && acknowledged_at === null && (until === null || until > at)
}

/** Those in force, the strictest first. */
export function inForce(rows: readonly SanctionRow[], at: number): SanctionRow[] {
  const order = ({ kind }: SanctionRow) => strictest.indexOf(kind)
  return rows.filter((row) => isInForce(row, at)).sort((one, other) => order(one) - order(other))
}

export type NewSanction = Pick<
  SanctionRow,
  | 'id'
  | 'author_id'
  | 'kind'
  | 'message'
  | 'reason_code'
  | 'until'
  | 'actor'
  | 'made_at'
  | 'request_id'
> & { cleanUp: boolean; auditId: string; eventId: string }

/** Makes it, in the place of one of its kind that is open. False where the author is gone. */
export async function insertSanction(
  db: D1Database,
  site: string,
  made: NewSanction,
): Promise<{ isMade: boolean; events: number }> {
  const { id, author_id, kind, until, actor, made_at, reason_code } = made
  const replace = db
    .prepare(
      `UPDATE sanctions SET lifted_at = ?4, lifted_by = ?5,
  clean_up = iif(clean_up = 'running', 'stopped', clean_up)
WHERE site_id = ?1 AND author_id = ?2 AND kind = ?3
  AND lifted_at IS NULL AND acknowledged_at IS NULL`,
    )
    .bind(site, author_id, kind, made_at, actor)
  const insert = db
    .prepare(
      `INSERT INTO sanctions
  (site_id, id, author_id, kind, message, reason_code, until, actor, made_at, clean_up,
  request_id)
SELECT site_id, ?3, id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM authors WHERE site_id = ?1 AND id = ?2`,
    )
    .bind(
      ...[site, author_id, id, kind, made.message, reason_code, until, actor, made_at],
      ...[made.cleanUp ? 'running' : null, made.request_id],
    )
  const [, stored, told] = await db.batch([
    replace,
    insert,
    tell(db, site, made),
    insertAudit(db, site, {
      ...{ id: made.auditId, at: made_at, actor, action: `author.${kind}`, target: author_id },
      ...{ revision: null, before: null, reason: reason_code, request_id: made.request_id },
      after: { sanction: id, kind, until, clean_up: made.cleanUp },
    }),
  ])
  return { isMade: stored?.meta.changes !== 0, events: writtenBy(told) }
}

function tell(
  db: D1Database,
  site: string,
  { id, author_id, kind, until, made_at: at, eventId }: NewSanction,
): D1PreparedStatement {
  const data: EventData['author.sanctioned'] = {
    ...{ site, author_id, sanction_id: id, kind },
    until: until === null ? null : new Date(until).toISOString(),
  }
  return insertEventOf(
    db,
    { id: eventId, type: 'author.sanctioned', at },
    {
      data: '?3',
      from: 'sanctions WHERE site_id = ?1 AND id = ?2',
      values: [site, id, JSON.stringify(data)],
    },
  )
}

/** A sanction on whichever of the sites that the token of ?1 opens: `{ site_id, sanction }`. */
export function selectSanction(db: D1Database, hash: string, id: string): D1PreparedStatement {
  return db
    .prepare(
      `SELECT n.site_id, ${sanctionObject} AS sanction
FROM tokens k CROSS JOIN json_each(k.sites) allowed
CROSS JOIN sanctions n ON n.site_id = allowed.value AND n.id = ?2
WHERE k.hash = ?1 LIMIT 1`,
    )
    .bind(hash, id)
}

const isOpen = 'site_id = ?1 AND id = ?2 AND lifted_at IS NULL AND acknowledged_at IS NULL'

/** Lifts it, and ends the clean-up that is under way. Lifting it again changes nothing. */
export async function liftSanction(
  db: D1Database,
  site: string,
  id: string,
  act: Act,
): Promise<void> {
  const isThere = 'site_id = ?1 AND id = ?2 AND lifted_at IS NULL'
  const update = db
    .prepare(
      `UPDATE sanctions SET lifted_at = ?3, lifted_by = ?4,
  clean_up = iif(clean_up = 'running', 'stopped', clean_up)
WHERE ${isThere}`,
    )
    .bind(site, id, act.at, act.actor)
  const told = { ...act, action: 'author.lift' }
  await db.batch([account(db, site, id, told, isThere), update])
}

/** The author has read the warning. Saying it again changes nothing. */
export async function acknowledge(
  db: D1Database,
  site: string,
  id: string,
  act: Act,
): Promise<void> {
  const update = db
    .prepare(`UPDATE sanctions SET acknowledged_at = ?3 WHERE ${isOpen} AND kind = 'warn'`)
    .bind(site, id, act.at)
  const told = { ...act, action: 'author.acknowledge' }
  await db.batch([account(db, site, id, told, isOpen), update])
}

function account(
  db: D1Database,
  site: string,
  id: string,
  told: AuditedAct,
  condition: string,
): D1PreparedStatement {
  return insertAuditOf(db, told, {
    ...{ from: `sanctions WHERE ${condition}`, values: [site, id], target: 'author_id' },
    before: `json_object('sanction', id, 'kind', kind, 'until', until)`,
  })
}
