// What moderators set of a thread, and moving one to another key. A key that was moved leads where its
// thread went, here as for readers.
import { now, timestamp } from '../../clock.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { ThreadMerge, ThreadPatch } from '../../contract/people-requests.ts'
import { mergeThreads, moveThread } from '../../db/merging.ts'
import {
  type Controls,
  type ControlsRow,
  selectControls,
  toControls,
  updateControls,
} from '../../db/thread-controls.ts'
import { factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { actOf, type Moderation, moderate } from '../../middleware/moderator.ts'
import { threadInPath, threadKeyProblem } from '../../middleware/path.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { toThreadControls } from '../../people-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'

const siteAt = 4

export const moderatedThreads = factory
  .createApp()
  .get(paths.modThread, async (c) => {
    const { site, key } = threadInPath(c, siteAt)
    const by = await moderate(c, operations.modThread.get, () => [
      selectControls(c.env.DB, site, key),
    ])
    return c.json(toThreadControls(opened(by, site, by.facts[0]), now()))
  })

  .patch(paths.modThread, async (c) => {
    const { site, key } = threadInPath(c, siteAt)
    const by = await moderate(c, operations.modThread.patch, () => [
      selectControls(c.env.DB, site, key),
    ])
    const row = opened(by, site, by.facts[0])
    const at = now()
    const next = controlsAfter(row, by.body, at)
    const changed = changedIn(row, next)
    if (changed.length === 0) return c.json(toThreadControls(row, at))
    const place = { site, key: row.key, newId: newId(at), at }
    const set = Object.fromEntries(changed.map((name) => [name, next[name]]))
    const isPublic = changed.some((name) => name !== 'hold_all')
    const told = {
      ...{ ...actOf(by), action: 'thread.set' },
      before: toldOf(row, changed),
      after: toldOf(next, changed),
    }
    const eventIds: [string, string] = [newId(at), newId(at)]
    const { row: present, events } = await updateControls(
      ...([c.env.DB, place, set, isPublic, told, eventIds] as const),
    )
    deliverAfterAnswer(c, site, events)
    if (present === null) throw new ProblemError('not_found')
    return c.json(toThreadControls(present, at))
  })

  .post(paths.modMerge, async (c) => {
    const db = c.env.DB
    const { site, key } = threadInPath(c, siteAt)
    const by = await moderate(c, operations.modMerge.post, (_, { body }) => [
      selectControls(db, site, key),
      selectControls(db, site, (body as ThreadMerge | null)?.into ?? key),
    ])
    const { into } = by.body
    const problem = threadKeyProblem(into)
    if (problem !== null) throw invalid('/into', problem)
    if (into === key) throw invalid('/into', 'is the key that the thread has')
    const from = opened(by, site, by.facts[0])
    const target = opened(by, site, by.facts[1])
    if (from.id === null) throw new ProblemError('not_found')
    if (from.id === target.id) return c.json(toThreadControls(target, now()))
    const act = actOf(by)
    const told = { ...act, eventId: newId(act.at) }
    const move = { site, from: { id: from.id, key: from.key } }
    const { row: present, events } =
      target.id === null
        ? await moveThread(db, move, into, newId(act.at), told)
        : await mergeThreads(
            db,
            move,
            { id: target.id, key: target.key },
            { ...told, otherId: newId(act.at) },
          )
    deliverAfterAnswer(c, site, events)
    if (present === null) throw new ProblemError('not_found')
    return c.json(toThreadControls(present, act.at))
  })

/** The thread of a site that the token opens; 404 for any other. */
function opened(
  { token }: Pick<Moderation<unknown>, 'token'>,
  site: string,
  result: D1Result<unknown> | undefined,
): ControlsRow {
  const row = token.sites.includes(site) ? toControls(result) : null
  if (row === null) throw new ProblemError('not_found')
  return row
}

const names = ['url', 'title', 'state', 'closes_at', 'hold_all', 'message'] as const

function controlsAfter(row: ControlsRow, patch: ThreadPatch, at: number): Controls {
  const { state = row.state, closes_at = row.closes_at, message = row.message } = patch
  if (typeof patch.closes_at === 'number' && patch.closes_at <= at) {
    throw invalid('/closes_at', 'is over already')
  }
  // What is opened stays open, though its time had come.
  const isReopened = patch.state === 'open' && closes_at !== null && closes_at <= at
  return {
    ...{ state, message, closes_at: isReopened ? null : closes_at },
    url: patch.url ?? row.url,
    title: patch.title ?? row.title,
    hold_all: patch.hold_all ?? row.hold_all,
  }
}

function changedIn(row: Controls, next: Controls): (keyof Controls)[] {
  return names.filter((name) => row[name] !== next[name])
}

// The audit holds settings, and of words no more than whether there are any.
function toldOf(controls: Controls, changed: (keyof Controls)[]): Record<string, unknown> {
  const { closes_at, message, title, ...rest } = controls
  const told: Record<keyof Controls, unknown> = {
    ...rest,
    closes_at: closes_at === null ? null : timestamp(closes_at),
    message: message !== null,
    title: title !== null,
  }
  return Object.fromEntries(changed.map((name) => [name, told[name]]))
}
