// What else moderators and readers do that is told: sanctions, threads, reports, complaints, erasures, jobs.
// In the batch of the change, once each, and not at all where nothing changes.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Job } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { runJobs } from '../../../worker/jobs.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  aThread,
  type Moderator,
} from '../../support/builders.ts'
import { decide } from '../../support/moderating.ts'
import { lift, merge, sanction, steer } from '../../support/peopling.ts'
import { contest, report } from '../../support/reporting.ts'
import { aWebhook, eventsOf } from '../../support/webhooks.ts'

async function aNewsroom() {
  const site = await aSite()
  await aWebhook(site)
  const thread = await aThread(site)
  const by = await aModerator(site)
  const comment = await aComment(thread)
  let seen = (await eventsOf(site)).length
  /** What was told since this was last asked. */
  const news = async (): Promise<[type: string, data: Record<string, unknown>][]> => {
    const all = await eventsOf(site)
    const fresh = all.slice(seen)
    seen = all.length
    // Ids of one millisecond have no order.
    return fresh
      .map(({ type, data }): [string, Record<string, unknown>] => [type, JSON.parse(data)])
      .sort(([one], [other]) => (one < other ? -1 : 1))
  }
  return { site, thread, by, comment, news }
}

const asked = (by: Moderator, path: string, method: string, body?: object) =>
  ask(path, { method, token: by.token, ...(body && { body }) })

it('a sanction tells of its author, its kind and its end; lifting it is no news', async () => {
  const { site, by, comment, news } = await aNewsroom()
  const until = '2099-01-01T00:00:00.000Z'
  const { json } = await sanction(by, comment.by.id, { kind: 'suspend', until })
  const data = { site: site.id, author_id: comment.by.id, sanction_id: json.id, kind: 'suspend' }
  expect(await news()).toEqual([['author.sanctioned', { ...data, until }]])
  const warned = await sanction(by, comment.by.id, { kind: 'warn' })
  expect(await news()).toMatchObject([
    ['author.sanctioned', { sanction_id: warned.json.id, kind: 'warn', until: null }],
  ])
  await lift(by, json.id)
  await sanction(by, comment.by.id, { kind: 'suspend', until: '2001-01-01T00:00:00Z' })
  expect(await news()).toEqual([])
})

it('a clean-up tells each of its decisions beside the sanction', async () => {
  const { by, comment, news } = await aNewsroom()
  await sanction(by, comment.by.id, { kind: 'ban', clean_up: true })
  const types = (await news()).map(([type]) => type)
  expect(types).toEqual(['author.sanctioned', 'comment.decided'])
})

it('what moderators set of a thread is told, and a setting that is so already is not', async () => {
  const { site, thread, by, news } = await aNewsroom()
  await steer(by, thread, { state: 'closed' })
  const [told] = await news()
  expect(told).toEqual([
    'thread.updated',
    { site: site.id, thread_id: expect.any(String), thread_key: thread.key, state: 'closed' },
  ])
  await steer(by, thread, { state: 'closed' })
  expect(await news()).toEqual([])
  await steer(by, thread, { message: 'Be kind.' })
  const [message] = await news()
  expect(JSON.stringify(message)).not.toContain('kind')
  await merge(by, thread, 'elsewhere')
  expect(await news()).toMatchObject([
    ['thread.updated', { thread_key: 'elsewhere', thread_id: told?.[1].thread_id }],
  ])
})

it('a report is told once for each reader, with its reason and none of its words', async () => {
  const { site, comment, news } = await aNewsroom()
  const guest = await aGuest(site)
  const words = { reason_code: 'spam', explanation: 'A badger sells shoes.' }
  const { json } = await report(guest, comment.id, words)
  const told = await news()
  expect(told).toMatchObject([
    ['comment.reported', { comment_id: comment.id, report_id: json.id, reason_code: 'spam' }],
  ])
  expect(JSON.stringify(told)).not.toContain('badger')
  await report(guest, comment.id, words)
  expect(await news()).toEqual([])
})

it('a complaint tells that it was made, and what came of it', async () => {
  const { site, by, comment, news } = await aNewsroom()
  const removed = await decide(by, comment.id, 1, { decision: 'reject', reason_code: 'abuse' })
  await news()
  const { json } = await contest(comment.by, removed.json.id)
  const about = {
    ...{ site: site.id, complaint_id: json.id },
    ...{ decision_id: removed.json.id, comment_id: comment.id },
  }
  expect(await news()).toEqual([['complaint.created', about]])
  const path = fillPath(paths.modComplaintDecisions, { id: json.id })
  await asked(by, path, 'POST', { decision: 'reverse', explanation: 'We were wrong.' })
  const told = await news()
  expect(told.map(([type]) => type)).toEqual([
    'comment.decided',
    'comment.published',
    'complaint.decided',
  ])
  expect(told.find(([type]) => type === 'complaint.decided')?.[1]).toEqual({
    ...about,
    outcome: 'reverse',
  })
})

it('an erasure tells where the comment was, and no longer whose', async () => {
  const { by, comment, news } = await aNewsroom()
  const path = fillPath(paths.modComment, { id: comment.id })
  await asked(by, path, 'DELETE')
  expect(await news()).toMatchObject([
    ['comment.erased', { comment_id: comment.id, author_id: null }],
  ])
  await asked(by, path, 'DELETE')
  expect(await news()).toEqual([])
})

it('a job tells that it is done, stopped or undone, beside each of its decisions', async () => {
  const { site, by, comment, news } = await aNewsroom()
  const draft = { site: site.id, filter: { status: 'approved' }, decision: 'spam' }
  const { json } = await ask<Job>(paths.modJobs, { method: 'POST', token: by.token, body: draft })
  const path = fillPath(paths.modJob, { id: json.id })
  const reach = (state: Job['state']) =>
    expect
      .poll(async () => {
        await runJobs(env.DB)
        return (await ask<Job>(path, { token: by.token })).json.state
      })
      .toBe(state)
  await reach('finished')
  expect(await news()).toMatchObject([
    ['comment.decided', { comment_id: comment.id, decision: 'spam' }],
    ['job.finished', { site: site.id, job_id: json.id, state: 'finished' }],
  ])
  await asked(by, fillPath(paths.modJobUndo, { id: json.id }), 'POST', {})
  await reach('undone')
  const undone = await news()
  expect(undone.at(-1)).toMatchObject(['job.finished', { job_id: json.id, state: 'undone' }])
  expect(undone.filter(([type]) => type === 'job.finished')).toHaveLength(1)
})
