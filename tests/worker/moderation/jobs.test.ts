// Jobs: everything that a filter finds is decided, once, whatever stops the work in between; and undone.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { now } from '../../../worker/clock.ts'
import type { Job } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { selectJob, stepJob, toJobRow } from '../../../worker/db/jobs.ts'
import { hashModeratorToken } from '../../../worker/identity/moderator-token.ts'
import { nextStep, runJobs } from '../../../worker/jobs.ts'
import { type Answer, ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  type Moderator,
  read,
  type SiteMade,
  setHoldAll,
} from '../../support/builders.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, disagreements } from '../../support/rows.ts'
import { seed } from '../../support/seeds.ts'

function start(by: Moderator, site: SiteMade, body: object): Promise<Answer<Job>> {
  return ask(paths.modJobs, { method: 'POST', token: by.token, body: { site: site.id, ...body } })
}

const at = (id: string) => fillPath(paths.modJob, { id })

async function until(by: Moderator, id: string, state: Job['state']): Promise<Job> {
  let job: Job | null = null
  await expect
    .poll(async () => {
      await runJobs(env.DB)
      job = (await ask<Job>(at(id), { token: by.token })).json
      return job.state
    })
    .toBe(state)
  return job as unknown as Job
}

async function rowOf(by: Moderator, id: string) {
  const { results } = await selectJob(env.DB, await hashModeratorToken(by.token), id).all()
  return toJobRow(results[0])
}

function undo(by: Moderator, id: string): Promise<Answer<Job>> {
  const path = fillPath(paths.modJobUndo, { id })
  return ask(path, { method: 'POST', token: by.token, body: {} })
}

async function statuses(site: SiteMade): Promise<Record<string, number>> {
  const rows = await all<{ status: string; n: number }>(
    'SELECT status, count(*) AS n FROM comments WHERE site_id = ?1 GROUP BY status',
    site.id,
  )
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}

describe('a job', () => {
  it('decides what was there when it began, and is undone but for what was decided anew', async () => {
    const site = await aSite()
    const thread = await aThread(site)
    const by = await aModerator(site)
    const kept = await aComment(thread, { body: 'Kept.' })
    await seed(thread, { count: 60 })
    const { status, json, headers } = await start(by, site, {
      filter: { q: 'text' },
      decision: 'spam',
      explanation: 'A wave.',
    })
    expect([status, headers.get('Location')]).toEqual([201, at(json.id)])
    const done = await until(by, json.id, 'finished')
    expect(done).toMatchObject({ decided: 60, passed_over: 0, decision: 'spam' })
    expect(await statuses(site)).toEqual({ approved: 1, spam: 60 })
    expect((await read(thread)).comments.items.map(({ id }) => id)).toEqual([kept.id])
    const [some] = await all<{ comment_id: string }>(
      'SELECT comment_id FROM decisions WHERE site_id = ?1',
      site.id,
    )
    await decide(by, some?.comment_id as string, 2, { decision: 'hold' })
    expect((await undo(by, json.id)).status).toBe(202)
    expect(await until(by, json.id, 'undone')).toMatchObject({ taken_back: 59 })
    expect(await statuses(site)).toEqual({ approved: 60, pending: 1 })
    expect(await disagreements(site.id)).toEqual([])
    expectProblem(await undo(by, json.id), 'job_not_ready')
  })

  it('goes on from where it was killed, and decides nothing twice when two go on with it', async () => {
    const site = await aSite()
    const thread = await aThread(site)
    const by = await aModerator(site)
    await seed(thread, { count: 70 })
    const { json } = await start(by, site, { filter: { status: 'approved' }, decision: 'hold' })
    const job = await rowOf(by, json.id)
    const [mine, theirs] = [await nextStep(env.DB, job), await nextStep(env.DB, job)]
    await Promise.all([stepJob(env.DB, job, mine), stepJob(env.DB, job, theirs)])
    expect(await until(by, json.id, 'finished')).toMatchObject({ decided: 70, passed_over: 0 })
    expect(await all('SELECT 1 FROM decisions WHERE site_id = ?1', site.id)).toHaveLength(70)
    expect(await statuses(site)).toEqual({ pending: 70 })
    expect(await disagreements(site.id)).toEqual([])
  })

  it('that is stopped decides nothing more', async () => {
    const site = await aSite()
    const thread = await aThread(site)
    const by = await aModerator(site)
    await seed(thread, { count: 60 })
    const { json } = await start(by, site, { filter: { thread: thread.key }, decision: 'spam' })
    const job = await rowOf(by, json.id)
    const step = await nextStep(env.DB, job)
    const stopped = await ask(at(json.id), { method: 'DELETE', token: by.token })
    if (stopped.status === 204) {
      expect(await stepJob(env.DB, job, step)).toBeNull()
      const before = await statuses(site)
      await runJobs(env.DB)
      expect(await statuses(site)).toEqual(before)
      expect((await ask(at(json.id), { method: 'DELETE', token: by.token })).status).toBe(204)
      await undo(by, json.id)
      await until(by, json.id, 'undone')
    }
    expect(await statuses(site)).toEqual({ approved: 60 })
  })

  it('leaves what has come since, and what is so already', async () => {
    const site = await aSite()
    const thread = await aThread(site)
    const by = await aModerator(site)
    await setHoldAll(site, true)
    const held = await aComment(thread)
    await expect.poll(now).toBeGreaterThan(Date.parse(held.posted_at))
    const { json } = await start(by, site, { filter: { queue: 'pending' }, decision: 'approve' })
    const late = await aComment(thread)
    await until(by, json.id, 'finished')
    expect((await cardOf(by, held.id)).status).toBe('approved')
    expect((await cardOf(by, late.id)).status).toBe('pending')
  })

  it('over nothing, over everything, without a reason or with a strange filter is refused', async () => {
    const site = await aSite()
    const by = await aModerator(site)
    await aComment(await aThread(site))
    for (const [body, pointer] of [
      [{ filter: {}, decision: 'spam' }, '/filter'],
      [{ filter: { q: 'zebra' }, decision: 'spam' }, '/filter'],
      [{ filter: { status: 'spam' }, decision: 'hold' }, '/filter'],
      [{ filter: { q: '"*"' }, decision: 'spam' }, '/filter/q'],
      [{ filter: { mood: 'bad' }, decision: 'spam' }, '/filter/mood'],
      [{ filter: { status: 'approved' }, decision: 'reject' }, '/reason_code'],
      [{ filter: { status: 'approved' } }, '/decision'],
    ] as const) {
      expectProblemAt(await start(by, site, body), 'invalid_request', pointer)
    }
    const elsewhere = await aSite()
    const stranger = { filter: { status: 'approved' }, decision: 'spam' }
    expectProblem(await start(by, elsewhere, stranger), 'not_found')
    expect(await all('SELECT 1 FROM jobs WHERE site_id = ?1', site.id)).toEqual([])
  })
})
