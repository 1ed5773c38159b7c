// An author withdraws: the words go at once; a tombstone stays exactly while something visible stands
// below it, and no count ever disagrees with the list.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Comment } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aSite,
  as,
  aThread,
  commentPath,
  edit,
  post,
  read,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { afterFacts } from '../../support/interposed-db.ts'
import { ids, randomFrom, walk } from '../../support/lists.ts'
import { expectProblem } from '../../support/problems.ts'
import { disagreements, everything, one } from '../../support/rows.ts'

/** Everything that readers meet: roots in order, each followed by its branch. */
async function everythingShown(thread: ThreadMade): Promise<Comment[]> {
  const shown: Comment[] = []
  for (const root of await walk(thread.commentsPath, { limit: '100' })) {
    shown.push(root, ...(await walk(thread.commentsPath, { parent: root.id, limit: '100' })))
  }
  return shown
}

/** Holds that every count says what the list shows. */
async function expectAgreement(thread: ThreadMade): Promise<void> {
  const shown = await everythingShown(thread)
  const visible = shown.filter(({ state }) => state === 'approved')
  expect((await read(thread)).thread.comment_count).toBe(visible.length)
  const rootOf = (comment: Comment): string => {
    const parent = shown.find(({ id }) => id === comment.parent_id)
    return parent ? rootOf(parent) : comment.id
  }
  for (const { id, depth, reply_count, state } of shown) {
    const below = visible.filter((one) =>
      depth === 0 ? one.id !== id && rootOf(one) === id : one.parent_id === id,
    )
    expect(reply_count).toBe(below.length)
    const descends = (one: Comment): boolean =>
      one.parent_id === id || shown.some((up) => up.id === one.parent_id && descends(up))
    if (state !== 'approved') expect(visible.some(descends)).toBe(true)
  }
  expect(await disagreements(thread.site.id)).toEqual([])
}

describe('a comment that is withdrawn', () => {
  it('is gone from the list, the counts and the database, but for the fact that it was', async () => {
    const thread = await aThread()
    const draft = { body: 'Regretted words.', name: 'Ada', website: 'https://ada.example/' }
    const comment = await aComment(thread, draft)
    const { status, text } = await withdraw(comment)
    expect([status, text]).toEqual([204, ''])
    const seen = await read(thread)
    expect([seen.comments.items, seen.thread.comment_count]).toEqual([[], 0])
    expect(await everything()).not.toContain('Regretted')
    const row = await one<object>(
      'SELECT status, body, body_nodes, author_name, listed FROM comments WHERE id = ?1',
      comment.id,
    )
    const emptied = {
      status: 'withdrawn',
      body: '',
      body_nodes: '[]',
      author_name: null,
      listed: 0,
    }
    expect(row).toEqual(emptied)
  })

  it('is withdrawn once, however often that is asked', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await withdraw(comment)
    const before = await everything()
    expect((await withdraw(comment)).status).toBe(204)
    expect(await everything()).toBe(before)
  })

  it('is withdrawn once when that is asked many times at once', async () => {
    for (let round = 0; round < 5; round++) {
      const thread = await aThread()
      const root = await aComment(thread)
      const reply = await aComment(thread, { parent_id: root.id })
      const answers = await Promise.all(Array.from({ length: 4 }, () => withdraw(reply)))
      expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204])
      await expectAgreement(thread)
    }
  })

  it('may name its revision, and stays where that is stale', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await edit(comment, 'Newer.')
    const { headers, ...who } = as(comment.by)
    const remove = (ifMatch: string) =>
      ask(commentPath(comment.id), {
        method: 'DELETE',
        ...who,
        headers: { ...headers, 'If-Match': ifMatch },
      })
    const problem = expectProblem(await remove('"1"'), 'stale_revision')
    expect(problem).toMatchObject({ current: { revision: 2, body: 'Newer.' } })
    expect((await remove('"2"')).status).toBe(204)
  })

  it('is withdrawn also when its author edits it at the same time, as long as no revision binds', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const comment = await aComment(thread, { parent_id: root.id })
    const { status } = await ask(commentPath(comment.id), {
      method: 'DELETE',
      ...as(comment.by),
      env: { DB: afterFacts(env.DB, () => edit(comment, 'One more word.')) },
    })
    expect(status).toBe(204)
    await expectAgreement(thread)
    expect((await read(thread)).thread.comment_count).toBe(1)
    expect(await everything()).not.toContain('One more word')
  })

  it('stays as it became when a revision binds and an edit was faster', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const { headers, ...who } = as(comment.by)
    const answer = await ask(commentPath(comment.id), {
      method: 'DELETE',
      ...who,
      headers: { ...headers, 'If-Match': '"1"' },
      env: { DB: afterFacts(env.DB, () => edit(comment, 'One more word.')) },
    })
    expectProblem(answer, 'stale_revision')
    await expectAgreement(thread)
    expect((await read(thread)).thread.comment_count).toBe(1)
  })

  it('may be one that waits for review: then nothing public changes', async () => {
    const thread = await aThread()
    await aComment(thread)
    await setHoldAll(thread.site, true)
    const held = await aComment(thread)
    const before = await ask(thread.path)
    expect((await withdraw(held)).status).toBe(204)
    const after = await ask(thread.path)
    expect(after.text).toBe(before.text)
    expect(after.headers.get('ETag')).toBe(before.headers.get('ETag'))
    await expectAgreement(thread)
  })
})

