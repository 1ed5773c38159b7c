// What moderators' writes cost: two round trips, fourteen rows for a decision and one more for each
// tombstone that comes or goes.
import { expect, it } from 'vitest'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { type Asked, ask } from '../../support/ask.ts'
import { aComment, aModerator, aSite, aThread, setHoldAll } from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'

it('of moderators is bounded', async () => {
  const site = await aSite()
  const thread = await aThread(site)
  const { token } = await aModerator(site)
  const root = await aComment(thread)
  const reply = await aComment(thread, { parent_id: root.id })
  await setHoldAll(site, true)
  const held = await aComment(thread)
  const deeper = await aComment(thread, { parent_id: reply.id })
  const sent = (method: string, body?: object, revision?: number): Asked => ({
    method,
    token,
    body,
    headers: { 'If-Match': revision === undefined ? undefined : `"${revision}"` },
  })
  await ask(paths.modQueues, { token })
  const decide = async (name: string, id: string, revision: number) => {
    const approved = sent('POST', { decision: 'approve' }, revision)
    const { trips, written } = await cost(name, fillPath(paths.modDecisions, { id }), approved)
    expect(trips).toBeLessThanOrEqual(2)
    expect(written).toBeLessThanOrEqual(14)
  }
  await decide('decide, held root', held.id, 1)
  await decide('decide, again', held.id, 1)
  await decide('decide, reply to a reply', deeper.id, 1)
  const spam = { ...sent('POST', { decision: 'spam' }, 2) }
  const { json } = await ask<{ id: string }>(fillPath(paths.modDecisions, { id: held.id }), spam)
  await cost('reverse', fillPath(paths.modReversal, { id: json.id }), sent('POST', {}))
  const mark = (name: string) => fillPath(paths.modMark, { id: root.id, mark: name })
  await cost('pin', mark('pinned'), sent('PUT'))
  await cost('pin, again', mark('pinned'), sent('PUT'))
  await cost('review', mark('reviewed'), sent('PUT'))
  const card = fillPath(paths.modComment, { id: root.id })
  await cost('edit by a moderator', card, sent('PATCH', { body: 'Put better.' }, 1))
  await cost('erase a root with replies', card, sent('DELETE'))
  await cost('erase, again', card, sent('DELETE'))
})
