// Being forgotten in steps: of many comments, two at once, while somebody posts, killed half-way.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Profile } from '../../../worker/contract/me.ts'
import { paths } from '../../../worker/contract/paths.ts'
import { purgeErasures } from '../../../worker/db/erasures.ts'
import { continueErasures } from '../../../worker/forgetting.ts'
import { type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  as,
  aThread,
  commentPath,
  type Guest,
  post,
  read,
  type ThreadMade,
} from '../../support/builders.ts'
import { breakingDb, interposedDb } from '../../support/interposed-db.ts'
import { lift, sanction } from '../../support/peopling.ts'
import { all, disagreements } from '../../support/rows.ts'
import { seed, seededAuthor, seededId } from '../../support/seeds.ts'

const forgetting = (guest: Guest, body?: object): Asked => ({
  ...{ method: 'DELETE', ...as(guest) },
  ...(body && { body }),
})
const forget = async (guest: Guest, body?: object, more: Asked = {}): Promise<number> =>
  (await ask(paths.me, { ...forgetting(guest, body), ...more })).status

const running = (thread: ThreadMade) =>
  all(`SELECT 1 FROM erasures WHERE site_id = ?1 AND state = 'running'`, thread.site.id)
const left = ({ id, site }: Guest) =>
  all('SELECT id FROM comments WHERE site_id = ?2 AND author_id = ?1', id, site.id)

async function toTheEnd(
  thread: ThreadMade,
  run: () => Promise<unknown> = () => continueErasures(env.DB),
): Promise<void> {
  for (let turn = 0; turn < 40 && (await running(thread)).length > 0; turn++) await run()
  expect(await running(thread)).toEqual([])
}

async function aSeededThread(count: number) {
  const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
  await seed(thread, { count: count / 2 })
  await seed(thread, { from: 1_000_001, count: count / 2, root: 1 })
  return { thread, by: await seededAuthor(thread.site) }
}

it('goes on after the answer and in scheduled runs, two at once, with the counts right at each', async () => {
  const { thread, by } = await aSeededThread(400)
  const other = await aComment(thread, { parent_id: seededId(1) })
  expect(await forget(by, undefined, { toTheEnd: true })).toBe(204)
  expect(await left(by)).toHaveLength(200)
  expect(await disagreements(thread.site.id)).toEqual([])
  const { json } = await ask<Profile>(paths.me, as(by))
  expect(json).toMatchObject({ name: null, forgetting: true, comments: { published: 200 } })
  const both = async () => {
    await Promise.all([continueErasures(env.DB), continueErasures(env.DB)])
    expect(await disagreements(thread.site.id)).toEqual([])
  }
  await toTheEnd(thread, both)
  const { comments, thread: seen } = await read(thread)
  expect([seen.comment_count, comments.items.map(({ id }) => id)]).toEqual([1, [seededId(1)]])
  expect(comments.items[0]?.replies?.items.map(({ id }) => id)).toEqual([other.id])
  expect(await left(by)).toEqual([])
  expect(
    await all(`SELECT 1 FROM authors WHERE id = ?1 AND site_id = ?2`, by.id, thread.site.id),
  ).toEqual([])
})

it('asked for twice at once is told once, and done once', async () => {
  const thread = await aThread()
  const { by } = await aComment(thread)
  const second = await aComment(thread, { by })
  await aComment(thread, { parent_id: second.id })
  expect(await Promise.all([forget(by), forget(by), forget(by)])).toEqual([204, 204, 204])
  expect(await left(by)).toEqual([])
  expect(await disagreements(thread.site.id)).toEqual([])
  const told = `SELECT 1 FROM audit WHERE site_id = ?1 AND action = 'author.forget'`
  expect(await all(told, thread.site.id)).toHaveLength(1)
})

it('once to withdraw is to withdraw, whatever is asked for while it goes on', async () => {
  const { thread, by } = await aSeededThread(400)
  await forget(by, { keep_comments: false })
  await forget(by, { keep_comments: true })
  await toTheEnd(thread)
  expect((await read(thread)).thread.comment_count).toBe(0)
  expect(await disagreements(thread.site.id)).toEqual([])
})

