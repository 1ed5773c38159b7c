// Holds an author's comments until so many have been published.
import type { Rule } from '../judge.ts'

export const newcomers: Rule = {
  name: 'newcomers',
  judge({ policy, author }) {
    const { on, comments } = policy.newcomers
    return on && author.published < comments ? { outcome: 'hold', reason: 'review' } : null
  },
}
