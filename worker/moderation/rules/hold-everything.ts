// Holds every comment of a site that reads all of them first (`hold_all`, off by default).
import type { Rule } from '../judge.ts'

export const holdEverything: Rule = {
  name: 'hold_everything',
  judge: ({ policy }) => (policy.hold_all === true ? 'hold' : null),
}
