// What readers have written: their own comments in whatever state, and everything that is kept of them.
import { now } from '../clock.ts'
import { fixedLimits } from '../contract/limits.ts'
import type { Export, OwnCommentPlaced } from '../contract/me.ts'
import { operations } from '../contract/operations.ts'
import { paths } from '../contract/paths.ts'
import type { Page } from '../contract/shapes.ts'
import { findExport } from '../db/exports.ts'
import { findOwnComments } from '../db/own-comments.ts'
import { decodeExportCursor, encodeExportCursor, exportStart } from '../export-cursor.ts'
import { factory } from '../factory.ts'
import { isId } from '../id.ts'
import { admit, readerOrRefusal, receive } from '../middleware/arrival.ts'
import { problemOf, readQuery } from '../middleware/query.ts'
import { toExport, toOwnCommentPlaced } from '../own-presentation.ts'
import { invalid, ProblemError } from '../problem.ts'

export const ownComments = factory
  .createApp()
  .get(paths.myComments, async (c) => {
    const arrival = await receive(c, operations.myComments.get)
    const { site, author } = await readerOrRefusal(c, arrival)
    const wanted = problemOf(() => {
      const { cursor = '~', limit } = readQuery(c, operations.myComments.get.query)
      if (cursor !== '~' && !isId(cursor)) throw invalid('?cursor', 'is not a cursor')
      return { cursor, limit }
    })
    const { cursor, limit } = wanted instanceof ProblemError ? { cursor: '', limit: 1 } : wanted
    const found = await findOwnComments(c.env.DB, site, author, cursor, limit)
    if (found === null) throw new ProblemError('not_found')
    admit(c, found.site, arrival)
    if (wanted instanceof ProblemError) throw wanted
    const shown = found.comments.slice(0, limit)
    return c.json({
      items: shown.map((row) => toOwnCommentPlaced(row, found.site.reactionKinds)),
      next: found.comments.length > limit ? (shown.at(-1)?.id ?? null) : null,
    } satisfies Page<OwnCommentPlaced>)
  })

  .get(paths.myExport, async (c) => {
    const arrival = await receive(c, operations.myExport.get)
    const reader = await readerOrRefusal(c, arrival)
    const wanted = problemOf(() => {
      const { cursor } = readQuery(c, operations.myExport.get.query)
      return cursor === undefined ? exportStart : decodeExportCursor(cursor)
    })
    const from = wanted instanceof ProblemError ? nowhere : wanted
    const { exportPortion } = fixedLimits
    const found = await findExport(c.env.DB, reader, from, exportPortion)
    if (found === null) throw new ProblemError('not_found')
    admit(c, found.site, arrival)
    if (wanted instanceof ProblemError) throw wanted
    const { file, goesOn } = toExport(reader, found, from, exportPortion, now())
    const next = goesOn && encodeExportCursor(goesOn)
    if (next !== null) c.header('Link', `<${paths.myExport}?cursor=${next}>; rel="next"`)
    c.header('Content-Disposition', `attachment; filename="afterword-${found.site.id}.json"`)
    return c.json({ ...file, next } satisfies Export)
  })

const nowhere = { comments: null, reactions: null, reports: null, decisions: null }
