// Moving a thread to another key: whoever comes by the old one reads the new, and every count is exact.
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Counts, Mine, Page } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  contextPath,
  type Guest,
  post,
  read,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { costOfKnown } from '../../support/costs.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { controls, merge } from '../../support/peopling.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, disagreements, everything } from '../../support/rows.ts'

async function twoThreads() {
  const site = await aSite()
  const [from, into] = [await aThread(site), await aThread(site)]
  return { site, from, into, by: await aModerator(site) }
}

function react(guest: Guest, path: string) {
  return ask(`${path}/reactions/like`, { method: 'PUT', ...as(guest) })
}

const ids = async (thread: ThreadMade) => (await read(thread)).comments.items.map(({ id }) => id)

describe('a thread that is moved to a key that nobody wrote under', () => {
  it('is read, answered and reacted to by either key', async () => {
    const { site, from, into, by } = await twoThreads()
    const root = await aComment(from)
    const tag = (await ask(from.path)).headers.get('ETag') ?? ''
    const moved = await merge(by, from, into.key)
    expect(moved.json).toMatchObject({ key: into.key, aliases: [from.key], comment_count: 1 })
    const late = await ask(from.path, { headers: { 'If-None-Match': tag } })
    expect(late.status).toBe(200)
    const reply = await aComment(from, { parent_id: root.id })
    await react(reply.by, from.path)
    for (const thread of [from, into]) {
      const page = await read(thread)
      expect(page.thread).toMatchObject({
        key: into.key,
        comment_count: 2,
        reactions: [{ kind: 'like', count: 1 }],
      })
      expect(page.comments.items[0]?.replies?.items.map(({ id }) => id)).toEqual([reply.id])
      expect((await ask(contextPath(thread, reply.id))).status).toBe(200)
      const mine = fillPath(paths.mine, { site: site.id, key: thread.key })
      const { json } = await ask<Mine>(mine, as(reply.by))
      expect(json.reactions.thread).toEqual(['like'])
    }
    const counts = fillPath(paths.counts, { site: site.id })
    const { json } = await ask<Counts>(`${counts}?key=${from.key}&key=${into.key}`)
    expect(json.counts).toEqual({ [from.key]: 2, [into.key]: 2 })
    expect((await cardOf(by, root.id)).thread.key).toBe(into.key)
    expect((await controls(by, from)).json).toEqual((await controls(by, into)).json)
    expect(await disagreements(site.id)).toEqual([])
  })

  it('costs a reader by the old key three rows, in one round trip, when nothing has changed', async () => {
    const { from, into, by } = await twoThreads()
    await aComment(from)
    await merge(by, from, into.key)
    await costOfKnown('first page by an alias, not modified', from.path)
    await costOfKnown('first page, not modified', into.path)
  })

  it('takes along the keys that led to it, and goes back', async () => {
    const { site, from, into, by } = await twoThreads()
    const third = await aThread(site)
    const { id } = await aComment(from)
    await merge(by, from, into.key)
    await merge(by, into, third.key)
    for (const thread of [from, into, third]) expect(await ids(thread)).toEqual([id])
    expect((await controls(by, from)).json.aliases.toSorted()).toEqual(
      [from.key, into.key].toSorted(),
    )
  })
})

