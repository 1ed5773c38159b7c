// What leaves: the JSON of every answer, spelled as on the wire. Times are RFC 3339 UTC, ids opaque.
// The API's description is made of these schemas, the types are inferred from them. Only the worker
// loads this file; others take its types.
import * as v from 'valibot'
import { fixedLimits, type Limits, limitRanges, publicStates, signIns, sorts } from './limits.ts'
import { bodyTags, type BodyNode as Tree } from './nodes.ts'
import { count, id, page, time, told } from './parts.ts'
import { OwnDecision } from './reports.ts'

export const Health = v.object({ status: v.literal('ok') })
export type Health = v.InferOutput<typeof Health>

export const ReactionKind = v.object({ kind: v.string(), emoji: v.string(), label: v.string() })
export type ReactionKind = v.InferOutput<typeof ReactionKind>

export const ReactionCount = v.object({ kind: v.string(), count })
export type ReactionCount = v.InferOutput<typeof ReactionCount>

const limitWords: Record<keyof Limits, string> = {
  body_bytes: 'Size of a comment’s source, in bytes of UTF-8.',
  name_characters: 'Length of an author’s name, in Unicode code points.',
  depth: 'Greatest depth of a reply; a root has 0.',
  edit_window_seconds: 'How long an author may edit, in seconds from posting.',
  comments_per_minute: 'Comments one author may post in a minute.',
  roots_per_page: 'Roots on a page where the request names no `limit`.',
  replies_per_root: 'Replies that come with each root of a page.',
}

const limit = (name: keyof Limits) =>
  told(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(limitRanges[name][0]),
      v.maxValue(limitRanges[name][1]),
    ),
    limitWords[name],
  )

const SiteLimits = v.object(
  Object.fromEntries(
    Object.keys(limitWords).map((name) => [name, limit(name as keyof Limits)]),
  ) as Record<keyof Limits, ReturnType<typeof limit>>,
)

export const Site = told(
  v.object({
    id: v.string(),
    name: v.string(),
    origins: told(v.array(v.string()), 'Origins whose pages may write, as `scheme://host[:port]`.'),
    reaction_kinds: v.array(ReactionKind),
    limits: SiteLimits,
    sign_in: told(
      v.picklist(signIns),
      'How readers sign in: as a guest with a key of their own, or also by the site’s own login.',
    ),
    challenge: told(
      v.nullable(v.string()),
      'A challenge that a writer must pass, where the site asks for one.',
    ),
    notice: told(v.nullable(v.string()), 'The site owner’s words to readers, above the composer.'),
  }),
  'A site’s public settings.',
)
export type Site = v.InferOutput<typeof Site>

export const Author = v.object({
  id,
  name: v.nullable(v.string()),
  website: v.nullable(v.string()),
  avatar_url: told(v.nullable(v.string()), 'https; only from the site’s own login.'),
  badge: told(
    v.nullable(v.string()),
    'On every author whom the site’s own login vouches for, and on no guest: the site’s word, or `verified`.',
  ),
})
export type Author = v.InferOutput<typeof Author>

/** Who a comment says it is by. */
export type Byline = Omit<Author, 'id'>

