// The words of reporting, in English; with those of every dialog.
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
  // The name keeps its own direction.
  report: (name: string) => `Report the comment by \u2068${name}\u2069`,
  why: 'What is wrong with it?',
  details: 'In your own words (optional)',
  send: 'Send report',
  reported: 'Thank you. The moderators will look at it.',
  choose: 'Choose one of these.',
}
