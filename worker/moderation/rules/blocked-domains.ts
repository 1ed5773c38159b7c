// Refuses links to domains that the site lists, in the comment or as the author's website.
import { hostOf, isWithin, placesOf } from '../domains.ts'
import { match } from '../draft.ts'
import type { Rule } from '../judge.ts'

export const blockedDomains: Rule = {
  name: 'blocked_domains',
  judge({ policy, comment }) {
    const { on, domains } = policy.blocked_domains
    if (!on || domains.length === 0) return null
    const blocked = new Set(domains)
    const isBlocked = (host: string | null): host is string =>
      host !== null && isWithin(host, blocked)
    const hosts = comment.links.map(hostOf).filter(isBlocked)
    const matches = match('blocked_domains', 'body', comment.body, placesOf(hosts, comment.body))
    if (comment.website !== null && isBlocked(hostOf(comment.website))) {
      const whole = [{ start: 0, end: comment.website.length }]
      matches.push(...match('blocked_domains', 'website', comment.website, whole))
    }
    return matches.length === 0 ? null : { outcome: 'refuse', reason: 'spam', matches }
  },
}
