// All that the rules may know of a comment on its way in. Gathered before, in one read; small, whatever
// the comment, the author or the thread. Times are milliseconds.
import type { PolicyInForce } from '../contract/policy.ts'
import type { Sketch } from './sketch.ts'
import type { WordList } from './words/list.ts'

export interface Facts {
  /** `policyInForce` of the site's settings and the thread's. No row beside theirs. */
  policy: PolicyInForce
  /** When the request came. */
  at: number
  thread: {
    /** From the thread's row; open where there is none. */
    state: 'open' | 'closed'
    /** When it closes by itself, from the same row; null where it does not. */
    closesAt: number | null
    /** Sketches of the thread's last comments that are published or wait, whoever wrote them: at most
     *  20 rows. Empty where `repeated_text` is off or looks among the author's alone. */
    recent: readonly Sketch[]
  }
  comment: CommentFacts
  author: AuthorFacts
  /** The site's lists, opened; null where there is none. Kept by version in the isolate
   *  (`words/kept-lists.ts`), so that a list is only read where the isolate has not this one: 2 rows. */
  words: { blocked: WordList | null; watched: WordList | null }
}

/** From the request; no row. */
export interface CommentFacts {
  /** The source, NFC. */
  body: string
  /** What a reader sees of it, as `plainText` in worker/markup gives it. */
  shown: string
  /** The target of each link, in order, as `hrefsOf` in worker/markup gives them. */
  links: readonly string[]
  name: string | null
  website: string | null
  /** The author was asked to reword and sends it all the same, with the token of that answer. */
  isInsisting: boolean
}

export interface AuthorFacts {
  /** A mark that moderators set in the author's row. */
  isTrusted: boolean
  /** Sanctions that are neither lifted nor over: at most 4 rows, the strictest first. */
  sanctions: readonly Sanction[]
  /** How many of the author's comments are published, counted in the author's row; may stop at 20. */
  published: number
  /** The author's last comments, newest first, without the one that is edited: at most 20 rows. */
  recent: readonly RecentComment[]
}

export interface Sanction {
  kind: 'warn' | 'hold' | 'suspend' | 'ban'
  /** When it ends; null where a moderator must end it. */
  until: number | null
  /** Whether the author has said that a warning was read. */
  isAcknowledged: boolean
}

export interface RecentComment {
  at: number
  status: 'approved' | 'pending' | 'rejected' | 'spam' | 'withdrawn'
  /** Null where the text is too short to tell, or older than sketches are. */
  sketch: Sketch | null
}

/** What nobody has looked up: nothing follows from it. */
export const unknownAuthor: AuthorFacts = {
  isTrusted: false,
  sanctions: [],
  published: Number.MAX_SAFE_INTEGER,
  recent: [],
}
