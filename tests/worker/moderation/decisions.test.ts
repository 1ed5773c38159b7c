// Decisions: bound to a revision, made once, taken back, and told by counts that are the list's own.
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  contextPath,
  edit,
  post,
  read,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { cardOf, decide, reverse } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, everything } from '../../support/rows.ts'

async function aJudged() {
  const thread = await aThread()
  const by = await aModerator(thread.site)
  const comment = await aComment(thread)
  return { thread, by, comment }
}

const untouched = (text: string) =>
  text.replaceAll(/"last_used_on":"[\d-]+"/g, '"last_used_on":null')

describe('a decision', () => {
  it('changes the status, makes a revision, and is answered with the comment as it is then', async () => {
    const { thread, by, comment } = await aJudged()
    const { status, json } = await decide(by, comment.id, 1, {
      decision: 'reject',
      reason_code: 'hate',
      explanation: 'It speaks of people as of animals.',
    })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      comment_id: comment.id,
      decision: 'reject',
      reason_code: 'hate',
      explanation: 'It speaks of people as of animals.',
      revision: 2,
      actor: `token:${by.id}`,
      reverses: null,
      comment: { id: comment.id, status: 'rejected', revision: 2, decision: { id: json.id } },
    })
    expect((await read(thread)).comments.items).toEqual([])
    expect((await ask(contextPath(thread, comment.id))).status).toBe(404)
    expect(await cardOf(by, comment.id)).toEqual(json.comment)
  })

  it.each([
    ['approve', 'approved', 1],
    ['reject', 'rejected', 0],
    ['spam', 'spam', 0],
    ['hold', 'pending', 0],
  ])('to %s makes it %s', async (decision, state, count) => {
    const { thread, by, comment } = await aJudged()
    const { json } = await decide(by, comment.id, 1, { decision })
    expect(json.comment.status).toBe(state)
    expect((await read(thread)).thread.comment_count).toBe(count)
  })

  it('of a held comment publishes it, and its page is the thread’s where it is the first', async () => {
    const site = await aSite({ policy: { hold_all: true } })
    const thread = await aThread(site)
    const by = await aModerator(site)
    const comment = await aComment(thread)
    expect((await read(thread)).thread).toMatchObject({ id: null, version: 0 })
    await decide(by, comment.id, 1, { decision: 'approve' })
    const page = await read(thread)
    expect(page.thread).toMatchObject({
      comment_count: 1,
      url: thread.page.url,
      title: thread.page.title,
    })
    expect(page.comments.items.map(({ id }) => id)).toEqual([comment.id])
  })

  it('twice is one decision, with the revision before it or after it', async () => {
    const { by, comment } = await aJudged()
    const first = await decide(by, comment.id, 1, { decision: 'reject' })
    const before = await everything()
    for (const revision of [1, 2]) {
      const again = await decide(by, comment.id, revision, { decision: 'reject' })
      expect([again.status, again.json]).toEqual([200, first.json])
    }
    expect(await everything()).toBe(before)
  })

  it('made by many at once is one decision', async () => {
    const { by, comment } = await aJudged()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => decide(by, comment.id, 1, { decision: 'spam' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200, 200, 200, 200, 200, 200, 200, 201,
    ])
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
    const rows = await all('SELECT id FROM decisions WHERE comment_id = ?1', comment.id)
    expect(rows.length).toBe(1)
  })

  it('unlike the one that was faster is 412 with the comment as it is, and changes nothing', async () => {
    const { by, comment } = await aJudged()
    const other = await aModerator(comment.by.site)
    await decide(by, comment.id, 1, { decision: 'reject' })
    const before = untouched(await everything())
    const late = await decide(other, comment.id, 1, { decision: 'approve' })
    const problem = expectProblem(late, 'stale_revision') as unknown as { current: Card }
    expect(problem.current).toEqual(await cardOf(by, comment.id))
    expect(untouched(await everything())).toBe(before)
  })

  it('on a text that was edited in the meantime is 412', async () => {
    const { by, comment } = await aJudged()
    await edit(comment, 'Quite another text.')
    const late = await decide(by, comment.id, 1, { decision: 'approve' })
    const problem = expectProblem(late, 'stale_revision') as unknown as { current: Card }
    expect(problem.current).toMatchObject({ revision: 2, body: 'Quite another text.' })
  })

  it('on what its author has withdrawn is 409, whatever revision is named', async () => {
    const { by, comment } = await aJudged()
    await withdraw(comment)
    for (const revision of [1, 2]) {
      expectProblem(
        await decide(by, comment.id, revision, { decision: 'approve' }),
        'comment_withdrawn',
      )
    }
  })

  it('needs the revision, a decision there is, and for a rejection a reason', async () => {
    const { by, comment } = await aJudged()
    const before = untouched(await everything())
    expectProblem(
      await decide(by, comment.id, undefined, { decision: 'approve' }),
      'revision_required',
    )
    expectProblem(await decide(by, comment.id, 'one', { decision: 'approve' }), 'invalid_request')
    for (const [body, pointer] of [
      [{ decision: 'burn' }, '/decision'],
      [{}, '/decision'],
      [{ decision: 'reject', reason_code: null }, '/reason_code'],
      [{ decision: 'spam', reason_code: 'dull' }, '/reason_code'],
      [{ decision: 'spam', explanation: 'x'.repeat(2_001) }, '/explanation'],
      [{ decision: 'spam', why: 'so' }, '/why'],
    ] as const) {
      expectProblemAt(await decide(by, comment.id, 1, body), 'invalid_request', pointer)
    }
    expect(untouched(await everything())).toBe(before)
  })

  it('may be without a reason where the site says so', async () => {
    const site = await aSite({ policy: { require_reason: false } })
    const comment = await aComment(await aThread(site))
    const by = await aModerator(site)
    const { status } = await decide(by, comment.id, 1, { decision: 'reject', reason_code: null })
    expect(status).toBe(201)
  })
})

