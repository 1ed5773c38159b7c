// What moderators' requests cost: decisions, the queue, people, threads.
import { expect, it } from 'vitest'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Asked } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  aThread,
  type Moderator,
  setHoldAll,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { note, sanction } from '../../support/peopling.ts'

async function aNewsroom() {
  const site = await aSite()
  const by = await aModerator(site)
  // The first use of a token notes its day.
  const comment = await aComment(await aThread(site))
  await cardOf(by, comment.id)
  return { site, by, thread: await aThread(site) }
}

const posted = ({ token }: Moderator, body: object, headers = {}): Asked => ({
  ...{ method: 'POST', token, body, headers },
})

it('a decision writes fourteen rows at most', async () => {
  const { site, by, thread } = await aNewsroom()
  const root = await aComment(thread)
  const reply = await aComment(thread, { parent_id: root.id })
  const deeper = await aComment(thread, { parent_id: reply.id })
  await setHoldAll(site, true)
  const held = await aComment(thread)
  const path = (id: string) => fillPath(paths.modDecisions, { id })
  const first = { 'If-Match': '"1"' }
  const approve = posted(by, { decision: 'approve' }, first)
  const spam = posted(by, { decision: 'spam' }, first)
  const costs = [
    await cost('decide, held root', path(held.id), approve),
    await cost('decide, reply to a reply', path(deeper.id), spam),
    await cost('decide, again', path(deeper.id), spam),
  ]
  for (const { written } of costs) expect(written).toBeLessThanOrEqual(14)
  const other = await aComment(thread)
  const { json } = await decide(by, other.id, 1, { decision: 'approve' })
  await cost('reverse', fillPath(paths.modReversal, { id: json.id }), posted(by, {}))
})

it('a page of the queue reads a hundred and fifty rows at most', async () => {
  const { site, by, thread } = await aNewsroom()
  await setHoldAll(site, true)
  const guest = await aGuest(site)
  for (let nth = 0; nth < 20; nth++) await aComment(thread, { by: guest })
  await aComment(thread)
  const { token } = by
  const { read } = await cost('queue of twenty', `${paths.modComments}?queue=pending`, { token })
  expect(read).toBeLessThanOrEqual(150)
})

it('people and threads cost what is shown or changed of them', async () => {
  const { by, thread } = await aNewsroom()
  const { token } = by
  const { by: guest } = await aComment(thread, { name: 'Ada' })
  await sanction(by, guest.id, { kind: 'hold' })
  await note(by, guest.id, 'Known.')
  await cost('author card', fillPath(paths.modAuthor, { id: guest.id }), { token })
  await cost('authors of a name', `${paths.modAuthors}?q=ada`, { token })
  const again = posted(by, { kind: 'hold', message: 'Still.' })
  const at = fillPath(paths.modSanctions, { id: guest.id })
  await cost('sanction, in the place of another', at, again)
  const place = { site: thread.site.id, key: thread.key }
  const closed: Asked = { method: 'PATCH', token, body: { state: 'closed' } }
  await cost('thread, closed', fillPath(paths.modThread, place), closed)
  const into = await aThread(thread.site)
  await aComment(into)
  const merged = posted(by, { into: into.key })
  await cost('merge of two threads', fillPath(paths.modMerge, place), merged)
})
