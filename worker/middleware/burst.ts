// Bursts from one address, counted by the rate-limit binding: no row is written for it. The address
// is what the edge says; where it says nothing, all share one count.
import type { Context } from 'hono'
import type { AppEnv } from '../factory.ts'
import { ProblemError } from '../problem.ts'
import { networkOf } from './network.ts'

const bursts = {
  comments: { binding: 'COMMENT_BURST', policy: '"comments-burst";q=120;w=60' },
  sessions: { binding: 'SESSION_BURST', policy: '"sessions-burst";q=60;w=60' },
  reactions: { binding: 'REACTION_BURST', policy: '"reactions-burst";q=120;w=60' },
} as const

/** Counts this request; throws 429 where its address has had its share of the minute. */
export async function checkBurst(c: Context<AppEnv>, name: keyof typeof bursts): Promise<void> {
  const { binding, policy } = bursts[name]
  c.header('RateLimit-Policy', policy, { append: true })
  const { success } = await c.env[binding].limit({
    key: networkOf(c.req.header('CF-Connecting-IP')),
  })
  if (!success) {
    throw new ProblemError('too_many_requests', {
      detail: 'Too many requests have come from this network. Try again in a minute.',
      retryAfter: 60,
    })
  }
}
