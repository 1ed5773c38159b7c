// The words of the composer, in English. What is said so that the reader knows what to do, and that nothing is
// lost; what the API declines for reasons of its own is in declining.ts.

const kept = 'Your text is kept.'

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
  closes: 'The discussion closes on',
  /** After a moment. */
  stop: '.',
  change: 'Change it',
  nothing: 'Write something first.',
  posted: 'Your comment is published.',
  held: 'Thank you. Your comment waits for review; until then only you can see it.',
  unreachable: `It could not be sent: there is no connection. ${kept} Try again later.`,
  wrong: `Something went wrong. ${kept} Try again in a moment.`,
  /** Posted without an answer: it is sent again. */
  waiting:
    'There is no connection: you may be offline. Your comment is kept and will be sent when the connection is back.',
}
