// Deciding: one revision of one comment, and taking a decision back, which is a decision too.
import type { Context } from 'hono'
import type { Decision } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import { type DecisionRow, type FoundCard, selectCard, selectDecided } from '../../db/cards.ts'
import { decide, type NewDecision } from '../../db/decisions.ts'
import {
  decisionOf,
  isRepeated,
  isSame,
  lacksReason,
  newDecision,
  toGrounds,
} from '../../deciding.ts'
import { type AppEnv, factory } from '../../factory.ts'
import { moderate } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { toCard, toDecision } from '../../moderator-presentation.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { invalid, ProblemError } from '../../problem.ts'
import { foundCard, staleRevision } from './card.ts'

export const decisions = factory
  .createApp()
  .post(paths.modDecisions, async (c) => {
    const id = idInPath(c, 4)
    const wanted = operations.modDecisions.post
    const by = await moderate(c, wanted, (hash) => [selectCard(c.env.DB, hash, id)])
    const { body, revision } = by
    const found = foundCard(by.facts[0])
    const { decision, reason_code: reasonCode = null, explanation = null } = body
    if (lacksReason(body, found.site.policy)) {
      throw invalid('/reason_code', 'is required for a rejection on this site')
    }
    const made = newDecision(decision, by, { reasonCode, explanation, reverses: null })
    const isIt = (last: DecisionRow) => isSame(last, body) && isBeside(last, revision)
    return answer(c, found, { made, revision: revision as number, isIt })
  })

  .post(paths.modReversal, async (c) => {
    const id = idInPath(c, 4)
    const wanted = operations.modReversal.post
    const by = await moderate(c, wanted, (hash) => [selectDecided(c.env.DB, hash, id)])
    const found = foundCard(by.facts[0])
    const { taken: stored, grounds } = by.facts[0]?.results[0] ?? {}
    const taken = JSON.parse(String(stored)) as DecisionRow
    const decision = decisionOf[taken.status_before]
    const made = newDecision(decision, by, { ...toGrounds(grounds), reverses: taken.id })
    const { revision } = by
    const isIt = (last: DecisionRow) =>
      last.reverses === taken.id && (revision === null || isBeside(last, revision))
    // Whatever came after the decision makes it another state than the one that is to be taken back.
    const isPresent = found.card.decision?.id === taken.id
    const present = revision ?? found.card.revision
    return answer(c, found, { made, revision: isPresent ? present : -1, isIt })
  })

// That revision is the one before the decision or after it.
function isBeside(last: DecisionRow, revision: number | null): boolean {
  return last.revision === revision || last.revision - 1 === revision
}

interface Attempt {
  made: NewDecision
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
  const { card: present, events } = isOpen ? await decide(c.env.DB, at, made) : { card, events: 0 }
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
