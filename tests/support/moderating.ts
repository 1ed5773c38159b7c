// What moderators do in tests: decide, take back, and look at what there is.
import type { Card, Decision } from '../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../worker/contract/paths.ts'
import { type Answer, ask } from './ask.ts'
import type { Moderator } from './builders.ts'

interface Decided {
  decision?: string
  reason_code?: string | null
  explanation?: string | null
  [unknown: string]: unknown
}

/** Decides revision `revision` of a comment; rejections get a reason where none is said. */
export function decide(
  by: Moderator,
  id: string,
  revision: number | string | undefined,
  decided: Decided,
): Promise<Answer<Decision>> {
  const reason = decided.decision === 'reject' ? { reason_code: 'abuse' } : {}
  return ask<Decision>(fillPath(paths.modDecisions, { id }), {
    method: 'POST',
    token: by.token,
    body: { ...reason, ...decided },
    headers: { 'If-Match': typeof revision === 'number' ? `"${revision}"` : revision },
  })
}

export function reverse(
  by: Moderator,
  decision: string,
  revision?: number,
): Promise<Answer<Decision>> {
  return ask<Decision>(fillPath(paths.modReversal, { id: decision }), {
    method: 'POST',
    token: by.token,
    body: {},
    headers: { 'If-Match': revision === undefined ? undefined : `"${revision}"` },
  })
}

export async function cardOf(by: Moderator, id: string): Promise<Card> {
  const answer = await ask<Card>(fillPath(paths.modComment, { id }), { token: by.token })
  if (answer.status !== 200) throw new Error(`no card: ${answer.status} ${answer.text}`)
  return answer.json
}
