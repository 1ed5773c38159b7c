// What moderators' requests cost: the same however many comments wait, two round trips for a write, and
// fourteen rows written at most by a decision.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  type Moderator,
  setHoldAll,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide } from '../../support/moderating.ts'
import { note, sanction } from '../../support/peopling.ts'
import { seed } from '../../support/seeds.ts'

// The moderator's token has been used today: the day's first use is noted, which is a trip and a row.
async function aNewsroom() {
  const site = await aSite()
  const by = await aModerator(site)
  await ask(paths.modQueues, { token: by.token })
  return { site, by, thread: await aThread(site) }
}

const sent = ({ token }: Moderator, method: string, body?: object, revision?: number): Asked => ({
  ...{ method, token, body },
  headers: { 'If-Match': revision === undefined ? undefined : `"${revision}"` },
})

it('a page of twenty costs at most 150 rows where 100,000 wait, the last one too', async () => {
  const { by, thread } = await aNewsroom()
  const list = `${paths.modComments}?queue=pending&limit=20`
  await seed(thread, { count: 100_000, held: true })
  const first = await cost('queue of twenty', list, { token: by.token })
  const newest = await cost('queue of twenty', `${list}&sort=newest`, { token: by.token })
  for (const { read } of [first, newest]) expect(read).toBeLessThanOrEqual(150)
  await cost('queues', paths.modQueues, { token: by.token })
})

it('what is published is looked for in a bounded part of what waits', async () => {
  const { by, thread } = await aNewsroom()
  await seed(thread, { count: 1_000, held: true })
  const { token } = by
  const { read } = await cost('search, none of many', `${paths.modComments}?status=approved`, {
    token,
  })
  expect(read).toBeLessThan(1_000)
})

it('so does a page of what nobody has looked at, among as many that somebody has', async () => {
  const { by, thread } = await aNewsroom()
  await seed(thread, { count: 2_000 })
  await env.DB.prepare('UPDATE comments SET reviewed_at = 1 WHERE site_id = ?1 AND rowid % 2')
    .bind(thread.site.id)
    .run()
  const list = `${paths.modComments}?queue=unreviewed&limit=20`
  const { read } = await cost('queue of twenty unreviewed', list, { token: by.token })
  expect(read).toBeLessThanOrEqual(150)
})

it('a decision is two trips, a repeated one writes nothing, and to take it back costs as much', async () => {
  const { site, by, thread } = await aNewsroom()
  const below = await aComment(thread, { parent_id: (await aComment(thread)).id })
  await setHoldAll(site, true)
  const root = await aComment(thread)
  const reply = await aComment(thread, { parent_id: below.id })
  const approve = sent(by, 'POST', { decision: 'approve' }, 1)
  const path = (id: string) => fillPath(paths.modDecisions, { id })
  const { json } = await decide(by, (await aComment(thread)).id, 1, { decision: 'approve' })
  const reversal = fillPath(paths.modReversal, { id: json.id })
  for (const { trips, written } of [
    await cost('decide, held root', path(root.id), approve),
    await cost('decide, held reply to a reply', path(reply.id), approve),
    await cost('reverse', reversal, sent(by, 'POST', {})),
  ]) {
    expect(trips).toBeLessThanOrEqual(2)
    expect(written).toBeLessThanOrEqual(14)
  }
  const again = await cost('decide, again', path(root.id), approve)
  expect(again.written).toBe(0)
})

it('marks, an edit and an erasure are two trips', async () => {
  const { by, thread } = await aNewsroom()
  const { id } = await aComment(thread)
  await aComment(thread, { parent_id: (await aComment(thread, { parent_id: id })).id })
  const mark = (name: string) => fillPath(paths.modMark, { id, mark: name })
  const card = fillPath(paths.modComment, { id })
  for (const { trips } of [
    await cost('pin', mark('pinned'), sent(by, 'PUT')),
    await cost('pin, again', mark('pinned'), sent(by, 'PUT')),
    await cost('review', mark('reviewed'), sent(by, 'PUT')),
    await cost('edit by a moderator', card, sent(by, 'PATCH', { body: 'Put better.' }, 1)),
    await cost('erase a root with replies', card, sent(by, 'DELETE')),
    await cost('erase, again', card, sent(by, 'DELETE')),
  ]) {
    expect(trips).toBeLessThanOrEqual(2)
  }
})

it('people and threads cost what is shown or changed of them', async () => {
  const { by, thread } = await aNewsroom()
  const { token } = by
  const { by: guest } = await aComment(thread, { name: 'Ada' })
  await sanction(by, guest.id, { kind: 'hold' })
  await note(by, guest.id, 'Known.')
  await cost('author card', fillPath(paths.modAuthor, { id: guest.id }), { token })
  await cost('authors of a name', `${paths.modAuthors}?q=ada`, { token })
  const again = sent(by, 'POST', { kind: 'hold', message: 'Still.' })
  const at = fillPath(paths.modSanctions, { id: guest.id })
  await cost('sanction, in the place of another', at, again)
  const place = { site: thread.site.id, key: thread.key }
  const closed = sent(by, 'PATCH', { state: 'closed' })
  await cost('thread, closed', fillPath(paths.modThread, place), closed)
  const into = await aThread(thread.site)
  await aComment(into)
  const merged = sent(by, 'POST', { into: into.key })
  await cost('merge of two threads', fillPath(paths.modMerge, place), merged)
})
