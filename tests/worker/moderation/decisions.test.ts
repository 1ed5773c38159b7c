// Decisions: bound to a revision, made once, taken back, and told by counts that are the list's own.
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../worker/contract/moderation.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  contextPath,
  edit,
  read,
  withdraw,
} from '../../support/builders.ts'
import { cardOf, decide, reverse } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { decisionsOn } from '../../support/reporting.ts'
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

  it('that brings a removal back brings its reason back', async () => {
    const { by, comment } = await aJudged()
    const why = { reason_code: 'hate', explanation: 'Of sailors.' }
    const { json: removed } = await decide(by, comment.id, 1, { decision: 'reject', ...why })
    const { json: approved } = await decide(by, comment.id, 2, { decision: 'approve' })
    expect((await reverse(by, approved.id)).json).toMatchObject({ decision: 'reject', ...why })
    const [own] = (await decisionsOn(comment.by)).items
    expect(own).toMatchObject({ in_force: true, ...why })
    const { json: held } = await decide(by, comment.id, 4, { decision: 'hold' })
    const again = await reverse(by, held.id)
    expect(again.json).toMatchObject({ decision: 'reject', ...why })
    const back = { reason_code: null, explanation: null }
    expect((await reverse(by, again.json.id)).json).toMatchObject({ decision: 'hold', ...back })
    expect(removed.reason_code).toBe('hate')
  })

  it('heeds a revision where one is sent, before or after it', async () => {
    const { by, comment } = await aJudged()
    const { json: taken } = await decide(by, comment.id, 1, { decision: 'hold' })
    await edit({ ...comment, revision: 2 }, 'Something else.')
    expectProblem(await reverse(by, taken.id, 2), 'stale_revision')
    expect((await reverse(by, taken.id, 3)).status).toBe(201)
    const again = [3, 4, 5].map((revision) => reverse(by, taken.id, revision))
    const statuses = (await Promise.all(again)).map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 412])
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
