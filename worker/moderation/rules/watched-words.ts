// Tells moderators of a comment, a name or a website's address with a term of the list of watched words.
import type { Watch } from '../judge.ts'

export const watchedWords: Watch = {
  name: 'watched_words',
  look({ policy, words }, draft) {
    const { on, reason_code } = policy.watched_words
    const matches = on ? draft.matches('watched_words', words.watched) : []
    if (matches.length === 0) return null
    return { report: { rule: 'watched_words', reason: reason_code }, matches }
  },
}
