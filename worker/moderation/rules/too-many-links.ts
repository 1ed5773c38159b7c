// Holds a comment with more links than the site takes unread; 0 takes none. Allowed domains do not count.
import { hostOf, isWithin, placesOf } from '../domains.ts'
import { match } from '../draft.ts'
import type { Rule } from '../judge.ts'

export const tooManyLinks: Rule = {
  name: 'too_many_links',
  isAboutText: true,
  judge({ policy, comment }) {
    const { on, most, allowed_domains } = policy.too_many_links
    if (!on || comment.links.length <= most) return null
    const allowed = new Set(allowed_domains)
    const hosts = comment.links
      .map((href) => hostOf(href) ?? '')
      .filter((host) => !isWithin(host, allowed))
    if (hosts.length <= most) return null
    const places = placesOf(hosts, comment.body)
    const matches = match('too_many_links', 'body', comment.body, places)
    return { outcome: 'hold', reason: 'spam', matches }
  },
}
