// The conversations under the demo's articles, the same at every call: the hand-written one under
// the front page's story, and one of any length under the archive article.

import { type Chance, chance } from './random.ts'
import { bridge } from './voices/bridge.ts'
import { longDebate } from './voices/chamber.ts'
import { daysLater } from './voices/days-later.ts'
import { firstHours } from './voices/first-hours.ts'
import { firstOnTheTable } from './voices/first-on-the-table.ts'
import { inOtherWords } from './voices/in-other-words.ts'
import { passersBy } from './voices/passers-by.ts'
import type { Kind, Voice } from './voices/script.ts'
import { soldiers } from './voices/soldiers.ts'
import { treaty } from './voices/treaty.ts'
import { water } from './voices/water.ts'

export interface SeedComment {
  /** Index of an earlier comment in the same array. */
  parent: number | null
  /** The same number is the same person. */
  author: number
  name: string | null
  /** Markdown. */
  body: string
  /** After the article was published. Never decreases along the array. */
  minutes: number
  /** Their sum stays below the number of people in the conversation. */
  reactions: Partial<Record<Kind, number>>
}

interface Placed {
  voice: Voice
  parent: Voice | null
  depth: number
  minutes: number
}

/** Everything said under "Alliance reopens talks with Orvany". */
export function storyConversation(): SeedComment[] {
  const roots = [
    ...[firstHours, treaty, soldiers, water, bridge],
    ...[firstOnTheTable, inOtherWords, passersBy, daysLater],
  ].flat()
  const placed = roots.flatMap((root) => place(root, null, 0, 0))
  placed.sort((one, other) => one.minutes - other.minutes)

  const indices = new Map(placed.map(({ voice }, index) => [voice, index]))
  const writers = [...new Set(placed.map(({ voice }) => voice.writer))]
  const draw = chance(1994)
  return placed.map(({ voice, parent, depth, minutes }) => ({
    parent: parent && (indices.get(parent) ?? null),
    author: writers.indexOf(voice.writer),
    name: voice.writer.startsWith('~') ? null : voice.writer,
    body: voice.body,
    minutes,
    reactions: react(draw, voice.tone, warmth(voice, depth, minutes), writers.length - 1),
  }))
}

/** `count` comments on the second chamber, one of them with 600 replies if there are 10,000. */
export function longConversation(count: number): SeedComment[] {
  const draw = chance(1931)
  const people = Math.min(900, Math.ceil(count / 4) + 1)
  return longDebate(draw, count, people).map(({ tone, heat, ...comment }) => ({
    ...comment,
    reactions: react(draw, tone, heat, people - 1),
  }))
}

function place(voice: Voice, parent: Voice | null, depth: number, since: number): Placed[] {
  const minutes = since + voice.after
  const replies = voice.replies.flatMap((reply) => place(reply, voice, depth + 1, minutes))
  return [{ voice, parent, depth, minutes }, ...replies]
}

/** How many readers a comment moves at most: roots, early ones and answered ones get the most. */
function warmth({ tone, replies }: Voice, depth: number, minutes: number): number {
  const place = depth === 0 ? 26 : 15 / depth
  const early = minutes < 240 ? 1.6 : minutes < 900 ? 1 : 0.6
  const liked = tone === 'like' ? 0.7 : 1.2
  return place * early * liked * (1 + Math.min(replies.length, 6) / 5)
}

/** Most reactions are of the comment's own tone, some plain likes, a few something else. */
function react(draw: Chance, tone: Kind, heat: number, most: number): SeedComment['reactions'] {
  const total = Math.min(most, Math.floor(heat * (0.25 + 1.6 * draw.next() * draw.next())))
  const own = Math.ceil(total * (0.5 + draw.next() * 0.3))
  const likes = Math.ceil((total - own) * 0.7)
  const counts: Partial<Record<Kind, number>> = {}
  const add = (kind: Kind, number: number): void => {
    if (number > 0) counts[kind] = (counts[kind] ?? 0) + number
  }
  add(tone, own)
  add('like', likes)
  add(draw.pick(['insightful', 'funny', 'angry', 'sad'] as const), total - own - likes)
  return counts
}
