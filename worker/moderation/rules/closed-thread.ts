// Refuses what comes after the discussion was closed, or after the time at which it closes by itself.
import type { Rule } from '../judge.ts'

export const closedThread: Rule = {
  name: 'closed_thread',
  judge({ thread, at }) {
    const isOver = thread.closesAt !== null && thread.closesAt <= at
    if (thread.state === 'open' && !isOver) return null
    return { outcome: 'refuse', reason: 'thread_closed' }
  },
}
