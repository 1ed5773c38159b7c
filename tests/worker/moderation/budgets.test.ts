// What moderators' requests cost: the same however many comments wait.
import { expect, it } from 'vitest'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  type Moderator,
  type SiteMade,
  setHoldAll,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide, reverse } from '../../support/moderating.ts'
import { seed } from '../../support/seeds.ts'

const decisions = (id: string) => fillPath(paths.modDecisions, { id })

// Whose token has been used today: the day's first use is noted, which is a trip and a row.
async function aWorkingModerator(site: SiteMade): Promise<Moderator> {
  const by = await aModerator(site)
  await ask(`${paths.modQueues}?site=${site.id}`, { token: by.token })
  return by
}

const approval = (by: Moderator): Asked => ({
  method: 'POST',
  token: by.token,
  body: { decision: 'approve' },
  headers: { 'If-Match': '"1"' },
})

it('a page of twenty costs at most 150 rows where 100,000 wait, the last one too', async () => {
  const site = await aSite()
  const by = await aWorkingModerator(site)
  const thread = await aThread(site)
  const list = `${paths.modComments}?site=${site.id}&queue=pending&limit=20`
  await seed(thread, { count: 100_000, held: true })
  const first = await cost('queue of twenty', list, { token: by.token })
  const newest = await cost('queue of twenty', `${list}&sort=newest`, { token: by.token })
  for (const { read } of [first, newest]) expect(read).toBeLessThanOrEqual(150)
  await cost('queues', `${paths.modQueues}?site=${site.id}`, { token: by.token })
})

it('a decision is two trips, a repeated one writes nothing, and to take it back costs as much', async () => {
  const site = await aSite()
  const by = await aWorkingModerator(site)
  const thread = await aThread(site)
  const published = await aComment(thread)
  const below = await aComment(thread, { parent_id: published.id })
  await setHoldAll(site, true)
  const [root, reply] = [await aComment(thread), await aComment(thread, { parent_id: below.id })]
  await cost('decide, held root', decisions(root.id), approval(by))
  await cost('decide, reply to a reply', decisions(reply.id), approval(by))
  await cost('decide, again', decisions(root.id), approval(by))
  const other = await aComment(thread)
  const { json } = await decide(by, other.id, 1, { decision: 'approve' })
  await cost('reverse', fillPath(paths.modReversal, { id: json.id }), {
    method: 'POST',
    token: by.token,
    body: {},
  })
  expect((await reverse(by, json.id)).status).toBe(200)
})
