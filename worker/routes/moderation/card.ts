// The card that a moderator's request is about, and what is said where it has changed in the meantime.
import { type FoundCard, toFoundCard } from '../../db/cards.ts'
import type { StoredSite } from '../../db/sites.ts'
import { toCard } from '../../moderator-presentation.ts'
import { ProblemError } from '../../problem.ts'

/** The card that `selectCard` found; 404 where it is on no site that the token opens. */
export function foundCard(result: D1Result<Record<string, unknown>> | undefined): FoundCard {
  const row = result?.results[0] as Parameters<typeof toFoundCard>[0] | undefined
  if (row === undefined) throw new ProblemError('not_found')
  return toFoundCard(row)
}

/** 412 with the comment as it is now. */
export function staleRevision(card: FoundCard['card'], site: StoredSite): ProblemError {
  return new ProblemError('stale_revision', {
    extra: { current: toCard(card, site.reactionKinds) },
  })
}
