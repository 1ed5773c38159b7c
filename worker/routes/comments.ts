// What authors do with their own comments: edit within the window, withdraw at any time.
import type { Context } from 'hono'
import { now, timestamp } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { Posted } from '../contract/shapes.ts'
import {
  type CommentFacts,
  findComment,
  findEditFacts,
  type OwnRow,
  updateBody,
  withdrawComment,
} from '../db/comments.ts'
import type { StoredSite } from '../db/sites.ts'
import type { Bound } from '../db/transitions.ts'
import { type AppEnv, factory } from '../factory.ts'
import type { Reader } from '../identity/tokens.ts'
import { searchText } from '../markup/words.ts'
import { type Arrival, admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { idInPath } from '../middleware/path.ts'
import { deliverAfterAnswer } from '../outbox/after-answer.ts'
import { newEvents } from '../outbox/new-events.ts'
import { toOwnComment } from '../presentation.ts'
import { ProblemError } from '../problem.ts'
import { actBy, requestIdOf } from '../request-id.ts'
import { readBody } from './draft.ts'
import { knownLists, rule, versionsOf } from './verdicts.ts'

export const comments = factory
  .createApp()
  .patch(paths.comment, async (c) => {
    const id = idInPath(c, 3)
    const arrival = await receive(c, operations.comment.patch)
    const sender = await readerOrRefusal(c, arrival)
    const known = knownLists(sender.site)
    const facts = await findEditFacts(c.env.DB, sender.site, id, versionsOf(known))
    if (facts === null) throw new ProblemError('not_found')
    admit(c, facts.site, arrival)
    const { site } = facts
    const comment = changeable(ownComment(facts, arrival.reader))
    const nodes = readBody(arrival.body.body, site.limits)
    checkRevision(comment, arrival.revision, site)
    const until = comment.posted_at + site.limits.edit_window_seconds * 1000
    if (now() > until) throw new ProblemError('edit_window_over')
    if (arrival.body.body === comment.body) return answer(c, site, comment)

    // Editing goes on where a thread has been closed.
    const policy = { ...facts.policy, thread: { ...facts.policy.thread, closesAt: null } }
    const { body, insist } = arrival.body
    const at = now()
    const { author_name: name, author_website: website } = comment
    const asked = { site, at, state: 'open', policy, known, body, nodes, name, website } as const
    const { status, kept } = await rule(c.var.config, sender, id, {
      ...asked,
      insist,
      requestId: requestIdOf(c),
    })
    await checkBurst(c, 'changes')
    const edit = {
      ...{ body, search: searchText(body), nodes: JSON.stringify(nodes), editedAt: at, kept },
      // What waits for review goes on waiting, whatever its new text.
      status: status === 'approved' ? comment.status : status,
    }
    const place = bind(site, comment, comment.revision)
    const held = edit.status === 'pending' ? (['comment.held'] as const) : []
    const outcome = await updateBody(...([c.env.DB, place, edit] as const), {
      events: newEvents(at, 'comment.edited', ...held),
      act: { ...actBy(c, `author:${comment.author_id}`, at), action: 'comment.edit' },
    })
    deliverAfterAnswer(c, site.id, outcome.events)
    if (outcome.comment === null) throw new ProblemError('not_found')
    if (!outcome.isDone) throw stale(outcome.comment, site)
    return answer(c, site, outcome.comment)
  })

  .delete(paths.comment, async (c) => {
    const id = idInPath(c, 3)
    const arrival = await receive(c, operations.comment.delete)
    const facts = await factsFor(c, id, arrival)
    admit(c, facts.site, arrival)
    const { site } = facts
    const comment = ownComment(facts, arrival.reader)
    if (comment.status === 'withdrawn') return c.body(null, 204)
    checkRevision(changeable(comment), arrival.revision, site)
    const kept = JSON.stringify(posted(withdrawn(comment), site))
    const place = bind(site, comment, arrival.revision)
    const at = now()
    const { author } = arrival.reader
    const act = { ...actBy(c, `author:${author}`, at), action: 'comment.withdraw' }
    const telling = { events: newEvents(at, 'comment.withdrawn'), act }
    const outcome = await withdrawComment(c.env.DB, place, author, kept, telling)
    deliverAfterAnswer(c, site.id, outcome.events)
    if (outcome.comment?.status === 'withdrawn') return c.body(null, 204)
    throw stale(changeable(outcome.comment), site)
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
function ownComment({ comment }: CommentFacts, reader: Reader): OwnRow {
  if (comment === null) throw new ProblemError('not_found')
  if (comment.author_id === reader.author) return comment
  throw new ProblemError(comment.status === 'approved' ? 'not_author' : 'not_found')
}

// What was decided against or withdrawn is no longer its author's to change.
function changeable(comment: OwnRow | null): OwnRow {
  if (comment?.status === 'approved' || comment?.status === 'pending') return comment
  throw new ProblemError('not_found')
}

function checkRevision(comment: OwnRow, revision: number | null, site: StoredSite): void {
  if (revision !== null && revision !== comment.revision) throw stale(comment, site)
}

function stale(comment: OwnRow, site: StoredSite): ProblemError {
  return new ProblemError('stale_revision', {
    extra: { current: toOwnComment(comment, site.reactionKinds) },
  })
}

function bind(site: StoredSite, comment: OwnRow, revision: number | null): Bound {
  const { id, root_id: root, parent_id: parent } = comment
  return { site: site.id, id, root, parent, revision }
}

// As readers see a tombstone. The batch sets the revision, which only it knows for sure.
function withdrawn(comment: OwnRow): OwnRow {
  const nobody = {
    author_name: null,
    author_website: null,
    author_avatar: null,
    author_badge: null,
  }
  return {
    ...comment,
    ...nobody,
    body: '',
    body_nodes: [],
    edited_at: null,
    edited_by: null,
    reactions: {},
    status: 'withdrawn',
  }
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
