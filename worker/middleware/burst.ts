// The limits of a minute, told on every answer of a limited route, and bursts from one address, counted
// by the rate-limit binding: no row is written for it. The address is what the edge says; where it says
// nothing, all share one count.
import type { Context } from 'hono'
import { bursts } from '../contract/limits.ts'
import type { StoredSite } from '../db/sites.ts'
import type { AppEnv } from '../factory.ts'
import { ProblemError } from '../problem.ts'
import { isOwnMachine, networkOf } from './network.ts'

const bindings = {
  comments: 'COMMENT_BURST',
  sessions: 'SESSION_BURST',
  reactions: 'REACTION_BURST',
  reports: 'REPORT_BURST',
  live: 'LIVE_BURST',
  changes: 'CHANGE_BURST',
} as const

export type Limited = keyof typeof bursts

/** Tells what limits this route, on this site where that sets more; counts nothing. */
export function tellPolicy(c: Context, name: Limited, site?: StoredSite): void {
  const policy = [`"${name}-burst";q=${bursts[name]};w=60`]
  if (name === 'comments' && site !== undefined) {
    policy.push(`"comments";q=${site.limits.comments_per_minute};w=60`)
  }
  c.header('RateLimit-Policy', policy.join(', '))
}

/** Counts this request; throws 429 where its address has had its share of the minute. */
export async function checkBurst(c: Context<AppEnv>, name: Limited): Promise<void> {
  const key = networkOf(c.req.header('CF-Connecting-IP'))
  // `Accepted:` readers by the thousand, as they are tried on one machine, have one address there.
  if (name === 'live' && isOwnMachine(key)) return
  const { success } = await c.env[bindings[name]].limit({ key })
  if (!success) {
    throw new ProblemError('too_many_requests', {
      detail: 'Too many requests have come from this network. Try again in a minute.',
      retryAfter: 60,
    })
  }
}
