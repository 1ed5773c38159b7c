// The words of the composer, in English: what the API declines is said so that the reader knows what to
// do, and that nothing is lost.
import type { FailureCode } from '../../api/api-client.ts'

const kept = 'Your text is kept.'

const problems = {
  unreachable: `It could not be sent: there is no connection. ${kept} Try again later.`,
  origin_not_allowed: `Comments from this page are not allowed by the site. ${kept}`,
  thread_closed: `The discussion was closed in the meantime. ${kept}`,
  in_progress: `It is still being sent. ${kept} Try again in a moment.`,
  too_large: `It is too long. ${kept} Shorten it and try again.`,
  author_sanctioned: `You may not write here at present. ${kept}`,
  not_found: `The discussion is not there any more. ${kept}`,
}

const fields = {
  '/body': 'The comment',
  '/name': 'The name',
  '/parent_id': 'The comment you reply to',
  '/page/url': 'The address of this page',
}

const tripped = {
  too_many_links: 'It has more links than most comments',
  repeated_text: 'It is much like another comment',
}

export const writing = {
  comment: 'Your comment',
  // The name keeps its own direction.
  replyTo: (name: string | null | undefined) => `Your reply to \u2068${name ?? 'a guest'}\u2069`,
  name: 'Name (optional)',
  markdown: 'You can use **bold**, *italic*, > quotes, lists, `code` and links.',
  /** `share` of the room that is left, from 1; below 0 it is too long. */
  left: (share: number) =>
    share < 0
      ? `It is ${Math.round(-share * 100) || 1} % too long.`
      : `Nearly full: ${Math.floor(share * 100)} % left.`,
  post: 'Post comment',
  reply: 'Post reply',
  sending: 'Posting …',
  again: 'Try again',
  cancel: 'Cancel',
  anyway: 'Post anyway',
  warned: `Please read this before you post. ${kept}`,
  read: 'I have read this: post it',
  wrote: 'The moderators wrote:',
  until: 'This ends on',
  closes: 'The discussion closes on',
  /** After a moment. */
  stop: '.',
  change: 'Change it',
  nothing: 'Write something first.',
  posted: 'Your comment is published.',
  held: 'Thank you. Your comment waits for review; until then only you can see it.',
  /** By code; what is not here is `wrong`. */
  problems: problems as typeof problems & Partial<Record<FailureCode, string>>,
  wrong: `Something went wrong. ${kept} Try again in a moment.`,
  tooFast: (seconds: number) =>
    `You are writing faster than this site allows. ${kept} Try again in ${seconds} seconds.`,
  /** By what the API points at. */
  fields: fields as typeof fields & Record<string, string>,
  /** `detail` is the API's, in English: what is wrong with the field. */
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
  /** Written while there was no connection. */
  waiting: 'You are offline. Your comment is kept and will be sent when the connection is back.',
}