describe('a reversal', () => {
  it('brings the status before back, is a decision, and repeated the same one', async () => {
    const { thread, by, comment } = await aJudged()
    const { json: taken } = await decide(by, comment.id, 1, { decision: 'reject' })
    const back = await reverse(by, taken.id)
    expect([back.status, back.json]).toMatchObject([
      201,
      { decision: 'approve', reverses: taken.id, revision: 3, comment: { status: 'approved' } },
    ])
    const again = await reverse(by, taken.id)
    expect([again.status, again.json]).toEqual([200, back.json])
    expect((await read(thread)).thread.comment_count).toBe(1)
    const forth = await reverse(by, back.json.id)
    expect(forth.json).toMatchObject({ decision: 'reject', comment: { status: 'rejected' } })
  })

  it('of what was decided anew is 412, of nothing 404', async () => {
    const { by, comment } = await aJudged()
    const { json: first } = await decide(by, comment.id, 1, { decision: 'reject' })
    await decide(by, comment.id, 2, { decision: 'hold' })
    expectProblem(await reverse(by, first.id), 'stale_revision')
    expectProblem(await reverse(by, first.id.replace(/.$/, '~')), 'not_found')
    expectProblem(await reverse(by, comment.id), 'not_found')
  })
})

describe('whatever moderators and authors do, in whatever order', () => {
  it.each([1, 2, 3])(
    'counts, tombstones and the queue say what the list shows: run %d',
    async (run) => {
      const { randomFrom } = await import('../../support/lists.ts')
      const random = randomFrom(run)
      const site = await aSite({ limits: { comments_per_minute: 600 } })
      const thread = await aThread(site)
      const by = await aModerator(site)
      const made: Awaited<ReturnType<typeof aComment>>[] = [await aComment(thread)]
      const author = made[0]?.by as (typeof made)[number]['by']
      const pick = <Item>(items: Item[]) => items[Math.floor(random() * items.length)] as Item
      for (let step = 0; step < 60; step++) {
        const one = pick(made)
        const act = random()
        if (act < 0.35) {
          await setHoldAll(site, random() < 0.4)
          const { status, json } = await post(author, thread, {
            parent_id: random() < 0.3 ? null : one.id,
          })
          if (status < 300) made.push({ ...json.comment, by: author })
        } else if (act < 0.9) {
          const { revision } = await cardOf(by, one.id)
          await decide(by, one.id, revision, {
            decision: pick(['approve', 'reject', 'spam', 'hold']),
          })
        } else await withdraw(one)
      }
      const rows = await all<{
        id: string
        parent_id: string | null
        status: string
        listed: number
      }>('SELECT id, parent_id, status, listed FROM comments WHERE site_id = ?1', site.id)
      const below = (id: string): typeof rows =>
        rows.filter((row) => row.parent_id === id).flatMap((row) => [row, ...below(row.id)])
      for (const row of rows) {
        const isSeen =
          row.status === 'approved' || below(row.id).some(({ status }) => status === 'approved')
        expect([row.id, row.listed]).toEqual([row.id, isSeen ? 1 : 0])
      }
      const approved = rows.filter(({ status }) => status === 'approved').length
      const page = await read(thread, '?limit=100')
      expect(page.thread.comment_count).toBe(approved)
      for (const root of page.comments.items) {
        const visible = below(root.id).filter(({ status }) => status === 'approved').length
        expect([root.id, root.reply_count]).toEqual([root.id, visible])
      }
      const { json } = await ask(paths.modQueues, { token: by.token })
      expect(json).toEqual({ pending: rows.filter(({ status }) => status === 'pending').length })
    },
  )
})

