// The words of contesting a removal, in English; the dialog that asks has its own.

export const contesting = {
  contest: 'Contest this decision',
  against: 'Why should the comment come back?',
  submit: 'Send',
  contested: 'Thank you. You will find the answer of the moderators here.',
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
}
