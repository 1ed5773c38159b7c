// How much is decided, by whom, why and how fast: read from counts by day, never from the decisions.
import type { DecisionKind } from '../contract/moderation.ts'

export interface DecisionCount {
  actor: string
  decision: DecisionKind
  /** '' where none was given. */
  reason_code: string
  is_reversal: number
  decisions: number
  waits: number
  waited_ms: number
  within_hour: number
  within_day: number
}

/** Counts of the days from `first` to `last`: one row a day, moderator, decision and reason. */
export async function findDecisionCounts(
  db: D1Database,
  site: string,
  days: { first: number; last: number },
): Promise<DecisionCount[]> {
  const { results } = await db
    .prepare(
      `SELECT actor, decision, reason_code, is_reversal, decisions, waits, waited_ms, within_hour,
  within_day FROM decision_counts WHERE site_id = ?1 AND day BETWEEN ?2 AND ?3`,
    )
    .bind(site, days.first, days.last)
    .all<DecisionCount>()
  return results
}
