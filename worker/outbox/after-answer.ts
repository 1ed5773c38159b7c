// Delivery right after the answer: whoever waits for it does not wait for the receivers. Where a Queue is
// bound, its consumer sends instead.
import type { Context } from 'hono'
import type { AppEnv } from '../factory.ts'
import { drain } from './drain.ts'

// Within the time and the requests that an invocation has left on the smallest plan.
const most = 10

/** Sends what is due on this site once the answer has left, where this request wrote an event. */
export function deliverAfterAnswer(c: Context<AppEnv>, site: string, events: number): void {
  if (events === 0) return
  const { DB, DELIVERIES } = c.env
  const send = async () => {
    await scheduler.wait(0)
    if (DELIVERIES) await DELIVERIES.send(null)
    else await drain(DB, { site, most })
  }
  // What fails here is done by the next run of the scheduled handler.
  c.executionCtx.waitUntil(send().catch((error) => console.error(String(error))))
}
