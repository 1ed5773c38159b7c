// Reactions: setting and unsetting are repeatable, counts are exact, and the order `best` follows them.
import { describe, expect, it } from 'vitest'
import type { Reacted } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  type Guest,
  read,
  withdraw,
} from '../../support/builders.ts'
import { ids } from '../../support/lists.ts'
import { expectProblem } from '../../support/problems.ts'
import { all, everything, one, rowCounts } from '../../support/rows.ts'

const target = {
  'a thread': async () => {
    const thread = await aThread()
    return { thread, path: thread.path, shown: async () => (await read(thread)).thread.reactions }
  },
  'a comment': async () => {
    const thread = await aThread()
    const { id } = await aComment(thread)
    const shown = async () => (await read(thread)).comments.items[0]?.reactions
    return { thread, path: commentPath(id), shown }
  },
}

const react = (by: Guest, path: string, kind = 'like', method: 'PUT' | 'DELETE' = 'PUT') =>
  ask<Reacted>(`${path}/reactions/${kind}`, { method, ...as(by) })

describe.each(Object.entries(target))('on %s', (_, aTarget) => {
  it('a reaction is set and unset, and both answers tell counts and own kinds', async () => {
    const { thread, path, shown } = await aTarget()
    const [ada, ben] = [await aGuest(thread.site), await aGuest(thread.site)]
    const like = (count: number) => (count ? [{ kind: 'like', count }] : [])
    const expectAnswer = async (
      answer: Promise<{ status: number; json: Reacted }>,
      json: Reacted,
    ) => {
      const { status, json: got } = await answer
      expect([status, got]).toEqual([200, json])
      expect(await shown()).toEqual(json.reactions)
    }
    await expectAnswer(react(ada, path), { reactions: like(1), mine: ['like'] })
    await expectAnswer(react(ben, path), { reactions: like(2), mine: ['like'] })
    await expectAnswer(react(ada, path, 'like', 'DELETE'), { reactions: like(1), mine: [] })
    await expectAnswer(react(ben, path, 'like', 'DELETE'), { reactions: [], mine: [] })
  })

  it('setting what is set, and unsetting what is not, changes nothing', async () => {
    const { thread, path } = await aTarget()
    const guest = await aGuest(thread.site)
    await react(guest, path)
    const set = await everything()
    const again = await react(guest, path)
    expect(again.json).toEqual({ reactions: [{ kind: 'like', count: 1 }], mine: ['like'] })
    expect(await everything()).toBe(set)
    await react(guest, path, 'like', 'DELETE')
    const unset = await everything()
    expect((await react(guest, path, 'like', 'DELETE')).json).toEqual({ reactions: [], mine: [] })
    expect(await everything()).toBe(unset)
  })

  it('one reader may set several kinds, which are told in the order of the site', async () => {
    const { thread, path, shown } = await aTarget()
    const guest = await aGuest(thread.site)
    for (const kind of ['disagree', 'like', 'insight']) await react(guest, path, kind)
    const { json } = await react(guest, path, 'like')
    expect(json.reactions.map(({ kind }) => kind)).toEqual(['like', 'insight', 'disagree'])
    expect(json.mine.sort()).toEqual(['disagree', 'insight', 'like'])
    expect(await shown()).toEqual(json.reactions)
  })

  it('counts are exact when twenty readers react at once, and again when they take it back', async () => {
    const { thread, path, shown } = await aTarget()
    const guests = await Promise.all(Array.from({ length: 20 }, () => aGuest(thread.site)))
    const twice = guests.flatMap((guest) => [react(guest, path), react(guest, path)])
    for (const { status } of await Promise.all(twice)) expect(status).toBe(200)
    expect(await shown()).toEqual([{ kind: 'like', count: 20 }])
    const back = guests
      .slice(0, 15)
      .flatMap((guest) => [
        react(guest, path, 'like', 'DELETE'),
        react(guest, path, 'like', 'DELETE'),
      ])
    await Promise.all(back)
    expect(await shown()).toEqual([{ kind: 'like', count: 5 }])
  })

  it('a kind that the site does not have is 404, and nothing is stored', async () => {
    const { thread, path } = await aTarget()
    const guest = await aGuest(thread.site)
    const before = await rowCounts()
    for (const kind of [
      'shrug',
      'LIKE',
      'like%20',
      '__proto__',
      'constructor',
      'a'.repeat(99),
      '%F0%9F%A6%8A',
    ]) {
      for (const method of ['PUT', 'DELETE'] as const) {
        expectProblem(await react(guest, path, kind, method), 'not_found')
      }
    }
    expect(await rowCounts()).toEqual(before)
  })

  it('takes no other methods, and no body', async () => {
    const { thread, path } = await aTarget()
    const guest = await aGuest(thread.site)
    const answer = await askInVain(`${path}/reactions/like`, { method: 'POST', ...as(guest) })
    expectProblem(answer, 'method_not_allowed')
  })
})

