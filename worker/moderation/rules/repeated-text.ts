// Holds a text that its author, or anybody in the thread, has just written, letter for letter or nearly.
// Never refuses: people may mean the same.
import type { Rule } from '../judge.ts'
import { likeness, type Sketch, sketchOf } from '../sketch.ts'

export const repeatedText: Rule = {
  name: 'repeated_text',
  isAboutText: true,
  judge({ policy, thread, author }, draft) {
    const { on, among, likeness: least, least_characters } = policy.repeated_text
    if (!on || draft.shown.length < least_characters) return null
    const own = sketchOf(draft.shown)
    if (own === null) return null
    const isLike = (other: Sketch | null) => other !== null && likeness(own, other) >= least
    const isRepeated =
      author.recent.some(({ sketch }) => isLike(sketch)) ||
      (among === 'thread' && thread.recent.some(isLike))
    return isRepeated ? { outcome: 'hold', reason: 'spam' } : null
  },
}
