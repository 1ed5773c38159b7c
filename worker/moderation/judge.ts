// Runs the rules in order; the first that speaks decides. Pure: facts in, verdict out.
import { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { rules, watches } from './rules/index.ts'
import type { Match, Outcome, Report, RuleName, Verdict, VerdictReason } from './verdict.ts'

/** What a rule says where it has something to say. */
export interface Finding {
  outcome: Exclude<Outcome, 'reword'>
  reason: VerdictReason | null
  matches?: Match[]
  until?: number | null
}

export interface Rule {
  /** Names the rule in verdicts. */
  name: RuleName
  /** The author could word it otherwise: where the site asks for it, that is said first. */
  isAboutText?: boolean
  judge(facts: Facts, draft: Draft): Finding | null
}

/** Looks on and decides nothing. */
export interface Watch {
  name: RuleName
  look(facts: Facts, draft: Draft): { report: Report; matches: Match[] } | null
}

export function judge(facts: Facts): Verdict {
  const draft = new Draft(facts.comment)
  const verdict = decide(facts, draft)
  for (const watch of watches) {
    const seen = watch.look(facts, draft)
    if (seen === null) continue
    verdict.reports.push(seen.report)
    verdict.matches.push(...seen.matches)
  }
  return verdict
}

function decide(facts: Facts, draft: Draft): Verdict {
  for (const rule of rules) {
    const finding = rule.judge(facts, draft)
    if (finding === null) continue
    const { outcome, reason, matches = [], until = null } = finding
    const asks = outcome === 'hold' && rule.isAboutText === true && isToBeAsked(facts)
    return {
      outcome: asks ? 'reword' : outcome,
      rule: rule.name,
      reason,
      until,
      matches,
      reports: [],
    }
  }
  return { outcome: 'publish', rule: null, reason: null, until: null, matches: [], reports: [] }
}

function isToBeAsked({ policy, comment }: Facts): boolean {
  return policy.nudge && !comment.isInsisting
}
