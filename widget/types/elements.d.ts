// The attributes and events of our elements, for the files beside this one: copy it along with the one of your
// framework. It needs nothing else; examples/in-step.ts holds it to what the elements do.

export interface AfterWordAttributes {
  site: string
  thread?: string
  sort?: 'newest' | 'oldest' | 'best'
  loading?: 'eager'
  api?: string
}

export interface AfterWordCountAttributes {
  site: string
  thread?: string
  api?: string
}

export interface AfterWordReactionsAttributes {
  site: string
  thread?: string
  api?: string
}

export interface AfterWordRecentAttributes {
  site: string
  limit?: number | `${number}`
  api?: string
}

/** What events tell of a comment; the whole of it is in the API's description. */
export interface CommentTold {
  id: string
  parent_id: string | null
  depth: number
  author: { id: string; name: string | null } | null
  state: 'approved' | 'pending' | 'removed' | 'withdrawn'
  posted_at: string
  revision: number
}

export interface ThreadTold {
  key: string
  url: string | null
  title: string | null
  state: 'open' | 'closed'
  comment_count: number
}

/** The `detail` of each event by its name. */
export interface AfterWordEvents {
  ready: { thread: ThreadTold }
  'comment-posted': { comment: CommentTold }
  'comment-held': { comment: CommentTold }
  'reaction-changed': { comment: string | null; kind: string }
  'count-changed': { thread: string; count: number }
  error: { code: string }
}

export interface AfterWordCountEvents {
  ready: { thread: string; count: number }
  error: { code: string }
}

export interface AfterWordReactionsEvents {
  ready: { thread: ThreadTold }
  'reaction-changed': { comment: null; kind: string }
  error: { code: string }
}

export interface AfterWordRecentEvents {
  ready: { count: number }
  error: { code: string }
}

/** Every element: its attributes, and its events. */
export interface Elements {
  'after-word': [AfterWordAttributes, AfterWordEvents]
  'after-word-count': [AfterWordCountAttributes, AfterWordCountEvents]
  'after-word-reactions': [AfterWordReactionsAttributes, AfterWordReactionsEvents]
  'after-word-recent': [AfterWordRecentAttributes, AfterWordRecentEvents]
}

/** `oncomment-posted`, as JSX and Svelte listen to an event of that name. */
export type Listeners<Events, Prefix extends string = 'on'> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?: (event: CustomEvent<Events[Name]>) => void
}
