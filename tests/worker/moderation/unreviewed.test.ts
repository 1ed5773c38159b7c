// The queue of what was published and nobody has looked at: what comes into it, and what takes it out.
import { expect, it } from 'vitest'
import type { Card, QueueCounts } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  edit,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { cardOf, decide, reverse } from '../../support/moderating.ts'
import { disagreements } from '../../support/rows.ts'

async function aPlace() {
  const site = await aSite()
  const by = await aModerator(site)
  const waiting = async () => {
    const path = `${paths.modComments}?queue=unreviewed`
    const { json } = await ask<Page<Card>>(path, { token: by.token })
    const counts = await ask<QueueCounts>(paths.modQueues, { token: by.token })
    expect(counts.json.unreviewed).toBe(json.items.length)
    expect(await disagreements(site.id)).toEqual([])
    return json.items.map(({ id }) => id)
  }
  return { site, by, thread: await aThread(site), waiting }
}

it('has what is published, oldest first, until a moderator decides or marks it', async () => {
  const { by, thread, waiting } = await aPlace()
  const ids = []
  for (let nth = 0; nth < 4; nth++) ids.push((await aComment(thread)).id)
  const [first, second, third, last] = ids as [string, string, string, string]
  expect(await waiting()).toEqual(ids)
  await decide(by, first, 1, { decision: 'approve' })
  await decide(by, second, 1, { decision: 'reject' })
  const mark = fillPath(paths.modMark, { id: third, mark: 'reviewed' })
  await ask(mark, { method: 'PUT', token: by.token })
  expect(await waiting()).toEqual([last])
  await ask(mark, { method: 'DELETE', token: by.token })
  expect(await waiting()).toEqual([third, last])
  const rewrite = { body: { body: 'Better.' }, headers: { 'If-Match': '"1"' } }
  const path = fillPath(paths.modComment, { id: third })
  await ask(path, { method: 'PATCH', token: by.token, ...rewrite })
  expect(await waiting()).toEqual([last])
})

it('has no comment that was held, approved, or withdrawn, and again what its author edits', async () => {
  const { site, by, thread, waiting } = await aPlace()
  await setHoldAll(site, true)
  const held = await aComment(thread)
  expect(await waiting()).toEqual([])
  await setHoldAll(site, false)
  const approved = await decide(by, held.id, 1, { decision: 'approve' })
  expect(await waiting()).toEqual([])
  await edit(held, 'Something else.', 2)
  expect(await waiting()).toEqual([held.id])
  const rejected = await decide(by, held.id, 3, { decision: 'reject' })
  await reverse(by, rejected.json.id)
  expect([approved.status, await waiting()]).toEqual([201, []])
  expect((await cardOf(by, held.id)).reviewed_at).not.toBeNull()
  await edit(held, 'A third thing.', 5)
  await withdraw(held)
  expect(await waiting()).toEqual([])
})

it('is asked in the words of the search as well', async () => {
  const { by, thread, waiting } = await aPlace()
  const [one, other] = [await aComment(thread), await aComment(thread)]
  await decide(by, one.id, 1, { decision: 'approve' })
  const path = `${paths.modComments}?queue=unreviewed&thread=${encodeURIComponent(thread.key)}`
  const { json } = await ask<Page<Card>>(path, { token: by.token })
  expect(json.items.map(({ id }) => id)).toEqual(await waiting())
  expect(await waiting()).toEqual([other.id])
})
