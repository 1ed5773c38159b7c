// What widget tests begin with, in the words of the field: a site, a comment, a thread. Every call
// makes another one, so that no test meets what another has left in storage or in memory.
import { defaultLimits, type Limits } from '../../../worker/contract/limits.ts'
import type { BodyNode } from '../../../worker/contract/nodes.ts'
import type { Comment, ReactionCount, Site } from '../../../worker/contract/shapes.ts'

/** A thread as the fake API stores it; its comments in posting order, at every depth. */
export interface StoredThread {
  key: string
  state: 'open' | 'closed'
  closes_at: string | null
  message: string | null
  /** Of the article; what the newest comments are listed with. */
  title: string | null
  version: number
  reactions: ReactionCount[]
  comments: Comment[]
}

export const kinds = [
  { kind: 'like', emoji: '👍', label: 'Like' },
  { kind: 'insight', emoji: '💡', label: 'Insightful' },
  { kind: 'disagree', emoji: '👎', label: 'Disagree' },
]

let made = 0

export function aSite(fields: Partial<Omit<Site, 'limits'>> & { limits?: Partial<Limits> } = {}) {
  return {
    id: `site-${++made}`,
    name: 'The Harbour Gazette',
    origins: [location.origin],
    reaction_kinds: kinds,
    sign_in: 'guest',
    challenge: null,
    notice: null,
    ...fields,
    limits: { ...defaultLimits, ...fields.limits },
  } satisfies Site as Site
}

export function aThread(fields: Partial<StoredThread> = {}): StoredThread {
  return {
    ...{ key: `article-${++made}`, state: 'open', closes_at: null, message: null },
    ...{ title: null, version: 1, reactions: [], comments: [] },
    ...fields,
  }
}

type CommentFields = Partial<Omit<Comment, 'author'>> & {
  /** The text; a blank line ends a paragraph. */
  body?: string
  /** The author's name. */
  name?: string | null
  website?: string | null
}

export function aComment({ body, name, website, ...fields }: CommentFields = {}): Comment {
  const id = fields.id ?? nextId()
  const gone = fields.state === 'removed' || fields.state === 'withdrawn'
  return {
    id,
    parent_id: null,
    depth: 0,
    author: gone ? null : anAuthor(`author-${id}`, name ?? null, website),
    state: 'approved',
    body_nodes: gone ? [] : nodesOf(body ?? `Text of ${id}.`),
    posted_at: new Date(Date.now() - 3_600_000).toISOString(),
    edited_at: null,
    edited_by: null,
    revision: 1,
    pinned: false,
    reactions: [],
    reply_count: 0,
    ...fields,
  }
}

export function anAuthor(id: string, name: string | null, website: string | null = null) {
  return { id, name, website, avatar_url: null, badge: null }
}

/** A reply to `parent`, one deeper. */
export function aReply(parent: Comment, fields: CommentFields = {}): Comment {
  return aComment({ parent_id: parent.id, depth: parent.depth + 1, ...fields })
}

/** So many roots, the first posted first: “Root 1”, “Root 2” … */
export function roots(count: number): Comment[] {
  return Array.from({ length: count }, (_, at) => aComment({ body: `Root ${at + 1}` }))
}

/** So many replies to `parent`: “Reply 1”, “Reply 2” … */
export function replies(parent: Comment, count: number): Comment[] {
  return Array.from({ length: count }, (_, at) => aReply(parent, { body: `Reply ${at + 1}` }))
}

/** Ids are time-ordered. */
export function nextId(): string {
  return `c${String(++made).padStart(6, '0')}`
}

export function nodesOf(text: string): BodyNode[] {
  return text.split('\n\n').map((paragraph) => ({ tag: 'p', children: [paragraph] }))
}
