// All that a rule may know of a comment on its way in. Gathered before, in one read.
import type { Policy } from '../contract/policy.ts'

export interface Facts {
  policy: Policy
  thread: { state: 'open' | 'closed' }
}
