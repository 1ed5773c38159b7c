// A comment as the rules are asked about it: one that no rule speaks of, but for what a test gives.
import type { Policy } from '../../worker/contract/policy.ts'
import { parseBody } from '../../worker/markup/parse.ts'
import { hrefsOf, plainText } from '../../worker/markup/text.ts'
import type { AuthorFacts, CommentFacts, Facts } from '../../worker/moderation/facts.ts'
import { policyInForce } from '../../worker/moderation/in-force.ts'
import { compileList } from '../../worker/moderation/words/compile.ts'
import { openList, type WordList } from '../../worker/moderation/words/list.ts'

export const now = 1_800_000_000_000

interface Given {
  policy?: Policy
  threadPolicy?: Policy
  thread?: Partial<Facts['thread']>
  comment?: Partial<CommentFacts>
  author?: Partial<AuthorFacts>
  words?: Partial<Facts['words']>
}

export function aPost(given: Given = {}): Facts {
  const body = given.comment?.body ?? 'Half each, payable in spring.'
  const nodes = parseBody(body)
  return {
    policy: policyInForce(given.policy ?? {}, given.threadPolicy),
    at: now,
    thread: { state: 'open', closesAt: null, recent: [], ...given.thread },
    comment: {
      body,
      shown: plainText(nodes),
      links: hrefsOf(nodes),
      name: null,
      website: null,
      isInsisting: false,
      ...given.comment,
    },
    author: { isTrusted: false, sanctions: [], published: 20, recent: [], ...given.author },
    words: { blocked: null, watched: null, ...given.words },
  }
}

export function listOf(...terms: string[]): WordList {
  return openList(compileList(terms))
}
