// What the rules said of a comment. Plain JSON of bounded size, so that it is stored beside the comment
// and shown to whoever decides about it, and to its author.
import type { ReasonCode } from '../contract/reasons.ts'
import type { Outcome, RuleName, VerdictMatch, VerdictReason } from '../contract/verdicts.ts'

export type { Outcome, RuleName, VerdictReason } from '../contract/verdicts.ts'

/** What of a text a rule spoke of. The whole of the body where only its markup hides the place. Its text
 *  is cut after `textLimit` units. */
export type Match = VerdictMatch

export interface Report {
  rule: RuleName
  reason: ReasonCode
}

export interface Verdict {
  outcome: Outcome
  /** The rule that decided; null where none spoke. */
  rule: RuleName | null
  reason: VerdictReason | null
  /** When a refusal ends by itself, in milliseconds; null where it does not. */
  until: number | null
  /** Where in the comment, at most `matchLimit` a rule. */
  matches: Match[]
  /** What moderators are told of, whatever was decided. */
  reports: Report[]
}

export const matchLimit = 25
export const textLimit = 80
