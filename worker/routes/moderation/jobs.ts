// Deciding everything that a filter finds: starting it, seeing how far it is, stopping it, taking it back.
import type { Context } from 'hono'
import { now } from '../../clock.ts'
import type { JobDraft } from '../../contract/moderation-requests.ts'
import { operations } from '../../contract/operations.ts'
import { fillPath, paths } from '../../contract/paths.ts'
import { changeJob, insertJob, type JobRow, selectJob, toJobRow } from '../../db/jobs.ts'
import { type SiteRow, selectSite, toStoredSite } from '../../db/sites.ts'
import { lacksReason } from '../../deciding.ts'
import { type AppEnv, factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { runJob, selectNext } from '../../jobs.ts'
import { actOf, type Moderation, moderate, siteOf } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { toJob } from '../../moderator-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'

export const jobs = factory
  .createApp()
  .post(paths.modJobs, async (c) => {
    const db = c.env.DB
    let wanted: Wanted | null = null
    const by = await moderate(c, operations.modJobs.post, (_, { body }) => {
      if (body === null) return []
      wanted = want(db, body as JobDraft)
      return wanted.statements
    })
    const { body, facts } = by
    const { job, hasMatch, problem } = wanted as unknown as Wanted
    siteOf(by, body.site)
    const [sites, ...found] = facts
    const row = sites?.results[0] as SiteRow | undefined
    if (row === undefined) throw new ProblemError('not_found')
    if (problem !== null) throw problem
    if (lacksReason(body, toStoredSite(row).policy)) {
      throw invalid('/reason_code', 'is required for a rejection on this site')
    }
    if (!hasMatch(found)) throw invalid('/filter', 'finds nothing')
    Object.assign(job, { actor: by.actor, request_id: by.requestId })
    await insertJob(db, job, actOf(by))
    goOn(c, job)
    c.header('Location', fillPath(paths.modJob, { id: job.id }))
    return c.json(toJob(job), 201)
  })

  .get(paths.modJob, async (c) => {
    const id = idInPath(c, 4)
    return c.json(toJob((await found(c, id, operations.modJob.get)).job))
  })

  .delete(paths.modJob, async (c) => {
    const id = idInPath(c, 4)
    const { job, ...by } = await found(c, id, operations.modJob.delete)
    if (job.state === 'cancelled') return c.body(null, 204)
    const change = {
      from: ['running' as const],
      to: 'cancelled' as const,
      action: 'job.cancel',
      eventId: newId(now()),
    }
    const changed = await changeJob(c.env.DB, job, change, actOf(by))
    if (changed === null) throw new ProblemError('job_not_ready', { detail: 'It is not running.' })
    return c.body(null, 204)
  })

  .post(paths.modJobUndo, async (c) => {
    const id = idInPath(c, 4)
    const { job, ...by } = await found(c, id, operations.modJobUndo.post)
    const change = {
      from: ['finished' as const, 'cancelled' as const],
      to: 'undoing' as const,
      action: 'job.undo',
      eventId: newId(now()),
    }
    const changed = await changeJob(c.env.DB, job, change, actOf(by))
    if (changed === null) {
      const isUndone = job.state === 'undone' || job.state === 'undoing'
      const detail = isUndone ? 'It is undone already.' : 'It is running; stop it first.'
      throw new ProblemError('job_not_ready', { detail })
    }
    goOn(c, changed)
    return c.json(toJob(changed), 202)
  })

async function found<Body>(
  c: Context<AppEnv>,
  id: string,
  wanted: Parameters<typeof moderate<Body>>[1],
): Promise<Moderation<Body> & { job: JobRow }> {
  const by = await moderate<Body>(c, wanted, (hash) => [selectJob(c.env.DB, hash, id)])
  const row = by.facts[0]?.results[0]
  if (row === undefined) throw new ProblemError('not_found')
  return { ...by, job: toJobRow(row) }
}

// The answer does not wait for it. What this run leaves, the clock goes on with.
function goOn(c: Context<AppEnv>, job: JobRow): void {
  c.executionCtx.waitUntil(scheduler.wait(0).then(() => runJob(c.env.DB, job)))
}

interface Wanted {
  job: JobRow
  statements: D1PreparedStatement[]
  hasMatch(found: D1Result[]): boolean
  /** What is wrong with the filter; said when it is known who asks. */
  problem: ProblemError | null
}

function want(db: D1Database, body: JobDraft): Wanted {
  const job = newJob(body)
  const site = selectSite(db, body.site)
  try {
    const { statements, read } = selectNext(db, job, 1)
    const hasMatch: Wanted['hasMatch'] = (found) => {
      const { cards, next } = read(found)
      return cards.length > 0 || next !== null
    }
    return { job, statements: [site, ...statements], hasMatch, problem: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { job, statements: [site], hasMatch: () => false, problem: error }
  }
}

function newJob(body: JobDraft): JobRow {
  const at = now()
  const { before, after, ...rest } = body.filter
  const filter = {
    ...(rest as Record<string, string>),
    ...(before !== undefined && { before: new Date(before).toISOString() }),
    ...(after !== undefined && { after: new Date(after).toISOString() }),
  }
  return {
    ...{ site_id: body.site, id: newId(at), state: 'running', filter, decision: body.decision },
    ...{ reason_code: body.reason_code ?? null, explanation: body.explanation ?? null, actor: '' },
    ...{ request_id: null },
    ...{ created_at: at, finished_at: null, cursor: '' },
    ...{ decided: 0, passed_over: 0, taken_back: 0 },
  }
}
