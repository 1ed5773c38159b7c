// The words of reporting and contesting, in English.
import type { ReasonCode } from '../../../worker/contract/reasons.ts'

export const objecting = {
  reasons: {
    spam: 'Spam or advertising',
    abuse: 'Insults',
    hate: 'Hatred of a group',
    harassment: 'Harassment',
    threat: 'Threats',
    sexual: 'Sexual content',
    misinformation: 'False information',
    personal_data: 'Private data',
    impersonation: 'Impersonation',
    off_topic: 'Off topic',
    illegal: 'Illegal',
    other: 'Something else',
  } as Record<ReasonCode, string>,
  report: (name: string) => `Report the comment by ${name}`,
  why: 'What is wrong with it?',
  details: 'In your own words (optional)',
  send: 'Send report',
  reported: 'Thank you. The moderators will look at it.',
  choose: 'Choose one of these.',
  contest: 'Contest this decision',
  against: 'Why should the comment come back?',
  submit: 'Send',
  contested: 'Thank you. You will find the answer of the moderators here.',
  sending: 'Sending …',
  cancel: 'Cancel',
  close: 'Close',
  own: 'Your removed comment',
  removed: 'Your comment was removed. Only you can see it.',
  question: 'Why was this removed?',
  /** The statement of reasons, sentence by sentence. */
  illegal: 'It is said to be illegal',
  against_rules: 'It breaks the rules of this site',
  /** `reason` is one of the above, or none. */
  because: (
    against: string,
    reason: string,
    { date, human, reported }: { date: string; human: boolean; reported: boolean },
  ) =>
    `${against}${reason && `: ${reason.toLowerCase()}`}. ${human ? 'A moderator' : 'An automatic rule'} decided this on ${date}${reported ? ', after readers had reported it' : ''}.`,
  redress: 'You can also turn to an out-of-court settlement body or a court.',
  waiting: 'You have contested this. There is no answer yet.',
  upheld: 'You have contested this. The moderators stand by their decision.',
  unreachable: 'There is no connection. Try again later.',
  tooMany: (seconds: number) => `Too many at once. Try again in ${seconds} seconds.`,
  /** `title` is the API's, in English: better than nothing where that is the language. */
  failure: (title: string | undefined) => title ?? 'Something went wrong.',
}
