// What the API declined of a comment, and what moderators told whoever posts, in English.
import type { FailureCode } from '../../api/api-client.ts'

const kept = 'Your text is kept.'

const problems = {
  origin_not_allowed: `Comments from this page are not allowed by the site. ${kept}`,
  thread_closed: `The discussion was closed in the meantime. ${kept}`,
  in_progress: `It is still being sent. ${kept} Try again in a moment.`,
  too_large: `It is too long. ${kept} Shorten it and try again.`,
  author_sanctioned: `You may not write here at present. ${kept}`,
  not_found: `The discussion is not there any more. ${kept}`,
}

const fields = {
  '/body': 'The comment',
}

const tripped = {
  too_many_links: 'It has more links than most comments',
  repeated_text: 'It is much like another comment',
}

export const declining = {
  /** By code; what is not here is `wrong`. */
  problems: problems as typeof problems & Partial<Record<FailureCode, string>>,
  warned: `Please read this before you post. ${kept}`,
  read: 'I have read this: post it',
  wrote: 'The moderators wrote:',
  until: 'This ends on',
  tooFast: (seconds: number) =>
    `You are writing faster than this site allows. ${kept} Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
  /** `detail` is the API's, in English: what is wrong with it. */
  nameRefused: (detail: string) => `The name ${detail}.`,
  /** By what the API points at, where that is not the name. */
  fields: fields as typeof fields & Record<string, string>,
  /** `detail` is the API's. */
  invalid: (field: string, detail: string) => `${field} ${detail}. ${kept}`,
  /** The words that were matched. */
  found: (words: string[]) => words.map((word) => `“${word}”`).join(', '),
  /** `found` is what that gives, empty where none were. */
  refused: (found: string) =>
    `This site does not take that${found && `: ${found}`}. ${kept} Change it and try again.`,
  /** Why one is asked to look at it again, by rule. */
  tripped: tripped as typeof tripped & Record<string, string>,
  look: 'Please look at it again',
  reword: (why: string, found: string) =>
    `${why}${found && `: ${found}`}. ${kept} If you post it anyway, it waits for review.`,
}
