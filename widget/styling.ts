// What a page may style: the parts of the elements, their custom properties, and how. Not shipped; the manifest
// and the tables in README.md are made of it, and a test compares it with templates and style sheets.

/** For `after-word::part(…)`. */
export const parts = {
  thread: 'the whole discussion',
  heading: 'its heading',
  count: 'the number beside the heading',
  'article-reactions': 'the reactions to the article',
  reaction: 'a reaction’s button',
  react: 'the button that shows further reactions',
  notice: 'what the site or a moderator tells all readers, or why nobody can write',
  message: 'what a moderator has set for this thread; a `notice` too',
  entrance: 'the line that opens the composer',
  composer: 'the form in which a reader writes',
  textarea: 'a field for a longer text',
  input: 'a field of one line',
  hint: 'what stands below the field',
  over: 'a `hint` that says that the text is too long',
  'composer-actions': 'the buttons of the composer',
  writer: 'as whom the reader writes, where they have logged in',
  login: 'the button that logs in',
  logout: 'the button that writes as a guest where the login was not taken',
  submit: 'a button that sends',
  cancel: 'a button that gives up',
  order: 'the order of the comments',
  held: 'the reader’s own comments that wait for review',
  fresh: 'the button that says how many comments are new, and shows them',
  found: 'what is said above a comment that was found by its address; a `notice` too',
  earlier: 'the button that brings back earlier comments',
  'earlier-replies':
    'the button that brings back earlier replies, or all comments where those are not here',
  comments: 'the list of comments',
  replies: 'the list of replies to a comment',
  comment: 'a comment',
  byline: 'who wrote it, and when',
  avatar: 'the dots that tell authors of one name apart',
  author: 'the name',
  badge: 'what the site’s own login says of the author',
  time: 'when it was written; a link to the comment',
  mark: 'that it was edited, is pinned, what it answers, or how long it can be edited',
  note: 'why there is no text, or who can see it',
  body: 'the text',
  actions: 'what can be done with it',
  reply: 'the button to reply',
  fold: 'the button that hides the replies',
  edit: 'the button that edits an own comment',
  withdraw: 'the button that withdraws it',
  editor: 'the `composer` in which it is edited',
  you: 'the button to the reader’s name and data',
  report: 'the button to report',
  'more-replies': 'the button that loads further replies',
  more: 'the button that loads further comments',
  button: 'every button',
  wide: 'buttons that stand alone',
  dialog: 'a dialog',
  'dialog-actions': 'its buttons',
  decisions: 'the reader’s own comments that were removed',
  contest: 'the button that contests a removal',
  trouble: 'what went wrong, where it went wrong',
  empty: 'what is said where nobody has written',
  failed: 'what is said where the thread could not be loaded',
  skeleton: 'what stands there while it loads',
} as const

/** What the small elements have besides, or have as something else; for `after-word-recent::part(…)`. */
export const partsOfSiblings = {
  comments: 'the list of the comments',
  time: 'when it was written',
  excerpt: 'the beginning of the text',
  article: 'the line with the article',
  link: 'the link there, to the comment',
  failed: 'what is said where it could not be loaded',
} as const

/** Attributes that style sheets alone read. */
export const styledBy = {
  theme: {
    description: '`light` or `dark`, where it should not have the page’s own colour scheme.',
    type: "'light' | 'dark'",
  },
} as const

/** Everything else is the page’s own font and colour. */
export const customProperties = {
  '--after-word-accent': 'focus rings, pressed reactions, notices',
  '--after-word-muted': 'times, buttons, hints',
  '--after-word-line': 'rules and borders',
  '--after-word-edge': 'borders of fields',
  '--after-word-fill': 'quiet backgrounds',
  '--after-word-radius': 'corners',
  '--after-word-indent': 'how far a reply stands in; little on a phone, for it adds up',
  '--after-word-measure': 'width of a comment',
  '--after-word-top':
    'how far from the top of the window the button of the new comments stands, below a bar of the page',
} as const
