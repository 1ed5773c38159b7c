// What a route asks the rules, what is kept of their answer, and what is told where they do not let a
// comment in. Posting and editing alike.
import { now, timestamp } from '../clock.ts'
import type { Config } from '../config.ts'
import type { BodyNode } from '../contract/nodes.ts'
import type { Verdict as Told } from '../contract/verdicts.ts'
import type { KnownVersions, PolicyFacts, ReadList } from '../db/policy-facts.ts'
import type { StoredVerdict } from '../db/rule-verdicts.ts'
import type { StoredSite } from '../db/sites.ts'
import { newId } from '../id.ts'
import { isInsistence, issueInsistence } from '../identity/insistence.ts'
import type { Reader } from '../identity/tokens.ts'
import { hrefsOf, plainText } from '../markup/text.ts'
import type { Facts } from '../moderation/facts.ts'
import { policyInForce } from '../moderation/in-force.ts'
import { judge } from '../moderation/judge.ts'
import { sketchOfText } from '../moderation/sketch.ts'
import type { Verdict } from '../moderation/verdict.ts'
import { type Kept, KeptLists } from '../moderation/words/kept-lists.ts'
import { ProblemError } from '../problem.ts'

const lists = new KeptLists()

/** The word lists of a site that this isolate has, held while the facts are read. */
export interface KnownLists {
  site: string
  blocked: Kept | null
  watched: Kept | null
}

export function knownLists(site: string): KnownLists {
  return { site, blocked: lists.at(`${site}/blocked`), watched: lists.at(`${site}/watched`) }
}

export function versionsOf({ blocked, watched }: KnownLists): KnownVersions {
  return { blocked: blocked?.version ?? null, watched: watched?.version ?? null }
}

function openLists(known: KnownLists, { blocked, watched }: PolicyFacts['words']): Facts['words'] {
  const open = (name: 'blocked' | 'watched', read: ReadList | null) =>
    read && lists.open(`${known.site}/${name}`, read.version, read.compiled, known[name])
  return { blocked: open('blocked', blocked), watched: open('watched', watched) }
}

interface Asked {
  site: StoredSite
  at: number
  state: 'open' | 'closed'
  policy: PolicyFacts
  known: KnownLists
  body: string
  nodes: readonly BodyNode[]
  name: string | null
  website: string | null
  isInsisting: boolean
}

export function factsOf(asked: Asked): Facts {
  const { site, at, state, policy, known, body, nodes, name, website, isInsisting } = asked
  const { thread, author } = policy
  return {
    policy: policyInForce(site.policy, thread.policy),
    at,
    thread: { state, closesAt: thread.closesAt, recent: thread.recent },
    comment: {
      body,
      shown: plainText(nodes),
      links: hrefsOf(nodes),
      name,
      website,
      isInsisting,
    },
    author: {
      isTrusted: author.is_trusted === 1,
      // A warning that is still open was not acknowledged.
      sanctions: author.sanctions.map((one) => ({ ...one, isAcknowledged: false })),
      published: author.published,
      recent: author.recent,
    },
    words: openLists(known, policy.words),
  }
}

export interface Ruled {
  status: 'approved' | 'pending'
  /** What is kept beside the comment. */
  kept: StoredVerdict
}

/**
 * Judges a comment of `reader`. Throws the problem of one that is not let in. `about` names what it is
 * written for, so that a token to insist is good for nothing else.
 */
export async function rule(
  config: Config,
  reader: Reader,
  about: string,
  asked: Omit<Asked, 'isInsisting'> & { insist: string | null | undefined; requestId: string },
): Promise<Ruled> {
  const { insist, requestId, ...rest } = asked
  const words = [about, asked.body, asked.name, asked.website]
  const isInsisting = await isInsistence(config, reader, words, insist)
  const facts = factsOf({ ...rest, isInsisting })
  const verdict = judge(facts)
  const { outcome } = verdict
  if (outcome === 'reword') {
    const token = await issueInsistence(config, reader, words)
    throw textProblem('reword', verdict, { insist: token })
  }
  if (outcome === 'refuse') throw refusal(verdict)
  const { on } = facts.policy.repeated_text
  const sketch = on ? sketchOfText(facts.comment.shown) : null
  const status = outcome === 'publish' ? 'approved' : 'pending'
  return { status, kept: keep(verdict, sketch, requestId) }
}

/** As it is told and stored: a refusal's end is for its author alone. */
export function toTold({ outcome, rule: name, reason, matches, reports }: Verdict): Told {
  return { outcome, rule: name, reason, matches, reports }
}

function keep(verdict: Verdict, sketch: string | null, requestId: string): StoredVerdict {
  const { rule: name, reason, reports } = verdict
  const isSilent = name === null && reports.length === 0
  return {
    verdict: isSilent ? null : JSON.stringify(toTold(verdict)),
    sketch,
    audit: name && { id: newId(now()), rule: name, reason, requestId },
    reports: reports.map((one) => ({ ...one, id: newId(now()), eventId: newId(now()) })),
  }
}

function refusal(verdict: Verdict): ProblemError {
  const { reason, until } = verdict
  if (reason === 'thread_closed') return new ProblemError('thread_closed')
  if (reason === 'author_sanctioned') {
    const detail = until === null ? {} : { detail: `Until ${timestamp(until)}.` }
    return new ProblemError('author_sanctioned', detail)
  }
  return textProblem('refused', verdict, {})
}

function textProblem(code: 'refused' | 'reword', verdict: Verdict, extra: object): ProblemError {
  // What is only watched is for moderators.
  const matches = verdict.matches.filter((one) => one.rule === verdict.rule)
  const errors = matches.map(({ in: part, start, end, text }) => ({
    pointer: `/${part}`,
    detail: `from ${start} to ${end}: ${text}`,
  }))
  const told = { ...toTold(verdict), matches, reports: [] }
  return new ProblemError(code, { errors, extra: { verdict: told, ...extra } })
}
