// What only this reader may see in a thread.
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { Mine } from '../contract/shapes.ts'
import { findMine } from '../db/mine.ts'
import { factory } from '../factory.ts'
import { admit, receive } from '../middleware/arrival.ts'
import { threadInPath } from '../middleware/path.ts'
import { toOwnComment } from '../presentation.ts'
import { ProblemError } from '../problem.ts'
import { toOwnDecision } from '../report-presentation.ts'

export const mine = factory.createApp().get(paths.mine, async (c) => {
  const { site, key } = threadInPath(c)
  const arrival = await receive(c, operations.mine.get)
  const author = arrival.reader?.site === site ? arrival.reader.author : null
  const rows = await findMine(c.env.DB, site, key, author)
  if (rows === null) throw new ProblemError('not_found')
  admit(c, rows.site, arrival)
  const reactions: Mine['reactions'] = { thread: [], comments: {} }
  for (const { target_id, kind } of rows.reactions) {
    if (target_id === null) reactions.thread.push(kind)
    else reactions.comments[target_id] = [...(reactions.comments[target_id] ?? []), kind]
  }
  return c.json({
    reactions,
    comments: rows.held.map((row) => toOwnComment(row, rows.site.reactionKinds)),
    decisions: rows.decisions.map(toOwnDecision),
  } satisfies Mine)
})
