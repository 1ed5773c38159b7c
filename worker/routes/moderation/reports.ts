// What readers have reported: the list of what is open, and judging one report without the comment.
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { ReportSeen } from '../../contract/reports.ts'
import type { Page } from '../../contract/shapes.ts'
import {
  type ReportsAfter,
  reviewReport,
  selectReportSite,
  selectReports,
  toReportRows,
} from '../../db/reports.ts'
import { factory } from '../../factory.ts'
import { isId } from '../../id.ts'
import { actOf, moderate, siteOf } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { readQuery } from '../../middleware/query.ts'
import { toReportSeen } from '../../moderator-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'

export const reportReview = factory
  .createApp()
  .get(paths.modReports, async (c) => {
    const by = await moderate(c, operations.modReports.get)
    const { site, cursor, limit } = readQuery(c, operations.modReports.get.query)
    const list = selectReports(c.env.DB, siteOf(by, site), readCursor(cursor), limit)
    const rows = toReportRows(await list.all<{ report: string }>())
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return c.json({
      items: shown.map(toReportSeen),
      next: rows.length > limit && last ? `${last.comment_id}.${last.nth}` : null,
    } satisfies Page<ReportSeen>)
  })

  .post(paths.modReview, async (c) => {
    const id = idInPath(c, 4)
    const by = await moderate(c, operations.modReview.post, (hash) => [
      selectReportSite(c.env.DB, hash, id),
    ])
    const site = by.facts[0]?.results[0]?.site
    if (typeof site !== 'string') throw new ProblemError('not_found')
    const { outcome } = by.body
    const report = await reviewReport(c.env.DB, { site, id, outcome, ...actOf(by) })
    if (report === null) throw new ProblemError('not_found')
    return c.json(toReportSeen(report))
  })

// A comment, and which of its reports was the last.
function readCursor(cursor: string | undefined): ReportsAfter {
  if (cursor === undefined) return { comment: '', nth: 0 }
  const [comment = '', nth = '', ...more] = cursor.split('.')
  if (!isId(comment) || !/^[1-9]\d{0,8}$/.test(nth) || more.length > 0) {
    throw invalid('?cursor', 'is not a cursor')
  }
  return { comment, nth: Number(nth) }
}
