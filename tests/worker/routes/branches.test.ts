// The branch below a root: flat, in posting order, its first replies with the page and the rest by
// cursor.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Comment } from '../../../worker/contract/shapes.ts'
import { askInVain } from '../../support/ask.ts'
import { aComment, aSite, aThread, read, setHoldAll, withdraw } from '../../support/builders.ts'
import { aDiscussion, type Discussion, ids, type Written, walk } from '../../support/lists.ts'
import { expectProblemAt } from '../../support/problems.ts'

let discussion: Discussion
let shown: Comment[]

beforeAll(async () => {
  discussion = await aDiscussion(120)
  shown = (await read(discussion.thread, '?limit=100')).comments.items
})

const below = (root: { id: string }): Written[] =>
  discussion.replies.filter((reply) => reply.root?.id === root.id)

describe('the first replies', () => {
  it('stand under each root, three of them, in posting order', () => {
    for (const root of shown) {
      const all = ids(below(root)).sort()
      expect(ids(root.replies?.items ?? [])).toEqual(all.slice(0, 3))
      expect(root.replies?.next === null).toBe(all.length <= 3)
      expect(root.reply_count).toBe(all.length)
    }
  })

  it('are as many as the site says, none and ten included', async () => {
    for (const replies_per_root of [0, 1, 10]) {
      const thread = await aThread(await aSite({ limits: { replies_per_root } }))
      const root = await aComment(thread)
      for (let nth = 0; nth < 11; nth++) await aComment(thread, { parent_id: root.id })
      const [seen] = (await read(thread)).comments.items
      expect(seen?.replies?.items).toHaveLength(replies_per_root)
      const query = { parent: root.id, limit: '4' }
      const rest = await walk(thread.commentsPath, query, { from: seen?.replies?.next ?? null })
      expect(rest).toHaveLength(11 - replies_per_root)
    }
  })

  it('say that more follow where a tombstone is among them, and that none do after the last', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const stone = await aComment(thread, { parent_id: root.id })
    await aComment(thread, { parent_id: root.id })
    await aComment(thread, { parent_id: stone.id })
    await withdraw(stone)
    const next = async () => (await read(thread)).comments.items[0]?.replies?.next
    expect(await next()).toBeNull()
    const last = await aComment(thread, { parent_id: root.id })
    const query = { parent: root.id }
    expect(ids(await walk(thread.commentsPath, query, { from: (await next()) ?? null }))).toEqual([
      last.id,
    ])
  })

  it('do not stand under replies, which have no list of their own', () => {
    for (const root of shown) {
      for (const reply of root.replies?.items ?? []) expect(reply).not.toHaveProperty('replies')
    }
  })
})

describe('a branch', () => {
  it('is met whole, once each, a parent always before its child', async () => {
    for (const root of shown) {
      const all = ids(below(root)).sort()
      for (const limit of ['1', '4', '100']) {
        const met = await walk(discussion.thread.commentsPath, { parent: root.id, limit })
        expect(ids(met)).toEqual(all)
        const seen = new Set([root.id])
        for (const { id, parent_id } of met) {
          expect(seen).toContain(parent_id)
          seen.add(id)
        }
      }
    }
  })

  it('goes on where the first replies end', async () => {
    for (const root of shown) {
      const { items, next } = root.replies ?? { items: [], next: null }
      const query = { parent: root.id, limit: '5' }
      const rest = await walk(discussion.thread.commentsPath, query, { from: next })
      expect([...ids(items), ...ids(rest)]).toEqual(ids(below(root)).sort())
    }
  })

  it('tells of each reply its parent, its depth and how many visible replies it has', async () => {
    const depthOf = (one: Written): number => (one.parent ? depthOf(one.parent) + 1 : 0)
    const written = new Map(discussion.replies.map((reply) => [reply.id, reply]))
    let deepest = 0
    for (const root of shown) {
      for (const reply of await walk(discussion.thread.commentsPath, { parent: root.id })) {
        const made = written.get(reply.id) as Written
        const direct = discussion.replies.filter(({ parent }) => parent?.id === reply.id)
        expect(reply.parent_id).toBe(made.parent?.id)
        expect(reply.depth).toBe(depthOf(made))
        expect(reply.reply_count).toBe(direct.length)
        deepest = Math.max(deepest, reply.depth)
      }
    }
    expect(deepest).toBeGreaterThan(3)
  })

  it('has twenty on a page where the request names no limit', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    const root = await aComment(thread)
    for (let nth = 0; nth < 21; nth++) await aComment(thread, { by: root.by, parent_id: root.id })
    expect(await walk(thread.commentsPath, { parent: root.id })).toHaveLength(21)
  })

  it('stays whole while others post in it', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    const root = await aComment(thread)
    const post = async () => (await aComment(thread, { by: root.by, parent_id: root.id })).id
    const made: string[] = []
    while (made.length < 9) made.push(await post())
    const posted: string[] = []
    const between = async () => posted.push(await post())
    const met = ids(await walk(thread.commentsPath, { parent: root.id, limit: '2' }, { between }))
    expect(met).toEqual([...made.sort(), ...posted.sort()].slice(0, met.length))
    expect(met.length).toBeGreaterThanOrEqual(9)
  })

  it('is empty under a root that nobody has answered', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    expect(await walk(thread.commentsPath, { parent: root.id })).toEqual([])
  })
})

describe('`parent` is 422 where it is no root of this thread that readers see', () => {
  it('such as a reply, a root of another thread or site, one that is hidden, or no id at all', async () => {
    const { thread, replies } = discussion
    const other = await aComment(await aThread(thread.site))
    const foreign = await aComment(await aThread())
    await setHoldAll(thread.site, true)
    const hidden = await aComment(thread)
    await setHoldAll(thread.site, false)
    for (const parent of [replies[0]?.id, other.id, foreign.id, hidden.id, 'x', '', "' OR 1=1"]) {
      const path = `${thread.commentsPath}?parent=${encodeURIComponent(parent ?? '')}`
      expectProblemAt(await askInVain(path), 'invalid_request', '?parent')
    }
    const nowhere = await aThread(thread.site)
    const path = `${nowhere.commentsPath}?parent=${shown[0]?.id}`
    expectProblemAt(await askInVain(path), 'invalid_request', '?parent')
  })

  it('and a cursor of another branch, or of the roots, is refused', async () => {
    const { thread } = discussion
    const [one, two] = shown.filter(({ replies }) => replies?.next)
    const roots = (await read(thread, '?limit=1')).comments.next
    for (const cursor of [two?.replies?.next, roots]) {
      const path = `${thread.commentsPath}?parent=${one?.id}&cursor=${cursor}`
      expectProblemAt(await askInVain(path), 'invalid_request', '?cursor')
    }
  })
})
