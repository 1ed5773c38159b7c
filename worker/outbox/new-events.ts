// Events on their way into a batch get their ids: in the order in which they are told.
import type { NewDecision } from '../db/decisions.ts'
import type { CommentEvent } from '../db/events.ts'
import { newId } from '../id.ts'

export function newEvents(at: number, ...types: CommentEvent['type'][]): CommentEvent[] {
  const ids = types.map(() => newId(at)).sort()
  return types.map((type, nth) => ({ id: ids[nth] as string, type }))
}

/** What a decision is told as, and a reversal, which is one too. */
export function decisionEvents(made: Omit<NewDecision, 'events'>): CommentEvent[] {
  const [decided, ...others] = newEvents(
    made.at,
    'comment.decided',
    ...(made.status === 'approved' ? ['comment.published' as const] : []),
    ...(made.status === 'pending' ? ['comment.held' as const] : []),
  )
  const { id, decision, reasonCode, reverses } = made
  const more = { decision_id: id, decision, reason_code: reasonCode, reverses }
  return [{ ...(decided as CommentEvent), more }, ...others]
}
