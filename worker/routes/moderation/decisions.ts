// Deciding: one revision of one comment, and taking a decision back, which is a decision too.
import type { Context } from 'hono'
import { now } from '../../clock.ts'
import type { Status } from '../../contract/limits.ts'
import type { Decision, DecisionKind } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import {
  type CardRow,
  type DecisionRow,
  type FoundCard,
  selectCard,
  selectDecided,
} from '../../db/cards.ts'
import { decide, type NewDecision } from '../../db/decisions.ts'
import { type AppEnv, factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { moderate } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { toCard, toDecision } from '../../moderator-presentation.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { decisionEvents } from '../../outbox/new-events.ts'
import { invalid, ProblemError } from '../../problem.ts'
import { foundCard, staleRevision } from './card.ts'

const statusOf: Record<DecisionKind, Status> = {
  approve: 'approved',
  reject: 'rejected',
  spam: 'spam',
  hold: 'pending',
}

// Nothing that was withdrawn is ever decided, so no decision has that status before it.
const decisionOf: Record<Status, DecisionKind> = {
  approved: 'approve',
  rejected: 'reject',
  spam: 'spam',
  pending: 'hold',
  withdrawn: 'hold',
}

export const decisions = factory
  .createApp()
  .post(paths.modDecisions, async (c) => {
    const id = idInPath(c, 4)
    const wanted = operations.modDecisions.post
    const { body, actor, revision, facts } = await moderate(c, wanted, (hash) => [
      selectCard(c.env.DB, hash, id),
    ])
    const found = foundCard(facts[0])
    const { decision, reason_code: reasonCode = null, explanation = null } = body
    if (
      decision === 'reject' &&
      reasonCode === null &&
      found.site.policy.require_reason !== false
    ) {
      throw invalid('/reason_code', 'is required for a rejection on this site')
    }
    const made = newDecision(decision, actor, { reasonCode, explanation, reverses: null })
    const isIt = (last: DecisionRow) =>
      last.decision === decision &&
      last.reason_code === reasonCode &&
      last.explanation === explanation &&
      last.reverses === null &&
      (last.revision === revision || last.revision - 1 === revision)
    return answer(c, found, { made, revision: revision as number, isIt })
  })

  .post(paths.modReversal, async (c) => {
    const id = idInPath(c, 4)
    const wanted = operations.modReversal.post
    const { actor, facts } = await moderate(c, wanted, (hash) => [
      selectDecided(c.env.DB, hash, id),
    ])
    const found = foundCard(facts[0])
    const taken = JSON.parse(String(facts[0]?.results[0]?.taken)) as DecisionRow
    const decision = decisionOf[taken.status_before]
    const made = newDecision(decision, actor, {
      reasonCode: null,
      explanation: null,
      reverses: taken.id,
    })
    const isIt = (last: DecisionRow) => last.reverses === taken.id
    // Whatever came after the decision makes it another state than the one that is to be taken back.
    const isPresent = found.card.decision?.id === taken.id
    return answer(c, found, { made, revision: isPresent ? found.card.revision : -1, isIt })
  })

function newDecision(
  decision: DecisionKind,
  actor: string,
  rest: Pick<NewDecision, 'reasonCode' | 'explanation' | 'reverses'>,
): Omit<NewDecision, 'events'> {
  const at = now()
  const action = rest.reverses === null ? `comment.${decision}` : 'comment.reverse'
  const audit = { id: newId(at), action, requestId: newId(at) }
  return { id: newId(at), decision, status: statusOf[decision], actor, at, audit, ...rest }
}

interface Attempt {
  made: Omit<NewDecision, 'events'>
  /** The revision that is decided. */
  revision: number
  /** Whether a decision that is there already is this one. */
  isIt(last: DecisionRow): boolean
}

async function answer(
  c: Context<AppEnv>,
  { site, card }: FoundCard,
  { made, revision, isIt }: Attempt,
): Promise<Response> {
  const isOpen =
    card.status !== 'withdrawn' && card.revision === revision && !isRepeated(card, isIt)
  const at = { site: site.id, id: card.id, root: card.root_id, parent: card.parent_id, revision }
  const change = { before: card.status, after: made.status }
  const { card: present, events } = isOpen
    ? await decide(c.env.DB, at, { ...made, events: decisionEvents(made.at, change, made) })
    : { card, events: 0 }
  deliverAfterAnswer(c, site.id, events)
  if (present === null) throw new ProblemError('not_found')
  const { decision: last } = present
  const isNew = last?.id === made.id
  if (last !== null && (isNew || isRepeated(present, isIt))) {
    const comment = toCard(present, site.reactionKinds)
    return c.json({ ...toDecision(last), comment } satisfies Decision, isNew ? 201 : 200)
  }
  if (present.status === 'withdrawn') throw new ProblemError('comment_withdrawn')
  throw staleRevision(present, site)
}

// The decision that made the present state is this very one.
function isRepeated({ decision, revision }: CardRow, isIt: Attempt['isIt']): boolean {
  return decision !== null && decision.revision === revision && isIt(decision)
}
