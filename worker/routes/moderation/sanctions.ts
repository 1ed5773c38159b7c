// Sanctioning an author, and lifting it. Where past comments are to go as well, the first of them go
// before the answer, others after it, and what then is left by the scheduled run.

import { step, stepsAfterAnswer } from '../../clean-up.ts'
import { now } from '../../clock.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { SanctionDraft } from '../../contract/people-requests.ts'
import { selectAuthorCard } from '../../db/authors.ts'
import { readCleanUp } from '../../db/clean-ups.ts'
import {
  insertSanction,
  liftSanction,
  type SanctionRow,
  selectSanction,
} from '../../db/sanctions.ts'
import { factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { actOf, moderate } from '../../middleware/moderator.ts'
import { authorInPath, idInPath } from '../../middleware/path.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { toSanction } from '../../people-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'
import { foundAuthor } from './authors.ts'

export const sanctions = factory
  .createApp()
  .post(paths.modSanctions, async (c) => {
    const db = c.env.DB
    const author_id = authorInPath(c)
    const {
      actor,
      requestId: request_id,
      body,
      facts,
    } = await moderate(c, operations.modSanctions.post, (hash) => [
      selectAuthorCard(db, hash, author_id),
    ])
    const { site_id: site } = foundAuthor(facts[0])
    const made_at = now()
    const { kind, message, reason_code = null, clean_up: cleanUp } = body
    const sanction = {
      ...{ id: newId(made_at), author_id, kind, message, reason_code, actor, request_id, made_at },
      until: untilOf(body, made_at),
    }
    const ids = { auditId: newId(made_at), eventId: newId(made_at) }
    const { isMade, events } = await insertSanction(db, site, { ...sanction, cleanUp, ...ids })
    deliverAfterAnswer(c, site, events)
    if (!isMade) throw new ProblemError('not_found')
    const row: SanctionRow = { ...unlifted, ...sanction }
    if (cleanUp) {
      const left = await step(db, { site, sanction: row, to: '' })
      if (left !== null) c.executionCtx.waitUntil(stepsAfterAnswer(db, left))
      Object.assign(row, await readCleanUp(db, site, row.id))
    }
    return c.json(toSanction(row, made_at), 201)
  })

  .delete(paths.modSanction, async (c) => {
    const id = idInPath(c, 4)
    const by = await moderate(c, operations.modSanction.delete, (hash) => [
      selectSanction(c.env.DB, hash, id),
    ])
    const found = by.facts[0]?.results[0]
    if (found === undefined) throw new ProblemError('not_found')
    const { lifted_at } = JSON.parse(String(found.sanction)) as SanctionRow
    if (lifted_at === null) {
      await liftSanction(c.env.DB, String(found.site_id), id, actOf(by))
    }
    return c.body(null, 204)
  })

const unlifted = {
  acknowledged_at: null,
  lifted_at: null,
  lifted_by: null,
  clean_up: null,
  cleaned: 0,
} satisfies Partial<SanctionRow>

function untilOf({ kind, until = null }: SanctionDraft, at: number): number | null {
  if (until === null) {
    if (kind === 'suspend') throw invalid('/until', 'is required for a suspension')
    return null
  }
  if (kind === 'warn' || kind === 'ban') {
    throw invalid('/until', `is not for kind ${kind}: only suspend and hold end by themselves`)
  }
  if (until <= at) throw invalid('/until', 'is over already')
  return until
}
