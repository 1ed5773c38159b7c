// Delivery by a Queue, where one is bound: a message says only that something is due, so that any number of
// them is one drain. What a message misses, or a drain leaves, the run of each minute finds.
import type { Bindings } from '../config.ts'
import { drain } from './drain.ts'

// With the queries around them, below the fifty requests that an invocation may send on the smallest plan.
const most = 20

/** Sends what is due, and asks for another run where that was not all. */
export async function deliverQueued(env: Bindings): Promise<void> {
  const taken = await drain(env.DB, { site: null, most })
  if (taken >= most) await env.DELIVERIES?.send(null)
}
