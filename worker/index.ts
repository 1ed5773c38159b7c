// What the Worker exports.
import { app } from './app.ts'
import type { Bindings } from './config.ts'
import { runScheduled } from './scheduled.ts'

export default {
  fetch: app.fetch,
  scheduled: ({ cron }, env) => runScheduled(env, cron),
} satisfies ExportedHandler<Bindings>
