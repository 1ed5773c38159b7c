// What the elements announce to their page. All bubble and cross shadow roots, but for `error`, which as the
// platform's own stays at its element.
import type { Author, Comment, Thread } from '../worker/contract/shapes.ts'

/** The names of the events and what is in their `detail`. */
export interface AfterWordEvents {
  /** The thread is drawn. */
  ready: { thread: Thread }
  /** The reader wants to post this; where the page prevents the default, it stays in the composer. */
  'before-post': { body: string; name: string | null; parent_id: string | null }
  /** The reader's comment is published. */
  'comment-posted': { comment: Comment }
  /** The reader's comment waits for review. */
  'comment-held': { comment: Comment }
  /** The reader has edited a comment of their own; `pending` where it waits for review again. */
  'comment-edited': { comment: Comment }
  /** The reader has withdrawn the comment of this id. */
  'comment-withdrawn': { comment: string }
  /** The reader is forgotten on this site. */
  forgotten: { keep_comments: boolean }
  /** The reader has set or unset a reaction; `comment` null is the article's. */
  'reaction-changed': { comment: string | null; kind: string }
  /** The count that is shown is another: somebody has posted, or a comment has gone. */
  'count-changed': { thread: string; count: number }
  /** The reader wants to log in, or, with `failed`, their login was not taken: where the page prevents the default, their way there is its own. */
  'login-request': { failed: boolean }
  /** The site's own login was taken: this is who the reader is. */
  'logged-in': { author: Author }
  /** The name, picture or badge of whoever is logged in is another than before. */
  'profile-changed': { author: Author }
  /** The thread could not be loaded. */
  error: { code: string }
}

/** Of <after-word-count>. */
export interface AfterWordCountEvents {
  /** The number is shown, also when it changes. */
  ready: { thread: string; count: number }
  /** It could not be loaded. */
  error: { code: string }
}

/** Of <after-word-reactions>. */
export interface AfterWordReactionsEvents {
  /** The reactions are drawn. */
  ready: { thread: Thread }
  /** The reader has set or unset one. */
  'reaction-changed': { comment: null; kind: string }
  /** The site's own login was not taken; the reaction is nobody's. */
  'login-request': { failed: true }
  /** The site's own login was taken, with the first reaction: this is who the reader is. */
  'logged-in': { author: Author }
  /** The name, picture or badge of whoever is logged in is another than before. */
  'profile-changed': { author: Author }
  /** They could not be loaded. */
  error: { code: string }
}

/** Of <after-word-recent>. */
export interface AfterWordRecentEvents {
  /** The comments are drawn, `count` of them. */
  ready: { count: number }
  /** They could not be loaded. */
  error: { code: string }
}

/** Name and detail of one of them. */
export type Told<Events> = {
  [Name in keyof Events & string]: [name: Name, detail: Events[Name]]
}[keyof Events & string]

/** What went wrong, and where it is said: at a comment's id, or at '' for the thread. */
export interface Trouble {
  at: string
  text: unknown
}
