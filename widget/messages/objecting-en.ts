// The words of reporting and contesting, in English.
import type { ReasonCode } from '../../worker/contract/reasons.ts'
import type { OwnDecision } from '../../worker/contract/reports.ts'
import type { ApiProblem } from '../api/api-client.ts'

const reasons: Record<ReasonCode, string> = {
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
}

export const objectingWords = {
  reasons,
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
  because({ reason_code, ground, decided_by, prompted_by }: OwnDecision, date: string): string {
    const reason = reason_code ? `: ${reasons[reason_code].toLowerCase()}` : ''
    const against =
      ground === 'law' ? 'It is said to be illegal' : 'It breaks the rules of this site'
    const who = decided_by === 'human' ? 'A moderator' : 'An automatic rule'
    const after = prompted_by === 'reports' ? ', after readers had reported it' : ''
    return `${against}${reason}. ${who} decided this on ${date}${after}.`
  },
  redress: 'You can also turn to an out-of-court settlement body or a court.',
  waiting: 'You have contested this. There is no answer yet.',
  upheld: 'You have contested this. The moderators stand by their decision.',
  /** What the API says of it, where there is nothing to add. */
  problem({ code, problem, retryAfter }: ApiProblem): string {
    if (code === 'unreachable') return 'There is no connection. Try again later.'
    if (code === 'too_many_requests') {
      return `Too many at once. Try again in ${retryAfter || 60} seconds.`
    }
    return problem.title ?? 'Something went wrong.'
  },
}
