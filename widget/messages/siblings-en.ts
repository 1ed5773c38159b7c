// The few words of the siblings, in English. Their type is what every other language must have.

export const siblingsEn = {
  latest: 'Latest comments',
  nothing: 'Nobody has written anything yet.',
  guest: 'Guest',
  now: 'just now',
  reactions: 'Reactions to this article',
  failed: 'That could not be loaded.',
  retry: 'Try again',
  notSaved: 'That was not saved. Please try again.',
}

export type SiblingMessages = typeof siblingsEn
