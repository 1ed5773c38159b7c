// What the rules say of a comment: shown to whoever decides about it, and to its author where it is not
// let in. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { count, told } from './parts.ts'
import { reasonCodes } from './reasons.ts'

export const ruleNames = [
  'closed_thread',
  'sanctioned_author',
  'blocked_words',
  'blocked_domains',
  'watched_words',
  'held_author',
  'trusted_authors',
  'hold_all',
  'too_many_links',
  'repeated_text',
  'too_fast',
  'newcomers',
  'rejections',
] as const
export type RuleName = (typeof ruleNames)[number]

/** As whom a rule stands in the audit and among the reports. */
export function ruleActor(name: RuleName): string {
  return `rule:${name}`
}

/** Reasons that have nothing to do with the text; `review` means that somebody reads it first. */
export const verdictReasons = [
  ...reasonCodes,
  'thread_closed',
  'author_sanctioned',
  'review',
] as const
export type VerdictReason = (typeof verdictReasons)[number]

/** `reword`: the author is asked once to look at the text again. */
export const outcomes = ['publish', 'hold', 'refuse', 'reword'] as const
export type Outcome = (typeof outcomes)[number]

const rule = v.picklist(ruleNames)

export const VerdictMatch = v.object({
  rule,
  in: v.picklist(['body', 'name', 'website']),
  start: told(count, 'In UTF-16 units of the source.'),
  end: count,
  text: told(v.string(), 'As it is read there, shortened where it is long.'),
})
export type VerdictMatch = v.InferOutput<typeof VerdictMatch>

export const Verdict = told(
  v.object({
    outcome: v.picklist(outcomes),
    rule: told(v.nullable(rule), 'The rule that decided; null where none spoke.'),
    reason: v.nullable(v.picklist(verdictReasons)),
    matches: told(v.array(VerdictMatch), 'Where in the comment.'),
    reports: told(
      v.array(v.object({ rule, reason: v.picklist(reasonCodes) })),
      'What moderators are told of, whatever was decided.',
    ),
  }),
  'What the rules said.',
)
export type Verdict = v.InferOutput<typeof Verdict>
