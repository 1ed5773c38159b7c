// The few words of the siblings, in English: each ships its own alone. In another language they are those of
// sibling-words.ts.

const both = { failed: 'That could not be loaded.', retry: 'Try again' }

export const recentEn = {
  ...both,
  latest: 'Latest comments',
  nothing: 'Nobody has written anything yet.',
  guest: 'Guest',
  now: 'just now',
}

export const reactionsEn = {
  ...both,
  reactions: 'Reactions to this article',
  notSaved: 'That was not saved. Please try again.',
}

/** What the file of a language says, for all of them. */
export interface SiblingWords extends Readonly<typeof recentEn & typeof reactionsEn> {
  dir: 'ltr' | 'rtl'
}

/** What one of them says of what it says. */
export interface Said {
  /** To which side it is written, where that is not for the page to say. */
  dir?: 'ltr' | 'rtl'
  /** Its language, where that is not the page's. */
  lang?: 'en'
}
