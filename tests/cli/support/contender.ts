// A process that tries for many locks in step with others, prints what it was told for each, and lives
// until its standard input ends. Arguments: the folder, how many locks, which of how many it is.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '../../../cli/state-folder.ts'

const [folder = '', rounds, itself, all] = process.argv.slice(2)
const told: (number | string | null)[] = []

for (let round = 0; round < Number(rounds); round++) {
  const state = join(folder, String(round))
  // Nobody tries before everybody is here.
  const here = (who: number) => join(state, `here-${who}`)
  writeFileSync(here(Number(itself)), '')
  for (let who = 0; who < Number(all); who++) while (!existsSync(here(who)));
  told.push(attempt(state))
}

console.log(JSON.stringify(told))
process.stdin.resume()

// Who fails stays, or the others would wait for ever.
function attempt(state: string): number | string | null {
  try {
    return takeLock(state)
  } catch (error) {
    return String(error)
  }
}
