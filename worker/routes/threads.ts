// Reading a thread: its first page with the site's settings, more roots, more of a branch, and one
// comment with what stands around it. All of it the same for everybody, and cacheable.
import type { Context } from 'hono'
import { type BodyForm, defaultLimits, fixedLimits, type Sort } from '../contract/limits.ts'
import { paths } from '../contract/paths.ts'
import { CommentsQuery, ContextQuery, ThreadQuery } from '../contract/requests.ts'
import type { Comment, CommentContext, Page, ThreadPage } from '../contract/shapes.ts'
import { checkCursor, decodeCursor } from '../cursor.ts'
import { type Found, findBranch, findContext, findRoots, type Known } from '../db/pages.ts'
import { factory } from '../factory.ts'
import { isId } from '../id.ts'
import { answerCacheable, isKnown, knownVersion } from '../middleware/cacheable.ts'
import { allowAnyOrigin } from '../middleware/cross-origin.ts'
import { idInPath, threadInPath } from '../middleware/path.ts'
import { readQuery } from '../middleware/query.ts'
import { toComment, toPage, toSite, toThread, type View } from '../presentation.ts'
import { invalid, ProblemError } from '../problem.ts'

export const threads = factory
  .createApp()
  .get(paths.thread, async (c) => {
    const { where, ...path } = target(c)
    const { sort, limit = null, body } = readQuery(c, ThreadQuery)
    const found = existing(await findRoots(c.env.DB, where, { sort, after: null, limit }))
    return answer(c, found, '', (rows) => {
      const view = viewOf(found, body)
      const size = limit ?? found.site.limits.roots_per_page
      const comments = toPage(rows, size, { sort, root: null }, view)
      linkNext(c, comments.next, '/comments')
      return {
        site: toSite(found.site),
        thread: toThread(found.thread, path.key, sort, view.kinds),
        comments,
      } satisfies ThreadPage
    })
  })

  .get(paths.comments, (c) => {
    threadInPath(c)
    const { parent, ...query } = readQuery(c, CommentsQuery)
    return parent === undefined ? moreRoots(c, query) : moreReplies(c, query, parent)
  })

  .get(paths.context, async (c) => {
    const id = idInPath(c, 7)
    const { where, key } = target(c, id)
    const { body } = readQuery(c, ContextQuery)
    const found = existing(await findContext(c.env.DB, where, id))
    // No list at a version that the reader does not hold: readers see no such comment.
    if (found.list === null && !isKnown(c, versionOf(found), id))
      throw new ProblemError('not_found')
    return answer(c, found, id, ({ comment, ancestors, before, after }) => {
      const view = viewOf(found, body)
      const size = fixedLimits.contextSize
      const root = comment.root_id
      const earlier = toPage(before, size, { sort: 'newest', root }, view)
      return {
        thread: toThread(found.thread, key, 'oldest', view.kinds),
        comment: toComment(comment, view),
        ancestors: ancestors.map((row) => toComment(row, view)),
        before: { items: earlier.items.reverse(), next: earlier.next },
        after: toPage(after, size, { sort: 'oldest', root }, view),
      } satisfies CommentContext
    })
  })

interface Query {
  sort?: Sort | undefined
  cursor?: string | undefined
  limit?: number | undefined
  body: BodyForm
}

async function moreRoots(c: Context, query: Query): Promise<Response> {
  const { where } = target(c)
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor)
  const sort = query.sort ?? cursor?.sort ?? 'oldest'
  checkCursor(cursor, { sort, root: null })
  const limit = query.limit ?? null
  const found = existing(await findRoots(c.env.DB, where, { sort, after: cursor, limit }))
  checkCursor(cursor, { thread: found.thread?.id ?? '' })
  return answer(c, found, '', (rows) => {
    const size = limit ?? found.site.limits.roots_per_page
    const page = toPage(rows, size, { sort, root: null }, viewOf(found, query.body))
    linkNext(c, page.next)
    return page
  })
}

// A branch is in posting order whatever the order of the roots. Only a permalink's cursor to what
// stands before it runs backward.
async function moreReplies(c: Context, query: Query, root: string): Promise<Response> {
  if (!isId(root)) throw invalid('?parent', 'is no root of this thread')
  const { where } = target(c, root)
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor)
  checkCursor(cursor, { root })
  const sort = cursor?.sort === 'newest' ? 'newest' : 'oldest'
  const limit = query.limit ?? defaultLimits.roots_per_page
  const found = existing(
    await findBranch(c.env.DB, where, {
      root,
      backward: sort === 'newest',
      after: cursor?.id ?? null,
      limit,
    }),
  )
  checkCursor(cursor, { thread: found.thread?.id ?? '' })
  return answer(c, found, root, (branch): Page<Comment> => {
    if (branch.root === null) throw invalid('?parent', 'is no root of this thread')
    const page = toPage(branch.items, limit, { sort, root }, viewOf(found, query.body))
    linkNext(c, page.next)
    return page
  })
}

// The next page as a link (RFC 8288), for clients that follow those; below this address at `path`.
function linkNext(c: Context, next: string | null, path = ''): void {
  if (next === null) return
  const url = new URL(c.req.raw.url)
  url.searchParams.set('cursor', next)
  c.header('Link', `<${url.pathname}${path}${url.search}>; rel="next"`)
}

interface Target {
  key: string
  where: { site: string; key: string; known: Known | null }
}

function target(c: Context, of = ''): Target {
  allowAnyOrigin(c)
  const { site, key } = threadInPath(c)
  return { key, where: { site, key, known: knownVersion(c, of) } }
}

function existing<List>(found: Found<List> | null): Found<List> {
  if (found === null) throw new ProblemError('not_found', { detail: 'There is no such site.' })
  return found
}

function versionOf(found: Found<unknown>): Known {
  return { revision: found.site.revision, version: found.thread?.version ?? 0 }
}

function viewOf(found: Found<unknown>, form: BodyForm): View {
  return { thread: found.thread?.id ?? '', kinds: found.site.reactionKinds, form }
}

function answer<List>(
  c: Context,
  found: Found<List>,
  of: string,
  present: (list: List) => object,
): Response {
  const body = found.list === null ? null : present(found.list)
  return answerCacheable(c, versionOf(found), body, of)
}