it('takes what was posted before it in, and leaves what is posted after it', async () => {
  const { thread, by } = await aSeededThread(400)
  const before = await aComment(thread, { by, name: 'Ada' })
  await forget(by)
  const after = await aComment(thread, { by, name: 'Grace' })
  await toTheEnd(thread)
  expect(await left(by)).toEqual([{ id: after.id }])
  const { json } = await ask<Profile>(paths.me, as(by))
  expect(json).toMatchObject({ name: 'Grace', forgetting: false, comments: { published: 1 } })
  expect((await ask(commentPath(before.id), { method: 'DELETE', ...as(by) })).status).toBe(404)
  expect(await disagreements(thread.site.id)).toEqual([])
})

it('between the facts of a post and its batch leaves either, whole', async () => {
  const thread = await aThread()
  const { by } = await aComment(thread, { name: 'Ada' })
  const between = { before: async (call: number) => void (call === 2 && (await forget(by))) }
  const db = interposedDb(env.DB, between)
  const { status } = await post(by, thread, {}, undefined, { env: { DB: db } })
  expect(status).toBe(201)
  expect(await left(by)).toHaveLength(1)
  expect((await ask<Profile>(paths.me, as(by))).json.name).toBeNull()
  expect(await disagreements(thread.site.id)).toEqual([])
  const posting = async (call: number) => void (call === 4 && (await post(by, thread)))
  const asked = { env: { DB: interposedDb(env.DB, { before: posting }) } }
  expect(await forget(by, undefined, asked)).toBe(204)
  await toTheEnd(thread)
  expect(await left(by)).toHaveLength(1)
  expect(await disagreements(thread.site.id)).toEqual([])
})

it.each([1, 2, 3, 4].flatMap((nth) => [[nth, 'before'] as const, [nth, 'after'] as const]))(
  'cut off at call %d, %s it was made, is whole or goes on by itself',
  async (nth, when) => {
    const thread = await aThread()
    const root = await aComment(thread, { name: 'Ada' })
    await aComment(thread, { parent_id: root.id })
    await forget(root.by, undefined, { env: { DB: breakingDb(env.DB, nth, when) } })
    expect(await disagreements(thread.site.id)).toEqual([])
    const isBegun = nth > 2 || (nth === 2 && when === 'after')
    const isEnded = nth === 4 && when === 'after'
    expect(await running(thread)).toHaveLength(isBegun && !isEnded ? 1 : 0)
    await toTheEnd(thread)
    expect(await left(root.by)).toHaveLength(isBegun ? 0 : 1)
    expect(await disagreements(thread.site.id)).toEqual([])
  },
)

it('meets the clean-up of a sanction, and neither undoes the other', async () => {
  const { thread, by } = await aSeededThread(400)
  const moderator = await aModerator(thread.site)
  const ban = { kind: 'ban', clean_up: true, reason_code: 'spam', message: 'Advertisements.' }
  await Promise.all([sanction(moderator, by.id, ban), forget(by)])
  await toTheEnd(thread)
  expect(await left(by)).toEqual([])
  expect((await read(thread)).thread.comment_count).toBe(0)
  expect(await disagreements(thread.site.id)).toEqual([])
})

it('ends for good with the sanction that kept the id', async () => {
  const thread = await aThread()
  const { by } = await aComment(thread)
  const moderator = await aModerator(thread.site)
  const { json } = await sanction(moderator, by.id, { kind: 'hold' })
  await forget(by)
  const kept = () => all('SELECT id FROM authors WHERE id = ?1', by.id)
  await purgeErasures(env.DB, Date.now())
  expect(await kept()).toHaveLength(1)
  await lift(moderator, json.id)
  await purgeErasures(env.DB, Date.now())
  expect(await kept()).toEqual([])
  expect(await all('SELECT 1 FROM erasures WHERE author_id = ?1', by.id)).toEqual([])
  expect(await all('SELECT 1 FROM sanctions WHERE author_id = ?1', by.id)).toEqual([])
})
