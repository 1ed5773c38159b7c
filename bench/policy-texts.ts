// Word lists of any size and comments to look through, the same in every run; for the bench and for the
// tests of what judging costs.

import type { BodyNode } from '../worker/contract/nodes.ts'
import { defaultPolicy, type PolicyInForce } from '../worker/contract/policy.ts'
import { hrefsOf, plainText } from '../worker/markup/text.ts'
import type { Facts } from '../worker/moderation/facts.ts'
import { type Sketch, sketchOfText } from '../worker/moderation/sketch.ts'
import type { WordList } from '../worker/moderation/words/list.ts'

const syllables = 'ba co di fe gu ha jo ki lu me no pa qui ra so ti ve wo xa zu'.split(' ')
const letters = '的一是不了人我在有他这中大来上国和地到以说时要就出会可也你对生能而子'

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Terms of all kinds: mostly words, some of several words, some open at an end, some Chinese. */
export function termsOf(count: number): string[] {
  const next = random(count)
  const pick = <Item>(from: ArrayLike<Item>): Item => from[Math.floor(next() * from.length)] as Item
  const word = () => Array.from({ length: 3 + next() * 4 }, () => pick(syllables)).join('')
  return Array.from({ length: count }, () => {
    const kind = next()
    if (kind < 0.8) return word()
    if (kind < 0.9) return `${word()} ${word()}`
    if (kind < 0.95) return `${word().slice(0, 10)}*`
    if (kind < 0.97) return `*${word().slice(0, 10)}`
    return Array.from({ length: 2 + next() * 4 }, () => pick(letters)).join('')
  })
}

const prose = `The **bridge** was closed *before* the talks began, and nobody on either side has said who
would pay for it; [the treaty](https://news.example/treaty?article=4) says half each, which ~~is~~ was
never done. Schön wär’s, обе стороны молчат, 两岸沉默。

> Half each, payable in spring.

`

/** A comment of so many bytes, of words that a site might see. */
export function proseOf(bytes: number): string {
  const text = prose.repeat(Math.ceil(bytes / prose.length))
  let end = Math.min(bytes, text.length)
  while (new TextEncoder().encode(text.slice(0, end)).length > bytes) end--
  return text.slice(0, end)
}

const everyRule: PolicyInForce = {
  ...defaultPolicy,
  nudge: true,
  blocked_domains: { on: true, domains: domains('blocked') },
  too_many_links: { on: true, most: 1_000, allowed_domains: domains('allowed') },
  repeated_text: { on: true, among: 'thread', likeness: 80, least_characters: 20 },
  too_fast: { on: true, comments: 20, seconds: 60 },
  newcomers: { on: true, comments: 3 },
  rejections: { on: true, percent: 50, least: 3, days: 30 },
}

function domains(kind: string): string[] {
  return Array.from({ length: 1_000 }, (_, at) => `${kind}-${at}.example`)
}

/** Of the last comments of a thread. */
export function someSketches(): Sketch[] {
  return Array.from(
    { length: 20 },
    (_, n) => sketchOfText(`What was said before, number ${n}`) ?? '',
  )
}

/** The facts of a comment that passes every rule, each of them on, so that each has to look. */
export function factsOf(
  body: string,
  nodes: readonly BodyNode[],
  blocked: WordList | null,
  watched: WordList | null,
  sketches: readonly Sketch[],
): Facts {
  const at = 1_800_000_000_000
  return {
    policy: everyRule,
    at,
    thread: { state: 'open', closesAt: at + 1, recent: sketches },
    comment: {
      body,
      shown: plainText(nodes),
      links: hrefsOf(nodes),
      name: 'Ada Lovelace',
      website: 'https://ada.example/',
      isInsisting: false,
    },
    author: {
      isTrusted: false,
      sanctions: [{ kind: 'warn', until: null, isAcknowledged: true }],
      published: 3,
      recent: sketches.map((own, n) => ({ at: at - n * 60_000, status: 'approved', sketch: own })),
    },
    words: { blocked, watched },
  }
}
