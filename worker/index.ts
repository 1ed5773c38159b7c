// What the Worker exports.
import { app } from './app.ts'
import type { Bindings } from './config.ts'
import { LiveThread } from './live/live-thread.ts'
import { tellOpenPages } from './live/telling.ts'
import { deliverQueued } from './outbox/queued.ts'
import { runScheduled } from './scheduled.ts'
import { warmUp } from './warm.ts'

warmUp()
tellOpenPages()

export { LiveThread }

export default {
  fetch: app.fetch,
  queue: (_, env) => deliverQueued(env),
  scheduled: ({ cron }, env) => runScheduled(env, cron),
} satisfies ExportedHandler<Bindings>
