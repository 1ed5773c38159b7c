// Many decisions at once: each for itself, none of them half, and the same answer to the same request.
import { describe, expect, it } from 'vitest'
import type { BulkResult } from '../../../worker/contract/moderation.ts'
import { paths } from '../../../worker/contract/paths.ts'
import { type Answer, ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  type Moderator,
  read,
  withdraw,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, disagreements } from '../../support/rows.ts'

function bulk(
  by: Moderator,
  body: object,
  key: string | undefined = crypto.randomUUID(),
): Promise<Answer<BulkResult>> {
  const headers = { 'Idempotency-Key': key === '' ? undefined : key }
  return ask(paths.modBulk, { method: 'POST', token: by.token, body, headers })
}

async function aPlace(comments: number) {
  const thread = await aThread(await aSite())
  const made = []
  for (let nth = 0; nth < comments; nth++) made.push(await aComment(thread))
  return { thread, by: await aModerator(thread.site), made, ids: made.map(({ id }) => id) }
}

describe('bulk', () => {
  it('answers for each comment what a decision on it alone would have been answered', async () => {
    const { thread, by, made, ids } = await aPlace(5)
    const elsewhere = await aComment(await aThread())
    await withdraw(made[1] as NonNullable<(typeof made)[1]>)
    await decide(by, ids[2] as string, 1, { decision: 'spam' })
    const all = [...ids, elsewhere.id, 'nothing']
    const body = { ids: all, decision: 'spam', revisions: { [ids[3] as string]: 9 } }
    const { status, json } = await bulk(by, body)
    expect(status).toBe(200)
    expect(json.items.map((one) => [one.id, one.status, one.problem?.code])).toEqual([
      [ids[0], 201, undefined],
      [ids[1], 409, 'comment_withdrawn'],
      [ids[2], 200, undefined],
      [ids[3], 412, 'stale_revision'],
      [ids[4], 201, undefined],
      [elsewhere.id, 404, 'not_found'],
      ['nothing', 404, 'not_found'],
    ])
    expect(json.items[0]?.decision).toMatchObject({
      comment_id: ids[0],
      decision: 'spam',
      revision: 2,
      actor: `token:${by.id}`,
    })
    expect((await cardOf(by, ids[0] as string)).decision?.id).toBe(json.items[0]?.decision?.id)
    expect((await read(thread)).comments.items.map(({ id }) => id)).toEqual([ids[3]])
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('of parent and child together keeps the counts right', async () => {
    const { thread, by, ids } = await aPlace(1)
    const reply = await aComment(thread, { parent_id: ids[0] as string })
    const deeper = await aComment(thread, { parent_id: reply.id })
    for (const decision of ['hold', 'approve', 'spam']) {
      for (const order of [
        [ids[0], reply.id, deeper.id],
        [deeper.id, ids[0], reply.id],
      ]) {
        await bulk(by, { ids: order, decision })
        expect(await disagreements(thread.site.id)).toEqual([])
      }
    }
  })

  it('is done once for one key, and answered the same again', async () => {
    const { by, ids } = await aPlace(2)
    const key = crypto.randomUUID()
    const body = { ids, decision: 'hold' }
    const first = await bulk(by, body, key)
    await decide(by, ids[0] as string, 2, { decision: 'approve' })
    const again = await bulk(by, body, key)
    expect([again.status, again.json]).toEqual([200, first.json])
    expect((await cardOf(by, ids[0] as string)).status).toBe('approved')
    expectProblem(await bulk(by, { ...body, decision: 'spam' }, key), 'idempotency_mismatch')
    const made = await all('SELECT 1 FROM decisions WHERE comment_id = ?1', ids[0])
    expect(made).toHaveLength(2)
  })

  it('sent twice at the same time decides once', async () => {
    const { by, ids } = await aPlace(3)
    const body = { ids, decision: 'spam' }
    await Promise.all([bulk(by, body), bulk(by, body)])
    for (const id of ids) {
      expect(await all('SELECT 1 FROM decisions WHERE comment_id = ?1', id)).toHaveLength(1)
    }
  })

  it('is bounded and takes nothing that it does not know', async () => {
    const { by, ids } = await aPlace(1)
    const decision = 'spam'
    const many = Array.from({ length: 101 }, (_, nth) => `id${nth}`)
    for (const [body, pointer] of [
      [{ ids: many, decision }, '/ids'],
      [{ ids: [], decision }, '/ids'],
      [{ ids: [...ids, ...ids], decision }, '/ids'],
      [{ ids, decision: 'burn' }, '/decision'],
      [{ ids, decision, more: 1 }, '/more'],
    ] as const) {
      expectProblemAt(await bulk(by, body), 'invalid_request', pointer)
    }
    expectProblem(await bulk(by, { ids, decision }, ''), 'idempotency_key_required')
    const { json } = await bulk(by, { ids, decision: 'reject' })
    expect(json.items[0]?.problem?.code).toBe('invalid_request')
    expect((await cardOf(by, ids[0] as string)).revision).toBe(1)
  })

  it('is two round trips, however many there are', async () => {
    const { thread, by } = await aPlace(0)
    const guest = await aComment(thread)
    const ids = [guest.id]
    for (let nth = 1; nth < 20; nth++) ids.push((await aComment(thread)).id)
    await cardOf(by, guest.id)
    await cost('bulk of twenty', paths.modBulk, {
      method: 'POST',
      token: by.token,
      body: { ids, decision: 'spam' },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    })
  })
})
