// Search: by words, thread, author, status, mark and time, page by page, in step with every write, and
// with rows read that do not grow.
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../worker/contract/moderation.ts'
import { paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { type Answer, ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  edit,
  type Moderator,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide } from '../../support/moderating.ts'
import { expectProblemAt } from '../../support/problems.ts'
import { run } from '../../support/rows.ts'
import { seed } from '../../support/seeds.ts'

function search(by: Moderator, query: Record<string, string>): Promise<Answer<Page<Card>>> {
  return ask(`${paths.modComments}?${new URLSearchParams(query)}`, { token: by.token })
}

async function found(by: Moderator, query: Record<string, string>): Promise<string[]> {
  const { status, json, text } = await search(by, query)
  if (status !== 200) throw new Error(text)
  return json.items.map(({ id }) => id)
}

async function aPlace() {
  const site = await aSite()
  return { site, thread: await aThread(site), by: await aModerator(site) }
}

describe('a search', () => {
  it('finds every comment that has all the words, however they are written', async () => {
    const { thread, by } = await aPlace()
    const one = await aComment(thread, { body: 'The RIVER is *wide* at Wörgl.' })
    const other = await aComment(thread, { body: 'A wide street, and no water.' })
    expect(await found(by, { q: 'wide' })).toEqual([one.id, other.id])
    expect(await found(by, { q: 'wide', sort: 'newest' })).toEqual([other.id, one.id])
    expect(await found(by, { q: 'woergl' })).toEqual([])
    expect(await found(by, { q: 'WORGL river' })).toEqual([one.id])
    expect(await found(by, { q: 'river street' })).toEqual([])
  })

  it('finds parts of a sentence in scripts that are written without spaces', async () => {
    const { thread, by } = await aPlace()
    const one = await aComment(thread, { body: '昨日は東京で雨が降りました。' })
    const other = await aComment(thread, { body: '京東の話' })
    expect(await found(by, { q: '東京' })).toEqual([one.id])
    expect(await found(by, { q: '京東' })).toEqual([other.id])
    expect(await found(by, { q: '雨 東京' })).toEqual([one.id])
    expect(await found(by, { q: '雨東京' })).toEqual([])
    await withdraw(other)
    expect(await found(by, { q: '京東' })).toEqual([])
  })

  it('finds by thread, author, status, mark and time, and by several of them', async () => {
    const { site, thread, by } = await aPlace()
    const elsewhere = await aThread(site)
    const one = await aComment(thread, { body: 'Water.' })
    const other = await aComment(elsewhere, { body: 'Water.', by: one.by })
    const third = await aComment(elsewhere, { body: 'Stone.' })
    await decide(by, other.id, 1, { decision: 'spam' })
    expect(await found(by, { thread: thread.key })).toEqual([one.id])
    expect(await found(by, { thread: elsewhere.key })).toEqual([other.id, third.id])
    expect(await found(by, { thread: 'nobody wrote here' })).toEqual([])
    expect(await found(by, { author: one.by.id })).toEqual([one.id, other.id])
    expect(await found(by, { author: one.by.id, status: 'spam' })).toEqual([other.id])
    expect(await found(by, { author: 'nobody', q: 'water' })).toEqual([])
    expect(await found(by, { thread: elsewhere.key, q: 'water' })).toEqual([other.id])
    expect(await found(by, { label: 'reviewed' })).toEqual([other.id])
    expect(await found(by, { label: 'pinned' })).toEqual([])
    expect(await found(by, { q: 'water', before: one.posted_at })).toEqual([])
    expect(await found(by, { q: 'water', after: '2020-01-01T00:00:00Z' })).toHaveLength(2)
    for (const place of [{}, { q: 'water' }]) {
      const all = await found(by, place)
      expect(await found(by, { ...place, after: '1066-01-01T00:00:00Z' })).toEqual(all)
      expect(await found(by, { ...place, before: '9999-12-31T00:00:00Z' })).toEqual(all)
      expect(await found(by, { ...place, before: '1066-01-01T00:00:00Z' })).toEqual([])
    }
    await setHoldAll(site, true)
    const held = await aComment(thread, { body: 'Water.' })
    expect(await found(by, { queue: 'pending', q: 'water' })).toEqual([held.id])
  })

  it('is in step with edits and withdrawals, and knows nothing of other sites', async () => {
    const { thread, by } = await aPlace()
    const comment = await aComment(thread, { body: 'A heron.' })
    await aComment(await aThread(), { body: 'A heron.' })
    expect(await found(by, { q: 'heron' })).toEqual([comment.id])
    await edit(comment, 'A stork.')
    expect(await found(by, { q: 'heron' })).toEqual([])
    expect(await found(by, { q: 'stork' })).toEqual([comment.id])
    await withdraw(comment)
    expect(await found(by, { q: 'stork' })).toEqual([])
    expect(await found(by, { thread: thread.key })).toEqual([comment.id])
  })

  it('comes in pages, each comment once, also where most hits are not meant', async () => {
    const { site, thread, by } = await aPlace()
    await seed(thread, { count: 450 })
    await run(
      `UPDATE comments SET status = 'spam', listed = 0 WHERE site_id = ?1 AND id % 100 = 0`,
      site.id,
    )
    for (const sort of ['oldest', 'newest']) {
      const ids: string[] = []
      let cursor: string | null = null
      do {
        const query = { q: 'text', status: 'spam', limit: '3', sort, ...(cursor && { cursor }) }
        const { json } = await search(by, query)
        ids.push(...json.items.map(({ id }) => id))
        cursor = json.next
      } while (cursor !== null)
      expect(ids.map(Number)).toEqual(
        sort === 'oldest' ? [100, 200, 300, 400] : [400, 300, 200, 100],
      )
    }
  })

  it.each([
    '"wide" OR "narrow"',
    'wide AND NOT river',
    'body:wide',
    'place : wide',
    '^wide*',
    'NEAR(wide river, 2)',
    'wide"',
    '(((wide',
    `wide'; DROP TABLE comments; --`,
    '{body} : wide -river',
  ])('takes %s for plain words', async (q) => {
    const { thread, by } = await aPlace()
    const words = `${q.replaceAll(/[^a-z0-9]+/gi, ' ')} and more`
    const comment = await aComment(thread, { body: words })
    await aComment(thread, { body: 'wide' })
    const isOneWord = q.match(/[a-z0-9]+/gi)?.length === 1
    const ids = await found(by, { q })
    expect([ids[0], ids.length]).toEqual([comment.id, isOneWord ? 2 : 1])
  })

  it('for nothing, for too much, and beyond what there is, is a clear problem', async () => {
    const by = await aModerator(await aSite())
    for (const [q, pointer] of [
      ['', '?q'],
      ['"" * -- !', '?q'],
      ['a\0b', '?q'],
      ['x'.repeat(501), '?q'],
      ['"('.repeat(25_000), '?q'],
      ['w '.repeat(25), '?q'],
    ] as const) {
      const query = new URLSearchParams({ q })
      const answer = await askInVain(`${paths.modComments}?${query}`, { token: by.token })
      expectProblemAt(answer, 'invalid_request', pointer)
    }
    for (const [query, pointer] of [
      ['q=x&cursor=x', '?cursor'],
      ['q=x&cursor=zzzzzzzzzzz', '?cursor'],
      ['label=blue', '?label'],
      ['q=x&queue=pending&status=spam', '?status'],
      ['queue=pending&status=rejected', '?status'],
      ['queue=unreviewed&status=pending', '?status'],
    ] as const) {
      const answer = await askInVain(`${paths.modComments}?${query}`, { token: by.token })
      expectProblemAt(answer, 'invalid_request', pointer)
    }
  })

  it('costs the same in ten thousand comments as in five hundred', async () => {
    const { thread, by } = await aPlace()
    await seed(thread, { count: 500 })
    const path = `${paths.modComments}?q=text&sort=newest`
    await search(by, { q: 'text' })
    await cost('search, twenty of many', path, { token: by.token })
    await cost('search, none of many', `${path}&status=spam`, { token: by.token })
    await seed(thread, { from: 501, count: 9_500 })
    await cost('search, twenty of many', path, { token: by.token })
    await cost('search, none of many', `${path}&status=spam`, { token: by.token })
  })
})
