// THE POLICY, in the order in which it is applied: the first rule that speaks decides. Where none does,
// the comment is published.
import type { Rule, Watch } from '../judge.ts'
import { blockedDomains } from './blocked-domains.ts'
import { blockedWords } from './blocked-words.ts'
import { closedThread } from './closed-thread.ts'
import { heldAuthor } from './held-author.ts'
import { holdAll } from './hold-all.ts'
import { newcomers } from './newcomers.ts'
import { rejections } from './rejections.ts'
import { repeatedText } from './repeated-text.ts'
import { sanctionedAuthor } from './sanctioned-author.ts'
import { tooFast } from './too-fast.ts'
import { tooManyLinks } from './too-many-links.ts'
import { trustedAuthors } from './trusted-authors.ts'
import { watchedWords } from './watched-words.ts'

export const rules: readonly Rule[] = [
  closedThread, // nobody writes where the discussion has ended
  sanctionedAuthor, // nor who may not write at present
  blockedWords, // some words a site never wants, whoever writes them
  blockedDomains, // nor some links
  heldAuthor, // moderators read first what some authors write
  trustedAuthors, // and others need no rule beyond these
  holdAll, // a site or a thread may want to read everything first
  tooManyLinks, // many links are mostly advertising
  repeatedText, // what was just said is mostly not meant for anybody here
  tooFast, // nor is what comes faster than people write
  newcomers, // who has not written here before is read first
  rejections, // and so is who was often decided against
]

/** What moderators are told of beside what is decided. */
export const watches: readonly Watch[] = [
  watchedWords, // published, and looked at
]
