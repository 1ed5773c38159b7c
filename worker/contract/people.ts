// What leaves to moderators of people and threads, and to authors of what they were told. Times are
// RFC 3339 UTC. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { count, id, page, time, told } from './parts.ts'
import { reasonCodes } from './reasons.ts'

export const sanctionKinds = ['warn', 'hold', 'suspend', 'ban'] as const
export type SanctionKind = (typeof sanctionKinds)[number]

export const CommentTally = told(
  v.object({
    published: count,
    pending: count,
    rejected: count,
    spam: count,
    withdrawn: count,
  }),
  'An author’s comments by what has become of them.',
)
export type CommentTally = v.InferOutput<typeof CommentTally>

export const SanctionInForce = v.object({
  id,
  kind: v.picklist(sanctionKinds),
  until: told(v.nullable(time), 'When it ends by itself; null where somebody must end it.'),
})
export type SanctionInForce = v.InferOutput<typeof SanctionInForce>

export const OwnSanction = told(
  v.object({
    ...SanctionInForce.entries,
    message: told(v.string(), 'To the author, in the moderator’s words.'),
    reason_code: v.nullable(v.picklist(reasonCodes)),
    created_at: time,
    acknowledged_at: told(v.nullable(time), 'Of a warning: when the author said it was read.'),
  }),
  'A sanction as its author sees it.',
)
export type OwnSanction = v.InferOutput<typeof OwnSanction>

export const OwnSanctionPage = page(OwnSanction)

export const Sanction = told(
  v.object({
    ...OwnSanction.entries,
    author_id: id,
    actor: v.string(),
    lifted_at: v.nullable(time),
    lifted_by: v.nullable(v.string()),
    in_force: told(v.boolean(), 'Neither lifted, nor over, nor acknowledged.'),
    clean_up: told(
      v.nullable(v.object({ state: v.picklist(['running', 'done', 'stopped']), decided: count })),
      'How far the rejection of the author’s earlier comments is, where it was asked for.',
    ),
  }),
  'What an author was told, or is held to.',
)
export type Sanction = v.InferOutput<typeof Sanction>

export const Note = told(
  v.object({ id, author_id: id, body: v.string(), actor: v.string(), created_at: time }),
  'What moderators tell each other of an author.',
)
export type Note = v.InferOutput<typeof Note>

export const AuthorItem = told(
  v.object({
    id,
    site: v.string(),
    name: told(v.nullable(v.string()), 'As last used.'),
    website: v.nullable(v.string()),
    since: time,
    trusted: told(v.boolean(), 'Moderators trust the author; rules that hold look away.'),
    comments: CommentTally,
    sanctions: told(v.array(SanctionInForce), 'Those in force, the strictest first.'),
  }),
  'An author with the history in numbers.',
)
export type AuthorItem = v.InferOutput<typeof AuthorItem>

export const AuthorPage = page(AuthorItem)

export const AuthorCard = told(
  v.object({
    ...AuthorItem.entries,
    sanctions: told(v.array(Sanction), 'The last 50, newest first.'),
    notes: told(v.array(Note), 'The last 50, newest first.'),
  }),
  'An author with the whole history.',
)
export type AuthorCard = v.InferOutput<typeof AuthorCard>

export const ThreadControls = told(
  v.object({
    id: told(v.nullable(id), 'Null where the thread has no row yet.'),
    site: v.string(),
    key: v.string(),
    aliases: told(v.array(v.string()), 'Keys that lead here, at most 100 of them.'),
    url: v.nullable(v.string()),
    title: v.nullable(v.string()),
    state: told(v.picklist(['open', 'closed']), 'As it is now, the closing time heeded.'),
    closes_at: told(v.nullable(time), 'When it closes by itself, or did.'),
    hold_all: told(v.boolean(), 'Every comment waits for review.'),
    message: told(v.nullable(v.string()), 'To readers, above the composer.'),
    comment_count: count,
    version: count,
  }),
  'A thread with what moderators set of it.',
)
export type ThreadControls = v.InferOutput<typeof ThreadControls>
