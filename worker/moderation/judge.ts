// Runs the rules in order; the first that speaks decides. Pure: facts in, verdict out.
import type { Facts } from './facts.ts'
import { rules } from './rules/index.ts'

export interface Verdict {
  outcome: 'publish' | 'hold' | 'refuse'
  /** The rule that decided; null where none spoke. */
  rule: string | null
}

export interface Rule {
  /** Names the rule in verdicts. */
  name: string
  /** What it says of a comment, or null where it has nothing to say. */
  judge(facts: Facts): Verdict['outcome'] | null
}

export function judge(facts: Facts): Verdict {
  for (const rule of rules) {
    const outcome = rule.judge(facts)
    if (outcome !== null) return { outcome, rule: rule.name }
  }
  return { outcome: 'publish', rule: null }
}
