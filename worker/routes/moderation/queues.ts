// What waits for a moderator: the counts, the cards of a queue or of a search, one card and its story.
import type { QueueCounts } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import { selectCard } from '../../db/cards.ts'
import { selectQueues } from '../../db/queues.ts'
import { factory } from '../../factory.ts'
import { moderate, siteOf } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { toCard } from '../../moderator-presentation.ts'
import { ProblemError } from '../../problem.ts'
import { foundCard } from './card.ts'
import { cardsOf } from './cards.ts'

export const queues = factory
  .createApp()
  .get(paths.modQueues, async (c) => {
    const by = await moderate(c, operations.modQueues.get)
    const site = siteOf(by, readQuery(c, operations.modQueues.get.query).site)
    const { results } = await selectQueues(c.env.DB, site).all<QueueCounts>()
    if (results[0] === undefined) throw new ProblemError('not_found')
    return c.json(results[0])
  })

  .get(paths.modComments, async (c) => {
    const by = await moderate(c, operations.modComments.get)
    const query = readQuery(c, operations.modComments.get.query)
    return c.json(await cardsOf(c, siteOf(by, query.site), query))
  })

  .get(paths.modComment, async (c) => {
    const id = idInPath(c, 4)
    const { facts } = await moderate(c, operations.modComment.get, (hash) => [
      selectCard(c.env.DB, hash, id),
    ])
    const { card, site } = foundCard(facts[0])
    return c.json(toCard(card, site.reactionKinds))
  })
