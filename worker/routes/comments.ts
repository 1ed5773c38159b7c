// What authors do with their own comments: edit within the window, withdraw at any time.
import type { Context } from 'hono'
import { now, timestamp } from '../clock.ts'
import { paths } from '../contract/paths.ts'
import { CommentEdit } from '../contract/requests.ts'
import type { Posted } from '../contract/shapes.ts'
import {
  type CommentFacts,
  findComment,
  type OwnRow,
  type Revision,
  updateBody,
  withdrawComment,
} from '../db/comments.ts'
import type { StoredSite } from '../db/sites.ts'
import { type AppEnv, factory } from '../factory.ts'
import type { Reader } from '../identity/tokens.ts'
import { type Arrival, admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { idInPath } from '../middleware/path.ts'
import { judge } from '../moderation/judge.ts'
import { toOwnComment } from '../presentation.ts'
import { ProblemError } from '../problem.ts'
import { readBody } from './draft.ts'

type Comment = NonNullable<CommentFacts['comment']>

export const comments = factory
  .createApp()
  .patch(paths.comment, async (c) => {
    const id = idInPath(c, 3)
    const arrival = await receive(c, { body: CommentEdit, revision: 'required' })
    const facts = await factsFor(c, id, arrival)
    admit(c, facts.site, arrival)
    const { site } = facts
    const comment = ownComment(facts, arrival.reader)
    if (comment.status !== 'approved' && comment.status !== 'pending') {
      throw new ProblemError('not_found')
    }
    const nodes = readBody(arrival.body.body, site.limits)
    checkRevision(comment, arrival.revision, site)
    const until = comment.posted_at + site.limits.edit_window_seconds * 1000
    if (now() > until) throw new ProblemError('edit_window_over')
    if (arrival.body.body === comment.body) return answer(c, site, comment)

    const verdict = judge({ policy: site.policy, thread: { state: 'open' } })
    const changed = await updateBody(c.env.DB, revisionOf(site, comment), {
      body: arrival.body.body,
      nodes: JSON.stringify(nodes),
      editedAt: now(),
      // What waits for review goes on waiting, whatever its new text.
      status: verdict.outcome === 'publish' ? comment.status : 'pending',
    })
    if (changed === null) {
      const present = await findComment(c.env.DB, site.id, id)
      throw stale(present?.comment ?? comment, site)
    }
    return answer(c, site, changed)
  })

  .delete(paths.comment, async (c) => {
    const id = idInPath(c, 3)
    const arrival = await receive(c, { revision: 'heeded' })
    // Who changes the comment in between makes it another revision, which is read and judged anew.
    for (let tries = 0; tries < 3; tries++) {
      const facts = await factsFor(c, id, arrival)
      admit(c, facts.site, arrival)
      const { site } = facts
      const comment = ownComment(facts, arrival.reader)
      if (comment.status === 'withdrawn') return c.body(null, 204)
      if (comment.status !== 'approved' && comment.status !== 'pending') {
        throw new ProblemError('not_found')
      }
      checkRevision(comment, arrival.revision, site)
      const { author } = arrival.reader
      const kept = JSON.stringify(posted(withdrawn(comment), site))
      if (await withdrawComment(c.env.DB, revisionOf(site, comment), author, kept)) {
        return c.body(null, 204)
      }
    }
    throw new ProblemError('in_progress', { retryAfter: 1 })
  })

async function factsFor(
  c: Context<AppEnv>,
  id: string,
  arrival: Arrival<unknown>,
): Promise<CommentFacts> {
  const reader = await readerOrRefusal(c, arrival)
  const facts = await findComment(c.env.DB, reader.site, id)
  if (facts === null) throw new ProblemError('not_found')
  return facts
}

// What readers cannot see, nobody but its author learns of.
function ownComment({ comment }: CommentFacts, reader: Reader): Comment {
  if (comment === null) throw new ProblemError('not_found')
  if (comment.author_id === reader.author) return comment
  throw new ProblemError(comment.status === 'approved' ? 'not_author' : 'not_found')
}

function checkRevision(comment: Comment, revision: number | null, site: StoredSite): void {
  if (revision !== null && revision !== comment.revision) throw stale(comment, site)
}

function stale(comment: OwnRow, site: StoredSite): ProblemError {
  return new ProblemError('stale_revision', {
    extra: { current: toOwnComment(comment, site.reactionKinds) },
  })
}

function revisionOf(site: StoredSite, comment: Comment): Revision {
  const { id, root_id: root, parent_id: parent, thread_id: threadId, revision, status } = comment
  return { site: site.id, id, root, parent, threadId, revision, status }
}

function withdrawn(comment: Comment): OwnRow {
  const emptied = { body: '', body_nodes: [], author_name: null, author_website: null }
  return { ...comment, ...emptied, status: 'withdrawn', revision: comment.revision + 1 }
}

function posted(comment: OwnRow, site: StoredSite): Posted {
  return {
    comment: toOwnComment(comment, site.reactionKinds),
    editable_until: timestamp(comment.posted_at + site.limits.edit_window_seconds * 1000),
  }
}

function answer(c: Context, site: StoredSite, comment: OwnRow): Response {
  return c.json(posted(comment, site), comment.status === 'pending' ? 202 : 200)
}