/** One page of a list; `next` is the cursor of the one after it, null on the last. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}

export const BodyNode: v.GenericSchema<Tree> = told(
  v.union([
    v.string(),
    v.object({
      tag: v.picklist(bodyTags),
      children: v.exactOptional(v.array(v.lazy(() => BodyNode))),
      href: told(v.exactOptional(v.string()), 'On `a` only: http, https or mailto.'),
      lang: told(v.exactOptional(v.string()), 'On `pre` only: the language named after the fence.'),
      start: told(v.exactOptional(count), 'On `ol` only, when it does not begin with 1.'),
    }),
  ]),
  'Text, or one of the allow-listed elements. No other tag and no other attribute exists.',
)

const html = told(v.string(), 'Safe by itself inside a `div`; with `body=html`.')
const nodes = told(v.array(BodyNode), 'With `body=nodes`.')

export const Reply = v.object({
  id,
  parent_id: v.nullable(id),
  depth: told(count, '0 on a root.'),
  author: told(v.nullable(Author), 'As it was when written; null on a tombstone.'),
  state: v.picklist(publicStates),
  body_html: v.exactOptional(html),
  body_nodes: v.exactOptional(nodes),
  posted_at: time,
  edited_at: v.nullable(time),
  edited_by: told(v.nullable(v.picklist(['author', 'moderator'])), 'Whose the last edit was.'),
  revision: told(count, 'Grows by one with every change of text or state; what `If-Match` names.'),
  pinned: v.boolean(),
  reactions: v.array(ReactionCount),
  reply_count: told(
    count,
    'On a root the visible comments in its branch, on a reply its direct visible replies.',
  ),
})
export type Reply = v.InferOutput<typeof Reply>

export const Comment = v.object({
  ...Reply.entries,
  replies: v.exactOptional(
    told(page(Reply), 'On roots of a page only: the branch below, flat, in posting order.'),
  ),
})
export type Comment = v.InferOutput<typeof Comment>

export const OwnComment = told(
  v.object({
    ...Reply.entries,
    body: told(v.string(), 'The source.'),
    body_html: html,
    body_nodes: nodes,
  }),
  'An author’s own comment, with its source and both forms of its text.',
)
export type OwnComment = v.InferOutput<typeof OwnComment>

export const Thread = v.object({
  id: told(v.nullable(id), 'Null where nobody has published anything yet.'),
  key: v.string(),
  url: v.nullable(v.string()),
  title: v.nullable(v.string()),
  state: v.picklist(['open', 'closed']),
  closes_at: told(v.nullable(time), 'When it closes by itself, or did.'),
  message: told(v.nullable(v.string()), 'A moderator’s words to readers, above the composer.'),
  comment_count: told(count, 'What a reader can see: approved comments.'),
  reactions: v.array(ReactionCount),
  version: told(count, 'Grows with everything public that happens in the thread.'),
  sort: told(v.picklist(sorts), 'The order of the page that came with it.'),
})
export type Thread = v.InferOutput<typeof Thread>

/** What is said by the WebSocket of a thread: as much of it as counts. */
export interface LiveMessage
  extends Pick<Thread, 'version' | 'comment_count' | 'state' | 'reactions'> {
  /** Where readers have reacted to comments: what that has made of these. */
  reacted?: {
    /** The version that this connection was told of before. */
    since: number
    /** By how many of the versions since then. */
    times: number
    comments: Pick<Comment, 'id' | 'reactions'>[]
  }
  /** Where comments were edited, or came into view or out of it: what these are now. */
  changed?: {
    /** The same as above. */
    since: number
    /** By how many of the versions since then, each of which was such a change. */
    times: number
    /** How many comments readers see more by them, or fewer. */
    net: number
    comments: LiveComment[]
  }
}

/** A comment as everybody sees it; of one that nobody sees any more, no more than that. */
export type LiveComment =
  | (Omit<Reply, 'state'> & { state: 'approved' })
  | { id: string; state: 'removed' | 'withdrawn' }

export const CommentPage = page(Comment)

export const ThreadPage = v.object({ site: Site, thread: Thread, comments: CommentPage })
export type ThreadPage = v.InferOutput<typeof ThreadPage>

export const CommentContext = v.object({
  site: Site,
  thread: Thread,
  comment: Comment,
  ancestors: told(v.array(Comment), 'Root first, parent last.'),
  before: told(page(Comment), 'What stands before it in the same list, in posting order.'),
  after: CommentPage,
})
export type CommentContext = v.InferOutput<typeof CommentContext>

export const Counts = v.object({
  counts: told(v.record(v.string(), count), 'Comments by thread key.'),
})
export type Counts = v.InferOutput<typeof Counts>

export const RecentComment = told(
  v.object({
    ...Reply.entries,
    thread: v.object({ key: v.string(), url: v.string(), title: v.nullable(v.string()) }),
  }),
  'A published comment with the article that it stands under.',
)
export type RecentComment = v.InferOutput<typeof RecentComment>

export const RecentPage = page(RecentComment)

export const Session = v.object({
  token: told(v.string(), 'Good for an hour, as `Authorization: Bearer`.'),
  expires_at: time,
  author: Author,
  guest_key: v.exactOptional(
    told(v.string(), 'Makes this guest again. Only with a new guest, and only this once.'),
  ),
})
export type Session = v.InferOutput<typeof Session>

export const Posted = v.object({ comment: OwnComment, editable_until: time })
export type Posted = v.InferOutput<typeof Posted>

export const Reacted = v.object({
  reactions: v.array(ReactionCount),
  mine: told(v.array(v.string()), 'The kinds that this reader has set on this target.'),
})
export type Reacted = v.InferOutput<typeof Reacted>

export const Mine = told(
  v.object({
    reactions: v.object({
      thread: v.array(v.string()),
      comments: told(v.record(v.string(), v.array(v.string())), 'Kinds by comment id.'),
    }),
    comments: told(v.array(OwnComment), 'Own comments that wait for review.'),
    decisions: told(
      v.array(OwnDecision),
      `Why own comments here were removed or held, among the newest ${fixedLimits.mineDecisions} decisions.`,
    ),
  }),
  'What only this reader may see in a thread.',
)
export type Mine = v.InferOutput<typeof Mine>

export const Description = told(
  v.objectWithRest({ openapi: v.string() }, v.unknown()),
  'An OpenAPI 3.1 document.',
)
