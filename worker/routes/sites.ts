// A site's public settings, the counts of many threads at once, and what was said last in any of them.
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { Counts, Page, RecentComment } from '../contract/shapes.ts'
import { findCounts } from '../db/pages.ts'
import { findRecent } from '../db/recent.ts'
import { findSite } from '../db/sites.ts'
import { factory } from '../factory.ts'
import { answerCacheable, answerUnlessHeld, isKnown } from '../middleware/cacheable.ts'
import { allowAnyOrigin } from '../middleware/cross-origin.ts'
import { siteInPath, threadKeyProblem } from '../middleware/path.ts'
import { readQuery } from '../middleware/query.ts'
import { toRecentComment, toSite } from '../presentation.ts'
import { invalid, ProblemError } from '../problem.ts'

export const sites = factory
  .createApp()
  .get(paths.site, async (c) => {
    allowAnyOrigin(c)
    const site = await findSite(c.env.DB, siteInPath(c))
    if (site === null) throw new ProblemError('not_found')
    const version = { revision: site.revision, version: 0 }
    return answerCacheable(c, version, isKnown(c, version) ? null : JSON.stringify(toSite(site)))
  })

  .get(paths.counts, async (c) => {
    allowAnyOrigin(c)
    const site = siteInPath(c)
    const { key: keys } = readQuery(c, operations.counts.get.query)
    for (const key of keys) {
      const problem = threadKeyProblem(key)
      if (problem !== null) throw invalid('?key', problem)
    }
    const rows = await findCounts(c.env.DB, site, keys)
    if (rows === null) throw new ProblemError('not_found')
    // Versions only grow, so their sum names the state of all these threads.
    const version = { revision: 0, version: rows.reduce((sum, row) => sum + row.version, 0) }
    const counts = Object.fromEntries(rows.map((row) => [row.key, row.comment_count]))
    const json = isKnown(c, version) ? null : JSON.stringify({ counts } satisfies Counts)
    return answerCacheable(c, version, json)
  })

  .get(paths.recent, async (c) => {
    allowAnyOrigin(c)
    const site = siteInPath(c)
    const { limit, body: form } = readQuery(c, operations.recent.get.query)
    const found = await findRecent(c.env.DB, site, limit)
    if (found === null) throw new ProblemError('not_found')
    const view = { thread: '', kinds: found.site.reactionKinds, form }
    const items = found.comments.map((row) => toRecentComment(row, view))
    const json = JSON.stringify({ items, next: null } satisfies Page<RecentComment>)
    // No number moves with exactly these comments, so what is answered names itself.
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json))
    return answerUnlessHeld(c, new Uint8Array(hash, 0, 12).toHex(), json)
  })
