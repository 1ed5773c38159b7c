// Empties the outbox in rounds: claim what is due, send it, note what became of it. Any number of drains may
// run at once, and any of them may be killed: what it had claimed comes again when the claim expires.
import { now } from '../clock.ts'
import { type Claim, claimDue, noteResults, type Result } from '../db/outbox.ts'
import { disableGone, pauseWebhook } from '../db/webhooks.ts'
import { newId } from '../id.ts'
import { attempt, givenBack } from './attempt.ts'

/** Deliveries in a round, and how many of them may be of one webhook, so that all get their turn. */
const round = 20
const ofOneWebhook = 10
/** Receivers that are waited for at once; the runtime opens six connections. */
const atOnce = 5
/** How long a round may begin attempts, and how long its claims hold. The last one's time-out fits between. */
const roundTime = 15_000
export const claimTime = 60_000

/** Sends what is due, `most` deliveries at most, of one site or of all. Says how many it has taken up. */
export async function drain(
  db: D1Database,
  { site, most }: { site: string | null; most: number },
): Promise<number> {
  let taken = 0
  while (taken < most) {
    const at = now()
    const claims = await claimDue(db, {
      site,
      at,
      until: at + claimTime,
      most: Math.min(round, most - taken),
      mostOfWebhook: ofOneWebhook,
    })
    if (claims.length === 0) break
    taken += claims.length
    const outcomes: Outcome[] = []
    const queue = [...Map.groupBy(claims, ({ site, webhook }) => `${site} ${webhook}`).values()]
    const work = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        outcomes.push(await sendAll(next, at + roundTime))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    await note(db, outcomes)
  }
  return taken
}

interface Outcome {
  webhook: { site: string; id: string; url: string }
  results: Result[]
  pausedUntil: number | null
  isGone: boolean
}

/** One webhook's deliveries, one after the other; it is left in peace once it is gone or asks for it. */
async function sendAll(claims: Claim[], end: number): Promise<Outcome> {
  const [{ site, webhook, url } = { site: '', webhook: '', url: '' }] = claims
  const outcome: Outcome = {
    webhook: { site, id: webhook, url },
    results: [],
    pausedUntil: null,
    isGone: false,
  }
  for (const claim of claims) {
    if (outcome.isGone || outcome.pausedUntil !== null || now() >= end) {
      outcome.results.push(givenBack(claim))
      continue
    }
    const { result, pausedUntil, isGone } = await attempt(claim)
    outcome.results.push(result)
    Object.assign(outcome, { pausedUntil, isGone })
  }
  return outcome
}

async function note(db: D1Database, outcomes: Outcome[]): Promise<void> {
  const at = now()
  await db.batch([
    noteResults(
      db,
      outcomes.flatMap(({ results }) => results),
    ),
    ...outcomes.flatMap(({ webhook, pausedUntil }) =>
      pausedUntil === null ? [] : [pauseWebhook(db, webhook, pausedUntil)],
    ),
    ...outcomes
      .filter(({ isGone }) => isGone)
      .flatMap(({ webhook }) => disableGone(db, webhook, { at, auditId: newId(at) })),
  ])
}