describe('two threads that are merged', () => {
  it('are one, with everything that was in either', async () => {
    const { site, from, into, by } = await twoThreads()
    const both = await aGuest(site)
    const first = await aComment(from, { by: both })
    const second = await aComment(into)
    const third = await aComment(from)
    const below = await aComment(from, { parent_id: third.id })
    const hidden = await aComment(from)
    await decide(by, hidden.id, 1, { decision: 'hold' })
    const spam = await aComment(from)
    await decide(by, spam.id, 1, { decision: 'spam' })
    const gone = await aComment(from)
    await withdraw(gone)
    await react(both, from.path)
    await react(both, into.path)
    await react(second.by, from.path)
    await react(third.by, `/v1/comments/${third.id}`)
    const { json } = await merge(by, from, into.key)
    expect(json).toMatchObject({ key: into.key, comment_count: 4, aliases: [from.key] })
    const all_ids = [first.id, second.id, third.id]
    for (const thread of [from, into]) {
      expect(await ids(thread)).toEqual(all_ids)
      const page = await read(thread)
      expect(page.thread).toMatchObject({
        comment_count: 4,
        reactions: [{ kind: 'like', count: 2 }],
        url: into.page.url,
      })
      expect(page.comments.items[2]?.replies?.items.map(({ id }) => id)).toEqual([below.id])
    }
    const mine = fillPath(paths.mine, { site: site.id, key: into.key })
    const own = await ask<Mine>(mine, as(third.by))
    expect(own.json.reactions.comments).toEqual({ [third.id]: ['like'] })
    const rows = await all<{ thread_id: string }>(
      'SELECT DISTINCT thread_id FROM comments WHERE site_id = ?1',
      site.id,
    )
    expect(rows).toEqual([{ thread_id: json.id }])
    await decide(by, hidden.id, 2, { decision: 'approve' })
    expect((await read(from)).thread.comment_count).toBe(5)
    expect(await disagreements(site.id)).toEqual([])
    expect((await post(both, from)).status).toBe(201)
    await ask(`${into.path}/reactions/like`, { method: 'DELETE', ...as(both) })
    expect((await read(into)).thread.reactions).toEqual([{ kind: 'like', count: 1 }])
  })

  it('are merged once: repeated, and at once, it is the same', async () => {
    const { site, from, into, by } = await twoThreads()
    await aComment(from)
    await aComment(into)
    const answers = await Promise.all([1, 2, 3].map(() => merge(by, from, into.key)))
    expect(answers.map(({ status, json }) => [status, json.comment_count])).toEqual(
      [1, 2, 3].map(() => [200, 2]),
    )
    expect((await merge(by, from, into.key)).status).toBe(200)
    const told = await all(
      `SELECT id FROM audit WHERE site_id = ?1 AND action = 'thread.merge'`,
      site.id,
    )
    expect(told).toHaveLength(2)
  })

  it('both ways at once, one of them stays and holds everything', async () => {
    const { site, from, into, by } = await twoThreads()
    await aComment(from)
    await aComment(into)
    await Promise.all([merge(by, from, into.key), merge(by, into, from.key)])
    for (const thread of [from, into]) expect(await ids(thread)).toHaveLength(2)
    expect(await disagreements(site.id)).toEqual([])
  })
})

it('comments are found by a key that their thread had before', async () => {
  const { site, from, into, by } = await twoThreads()
  const third = await aThread(site)
  const made = [await aComment(from), await aComment(into)].map(({ id }) => id)
  await merge(by, from, into.key)
  await merge(by, into, third.key)
  for (const { key } of [from, into, third]) {
    const query = new URLSearchParams({ thread: key })
    const { json } = await ask<Page<Card>>(`${paths.modComments}?${query}`, { token: by.token })
    expect(json.items.map(({ id }) => id)).toEqual(made)
  }
})

it('what is no thread, no other key, or another’s, is not merged', async () => {
  const { site, from, into, by } = await twoThreads()
  await aComment(from)
  const stranger = await aModerator(await aSite())
  const cleaned = async () =>
    (await everything()).replaceAll(/"last_used_on":"[\d-]+"/g, '"last_used_on":null')
  const before = await cleaned()
  expectProblem(await merge(by, into, from.key), 'not_found')
  expectProblem(await merge(stranger, from, into.key), 'not_found')
  for (const key of [from.key, '', '.', 'x'.repeat(513)]) {
    expectProblemAt(await merge(by, from, key), 'invalid_request', '/into')
  }
  expect(await cleaned()).toBe(before)
  expect((await read(await aThread(site, from.key))).thread.comment_count).toBe(1)
})
