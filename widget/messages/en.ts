// The words of the reading side, in English. Their type is what every other language must have.

export const en = {
  comments: 'Comments',
  reactions: 'Reactions to this article',
  loading: 'Loading comments …',
  write: 'Write a comment …',
  goOn: 'Your draft is kept. Go on writing …',
  reply: 'Reply',
  react: 'React',
  report: 'Report',
  guest: 'Guest',
  edited: 'edited',
  pinned: 'Pinned',
  now: 'just now',
  more: 'More comments',
  moreReplies: (count: number) => (count === 1 ? '1 more reply' : `${count} more replies`),
  commentBy: (name: string) => `Comment by ${name}`,
  empty: 'Nobody has written anything yet.',
  invite: 'Yours can be the first comment.',
  closed: 'The discussion is closed. It can still be read.',
  removed: 'This comment was removed.',
  withdrawn: 'This comment was withdrawn by its author.',
  reviewed: 'This comment is being reviewed.',
  held: 'Waiting for review. Until then only you can see it.',
  failed: 'The comments could not be loaded.',
  offline: 'You are offline. The comments will load when the connection is back.',
  retry: 'Try again',
  notSaved: 'That was not saved. Please try again.',
  notLoaded:
    'That could not be loaded. Try again, or reload the page: what you have written is kept.',
}

export type Messages = typeof en
