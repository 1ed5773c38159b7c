// Holds what an author writes who has just written much. Never refuses: the limit a minute does that.
import type { Rule } from '../judge.ts'

export const tooFast: Rule = {
  name: 'too_fast',
  judge({ policy, author, at }) {
    const { on, comments, seconds } = policy.too_fast
    if (!on) return null
    const since = at - seconds * 1000
    const recent = author.recent.filter((comment) => comment.at > since).length
    return recent >= comments ? { outcome: 'hold', reason: 'spam' } : null
  },
}
