// The attributes and events of our elements, for the files beside this one: copy it along with the one of your
// framework. It needs nothing else; examples/in-step.ts holds it to what the elements do.

/** The site's own login: a JWT, or what fetches one; null where nobody is logged in. */
export type Login = string | null | (() => string | null | Promise<string | null>)

export interface AfterWordAttributes {
  site: string
  thread?: string
  sort?: 'newest' | 'oldest' | 'best'
  loading?: 'eager'
  api?: string
  consent?: 'denied'
  /** A JWT; a function is set on the element itself, by a `ref`. */
  sso?: string | null
  login?: string
  theme?: 'light' | 'dark'
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
  consent?: 'denied'
  /** As above. */
  sso?: string | null
}

export interface AfterWordRecentAttributes {
  site: string
  limit?: number | `${number}`
  api?: string
}

/** Who somebody is on the site; `badge` is what the site's own login says of them. */
export interface AuthorTold {
  id: string
  name: string | null
  website: string | null
  avatar_url: string | null
  badge: string | null
}

/** What events tell of a comment; the whole of it is in the API's description. */
export interface CommentTold {
  id: string
  parent_id: string | null
  depth: number
  author: AuthorTold | null
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
  /** Can be cancelled: then it stays in the composer. */
  'before-post': { body: string; name: string | null; parent_id: string | null }
  'comment-posted': { comment: CommentTold }
  'comment-held': { comment: CommentTold }
  'comment-edited': { comment: CommentTold }
  'comment-withdrawn': { comment: string }
  forgotten: { keep_comments: boolean }
  'reaction-changed': { comment: string | null; kind: string }
  'count-changed': { thread: string; count: number }
  /** Can be cancelled: then the page's way to log in is its own. */
  'login-request': { failed: boolean }
  'logged-in': { author: AuthorTold }
  'profile-changed': { author: AuthorTold }
  error: { code: string }
}

export interface AfterWordCountEvents {
  ready: { thread: string; count: number }
  error: { code: string }
}

export interface AfterWordReactionsEvents {
  ready: { thread: ThreadTold }
  'reaction-changed': { comment: null; kind: string }
  'login-request': { failed: true }
  'logged-in': { author: AuthorTold }
  'profile-changed': { author: AuthorTold }
  error: { code: string }
}

export interface AfterWordRecentEvents {
  ready: { count: number }
  error: { code: string }
}

type LoadState = 'idle' | 'loading' | 'ready' | 'failed'

/** What a script finds: the properties that are no attributes, and the methods. */
export interface AfterWordMembers {
  readonly state: LoadState
  readonly threadKey: string
  reload(): Promise<void>
  focusComposer(): Promise<void>
  showComment(id: string): Promise<boolean>
}

export interface AfterWordCountMembers {
  readonly threadKey: string
}

export interface AfterWordReactionsMembers {
  readonly state: LoadState
  reload(): Promise<void>
}

export interface AfterWordRecentMembers {
  readonly state: LoadState
  reload(): Promise<void>
}

/** Listening by a script: each event by its name. Stands before what `HTMLElement` says of any other. */
interface Telling<Events> {
  addEventListener<Name extends keyof Events & string>(
    name: Name,
    listener: (event: CustomEvent<Events[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  removeEventListener<Name extends keyof Events & string>(
    name: Name,
    listener: (event: CustomEvent<Events[Name]>) => void,
    options?: boolean | EventListenerOptions,
  ): void
}

/** The element itself, for a `ref` and `querySelector<AfterWordElement>('after-word')`; `theme` is an attribute alone. */
export type AfterWordElement = Telling<AfterWordEvents> &
  HTMLElement &
  AfterWordMembers &
  Partial<Omit<AfterWordAttributes, 'sso' | 'theme'>> & { sso?: Login }
export type AfterWordCountElement = Telling<AfterWordCountEvents> &
  HTMLElement &
  AfterWordCountMembers
export type AfterWordReactionsElement = Telling<AfterWordReactionsEvents> &
  HTMLElement &
  AfterWordReactionsMembers &
  Partial<Omit<AfterWordReactionsAttributes, 'sso'>> & { sso?: Login }
export type AfterWordRecentElement = Telling<AfterWordRecentEvents> &
  HTMLElement &
  AfterWordRecentMembers

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
