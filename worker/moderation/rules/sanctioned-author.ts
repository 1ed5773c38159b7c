// Refuses authors who are banned, suspended until a time, or have not yet said that they read a warning.
import type { Sanction } from '../facts.ts'
import type { Rule } from '../judge.ts'

export const sanctionedAuthor: Rule = {
  name: 'sanctioned_author',
  judge({ author, at }) {
    const inForce = author.sanctions.filter((sanction) => refuses(sanction, at))
    const [first] = inForce
    if (first === undefined) return null
    // Of several, the author may write again when the last has ended.
    const ends = inForce.map(({ until }) => until)
    const until = ends.includes(null) ? null : Math.max(...(ends as number[]))
    return { outcome: 'refuse', reason: 'author_sanctioned', until }
  },
}

function refuses({ kind, until, isAcknowledged }: Sanction, at: number): boolean {
  if (until !== null && until <= at) return false
  return kind === 'ban' || kind === 'suspend' || (kind === 'warn' && !isAcknowledged)
}
