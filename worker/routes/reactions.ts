// Setting and unsetting a reaction, on a thread and on a comment. Repeating either changes nothing.
import type { Context } from 'hono'
import { now } from '../clock.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { Reacted } from '../contract/shapes.ts'
import {
  findReactionFacts,
  type ReactionState,
  setReaction,
  type Target,
  unsetReaction,
} from '../db/reactions.ts'
import { findSite, type StoredSite, type WeighedKind } from '../db/sites.ts'
import { type AppEnv, factory } from '../factory.ts'
import { newId } from '../id.ts'
import { type Admitted, admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { checkBurst } from '../middleware/burst.ts'
import { idInPath, segment, threadInPath } from '../middleware/path.ts'
import { deliverAfterAnswer } from '../outbox/after-answer.ts'
import { toReactions } from '../presentation.ts'
import { ProblemError } from '../problem.ts'

interface Wanted {
  site: StoredSite
  target: Target
  kind: WeighedKind
  author: string
}

export const reactions = factory
  .createApp()
  .put(paths.threadReaction, async (c) => set(c, await onThread(c)))
  .delete(paths.threadReaction, async (c) => unset(c, await onThread(c)))
  .put(paths.commentReaction, async (c) => set(c, await onComment(c)))
  .delete(paths.commentReaction, async (c) => unset(c, await onComment(c)))

async function onThread(c: Context<AppEnv>): Promise<Wanted> {
  const { site: siteId, key } = threadInPath(c)
  const arrival = await receive(c, operations.threadReaction.put)
  const site = await findSite(c.env.DB, siteId)
  if (site === null) throw new ProblemError('not_found')
  admit(c, site, arrival)
  const target = { site: site.id, thread: { key, newId: newId(now()) }, comment: null }
  return wanted(c, site, target, 7, arrival)
}

async function onComment(c: Context<AppEnv>): Promise<Wanted> {
  const comment = idInPath(c, 3)
  const arrival = await receive(c, operations.commentReaction.put)
  const reader = await readerOrRefusal(c, arrival)
  const facts = await findReactionFacts(c.env.DB, reader.site, comment)
  if (facts === null) throw new ProblemError('not_found')
  const { site, threadId } = facts
  admit(c, site, arrival)
  if (threadId === null) throw new ProblemError('not_found')
  return wanted(c, site, { site: site.id, thread: null, comment }, 5, arrival)
}

function wanted(
  c: Context,
  site: StoredSite,
  target: Target,
  segmentIndex: number,
  { reader }: Pick<Admitted<unknown>, 'reader'>,
): Wanted {
  const name = segment(c, segmentIndex)
  const kind = site.reactionKinds.find((one) => one.kind === name)
  if (kind === undefined) {
    const known = site.reactionKinds.map((one) => one.kind).join(', ')
    throw new ProblemError('not_found', { detail: `The kinds of reaction here are: ${known}.` })
  }
  return { site, target, kind, author: reader.author }
}

async function set(c: Context<AppEnv>, { site, target, kind, author }: Wanted): Promise<Response> {
  await checkBurst(c, 'reactions')
  const at = now()
  const reaction = { author, kind: kind.kind, weight: kind.weight, at, eventId: newId(at) }
  return answer(c, site, await setReaction(c.env.DB, target, reaction))
}

async function unset(
  c: Context<AppEnv>,
  { site, target, kind, author }: Wanted,
): Promise<Response> {
  await checkBurst(c, 'reactions')
  return answer(c, site, await unsetReaction(c.env.DB, target, author, kind.kind))
}

function answer(c: Context<AppEnv>, site: StoredSite, state: ReactionState | null): Response {
  if (state === null) throw new ProblemError('not_found')
  const { counts, mine, events } = state
  deliverAfterAnswer(c, site.id, events)
  return c.json({ reactions: toReactions(counts, site.reactionKinds), mine } satisfies Reacted)
}
