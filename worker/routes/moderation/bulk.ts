// Deciding up to a hundred comments at once, each for itself: what one of them lacks hinders no other.
import { now } from '../../clock.ts'
import type { BulkItem, BulkResult } from '../../contract/moderation.ts'
import type { BulkDraft } from '../../contract/moderation-requests.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import { type ProblemCode, problems } from '../../contract/problems.ts'
import { decideMany, type JudgedRow, type Kept, selectJudged, selectKept } from '../../db/bulk.ts'
import type { DecisionRow } from '../../db/cards.ts'
import type { NewDecision } from '../../db/decisions.ts'
import { type Decider, isRepeated, isSame, lacksReason, newDecision } from '../../deciding.ts'
import { factory } from '../../factory.ts'
import { moderate } from '../../middleware/moderator.ts'
import { toDecision } from '../../moderator-presentation.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { ProblemError } from '../../problem.ts'

export const bulk = factory.createApp().post(paths.modBulk, async (c) => {
  const wanted = operations.modBulk.post
  const db = c.env.DB
  const by = await moderate(c, wanted, (hash, { body, idempotencyKey }) => [
    selectKept(db, hash, idempotencyKey),
    selectJudged(db, hash, (body as BulkDraft | null)?.ids ?? []),
  ])
  const { body, token, idempotencyKey, facts } = by
  const requestHash = await hash(body)
  const earlier = facts[0]?.results[0]
  if (earlier !== undefined) {
    if (earlier.request_hash !== requestHash) throw new ProblemError('idempotency_mismatch')
    return c.json(present(JSON.parse(String(earlier.answer)) as Kept<Planned[]>))
  }
  const rows = (facts[1]?.results ?? []).map(({ judged }) => JSON.parse(String(judged)))
  const judged = new Map<string, JudgedRow>(rows.map((row: JudgedRow) => [row.id, row]))
  const plans = body.ids.map((id) => planFor(id, judged.get(id), body, by))
  const kept = await decideMany(db, {
    site: token.sites[0] ?? '',
    actor: by.actor,
    key: idempotencyKey as string,
    requestHash,
    at: now(),
    plan: plans.map(({ planned }) => planned),
    attempts: plans.flatMap(({ attempt }) => attempt ?? []),
  })
  if (kept === null) throw new ProblemError('in_progress', { retryAfter: 1 })
  // A token's decisions may be on several of its sites; each is told right away.
  const decided = plans.flatMap(({ attempt }) => attempt?.at.site ?? [])
  for (const site of new Set(decided)) deliverAfterAnswer(c, site, 1)
  return c.json(present(kept))
})

/** What is meant to become of a comment, before the batch has had its say. */
interface Planned {
  id: string
  /** The decision that is to be made. */
  decision?: string
  /** The one that was made before. */
  before?: DecisionRow
  problem?: ProblemCode
  detail?: string
}

interface Plan {
  planned: Planned
  attempt?: Parameters<typeof decideMany>[1]['attempts'][number]
}

function planFor(id: string, row: JudgedRow | undefined, body: BulkDraft, by: Decider): Plan {
  const declined = (problem: ProblemCode, detail?: string): Plan => ({
    planned: { id, problem, ...(detail !== undefined && { detail }) },
  })
  if (row === undefined) return declined('not_found')
  if (lacksReason(body, row.policy)) {
    return declined('invalid_request', 'A rejection on this site needs a reason_code.')
  }
  const given = body.revisions?.[id]
  const isIt = (last: DecisionRow) =>
    isSame(last, body) &&
    (given === undefined || last.revision === given || last.revision - 1 === given)
  if (isRepeated(row, isIt) && row.decision) return { planned: { id, before: row.decision } }
  if (row.status === 'withdrawn') return declined('comment_withdrawn')
  if (given !== undefined && given !== row.revision) return declined('stale_revision')
  const made: NewDecision = newDecision(body.decision, by, {
    reasonCode: body.reason_code ?? null,
    explanation: body.explanation ?? null,
    reverses: null,
  })
  const { site_id: site, root_id: root, parent_id: parent, revision } = row
  return {
    planned: { id, decision: made.id },
    attempt: { at: { site, id, root, parent, revision }, made },
  }
}

function present({ plan, made }: Kept<Planned[]>): BulkResult {
  return { items: plan.map((planned) => toItem(planned, made)) }
}

function toItem({ id, decision, before, problem, detail }: Planned, made: DecisionRow[]): BulkItem {
  if (before !== undefined) return { id, status: 200, decision: toDecision(before) }
  const done = made.find((one) => one.id === decision)
  if (done !== undefined) return { id, status: 201, decision: toDecision(done) }
  // Somebody was faster.
  const code = problem ?? 'stale_revision'
  const [status, title] = problems[code]
  const type = `urn:afterword:problem:${code}`
  return { id, status, problem: { type, title, status, code, ...(detail && { detail }) } }
}

async function hash(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex()
}
