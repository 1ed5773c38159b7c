// The worker as it is deployed, with its database counted: the only one that is given to its routes and to its
// objects, which are in one isolate here. Under /counted it says what that was asked until now.
import { countedDb } from '../../tests/support/counted-db.ts'
import type { Bindings } from '../../worker/config.ts'
import worker, { LiveThread as Deployed } from '../../worker/index.ts'

/** Calls of the database, and rows that they read. */
export interface Asked {
  trips: number
  read: number
}

let counted: ReturnType<typeof countedDb> | undefined

function withCounted(env: Bindings): Bindings {
  counted ??= countedDb(env.DB)
  return { ...env, DB: counted.db }
}

export class LiveThread extends Deployed {
  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, withCounted(env))
  }
}

// biome-ignore lint/style/noDefaultExport: workerd asks for it
export default {
  fetch: (request, env, ctx) => {
    if (new URL(request.url).pathname !== '/counted') {
      return worker.fetch(request, withCounted(env), ctx)
    }
    const { trips = 0, read = 0 } = counted?.count ?? {}
    return Response.json({ trips, read } satisfies Asked)
  },
} satisfies ExportedHandler<Bindings>
