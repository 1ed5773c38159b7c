// What deciding one comment, many, and everything that a filter finds have in common.
import { now } from './clock.ts'
import type { Status } from './contract/limits.ts'
import type { DecisionKind } from './contract/moderation.ts'
import type { DecisionDraft } from './contract/moderation-requests.ts'
import type { Policy } from './contract/policy.ts'
import type { DecisionRow, Grounds } from './db/cards.ts'
import type { NewDecision } from './db/decisions.ts'
import { newId } from './id.ts'
import { decisionEvents } from './outbox/new-events.ts'

export const statusOf: Record<DecisionKind, Status> = {
  approve: 'approved',
  reject: 'rejected',
  spam: 'spam',
  hold: 'pending',
}

// Nothing that was withdrawn is ever decided, so no decision has that status before it.
export const decisionOf: Record<Status, DecisionKind> = {
  approved: 'approve',
  rejected: 'reject',
  spam: 'spam',
  pending: 'hold',
  withdrawn: 'hold',
}

/** Who decides, and by which request. */
export interface Decider {
  actor: string
  requestId: string | null
}

export function newDecision(
  decision: DecisionKind,
  { actor, requestId }: Decider,
  rest: Pick<NewDecision, 'reasonCode' | 'explanation' | 'reverses'> & { job?: string },
): NewDecision {
  const at = now()
  const action = rest.reverses === null ? `comment.${decision}` : 'comment.reverse'
  const audit = { id: newId(at), action, requestId }
  const made = { id: newId(at), decision, status: statusOf[decision], actor, at, audit, ...rest }
  return { ...made, events: decisionEvents(made) }
}

/** What a reversal says of a removal that it brings back: the same as was said of it before. */
export function toGrounds(grounds: unknown): Pick<NewDecision, 'reasonCode' | 'explanation'> {
  const none = { reason_code: null, explanation: null }
  const found: Grounds = typeof grounds === 'string' ? JSON.parse(grounds) : none
  return { reasonCode: found.reason_code, explanation: found.explanation }
}

/** Whether a rejection has to say why, and does not. */
export function lacksReason({ decision, reason_code }: DecisionDraft, policy: Policy): boolean {
  return decision === 'reject' && (reason_code ?? null) === null && policy.require_reason !== false
}

/** Whether that decision is what the request asks for. */
export function isSame(last: DecisionRow, wanted: DecisionDraft): boolean {
  return (
    last.decision === wanted.decision &&
    last.reason_code === (wanted.reason_code ?? null) &&
    last.explanation === (wanted.explanation ?? null) &&
    last.reverses === null
  )
}

/** The decision that made the present state is this very one. */
export function isRepeated(
  { decision, revision }: { decision: DecisionRow | null; revision: number },
  isIt: (last: DecisionRow) => boolean,
): boolean {
  return decision !== null && decision.revision === revision && isIt(decision)
}
