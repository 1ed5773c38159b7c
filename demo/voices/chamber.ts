// Puts together the long debate under the archive article: who speaks, whom they answer, and what
// they say, out of the camps' arguments and everybody's phrases.

import type { Chance } from '../random.ts'
import { abolish, elect, keep } from './chamber-camps.ts'
import {
  agreeing,
  beginnings,
  brief,
  disagreeing,
  endings,
  familyNames,
  givenNames,
  question,
} from './chamber-phrases.ts'
import type { Kind } from './script.ts'

export interface Turn {
  parent: number | null
  author: number
  name: string | null
  body: string
  minutes: number
  tone: Kind
  /** How many readers it moves at most. */
  heat: number
}

const tones: Kind[] = ['like', 'like', 'like', 'insightful', 'insightful', 'funny', 'angry', 'sad']
const camps = [abolish, keep, elect]
const greatestDepth = 6
/** The early root that everyone has an opinion on, and the share of all comments below it. */
const busiest = 12
const busiestShare = 0.0605
/** How many comments back a reader still answers. */
const reach = 120

/** `count` turns by `people` writers, in the order in which they were made. */
export function longDebate(draw: Chance, count: number, people: number): Turn[] {
  const turns: Turn[] = []
  const depths: number[] = []
  const branch = [busiest]
  const due = Math.floor(count * busiestShare)
  let minutes = 0
  for (let index = 0; index < count; index++) {
    minutes += draw.whole(0, 8 + Math.floor((index / count) * 300))
    let parent: number | null = null
    if (index > busiest && draw.odds(0.55)) {
      const joins = branch.length <= due && draw.odds(0.5)
      parent = joins ? answeredIn(draw, branch) : draw.whole(Math.max(0, index - reach), index - 1)
      if ((depths[parent] ?? 0) >= greatestDepth) parent = turns[parent]?.parent ?? null
      if (joins) branch.push(index)
    }
    const answered = parent === null ? undefined : turns[parent]
    // A few write a great deal, most write little, and nobody answers himself.
    let author = Math.floor(draw.next() ** 2 * people)
    if (author === answered?.author) author = (author + 1) % people
    const depth = parent === null ? 0 : (depths[parent] ?? 0) + 1
    depths.push(depth)
    turns.push({
      parent,
      author,
      name: nameOf(author),
      body: say(draw, author, index, parent, answered),
      minutes,
      tone: draw.pick(tones),
      heat: index === busiest ? 400 : 14 / (depth + 1),
    })
  }
  return turns
}

/** More than half of those who join the busiest branch answer its root, the rest each other. */
function answeredIn(draw: Chance, branch: number[]): number {
  return draw.odds(0.6) ? busiest : draw.pick(branch.slice(-60))
}

function campOf(author: number): (typeof camps)[number] {
  return camps[author % camps.length] ?? elect
}

function nameOf(author: number): string | null {
  if (author % 23 === 22) return null
  const given = givenNames[author % givenNames.length] ?? ''
  const family =
    familyNames[(author * 7 + Math.floor(author / givenNames.length)) % familyNames.length]
  return author % 11 === 10 ? `${given} ${family?.charAt(0)}.` : `${given} ${family}`
}

function say(
  draw: Chance,
  author: number,
  index: number,
  parent: number | null,
  answered: Turn | undefined,
): string {
  if (index === busiest) return question
  if (!answered) return statement(draw, author)
  return parent === busiest ? verdict(draw, author) : reply(draw, author, answered)
}

function verdict(draw: Chance, author: number): string {
  const { verdicts, claims, reasons } = campOf(author)
  const parts = [draw.pick(verdicts), draw.pick(draw.odds(0.5) ? claims : reasons)]
  if (draw.odds(0.2)) parts.push(draw.pick(endings))
  return parts.join(' ')
}

function statement(draw: Chance, author: number): string {
  const { claims, reasons } = campOf(author)
  const first = [draw.pick(claims)]
  if (draw.odds(0.4)) first.unshift(draw.pick(beginnings))
  if (draw.odds(0.7)) first.push(draw.pick(reasons))
  const paragraphs = [first.join(' ')]
  if (draw.odds(0.3)) paragraphs.push(another(draw, [...claims, ...reasons], first.join(' ')))
  const listed = draw.odds(0.06)
  if (listed) paragraphs.push(list(draw, reasons))
  if (draw.odds(0.35)) paragraphs.push(draw.pick(endings))
  const apart = listed || draw.odds(0.6)
  return paragraphs.join(apart ? '\n\n' : ' ')
}

function reply(draw: Chance, author: number, { author: other, body }: Turn): string {
  if (draw.odds(0.16)) return draw.pick(brief)
  const camp = campOf(author)
  const opening = draw.pick(camp === campOf(other) ? agreeing : disagreeing)
  const parts = [draw.pick(draw.odds(0.65) ? camp.answers : camp.reasons)]
  if (draw.odds(0.6)) parts.unshift(opening)
  if (draw.odds(0.25))
    parts.push(another(draw, [...camp.reasons, ...camp.answers], parts.join(' ')))
  if (draw.odds(0.12)) parts.push(draw.pick(endings))
  const said = parts.join(' ')
  const quoted = body.split('\n').find((line) => line !== '' && !/^(>|- )/.test(line)) ?? ''
  return draw.odds(0.2) && quoted.length > 20 ? `> ${quoted}\n\n${said}` : said
}

/** A sentence that is not said already. */
function another(draw: Chance, sentences: string[], said: string): string {
  const fresh = sentences.filter((sentence) => !said.includes(sentence))
  return draw.pick(fresh)
}

function list(draw: Chance, reasons: string[]): string {
  const from = draw.whole(0, reasons.length - 3)
  const items = reasons.slice(from, from + 3).map((reason) => `- ${reason}`)
  return items.join('\n')
}