describe('on a thread', () => {
  it('that nobody wrote in, the first reaction makes it one that has been seen', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    await react(guest, thread.path)
    const seen = await read(thread)
    expect(seen.thread).toMatchObject({
      id: expect.any(String),
      url: null,
      title: null,
      comment_count: 0,
      reactions: [{ kind: 'like', count: 1 }],
      version: 1,
    })
    await aComment(thread)
    expect((await read(thread)).thread).toMatchObject({ id: seen.thread.id, url: thread.page.url })
  })

  it('that nobody wrote in, unsetting makes no row', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const before = await rowCounts()
    expect((await react(guest, thread.path, 'like', 'DELETE')).json).toEqual({
      reactions: [],
      mine: [],
    })
    expect(await rowCounts()).toEqual(before)
  })

  it('that nobody wrote in, twenty first reactions at once are all counted', async () => {
    const thread = await aThread()
    const guests = await Promise.all(Array.from({ length: 20 }, () => aGuest(thread.site)))
    await Promise.all(guests.map((guest) => react(guest, thread.path)))
    expect((await read(thread)).thread.reactions).toEqual([{ kind: 'like', count: 20 }])
  })
})

describe('on a comment', () => {
  it('that is withdrawn, or of another site, is 404', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await aComment(thread, { parent_id: comment.id })
    const stranger = await aGuest(await aSite())
    for (const method of ['PUT', 'DELETE'] as const) {
      expectProblem(await react(stranger, commentPath(comment.id), 'like', method), 'not_found')
    }
    await withdraw(comment)
    for (const method of ['PUT', 'DELETE'] as const) {
      expectProblem(await react(comment.by, commentPath(comment.id), 'like', method), 'not_found')
    }
  })

  it('does not touch its revision, and its thread counts it nowhere', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await react(comment.by, commentPath(comment.id))
    const seen = await read(thread)
    expect(seen.comments.items[0]?.revision).toBe(1)
    expect(seen.thread.reactions).toEqual([])
  })

  it('is kept apart from the same kind on the thread and on other comments', async () => {
    const thread = await aThread()
    const [one, two] = [await aComment(thread), await aComment(thread)]
    await react(one.by, thread.path)
    await react(one.by, commentPath(one.id))
    await react(one.by, commentPath(two.id))
    await react(one.by, commentPath(one.id), 'like', 'DELETE')
    const seen = await read(thread)
    const counts = seen.comments.items.map(({ id, reactions }) => [id, reactions.length])
    expect(Object.fromEntries(counts)).toEqual({ [one.id]: 0, [two.id]: 1 })
    expect(seen.thread.reactions).toHaveLength(1)
  })
})

describe('the order `best`', () => {
  it('follows the weights of the kinds, newest first where they weigh the same', async () => {
    const thread = await aThread()
    const guests = await Promise.all([1, 2, 3].map(() => aGuest(thread.site)))
    const [ada, ben] = guests as [Guest, Guest, Guest]
    const plain = await aComment(thread)
    const later = await aComment(thread)
    const liked = await aComment(thread)
    const insightful = await aComment(thread)
    const disputed = await aComment(thread)
    const order = async () => ids((await read(thread, '?sort=best')).comments.items)
    expect(await order()).toEqual(ids([disputed, insightful, liked, later, plain]))
    await react(ada, commentPath(liked.id))
    await react(ada, commentPath(insightful.id), 'insight')
    await react(ada, commentPath(disputed.id), 'disagree')
    expect(await order()).toEqual(ids([insightful, liked, later, plain, disputed]))
    await react(ben, commentPath(plain.id), 'insight')
    await react(ben, commentPath(plain.id), 'like')
    expect(await order()).toEqual(ids([plain, insightful, liked, later, disputed]))
    await react(ben, commentPath(plain.id), 'insight', 'DELETE')
    await react(ben, commentPath(plain.id), 'like', 'DELETE')
    expect(await order()).toEqual(ids([insightful, liked, later, plain, disputed]))
  })

  it('is of roots: replies stay in posting order whatever is liked', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const first = await aComment(thread, { parent_id: root.id })
    const second = await aComment(thread, { parent_id: root.id })
    await react(root.by, commentPath(second.id))
    const [seen] = (await read(thread, '?sort=best')).comments.items
    expect(ids(seen?.replies?.items ?? [])).toEqual(ids([first, second]))
  })

  it('forgets a reaction with the weight that it was set with, whatever it weighs now', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await react(comment.by, commentPath(comment.id), 'insight')
    const heavier = JSON.stringify([
      { kind: 'insight', emoji: '💡', label: 'Insightful', weight: 50 },
    ])
    await all('UPDATE sites SET reaction_kinds = ?2 WHERE id = ?1', thread.site.id, heavier)
    await react(comment.by, commentPath(comment.id), 'insight', 'DELETE')
    const row = await one<{ score: number }>('SELECT score FROM comments WHERE id = ?1', comment.id)
    expect(row?.score).toBe(0)
  })
})
