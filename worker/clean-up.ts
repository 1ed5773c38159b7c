// Rejecting what a sanctioned author has written before, step by step: in the request that asks for it,
// after its answer, and by the scheduled run, which goes on with what was left or cut off.
import { type CleanUp, cleanUpStep, findCleanUps } from './db/clean-ups.ts'
import { newDecision } from './deciding.ts'

// An invocation may send a number of statements to D1.
const stepsAtOnce = 5

/** Takes one step; null where nothing is left. */
export function step(db: D1Database, cleanUp: CleanUp): Promise<CleanUp | null> {
  const { actor, request_id: requestId, message, reason_code } = cleanUp.sanction
  return cleanUpStep(db, cleanUp, () =>
    newDecision(
      'reject',
      { actor, requestId },
      {
        reasonCode: reason_code ?? 'other',
        explanation: message,
        reverses: null,
      },
    ),
  )
}

/** Goes on with one, as far as one invocation goes. */
export async function stepsAfterAnswer(db: D1Database, cleanUp: CleanUp): Promise<void> {
  let left: CleanUp | null = cleanUp
  for (let nth = 1; nth < stepsAtOnce && left !== null; nth++) left = await step(db, left)
}

/** Goes on with those that are under way. */
export async function continueCleanUps(db: D1Database, most = stepsAtOnce): Promise<void> {
  let left = most
  for (const found of await findCleanUps(db, most)) {
    for (let one: CleanUp | null = found; one !== null && left > 0; left--) {
      one = await step(db, one)
    }
  }
}
