// Walking through the roots of a long thread, in every order, page by page.
import { beforeAll, describe, expect, it } from 'vitest'
import { type Sort, sorts } from '../../../worker/contract/limits.ts'
import type { Comment, Page, ThreadPage } from '../../../worker/contract/shapes.ts'
import { decodeCursor, encodeCursor } from '../../../worker/cursor.ts'
import { type Answer, ask, askInVain } from '../../support/ask.ts'
import { aComment, aSite, as, aThread, commentPath, read } from '../../support/builders.ts'
import { aDiscussion, type Discussion, ids, walk } from '../../support/lists.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'

let discussion: Discussion
/** The ids of the roots in each order. */
let expected: Record<Sort, string[]>

beforeAll(async () => {
  discussion = await aDiscussion(300)
  const { roots, guests } = discussion
  const score = new Map(roots.map(({ id }) => [id, 0]))
  // Some like, some find insightful, some disagree: many scores are shared, some are below zero.
  for (const [nth, { id }] of roots.entries()) {
    for (const [place, guest] of guests.entries()) {
      if ((nth * 7 + place * 3) % 5 > 1) continue
      const [kind, weight] = (
        [
          ['like', 1],
          ['insight', 2],
          ['disagree', -1],
        ] as const
      )[nth % 3] ?? ['like', 1]
      await ask(`${commentPath(id)}/reactions/${kind}`, { method: 'PUT', ...as(guest) })
      score.set(id, (score.get(id) ?? 0) + weight)
    }
  }
  const oldest = ids(roots).sort()
  const best = [...oldest].sort(
    (a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || (a < b ? 1 : -1),
  )
  expected = { oldest, newest: [...oldest].reverse(), best }
})

describe('the roots of a thread', () => {
  it.each(sorts)(
    'are met once each, in the order `%s`, whatever the size of the pages',
    async (sort) => {
      const { thread } = discussion
      expect(new Set(expected[sort]).size).toBe(60)
      for (const limit of ['1', '7', '20', '59', '60', '61', '100']) {
        expect(ids(await walk(thread.commentsPath, { sort, limit }))).toEqual(expected[sort])
      }
    },
  )

  it.each(sorts)(
    'go on after the first page, which comes with the thread, in the order `%s`',
    async (sort) => {
      const { thread } = discussion
      const first = await read(thread, `?sort=${sort}`)
      expect(first.comments.items).toHaveLength(20)
      expect(first.thread.sort).toBe(sort)
      const rest = await walk(thread.commentsPath, {}, { from: first.comments.next })
      expect([...ids(first.comments.items), ...ids(rest)]).toEqual(expected[sort])
      const named = await walk(thread.commentsPath, { sort }, { from: first.comments.next })
      expect(ids(named)).toEqual(ids(rest))
    },
  )

  it('are linked page by page, for clients that follow links', async () => {
    const { thread } = discussion
    const met: string[] = []
    let path: string | undefined = `${thread.path}?sort=best&limit=25`
    while (path !== undefined) {
      const answer: Answer<ThreadPage & Page<Comment>> = await ask(path)
      const { json, headers } = answer
      met.push(...ids((json.comments ?? json).items))
      path = /^<([^>]+)>; rel="next"$/.exec(headers.get('Link') ?? '')?.[1]
    }
    expect(met).toEqual(expected.best)
  })

  it('are oldest first where no order is asked for', async () => {
    const { thread } = discussion
    expect(ids((await read(thread)).comments.items)).toEqual(expected.oldest.slice(0, 20))
    expect(ids(await walk(thread.commentsPath, {}))).toEqual(expected.oldest)
  })

  it('are as many as asked for, and the number of the site where none is asked for', async () => {
    const { thread } = discussion
    for (const limit of [1, 3, 100]) {
      const { comments } = await read(thread, `?limit=${limit}`)
      expect(comments.items).toHaveLength(Math.min(limit, 60))
      expect(comments.next === null).toBe(limit === 100)
    }
    const few = await aThread(await aSite({ limits: { roots_per_page: 2 } }))
    for (let nth = 0; nth < 3; nth++) await aComment(few)
    expect((await read(few)).comments.items).toHaveLength(2)
    const { json } = await ask<Page<Comment>>(few.commentsPath)
    expect([json.items.length, typeof json.next]).toEqual([2, 'string'])
  })

  it('say `next: null` on the last page, also when it is full', async () => {
    const thread = await aThread()
    for (let nth = 0; nth < 2; nth++) await aComment(thread)
    expect((await read(thread, '?limit=2')).comments.next).toBeNull()
    expect((await read(thread, '?limit=1')).comments.next).not.toBeNull()
  })
})

describe('while others post', () => {
  async function aThreadOf(count: number) {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    const first = await aComment(thread)
    const made = [first.id]
    while (made.length < count) made.push((await aComment(thread, { by: first.by })).id)
    const posted: string[] = []
    const between = async () => posted.push((await aComment(thread, { by: first.by })).id)
    return { thread, made: made.sort(), posted, between }
  }

  it('the order `oldest` meets each root once, the new ones at its end', async () => {
    const { thread, made, posted, between } = await aThreadOf(12)
    const met = ids(await walk(thread.commentsPath, { sort: 'oldest', limit: '3' }, { between }))
    expect(met.slice(0, 12)).toEqual(made)
    expect(met.slice(12)).toEqual(posted.sort().slice(0, met.length - 12))
  })

  it('the order `newest` meets each root once that was there, and no new one', async () => {
    const { thread, made, between } = await aThreadOf(12)
    const met = ids(await walk(thread.commentsPath, { sort: 'newest', limit: '3' }, { between }))
    expect(met).toEqual(made.reverse())
  })

  it('the order `best` meets each root once that was there', async () => {
    const { thread, made, between } = await aThreadOf(12)
    const met = ids(await walk(thread.commentsPath, { sort: 'best', limit: '3' }, { between }))
    expect(met).toEqual(made.reverse())
  })
})

describe('a cursor', () => {
  const next = async (query: string) => {
    const { json } = await ask<Page<Comment>>(`${discussion.thread.commentsPath}?${query}`)
    return json.next ?? ''
  }

  it.each([
    'x',
    '',
    '%00',
    'bnVsbA',
    'W10',
    'e30',
    '====',
    'ä',
    'a'.repeat(5_000),
    'WzEsMiwzLDQsNV0',
  ])('that is broken is 422: %.12s', async (cursor) => {
    const path = `${discussion.thread.commentsPath}?cursor=${encodeURIComponent(cursor)}`
    expectProblemAt(await askInVain(path), 'invalid_request', '?cursor')
  })

  it('of which a part is changed is 422 or goes on somewhere in the same list', async () => {
    const { commentsPath } = discussion.thread
    const cursor = await next('limit=5&sort=best')
    for (let at = 0; at < cursor.length; at++) {
      const changed = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
      const { status, json } = await ask<Page<Comment>>(`${commentsPath}?cursor=${changed}`)
      expect([200, 422]).toContain(status)
      if (status === 200) for (const { id } of json.items) expect(expected.best).toContain(id)
    }
  })

  it('whose order is none, though lists of JavaScript have something of that name, is 422', async () => {
    const { commentsPath } = discussion.thread
    const good = decodeCursor(await next('limit=5'))
    for (const order of ['length', 'map', 'at', '0', 3, -1, 0.5, null]) {
      const cursor = btoa(JSON.stringify([good.thread, order, null, good.id, null]))
      expectProblemAt(
        await askInVain(`${commentsPath}?cursor=${cursor}`),
        'invalid_request',
        '?cursor',
      )
    }
  })

  it('whose numbers are none is 422', async () => {
    const { commentsPath } = discussion.thread
    const good = decodeCursor(await next('limit=5&sort=best'))
    for (const score of [null, 1.5, 1e300, Number.NaN, '1', [], true]) {
      const cursor = encodeCursor({ ...good, score: score as number })
      expectProblemAt(
        await askInVain(`${commentsPath}?cursor=${cursor}`),
        'invalid_request',
        '?cursor',
      )
    }
    const cursor = encodeCursor({ ...good, sort: 'oldest', score: 1 })
    expectProblemAt(
      await askInVain(`${commentsPath}?cursor=${cursor}`),
      'invalid_request',
      '?cursor',
    )
  })

  it('of another order is 422', async () => {
    const { commentsPath } = discussion.thread
    for (const sort of sorts) {
      const cursor = await next(`limit=5&sort=${sort}`)
      for (const other of sorts) {
        if (other === sort) continue
        const answer = await askInVain(`${commentsPath}?sort=${other}&cursor=${cursor}`)
        expectProblemAt(answer, 'invalid_request', '?cursor')
      }
    }
  })

  it('of another thread is 422, also of one that nobody has written in, and of another site', async () => {
    const cursor = await next('limit=5')
    const busy = await aThread(discussion.thread.site)
    await aComment(busy)
    const foreign = await aThread()
    await aComment(foreign)
    for (const thread of [busy, await aThread(discussion.thread.site), foreign, await aThread()]) {
      const answer = await askInVain(`${thread.commentsPath}?cursor=${cursor}`)
      expectProblemAt(answer, 'invalid_request', '?cursor')
    }
  })

  it('of a branch is 422 among the roots', async () => {
    const busy = await read(discussion.thread)
    const root = busy.comments.items.find(({ replies }) => replies?.next)
    const cursor = root?.replies?.next ?? ''
    const answer = await askInVain(`${discussion.thread.commentsPath}?cursor=${cursor}`)
    expectProblemAt(answer, 'invalid_request', '?cursor')
  })
})

describe('the query', () => {
  it.each(['0', '-1', '101', '1000', 'abc', '', '1.5', '1e1', '+1', ' 1', '0x10', '٣'])(
    'refuses a limit of `%s`',
    async (limit) => {
      const { path, commentsPath } = discussion.thread
      const query = `?limit=${encodeURIComponent(limit)}`
      expectProblemAt(await askInVain(path + query), 'invalid_request', '?limit')
      expectProblemAt(await askInVain(commentsPath + query), 'invalid_request', '?limit')
    },
  )

  it('refuses orders and forms that do not exist', async () => {
    const { path, commentsPath } = discussion.thread
    for (const sort of ['', 'OLDEST', 'worst', 'score;--', '__proto__']) {
      for (const at of [path, commentsPath]) {
        expectProblemAt(await askInVain(`${at}?sort=${sort}`), 'invalid_request', '?sort')
      }
    }
    for (const body of ['', 'text', 'markdown', 'constructor']) {
      for (const at of [path, commentsPath]) {
        expectProblemAt(await askInVain(`${at}?body=${body}`), 'invalid_request', '?body')
      }
    }
  })

  it('refuses an encoding that is broken, in whatever parameter', async () => {
    const { path, commentsPath, site } = discussion.thread
    for (const query of ['?sort=%', '?cursor=%E0%A4', '?limit=1&x=%zz', '?%ff=1']) {
      for (const at of [path, commentsPath, `/v1/sites/${site.id}/counts`]) {
        expectProblem(await askInVain(at + query), 'invalid_request')
      }
    }
  })

  it('passes over parameters that it does not know', async () => {
    const { json } = await ask<ThreadPage>(
      `${discussion.thread.path}?utm_source=a&limit=1&offset=5`,
    )
    expect(ids(json.comments.items)).toEqual(expected.oldest.slice(0, 1))
  })
})
