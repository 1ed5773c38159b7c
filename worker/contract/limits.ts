// Every number and closed list that both sides keep to. A site may set those in `defaultLimits`
// within `limitRanges`; the rest hold for all.

/** A site's limits as `GET /v1/sites/{site}` shows them. */
export interface Limits {
  /** Size of a comment's source, in bytes of UTF-8. */
  body_bytes: number
  /** Length of an author's name, in Unicode code points. */
  name_characters: number
  /** Greatest depth of a reply; a root has 0. */
  depth: number
  /** How long an author may edit, in seconds from posting. */
  edit_window_seconds: number
  /** Comments one author may post in a minute. */
  comments_per_minute: number
  /** Roots on a page where the request names no `limit`. */
  roots_per_page: number
  /** Replies that come with each root of a page. */
  replies_per_root: number
}

export const defaultLimits: Readonly<Limits> = {
  body_bytes: 10_000,
  name_characters: 40,
  depth: 100,
  edit_window_seconds: 300,
  comments_per_minute: 20,
  roots_per_page: 20,
  replies_per_root: 3,
}

/** Least and greatest value that a site may set. */
export const limitRanges: Readonly<Record<keyof Limits, readonly [number, number]>> = {
  body_bytes: [100, 20_000],
  name_characters: [1, 80],
  depth: [0, 100],
  edit_window_seconds: [0, 86_400],
  comments_per_minute: [1, 600],
  roots_per_page: [1, 100],
  replies_per_root: [0, 10],
}

export const fixedLimits = {
  /** Pages that listen to one thread. */
  liveSockets: 10_000,
  /** A thread key, in bytes of UTF-8. */
  threadKeyBytes: 512,
  /** Items on one page of a list. */
  pageSize: 100,
  /** Items before and after a permalink's comment, each. */
  contextSize: 10,
  /** Keys in one request for counts. */
  countKeys: 100,
  /** An `Idempotency-Key`, in characters. */
  idempotencyKeyCharacters: 64,
  /** How long an answer is kept for its `Idempotency-Key`, in milliseconds. */
  idempotencyKept: 86_400_000,
  /** A request's JSON, in bytes; a comment of the longest kind, escaped throughout, fits. */
  requestBytes: 160_000,
  /** The JSON of a word list, in bytes. */
  wordListBytes: 1_500_000,
  /** An address on the web, in characters. */
  urlCharacters: 2_048,
  /** An article's title, in characters. */
  titleCharacters: 300,
  /** A moderator's or a reader's explanation, in characters. */
  explanationCharacters: 2_000,
  /** What is searched for, in characters and in words. */
  searchCharacters: 500,
  searchWords: 24,
  /** Comments that one request decides. */
  bulkSize: 100,
  /** Comments that lead a thread. */
  pinnedSize: 3,
  /** Comments that one step of a job decides. */
  jobStep: 25,
  /** Days that statistics tell at once. */
  statsDays: 92,
  /** Comments that one reader may report in a minute. */
  reportsPerMinute: 10,
  /** How long a reader's token lives, in milliseconds. */
  tokenLife: 3_600_000,
  /** How long an author may insist who was asked to reword, in milliseconds. */
  insistenceLife: 3_600_000,
  /** A JWT of a site's own login, in characters. */
  loginCharacters: 8_192,
  /** How far ahead such a token may expire, and how far its clock may be off, in milliseconds. */
  loginLife: 3_600_000,
  loginClockSkew: 60_000,
  /** Own reactions and own held comments that `mine` tells, each. */
  mineSize: 1_000,
  /** The newest decisions against a reader, of which `mine` tells those in its thread. */
  mineDecisions: 20,
  /** Comments, and items of every other list, that one file of an export has. */
  exportPortion: 500,
  /** Comments whose reactions are told at once to those who listen. */
  liveReacted: 50,
  /** Comments that have changed which are told at once, and all of them in characters of JSON. */
  liveChanged: 10,
  liveChangedCharacters: 65_536,
  /** The same to all who listen: what one object sends at once. */
  liveSentCharacters: 16_777_216,
  /** Webhooks of one site. */
  webhooks: 10,
  /** How long the secret before the last rotation goes on signing, in milliseconds. */
  previousSecretLife: 86_400_000,
  /** How long an event and its deliveries can be looked at and replayed, in milliseconds. */
  eventsKept: 7 * 86_400_000,
  /** What is sent for an event, in bytes. */
  eventBytes: 20_000,
} as const

/** Requests a minute from one network, each counted by a rate-limit binding; wrangler.toml sets the same. */
export const bursts = {
  comments: 120,
  sessions: 60,
  reactions: 120,
  reports: 60,
  /** Pages that connect: each does so anew whenever its tab is looked at. */
  live: 300,
  /** Edits and changes of a profile. */
  changes: 120,
} as const

export const sorts = ['oldest', 'newest', 'best'] as const
export type Sort = (typeof sorts)[number]

/** Guests alone, or also those who come by the site's own login. */
export const signIns = ['guest', 'guest_or_sso'] as const
export type SignIn = (typeof signIns)[number]

export const bodyForms = ['html', 'nodes'] as const
export type BodyForm = (typeof bodyForms)[number]

/** What a moderator may decide and a rule may say of a comment; the public sees `PublicState`. */
export const statuses = ['pending', 'approved', 'rejected', 'spam', 'withdrawn'] as const
export type Status = (typeof statuses)[number]
export const publicStates = ['approved', 'pending', 'removed', 'withdrawn'] as const
export type PublicState = (typeof publicStates)[number]
