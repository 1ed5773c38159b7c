// Holds the comments of authors whose comments moderators want to read first.
import type { Rule } from '../judge.ts'

export const heldAuthor: Rule = {
  name: 'held_author',
  judge({ author, at }) {
    const isHeld = author.sanctions.some(
      ({ kind, until }) => kind === 'hold' && (until === null || until > at),
    )
    return isHeld ? { outcome: 'hold', reason: 'review' } : null
  },
}
