// Holds every comment of a site or a thread of which all are read first.
import type { Rule } from '../judge.ts'

export const holdAll: Rule = {
  name: 'hold_all',
  judge: ({ policy }) => (policy.hold_all ? { outcome: 'hold', reason: 'review' } : null),
}