describe('the cards', () => {
  it('of the queue come oldest first, page by page, with what is needed to decide', async () => {
    const site = await aSite()
    const thread = await aThread(site)
    const root = await aComment(thread, { body: 'What is asked.', name: 'Ada' })
    await setHoldAll(site, true)
    const held = []
    for (let nth = 0; nth < 5; nth++)
      held.push(await aComment(thread, { parent_id: root.id, name: 'Ben' }))
    const by = await aModerator(site)
    const list = (query: string) =>
      ask<Page<Card>>(`${paths.modComments}?${query}`, { token: by.token })
    const first = await list('queue=pending&limit=2')
    expect(first.json.items.map(({ id }) => id)).toEqual([held[0]?.id, held[1]?.id])
    expect(first.json.items[0]).toMatchObject({
      status: 'pending',
      body: 'What I think of it.',
      thread: { key: thread.key, state: 'open' },
      parent: { id: root.id, author_name: 'Ada', body: 'What is asked.' },
      author: { name: 'Ben' },
      decision: null,
    })
    const second = await list(`queue=pending&limit=2&cursor=${first.json.next}`)
    const third = await list(`queue=pending&limit=2&cursor=${second.json.next}`)
    expect(third.json.items.map(({ id }) => id)).toEqual([held[4]?.id])
    expect(third.json.next).toBeNull()
    const newest = await list('status=pending&sort=newest&limit=1')
    expect(newest.json.items[0]?.id).toBe(held[4]?.id)
    expect((await list('status=approved')).json.items.map(({ id }) => id)).toEqual([root.id])
  })

  it('cannot be asked for by what is not known here', async () => {
    const by = await aModerator(await aSite())
    for (const query of [
      'queue=lost',
      'status=gone',
      'sort=best',
      'limit=0',
      'limit=101',
      'cursor=x',
      'mood=bad',
      'before=yesterday',
    ]) {
      const answer = await askInVain(`${paths.modComments}?${query}`, { token: by.token })
      expectProblemAt(answer, 'invalid_request', `?${query.split('=')[0]}`)
    }
  })
})

it('the audit has each decision once, without a word of the comment, and cannot be changed', async () => {
  const { by, comment } = await aJudged()
  const { json } = await decide(by, comment.id, 1, { decision: 'reject', explanation: 'Said so.' })
  await decide(by, comment.id, 1, { decision: 'reject', explanation: 'Said so.' })
  await reverse(by, json.id)
  const events = await ask<Page<Record<string, unknown>>>(
    fillPath(paths.modEvents, { id: comment.id }),
    { token: by.token },
  )
  expect(events.json.items).toMatchObject([
    {
      action: 'comment.reverse',
      target: comment.id,
      revision: 3,
      before: { status: 'rejected' },
      after: { status: 'approved' },
    },
    {
      action: 'comment.reject',
      target: comment.id,
      revision: 2,
      before: { status: 'approved' },
      after: { status: 'rejected' },
      reason: 'abuse',
      actor: `token:${by.id}`,
    },
  ])
  expect(events.text).not.toContain('What I think')
  expect(events.text).not.toContain('Said so')
  const audit = await ask<Page<unknown>>(`${paths.modAudit}?target=${comment.id}`, {
    token: by.token,
  })
  expect(audit.json.items).toEqual(events.json.items)
  const none = await ask<Page<unknown>>(`${paths.modAudit}?action=comment.spam`, {
    token: by.token,
  })
  expect(none.json.items).toEqual([])
  await expect(all(`UPDATE audit SET actor = 'nobody'`)).rejects.toThrow('the audit only grows')
  await expect(all('DELETE FROM audit')).rejects.toThrow('the audit only grows')
})
