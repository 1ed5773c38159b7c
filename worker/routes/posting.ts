// POST a comment: judged on one read, stored by one batch, answered the same to a repeated request.
import type { Context } from 'hono'
import { now, timestamp } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { fillPath, paths } from '../contract/paths.ts'
import type { Posted } from '../contract/shapes.ts'
import type { CommentRow } from '../db/comment-rows.ts'
import type { OwnRow } from '../db/comments.ts'
import { findPostFacts, type PostFacts } from '../db/post-facts.ts'
import { insertComment, type NewComment } from '../db/posting.ts'
import type { StoredSite } from '../db/sites.ts'
import { factory } from '../factory.ts'
import { newId, timeOf } from '../id.ts'
import { searchText } from '../markup/words.ts'
import { admit, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { threadInPath } from '../middleware/path.ts'
import { deliverAfterAnswer } from '../outbox/after-answer.ts'
import { newEvents } from '../outbox/new-events.ts'
import { toOwnComment } from '../presentation.ts'
import { invalid, ProblemError } from '../problem.ts'
import { requestIdOf } from '../request-id.ts'
import { bylineOf, readBody } from './draft.ts'
import { knownLists, rule, versionsOf } from './verdicts.ts'

export const posting = factory.createApp().post(paths.comments, async (c) => {
  const { site: siteId, key } = threadInPath(c)
  const arrival = await receive(c, operations.comments.post)
  const known = knownLists(siteId)
  const facts = await findPostFacts(c.env.DB, {
    site: siteId,
    key,
    author: arrival.reader?.site === siteId ? arrival.reader.author : null,
    parent: arrival.body?.parent_id ?? null,
    idempotencyKey: arrival.idempotencyKey,
    lists: versionsOf(known),
  })
  if (facts === null) throw new ProblemError('not_found')
  const { site } = facts
  admit(c, site, arrival)
  const at = now()
  const pace = paceOf(facts, at)
  tellPace(c, pace)
  const draft = arrival.body
  const requestHash = await hash([key, draft])
  if (facts.earlier !== null) return answerAgain(c, facts.earlier, requestHash, site.id, key)

  const parentId = draft.parent_id ?? null
  const nodes = readBody(draft.body, site.limits)
  // What is left out is as the author has set it.
  const byline = bylineOf(arrival.reader, { ...facts.profile, ...draft }, site)
  checkPage(draft.page.url, c.req.header('Origin'), site)

  const thread = facts.thread ?? { key, state: 'open' as const }
  const { body, insist } = draft
  const { name, website } = byline
  const { policy } = facts
  const asked = { site, at, state: thread.state, policy, known, body, nodes, name, website, insist }
  const { status, kept } = await rule(c.var.config, arrival.reader, thread.key, {
    ...asked,
    requestId: requestIdOf(c),
  })
  const parent = checkParent(parentId, facts, thread.key)
  // A parent stands before its child in every order of ids, whatever this machine's clock says.
  const postedAt = Math.max(at, parent === null ? 0 : timeOf(parent.id) + 1)
  await checkBurst(c, 'comments')
  checkPace(pace)

  const author = { id: arrival.reader.author, ...byline }
  const row: Omit<OwnRow, 'thread_id'> = {
    ...emptyRow,
    id: newId(postedAt),
    parent_id: parent?.id ?? null,
    root_id: parent?.root ?? null,
    depth: parent?.ancestors.length ?? 0,
    author_id: author.id,
    author_name: author.name,
    author_website: author.website,
    author_avatar: author.avatar_url,
    author_badge: author.badge,
    status,
    body_nodes: nodes,
    body: draft.body,
    posted_at: postedAt,
  }
  const answer = JSON.stringify({
    comment: toOwnComment(row, site.reactionKinds),
    editable_until: timestamp(postedAt + site.limits.edit_window_seconds * 1000),
  } satisfies Posted)
  const answerStatus = status === 'approved' ? 201 : 202
  const threadId = newId(at)
  const { race, events } = await insertComment(c.env.DB, {
    site: site.id,
    key: thread.key,
    threadId,
    id: row.id,
    parent,
    author,
    renaming: arrival.reader.byline ?? { name: draft.name, website: draft.website },
    status,
    kept,
    body: draft.body,
    search: searchText(draft.body),
    nodes: JSON.stringify(nodes),
    postedAt,
    at,
    page: { url: draft.page.url, title: draft.page.title ?? null },
    commentsPerMinute: site.limits.comments_per_minute,
    idempotency: { key: arrival.idempotencyKey, requestHash, status: answerStatus, answer },
    events: newEvents(
      at,
      'thread.created',
      'comment.created',
      status === 'approved' ? 'comment.published' : 'comment.held',
    ),
  })
  if (race === 'too_many') tellPace(c, { ...pace, left: 0, seconds: 60 })
  if (race !== null) throw raceProblems[race]()
  tellPace(c, { ...pace, left: pace.left - 1 })
  deliverAfterAnswer(c, site.id, events)
  return answerJson(c, answer, answerStatus, { site: site.id, key, id: row.id })
})

const emptyRow = {
  edited_at: null,
  edited_by: null,
  revision: 1,
  pinned_at: null,
  purged_at: null,
  reactions: {},
  score: 0,
  reply_count: 0,
} satisfies Partial<CommentRow>

const raceProblems = {
  thread_closed: () => new ProblemError('thread_closed'),
  // Sent again, it goes where the thread has gone.
  thread_moved: () => new ProblemError('in_progress', { retryAfter: 1 }),
  parent_gone: () => invalid('/parent_id', 'is no comment that can be replied to'),
  too_many: () => new ProblemError('too_many_requests', { retryAfter: 60 }),
  in_progress: () => new ProblemError('in_progress', { retryAfter: 1 }),
}

function answerJson(
  c: Context,
  json: string,
  status: 201 | 202,
  place: { site: string; key: string; id: string },
): Response {
  c.header('Location', fillPath(paths.context, place))
  c.header('Content-Type', 'application/json')
  return c.body(json, status)
}

function answerAgain(
  c: Context,
  earlier: NonNullable<PostFacts['earlier']>,
  requestHash: string,
  site: string,
  key: string,
): Response {
  if (earlier.request_hash !== requestHash) throw new ProblemError('idempotency_mismatch')
  const { id } = (JSON.parse(earlier.answer) as Posted).comment
  return answerJson(c, earlier.answer, earlier.status === 201 ? 201 : 202, { site, key, id })
}

function checkPage(url: string, origin: string | undefined, site: StoredSite): void {
  const origins = origin === undefined ? site.origins : [origin]
  if (!origins.includes(new URL(url).origin)) {
    throw invalid('/page/url', 'is not a page of the origin that sent it')
  }
}

function checkParent(id: string | null, facts: PostFacts, key: string): NewComment['parent'] {
  if (id === null) return null
  const { parent, site } = facts
  if (parent === null || parent.thread_key !== key || parent.status !== 'approved') {
    throw raceProblems.parent_gone()
  }
  if (parent.depth + 1 > site.limits.depth) {
    throw invalid('/parent_id', `is at the greatest depth, ${site.limits.depth}`)
  }
  return {
    id: parent.id,
    root: parent.root_id ?? parent.id,
    ancestors: [...parent.ancestors, parent.id],
  }
}

interface Pace {
  quota: number
  left: number
  /** Until the minute begins anew. */
  seconds: number
}

// The batch counts again, exactly; here the answer learns how much of the minute is left.
function paceOf({ site, minute }: PostFacts, at: number): Pace {
  const quota = site.limits.comments_per_minute
  const runs = minute !== null && Math.abs(at - minute.started_at) < 60_000 ? minute : null
  const seconds = runs === null ? 60 : Math.ceil((runs.started_at + 60_000 - at) / 1000)
  return { quota, left: Math.max(0, quota - (runs?.count ?? 0)), seconds }
}

function checkPace({ quota, left, seconds }: Pace): void {
  if (left > 0) return
  throw new ProblemError('too_many_requests', {
    detail: `One author may post ${quota} comments a minute on this site.`,
    retryAfter: seconds,
  })
}

function tellPace(c: Context, { left, seconds }: Pace): void {
  c.header('RateLimit', `"comments";r=${left};t=${seconds}`)
}

async function hash(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex()
}
