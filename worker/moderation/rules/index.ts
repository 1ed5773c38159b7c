// THE POLICY, in the order in which it is applied.
import type { Rule } from '../judge.ts'
import { closedThread } from './closed-thread.ts'
import { holdEverything } from './hold-everything.ts'

export const rules: readonly Rule[] = [
  closedThread, // nobody writes where the discussion has ended
  holdEverything, // a site may want to read everything first
]