describe('a tombstone', () => {
  it('stays in the place of its comment while replies stand on it, without author and text', async () => {
    const thread = await aThread()
    const root = await aComment(thread, { body: 'Regretted.', name: 'Ada' })
    await ask(`${commentPath(root.id)}/reactions/like`, { method: 'PUT', ...as(root.by) })
    await edit(root, 'Regretted twice.')
    const reply = await aComment(thread, { parent_id: root.id })
    await withdraw(root)
    const [stone] = (await read(thread)).comments.items
    expect(stone).toEqual({
      id: root.id,
      parent_id: null,
      depth: 0,
      author: null,
      state: 'withdrawn',
      body_html: '',
      posted_at: root.posted_at,
      edited_at: null,
      edited_by: null,
      revision: 3,
      pinned: false,
      reactions: [],
      reply_count: 1,
      replies: { items: [expect.objectContaining({ id: reply.id })], next: null },
    })
    expect((await ask(thread.path)).text).not.toMatch(/Regretted|Ada/)
    await expectAgreement(thread)
  })

  it('takes replies no more, but those below it go on', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    await withdraw(root)
    const refused = await post(reply.by, thread, { parent_id: root.id })
    expectProblem(refused, 'invalid_request')
    await aComment(thread, { parent_id: reply.id })
    await expectAgreement(thread)
  })

  it('goes with the last of its replies, through every level of tombstones above', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const first = await aComment(thread, { parent_id: root.id })
    const second = await aComment(thread, { parent_id: first.id })
    const third = await aComment(thread, { parent_id: second.id })
    const leaf = await aComment(thread, { parent_id: third.id })
    const beside = await aComment(thread, { parent_id: first.id })
    for (const one of [second, root, third, first]) {
      await withdraw(one)
      await expectAgreement(thread)
      expect(await everythingShown(thread)).toHaveLength(6)
    }
    await withdraw(leaf)
    expect(ids(await everythingShown(thread))).toEqual([root.id, first.id, beside.id])
    await expectAgreement(thread)
    await withdraw(beside)
    expect(await everythingShown(thread)).toEqual([])
    await expectAgreement(thread)
  })

  it('stays where a comment above it is visible, and does not take that one along', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const middle = await aComment(thread, { parent_id: root.id })
    const leaf = await aComment(thread, { parent_id: middle.id })
    await withdraw(middle)
    await withdraw(leaf)
    expect(ids(await everythingShown(thread))).toEqual([root.id])
    await expectAgreement(thread)
  })

  it('shows in no page as if it were a comment: pages stay full and end where they should', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    const root = await aComment(thread)
    const replies = []
    for (let nth = 0; nth < 8; nth++) {
      replies.push(await aComment(thread, { by: root.by, parent_id: root.id }))
    }
    const [first, second] = replies
    if (!first || !second) throw new Error('no replies')
    const below = await aComment(thread, { parent_id: first.id })
    await withdraw(first)
    await withdraw(second)
    const [shown] = (await read(thread)).comments.items
    expect(shown?.replies?.items).toHaveLength(3)
    const query = { parent: root.id, limit: '2' }
    const rest = await walk(thread.commentsPath, query, { from: shown?.replies?.next ?? null })
    const all = [...(shown?.replies?.items ?? []), ...rest]
    expect(ids(all)).toEqual(ids([first, ...replies.slice(2), below]).sort())
  })
})

describe('whatever authors do, in whatever order', () => {
  it.each([1, 2, 3, 4])('the counts say what the list shows: run %d', async (run) => {
    const random = randomFrom(run)
    const pick = <Item>(items: Item[]): Item | undefined =>
      items[Math.floor(random() * items.length)]
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    const by = (await aComment(thread)).by
    const made: Awaited<ReturnType<typeof aComment>>[] = []
    for (let step = 0; step < 60; step++) {
      await setHoldAll(thread.site, random() < 0.2)
      const parent = random() < 0.8 ? pick(made) : undefined
      if (random() < 0.55) {
        const { status, json } = await post(by, thread, { parent_id: parent?.id ?? null })
        if (status < 300) made.push({ ...json.comment, by })
      } else if (random() < 0.7) {
        const one = pick(made)
        if (one) await withdraw(one)
      } else {
        const one = pick(made)
        const answer = one && (await edit(one, `Step ${step}.`))
        if (one && answer && answer.status < 300) one.revision = answer.json.comment.revision
      }
      if (step % 6 === 0) await expectAgreement(thread)
    }
    await expectAgreement(thread)
    expect(made.length).toBeGreaterThan(10)
  })

  it('also when it is done at once', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    const root = await aComment(thread)
    const replies = []
    for (let nth = 0; nth < 12; nth++) {
      replies.push(await aComment(thread, { parent_id: root.id, by: root.by }))
    }
    await setHoldAll(thread.site, true)
    await Promise.all(
      replies.flatMap((reply) => [withdraw(reply), edit(reply, 'At once.'), withdraw(reply)]),
    )
    await withdraw(root)
    await expectAgreement(thread)
    expect(await everythingShown(thread)).toEqual([])
  })
})
