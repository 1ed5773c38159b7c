// A thread in memory, answered as the API answers it: pages of roots with the first replies, more of
// a branch, counts of what can be seen. Cursors hold the last id that was given.
import type { Limits, Sort } from '../../../worker/contract/limits.ts'
import type {
  Comment,
  CommentContext,
  Counts,
  Page,
  ReactionCount,
  RecentComment,
  Site,
  ThreadPage,
} from '../../../worker/contract/shapes.ts'
import type { StoredThread } from './builders.ts'

const orders: Record<Sort, (a: Comment, b: Comment) => number> = {
  oldest: (a, b) => (a.id < b.id ? -1 : 1),
  newest: (a, b) => (a.id < b.id ? 1 : -1),
  best: (a, b) => total(b) - total(a),
}

export function threadPage(site: Site, thread: StoredThread, sort: Sort): ThreadPage {
  const visible = thread.comments.filter((comment) => comment.state === 'approved')
  return {
    site,
    thread: {
      id: visible.length ? `thread-${thread.key}` : null,
      key: thread.key,
      url: null,
      title: null,
      closes_at: thread.closes_at,
      message: thread.message,
      state: thread.state,
      comment_count: visible.length,
      reactions: thread.reactions,
      version: thread.version,
      sort,
    },
    comments: rootPage(thread, site.limits, sort, null),
  }
}

export function rootPage(
  thread: StoredThread,
  limits: Limits,
  sort: Sort,
  cursor: string | null,
  size = limits.roots_per_page,
): Page<Comment> {
  const listed = listedIn(thread)
  const roots = listed.filter(({ parent_id }) => parent_id === null).sort(orders[sort])
  const pinned = roots.filter((root) => root.pinned)
  const ordered = [...pinned, ...roots.filter((root) => !root.pinned)]
  const { items, next } = pageOf(ordered, cursor, size)
  const withReplies = items.map((root) => {
    const below = branchOf(listed, root)
    return {
      ...root,
      reply_count: below.filter(({ state }) => state === 'approved').length,
      replies: pageOf(below, null, limits.replies_per_root),
    }
  })
  return { items: withReplies, next }
}

export function branchPage(
  thread: StoredThread,
  rootId: string,
  cursor: string,
  limit: number,
): Page<Comment> {
  const listed = listedIn(thread)
  const root = listed.find(({ id }) => id === rootId) as Comment
  return pageOf(branchOf(listed, root), cursor, limit)
}

const visibleIn = ({ comments }: StoredThread) =>
  comments.filter(({ state }) => state === 'approved')

export function countsOf(threads: readonly StoredThread[], url: URL): Counts {
  const count = (key: string) => threads.find((one) => one.key === key)
  const counts = url.searchParams.getAll('key').map((key) => {
    const thread = count(key)
    return [key, thread ? visibleIn(thread).length : 0]
  })
  return { counts: Object.fromEntries(counts) }
}

export function recentOf(threads: readonly StoredThread[], url: URL): Page<RecentComment> {
  const all = threads.flatMap((thread) =>
    visibleIn(thread).map((comment) => ({
      ...comment,
      thread: { key: thread.key, url: `https://paper.example/${thread.key}`, title: thread.title },
    })),
  )
  const items = all.sort(orders.newest).slice(0, Number(url.searchParams.get('limit')))
  return { items, next: null }
}

/** A comment, by the path of its context, with what stands around it; undefined where nobody sees it. */
export function contextOf(
  site: Site,
  thread: StoredThread,
  path: string,
): CommentContext | undefined {
  const id = path.split('/').at(-2)
  const listed = listedIn(thread)
  const byId = new Map(listed.map((one) => [one.id, one]))
  const comment = byId.get(id ?? '')
  if (!comment) return undefined
  const ancestors: Comment[] = []
  for (let up = byId.get(comment.parent_id ?? ''); up; up = byId.get(up.parent_id ?? '')) {
    ancestors.unshift(up)
  }
  const [root] = ancestors
  const roots = listed.filter(({ parent_id }) => parent_id === null)
  const list = root ? branchOf(listed, root) : roots
  const at = list.findIndex((one) => one.id === id)
  const size = 10
  const counted = (one: Comment) => {
    const below = branchOf(listed, one)
    const replies = one.parent_id ? undefined : pageOf(below, null, site.limits.replies_per_root)
    const reply_count = below.filter(({ state }) => state === 'approved').length
    return { ...one, reply_count, ...(replies && { replies }) }
  }
  return {
    site,
    thread: threadPage(site, thread, 'oldest').thread,
    comment: counted(comment),
    ancestors: ancestors.map(counted),
    before: {
      items: list.slice(Math.max(0, at - size), at).map(counted),
      next: at > size ? `before-${list[at - size]?.id}` : null,
    },
    after: pageOf(list.map(counted), `after-${id}`, size),
  }
}

/** What a reaction leaves of the counts that stood there. */
export function counted(
  kinds: readonly { kind: string }[],
  counts: readonly ReactionCount[],
  kind: string,
  by: number,
): ReactionCount[] {
  return kinds.flatMap((one) => {
    const known = counts.find((count) => count.kind === one.kind)?.count ?? 0
    const count = known + (one.kind === kind ? by : 0)
    return count > 0 ? [{ kind: one.kind, count }] : []
  })
}

// What waits for review is seen by nobody, but that something with replies stood there.
function listedIn({ comments }: StoredThread): Comment[] {
  return comments
    .filter(({ state, body_nodes }) => state !== 'pending' || !body_nodes?.length)
    .map((comment) => {
      // The source is for its author alone.
      const { body: _, ...told } = comment as Comment & { body?: string }
      return told
    })
}

// The branch below a root, flat, in posting order.
function branchOf(comments: readonly Comment[], root: Comment): Comment[] {
  const within = new Set([root.id])
  const below = comments.filter(({ id, parent_id }) => {
    const isBelow = parent_id !== null && within.has(parent_id)
    if (isBelow) within.add(id)
    return isBelow
  })
  return below.map((reply) => ({
    ...reply,
    reply_count: below.filter(({ parent_id }) => parent_id === reply.id).length,
  }))
}

function pageOf(ordered: readonly Comment[], cursor: string | null, limit: number): Page<Comment> {
  const from = cursor === null ? 0 : ordered.findIndex(({ id }) => `after-${id}` === cursor) + 1
  const items = ordered.slice(from, from + limit)
  const more = from + limit < ordered.length
  return { items, next: more ? `after-${items.at(-1)?.id}` : null }
}

function total(comment: Comment): number {
  return comment.reactions.reduce((sum, { count }) => sum + count, 0)
}
