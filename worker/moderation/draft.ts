// What a comment is made of, as rules look at it: each part is read once, and only when a rule asks.
import type { CommentFacts } from './facts.ts'
import { type Match, matchLimit, type RuleName, textLimit } from './verdict.ts'
import { findTerms, type Searchable, type Span, searchable } from './words/find.ts'
import type { WordList } from './words/list.ts'
import { type Reading, readText } from './words/reading.ts'

export class Draft {
  readonly comment: CommentFacts
  readonly #read = new Map<string, Searchable>()

  constructor(comment: CommentFacts) {
    this.comment = comment
  }

  /** Where terms of the list stand in the body, the name or the website's address. */
  matches(rule: RuleName, list: WordList | null): Match[] {
    if (list === null) return []
    const { name, website } = this.comment
    const found = this.#inBody(rule, list)
    if (name !== null) found.push(...this.#in(rule, list, 'name', name))
    if (website !== null) found.push(...this.#in(rule, list, 'website', website))
    return found.slice(0, matchLimit)
  }

  /** What a reader sees, for sketches. */
  get shown(): Reading {
    return this.#text('shown', this.comment.shown).reading
  }

  // The source tells where a term stands. Where only markup keeps it from being found there, as in
  // `f&#111;o`, what readers see still has it.
  #inBody(rule: RuleName, list: WordList): Match[] {
    const { body, shown } = this.comment
    const found = this.#in(rule, list, 'body', body)
    const [source, seen] = [this.#text('body', body), this.#text('shown', shown)]
    if (isSame(source.reading, seen.reading)) return found
    const known = new Set(found.map(({ text }) => plain(text)))
    const hidden = match(rule, 'body', shown, findTerms(list, seen)).filter(
      ({ text }) => !known.has(plain(text)),
    )
    return [...found, ...hidden.map((one) => ({ ...one, start: 0, end: body.length }))]
  }

  #in(rule: RuleName, list: WordList, where: Match['in'], text: string): Match[] {
    return match(rule, where, text, findTerms(list, this.#text(where, text)))
  }

  #text(where: Match['in'] | 'shown', text: string): Searchable {
    const read = this.#read.get(where) ?? searchable(readText(text, where === 'body'))
    this.#read.set(where, read)
    return read
  }
}

function isSame(one: Reading, other: Reading): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one.units[at] !== other.units[at]) return false
  return true
}

/** A place in a text, as it is told. */
export function match(
  rule: RuleName,
  where: Match['in'],
  text: string,
  spans: readonly Span[],
): Match[] {
  return spans.slice(0, matchLimit).map(({ start, end }) => {
    return {
      rule,
      in: where,
      start,
      end,
      text: text.slice(start, Math.min(end, start + textLimit)),
    }
  })
}

// Emphasis within a word is in the source and not in what is seen of it.
function plain(text: string): string {
  return text.replace(/[*`~\\]/g, '')
}
