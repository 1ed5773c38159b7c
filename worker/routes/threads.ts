// Reading a thread: its first page with the site's settings, more roots, more of a branch, and one
// comment with what stands around it. All of it the same for everybody, and cacheable.
import type { Context } from 'hono'
import { now } from '../clock.ts'
import { type BodyForm, defaultLimits, fixedLimits, type Sort } from '../contract/limits.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { CommentContext, ThreadPage } from '../contract/shapes.ts'
import { checkCursor, decodeCursor } from '../cursor.ts'
import {
  type Found,
  type FoundPage,
  findBranch,
  findContext,
  findRoots,
  type Where,
} from '../db/pages.ts'
import { type AppEnv, factory } from '../factory.ts'
import { isId } from '../id.ts'
import { answerCacheable, isKnown, knownVersion, newerOf } from '../middleware/cacheable.ts'
import { allowAnyOrigin } from '../middleware/cross-origin.ts'
import { type Encoded, keptAnswers } from '../middleware/kept-answers.ts'
import { idInPath, threadInPath, urlOf } from '../middleware/path.ts'
import { readQuery } from '../middleware/query.ts'
import { toComment, toPage, toRootPage, toSite, toThread, type View } from '../presentation.ts'
import { invalid, ProblemError } from '../problem.ts'

export const threads = factory
  .createApp()
  .get(paths.thread, (c) => {
    const { key } = threadInPath(c)
    const { sort, limit = null, body } = readQuery(c, operations.thread.get.query)
    return answer(c, '', {
      find: (where) => findRoots(c.env.DB, where, { sort, after: null, limit }),
      present({ site, thread, list }) {
        const view = viewOf({ site, thread }, body)
        const size = limit ?? site.limits.roots_per_page
        const comments = toRootPage(list, size, sort, view)
        const answered = {
          site: toSite(site),
          thread: toThread(thread, key, sort, view.kinds),
          comments,
        } satisfies ThreadPage
        return { answered, next: comments.next, path: '/comments' }
      },
    })
  })

  .get(paths.comments, (c) => {
    threadInPath(c)
    const { parent, ...query } = readQuery(c, operations.comments.get.query)
    return parent === undefined ? moreRoots(c, query) : moreReplies(c, query, parent)
  })

  .get(paths.context, (c) => {
    const id = idInPath(c, 7)
    const { key } = threadInPath(c)
    const { body } = readQuery(c, operations.context.get.query)
    return answer(c, id, {
      find: (where) => findContext(c.env.DB, where, id),
      present({ site, thread, list }) {
        if (list === null) throw new ProblemError('not_found')
        const view = viewOf({ site, thread }, body)
        const size = fixedLimits.contextSize
        const root = list.comment.root_id
        const earlier = toPage(list.before, size, { sort: 'newest', root }, view)
        const answered = {
          site: toSite(site),
          thread: toThread(thread, key, 'oldest', view.kinds),
          comment: toComment(list.comment, view),
          ancestors: list.ancestors.map((row) => toComment(row, view)),
          before: { items: earlier.items.reverse(), next: earlier.next },
          after: toPage(list.after, size, { sort: 'oldest', root }, view),
        } satisfies CommentContext
        return { answered, next: null }
      },
    })
  })

interface Query {
  sort?: Sort | undefined
  cursor?: string | undefined
  limit?: number | undefined
  body: BodyForm
}

function moreRoots(c: Context<AppEnv>, query: Query): Promise<Response> {
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor)
  const sort = query.sort ?? cursor?.sort ?? 'oldest'
  checkCursor(cursor, { sort, root: null })
  const limit = query.limit ?? null
  return answer(c, '', {
    find: (where) => findRoots(c.env.DB, where, { sort, after: cursor, limit }),
    present({ site, thread, list }) {
      checkCursor(cursor, { thread: thread?.id ?? '' })
      const size = limit ?? site.limits.roots_per_page
      const view = viewOf({ site, thread }, query.body)
      const answered = toRootPage(list, size, sort, view)
      return { answered, next: answered.next }
    },
  })
}

// A branch is in posting order whatever the order of the roots. Only a permalink's cursor to what
// stands before it runs backward.
function moreReplies(c: Context<AppEnv>, query: Query, root: string): Promise<Response> {
  if (!isId(root)) throw invalid('?parent', 'is no root of this thread')
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor)
  checkCursor(cursor, { root })
  const sort = cursor?.sort === 'newest' ? 'newest' : 'oldest'
  const limit = query.limit ?? defaultLimits.roots_per_page
  const page = { root, backward: sort === 'newest', after: cursor?.id ?? null, limit }
  return answer(c, root, {
    find: (where) => findBranch(c.env.DB, where, page),
    present({ site, thread, list }) {
      checkCursor(cursor, { thread: thread?.id ?? '' })
      if (!list?.root) throw invalid('?parent', 'is no root of this thread')
      const answered = toPage(
        list.items,
        limit,
        { sort, root },
        viewOf({ site, thread }, query.body),
      )
      return { answered, next: answered.next }
    },
  })
}

function viewOf({ site, thread }: Omit<FoundPage<unknown>, 'list'>, form: BodyForm): View {
  return { thread: thread?.id ?? '', kinds: site.reactionKinds, form }
}

interface Read<List> {
  find(where: Where): Promise<Found<List> | null>
  present(page: FoundPage<List>): Presented
}

interface Presented {
  answered: object
  /** The cursor of the next page, which is at `path` below this address. */
  next: string | null
  path?: string
}

/** Finds and presents, unless the reader, or this isolate, holds the present version already. */
async function answer<List>(c: Context<AppEnv>, of: string, read: Read<List>): Promise<Response> {
  allowAnyOrigin(c)
  const url = urlOf(c)
  const address = url.pathname + url.search
  const keep = keptAnswers(c.env.DB)
  const kept = keep.get(address)
  const known = newerOf(knownVersion(c, of), kept)
  const found = await read.find({ ...threadInPath(c), known, at: now() })
  if (found === null) throw new ProblemError('not_found', { detail: 'There is no such site.' })
  const { page, ...version } = found
  const isHeld = isKnown(c, version, of)
  if (page === null && isHeld) return answerCacheable(c, version, null, of)
  const present = page === null ? kept : { ...version, ...encode(read.present(page), url) }
  if (present === null) throw new Error('A version that nobody holds was taken for known.')
  if (present !== kept) keep.set(address, present)
  if (present.link !== null) c.header('Link', present.link)
  return answerCacheable(c, version, isHeld ? null : present.json, of)
}

// The next page also as a link (RFC 8288), for clients that follow those.
function encode({ answered, next, path = '' }: Presented, url: URL): Encoded {
  const json = new TextEncoder().encode(JSON.stringify(answered)) as Uint8Array<ArrayBuffer>
  if (next === null) return { json, link: null }
  const query = new URLSearchParams(url.search)
  query.set('cursor', next)
  return { json, link: `<${url.pathname}${path}?${query}>; rel="next"` }
}
