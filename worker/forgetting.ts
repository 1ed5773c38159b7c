// Forgetting an author step by step: in the request that asks for it, after its answer, and by the scheduled
// run, which goes on with what was left or cut off.
import { now } from './clock.ts'
import { type Erasure, erasureStep, findErasures } from './db/erasures.ts'
import { newId } from './id.ts'

// An invocation may send a number of statements to D1; the clock has others to go on with.
const stepsAfter = 4
const stepsAMinute = 3

/** Takes one step; whether there is more to do. */
export function forgetStep(db: D1Database, erasure: Erasure): Promise<boolean> {
  const at = now()
  return erasureStep(db, erasure, at, () => newId(at))
}

/** Goes on with one, as far as one invocation goes. */
export async function forgetAfterAnswer(db: D1Database, erasure: Erasure): Promise<void> {
  // Nobody waits for these: the answer leaves first.
  await scheduler.wait(0)
  for (let nth = 0; nth < stepsAfter; nth++) if (!(await forgetStep(db, erasure))) return
}

/** Goes on with those that are under way, a step each; how many steps are left over. */
export async function continueErasures(db: D1Database): Promise<number> {
  let left = stepsAMinute
  let going = await findErasures(db, stepsAMinute)
  while (going.length > 0 && left > 0) {
    const unfinished: Erasure[] = []
    for (const erasure of going.slice(0, left)) {
      left -= 1
      if (await forgetStep(db, erasure)) unfinished.push(erasure)
    }
    going = unfinished
  }
  return left
}
