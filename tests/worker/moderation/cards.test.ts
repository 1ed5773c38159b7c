// What moderators see: the cards of the queue and of a status, and the audit of what was done.
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aComment, aModerator, aSite, aThread, setHoldAll } from '../../support/builders.ts'
import { decide, reverse } from '../../support/moderating.ts'
import { expectProblemAt } from '../../support/problems.ts'
import { all } from '../../support/rows.ts'

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
  const thread = await aThread()
  const by = await aModerator(thread.site)
  const comment = await aComment(thread)
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
