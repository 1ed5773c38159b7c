// Publishes what authors write whom moderators trust, past every rule below this one.
import type { Rule } from '../judge.ts'

export const trustedAuthors: Rule = {
  name: 'trusted_authors',
  judge: ({ policy, author }) =>
    policy.trusted_authors.on && author.isTrusted ? { outcome: 'publish', reason: null } : null,
}
