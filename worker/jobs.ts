// Running jobs, step by step: after the answer that began one, and on the clock for those that are left.
// A step reads, and then writes all of it or nothing; so a job may stop anywhere and go on anywhere.
import { now } from './clock.ts'
import { fixedLimits } from './contract/limits.ts'
import type { CardRow } from './db/cards.ts'
import { findDecided, findJobsAtWork, type JobRow, type Step, stepJob } from './db/jobs.ts'
import { selectCards } from './db/queues.ts'
import { type Found, nextAfter, type Reach, selectFound } from './db/search.ts'
import { type Decider, decisionOf, newDecision, statusOf, toGrounds } from './deciding.ts'
import { checkStatus, type Filter, isSearch, rangeOf, readSearch } from './filters.ts'
import { newId } from './id.ts'

// A free plan allows 50 calls to the database for each time that the worker runs. Within that of the clock
// there are clean-ups and deliveries as well.
const stepsAfterAnswer = 15
const stepsByTheClock = 6

/** Goes on with a job until it is done, or for as long as one run may take. */
export async function runJob(db: D1Database, job: JobRow, most = stepsAfterAnswer): Promise<void> {
  let present: JobRow | null = job
  for (let steps = 0; steps < most && present !== null; steps++) {
    if (present.state !== 'running' && present.state !== 'undoing') return
    // Where somebody else has moved it on, they go on with it.
    present = await stepJob(db, present, await nextStep(db, present))
  }
}

/** Goes on with what is left. */
export async function runJobs(db: D1Database): Promise<void> {
  const [oldest] = await findJobsAtWork(db, 1)
  if (oldest !== undefined) await runJob(db, oldest, stepsByTheClock)
}

export function nextStep(db: D1Database, job: JobRow): Promise<Step> {
  return job.state === 'undoing' ? stepBack(db, job) : stepOn(db, job)
}

/** The filter of a job as a request has it, read. Nothing that came after the job is meant. */
export function filterOf({ filter, created_at }: JobRow): Filter {
  const { before, after, ...rest } = filter
  const until = before === undefined ? created_at : Math.min(Date.parse(before), created_at)
  return {
    ...rest,
    before: until,
    ...(after !== undefined && { after: Date.parse(after) }),
  } as Filter
}

async function stepOn(db: D1Database, job: JobRow): Promise<Step> {
  const { statements, read } = selectNext(db, job)
  const { cards, next } = read(await db.batch(statements))
  const at = now()
  const status = statusOf[job.decision]
  const meant = cards.filter((card) => card.status !== status && card.status !== 'withdrawn')
  const attempts = meant.map((card) => ({
    at: {
      ...{ site: job.site_id, id: card.id, root: card.root_id, parent: card.parent_id },
      revision: card.revision,
    },
    made: newDecision(job.decision, deciderOf(job), {
      ...{ reasonCode: job.reason_code, explanation: job.explanation, reverses: null, job: job.id },
    }),
  }))
  return { attempts, passedOver: cards.length - meant.length, next, at, eventId: newId(at) }
}

interface Next {
  cards: CardRow[]
  /** Where the list goes on; null where it does not. */
  next: string | null
}

/** What the filter finds from where the job is: statements, and how their results are read. */
export function selectNext(
  db: D1Database,
  job: JobRow,
  limit: number = fixedLimits.jobStep,
): { statements: D1PreparedStatement[]; read(results: D1Result[]): Next } {
  const filter = filterOf(job)
  const cardsOf = (rows: readonly { card: string }[]) =>
    rows.slice(0, limit).map(({ card }) => JSON.parse(card) as CardRow)
  if (isSearch(filter)) {
    const after = job.cursor === '' ? null : Number(job.cursor)
    const search = readSearch(filter, { after, newestFirst: false, limit }, '/filter/')
    return {
      statements: selectFound(db, job.site_id, search),
      read([found, reach]) {
        const rows = (found?.results ?? []) as Found[]
        const next = nextAfter(rows, reach?.results[0] as Reach, limit)
        return { cards: cardsOf(rows), next: next === null ? null : String(next) }
      },
    }
  }
  checkStatus(filter, '/filter/')
  const { from, to } = rangeOf(filter)
  const list = {
    queue: filter.queue ?? null,
    status: filter.status ?? null,
    // The cursor is an id, or empty.
    from: [from, job.cursor].sort()[1] as string,
    ...{ to, newestFirst: false, limit },
  }
  return {
    statements: [selectCards(db, job.site_id, list)],
    read([found]) {
      const rows = (found?.results ?? []) as { card: string }[]
      const cards = cardsOf(rows)
      return { cards, next: rows.length > limit ? (cards.at(-1)?.id ?? null) : null }
    },
  }
}

async function stepBack(db: D1Database, job: JobRow): Promise<Step> {
  const limit = fixedLimits.jobStep
  const decided = await findDecided(db, job, limit + 1)
  const shown = decided.slice(0, limit)
  const attempts = shown
    // What was decided anew since then stays.
    .filter(({ is_present }) => is_present === 1)
    .map((one) => ({
      at: {
        ...{ site: job.site_id, id: one.comment_id, root: one.root_id, parent: one.parent_id },
        revision: one.revision,
      },
      made: newDecision(decisionOf[one.status_before], deciderOf(job), {
        ...{ ...toGrounds(one.grounds), reverses: one.id },
      }),
    }))
  const next = decided.length > limit ? (shown.at(-1)?.id ?? null) : null
  const at = now()
  return { attempts, passedOver: 0, next, at, eventId: newId(at) }
}

function deciderOf({ actor, request_id }: JobRow): Decider {
  return { actor, requestId: request_id }
}
