// What a moderator does to one comment beside deciding it: marks, an edit, its earlier texts, erasure.
import type { Context } from 'hono'
import { type Mark, marks as markNames } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import { type FoundCard, selectCard } from '../../db/cards.ts'
import { eraseComment } from '../../db/erasure.ts'
import { findRevisions, mark, type RevisionRow, rewrite } from '../../db/marks.ts'
import type { Bound } from '../../db/transitions.ts'
import { type AppEnv, factory } from '../../factory.ts'
import { searchText } from '../../markup/words.ts'
import { actOf, moderate } from '../../middleware/moderator.ts'
import { idInPath, segment } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { toCard, toRevision } from '../../moderator-presentation.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { newEvents } from '../../outbox/new-events.ts'
import { invalid, ProblemError } from '../../problem.ts'
import { readBody } from '../draft.ts'
import { foundCard, staleRevision } from './card.ts'

export const moderated = factory
  .createApp()
  .put(paths.modMark, (c) => answerMark(c, true))
  .delete(paths.modMark, (c) => answerMark(c, false))

  .patch(paths.modComment, async (c) => {
    const id = idInPath(c, 4)
    const wanted = operations.modComment.patch
    const by = await moderate(c, wanted, (hash) => [selectCard(c.env.DB, hash, id)])
    const { body, revision } = by
    const found = foundCard(by.facts[0])
    const { site, card } = found
    const nodes = readBody(body.body, site.limits)
    checkRevision(found, revision)
    if (card.status === 'withdrawn') throw new ProblemError('comment_withdrawn')
    if (card.body === body.body) return c.json(toCard(card, site.reactionKinds))
    const text = {
      body: body.body,
      search: searchText(body.body),
      nodes: JSON.stringify(nodes),
      status: card.status,
    }
    const act = actOf(by)
    const told = newEvents(act.at, 'comment.edited')
    const bound = boundTo(found, card.revision)
    const { card: present, events } = await rewrite(c.env.DB, bound, text, act, told)
    deliverAfterAnswer(c, site.id, events)
    if (present === null) throw new ProblemError('not_found')
    if (present.revision !== card.revision + 1 || present.body !== body.body) {
      throw staleRevision(present, site)
    }
    return c.json(toCard(present, site.reactionKinds))
  })

  .delete(paths.modComment, async (c) => {
    const id = idInPath(c, 4)
    const wanted = operations.modComment.delete
    const by = await moderate(c, wanted, (hash) => [
      selectCard(c.env.DB, hash, id, { erased: true }),
    ])
    const { revision } = by
    const found = foundCard(by.facts[0])
    if (found.card.purged_at !== null) return c.body(null, 204)
    checkRevision(found, revision)
    const act = actOf(by)
    const told = newEvents(act.at, 'comment.erased')
    const { isDone, events } = await eraseComment(c.env.DB, boundTo(found, revision), act, told)
    deliverAfterAnswer(c, found.site.id, events)
    if (!isDone && revision !== null) throw staleRevision(found.card, found.site)
    return c.body(null, 204)
  })

  .get(paths.modRevisions, async (c) => {
    const id = idInPath(c, 4)
    const { facts } = await moderate(c, operations.modRevisions.get, (hash) => [
      selectCard(c.env.DB, hash, id),
    ])
    const { site, card } = foundCard(facts[0])
    const { cursor, limit } = readQuery(c, operations.modRevisions.get.query)
    if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
      throw invalid('?cursor', 'is not a cursor')
    }
    const present: RevisionRow = {
      revision: card.revision,
      body: card.body,
      edited_by: card.edited_by ?? 'author',
      since: card.edited_at ?? card.posted_at,
    }
    const before = cursor === undefined ? card.revision : Number(cursor)
    const earlier = await findRevisions(c.env.DB, { site: site.id, id, before, limit })
    const rows = cursor === undefined ? [present, ...earlier] : earlier
    const shown = rows.slice(0, limit)
    const next = rows.length > limit ? String(shown.at(-1)?.revision) : null
    return c.json({ items: shown.map(toRevision), next })
  })

async function answerMark(c: Context<AppEnv>, isSet: boolean): Promise<Response> {
  const id = idInPath(c, 4)
  const name = markNames.find((one) => one === segment(c, 6))
  if (name === undefined) throw new ProblemError('not_found')
  const wanted = operations.modMark[isSet ? 'put' : 'delete']
  const by = await moderate(c, wanted, (hash) => [selectCard(c.env.DB, hash, id)])
  const { revision } = by
  const found = foundCard(by.facts[0])
  checkRevision(found, revision)
  const { site, card } = found
  if (isMarked(card, name) === isSet) return c.json(toCard(card, site.reactionKinds))
  if (name === 'pinned' && isSet && (card.status !== 'approved' || card.root_id !== null)) {
    throw invalid('', 'only a root that readers see can be pinned')
  }
  const change = { name, isSet, act: actOf(by) }
  const { card: present } = await mark(c.env.DB, boundTo(found, revision), change)
  if (present === null || present.purged_at !== null) throw new ProblemError('not_found')
  if (revision !== null && present.revision !== revision) throw staleRevision(present, site)
  if (isMarked(present, name) !== isSet) {
    throw invalid('', 'three comments of this thread are pinned already')
  }
  return c.json(toCard(present, site.reactionKinds))
}

function isMarked(card: FoundCard['card'], name: Mark): boolean {
  return (name === 'pinned' ? card.pinned_at : card.reviewed_at) !== null
}

function checkRevision({ card, site }: FoundCard, revision: number | null): void {
  if (revision !== null && revision !== card.revision) throw staleRevision(card, site)
}

function boundTo({ card, site }: FoundCard, revision: number | null): Bound {
  return { site: site.id, id: card.id, root: card.root_id, parent: card.parent_id, revision }
}
