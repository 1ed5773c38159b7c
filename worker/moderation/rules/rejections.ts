// Holds the comments of an author of whose last ones many were decided against.
import type { Rule } from '../judge.ts'

export const rejections: Rule = {
  name: 'rejections',
  judge({ policy, author, at }) {
    const { on, percent, least, days } = policy.rejections
    if (!on) return null
    const since = at - days * 86_400_000
    const recent = author.recent.filter((comment) => comment.at > since)
    const rejected = recent.filter(
      ({ status }) => status === 'rejected' || status === 'spam',
    ).length
    const published = recent.filter(({ status }) => status === 'approved').length
    const decided = rejected + published
    if (decided < least || rejected * 100 < percent * decided) return null
    return { outcome: 'hold', reason: 'review' }
  },
}
