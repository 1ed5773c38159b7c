// Refuses a comment, a name or a website's address with a term of the site's list of blocked words.
import type { Rule } from '../judge.ts'

export const blockedWords: Rule = {
  name: 'blocked_words',
  judge({ policy, words }, draft) {
    const { on, reason_code } = policy.blocked_words
    const matches = on ? draft.matches('blocked_words', words.blocked) : []
    return matches.length === 0 ? null : { outcome: 'refuse', reason: reason_code, matches }
  },
}
