// What the Worker exports.
import { app } from './app.ts'
import type { Bindings } from './config.ts'
import { runDaily } from './scheduled.ts'

export default {
  fetch: app.fetch,
  scheduled: (_controller, env) => runDaily(env),
} satisfies ExportedHandler<Bindings>
