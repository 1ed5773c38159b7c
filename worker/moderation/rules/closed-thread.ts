// Refuses what comes after the discussion was closed.
import type { Rule } from '../judge.ts'

export const closedThread: Rule = {
  name: 'closed_thread',
  judge: ({ thread }) => (thread.state === 'closed' ? 'refuse' : null),
}
