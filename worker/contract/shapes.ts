// What leaves: the JSON of every answer, spelled as on the wire. Times are RFC 3339 UTC, ids opaque.
import type { Limits, PublicState, Sort } from './limits.ts'
import type { BodyNode } from './nodes.ts'

export interface ReactionKind {
  kind: string
  emoji: string
  label: string
}

export interface ReactionCount {
  kind: string
  count: number
}

/** A site's public settings. */
export interface Site {
  id: string
  name: string
  /** Origins whose pages may write, as `scheme://host[:port]`. */
  origins: string[]
  reaction_kinds: ReactionKind[]
  limits: Limits
  /** How readers sign in: as a guest with a key of their own. */
  sign_in: 'guest'
  /** A challenge that a writer must pass, where the site asks for one. */
  challenge: string | null
  /** The site owner's words to readers, above the composer. */
  notice: string | null
}

export interface Author {
  id: string
  name: string | null
  website: string | null
  avatar_url: string | null
  badge: string | null
}

/** One page of a list; `next` is the cursor of the one after it, null on the last. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}

export interface Comment {
  id: string
  parent_id: string | null
  /** 0 on a root. */
  depth: number
  /** As it was when written; null on a tombstone. */
  author: Author | null
  state: PublicState
  /** Safe by itself inside a `div`; with `body=html`. */
  body_html?: string
  /** With `body=nodes`. */
  body_nodes?: BodyNode[]
  posted_at: string
  edited_at: string | null
  revision: number
  pinned: boolean
  reactions: ReactionCount[]
  /** On a root the visible comments in its branch, on a reply its direct visible replies. */
  reply_count: number
  /** On roots only: the branch below, flat, in posting order. */
  replies?: Page<Comment>
}

/** An author's own comment, with its source and both forms of its text. */
export interface OwnComment extends Comment {
  body: string
  body_html: string
  body_nodes: BodyNode[]
}

export interface Thread {
  /** Null where nobody has published anything yet. */
  id: string | null
  key: string
  url: string | null
  title: string | null
  state: 'open' | 'closed'
  comment_count: number
  reactions: ReactionCount[]
  version: number
  /** The order of the page that came with it. */
  sort: Sort
}

export interface ThreadPage {
  site: Site
  thread: Thread
  comments: Page<Comment>
}

export interface CommentContext {
  thread: Thread
  comment: Comment
  /** Root first, parent last. */
  ancestors: Comment[]
  /** What stands before it among its siblings of the same list, in posting order. */
  before: Page<Comment>
  after: Page<Comment>
}

export interface Counts {
  counts: Record<string, number>
}

export interface Session {
  token: string
  expires_at: string
  author: Author
  /** Only with a new guest, and only this once. */
  guest_key?: string
}

export interface Posted {
  comment: OwnComment
  editable_until: string
}

export interface Reacted {
  reactions: ReactionCount[]
  /** The kinds that this reader has set on this target. */
  mine: string[]
}

/** What only this reader may see in a thread. */
export interface Mine {
  reactions: { thread: string[]; comments: Record<string, string[]> }
  /** Own comments that wait for review. */
  comments: OwnComment[]
}
