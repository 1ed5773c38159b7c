// What moderators set of people and threads holds from the next comment on.
import { expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { ask } from '../../support/ask.ts'
import {
  aGuest,
  as,
  edit,
  type Guest,
  type Moderator,
  post,
  type ThreadMade,
} from '../../support/builders.ts'
import { cardOf } from '../../support/moderating.ts'
import { aPerson, authorCard, lift, sanction, steer, trust } from '../../support/peopling.ts'
import { change, saveList } from '../../support/policing.ts'
import { expectProblem } from '../../support/problems.ts'
import { all } from '../../support/rows.ts'

async function rulesOn(by: Moderator, guest: Guest, thread: ThreadMade, body = 'Again.') {
  const { status, json } = await post(guest, thread, { body })
  expect(status).toBe(202)
  return (await cardOf(by, json.comment.id)).verdict?.rule
}

it('who is banned neither posts nor edits, until it is lifted', async () => {
  const { thread, by, guest, comment } = await aPerson()
  const { json } = await sanction(by, guest.id, { kind: 'ban' })
  expectProblem(await post(guest, thread), 'author_sanctioned')
  expectProblem(await edit(comment, 'Other words.'), 'author_sanctioned')
  expect((await authorCard(by, guest.id)).comments.published).toBe(1)
  await lift(by, json.id)
  expect((await post(guest, thread)).status).toBe(201)
})

it('who is suspended posts again at the very moment', async () => {
  const { thread, by, guest } = await aPerson()
  const at = now()
  const until = new Date(at + 60_000).toISOString()
  await sanction(by, guest.id, { kind: 'suspend', until })
  holdClock(at + 59_999)
  const problem = expectProblem(await post(guest, thread), 'author_sanctioned')
  expect(problem.detail).toContain(until)
  holdClock(at + 60_000)
  expect((await post(guest, thread)).status).toBe(201)
  holdClock(null)
})

it('who is warned posts again after saying that it was read', async () => {
  const { thread, by, guest } = await aPerson()
  const { json } = await sanction(by, guest.id, { kind: 'warn' })
  expectProblem(await post(guest, thread), 'author_sanctioned')
  const path = fillPath(paths.myAcknowledgement, { id: json.id })
  await ask(path, { method: 'POST', ...as(guest), body: {} })
  expect((await post(guest, thread)).status).toBe(201)
})

it('what a held author writes waits, also by an edit, and the card says why', async () => {
  const { thread, by, guest, comment } = await aPerson()
  await sanction(by, guest.id, { kind: 'hold' })
  expect(await rulesOn(by, guest, thread)).toBe('held_author')
  expect((await edit(comment, 'Other words.')).status).toBe(202)
  const another = await aGuest(thread.site)
  expect((await post(another, thread)).status).toBe(201)
})

it('a trusted author passes what holds, and nothing that refuses', async () => {
  const { thread, by, guest } = await aPerson()
  const { site } = thread
  await change(by, site, { policy: { hold_all: true } })
  await saveList(by, site, 'blocked', ['badger'])
  expect(await rulesOn(by, guest, thread)).toBe('hold_all')
  const { status, json } = await trust(by, guest.id, true)
  expect([status, json.trusted]).toEqual([200, true])
  expect((await post(guest, thread)).status).toBe(201)
  expectProblem(await post(guest, thread, { body: 'A badger.' }), 'refused')
  await trust(by, guest.id, true)
  await trust(by, guest.id, false)
  expect(await rulesOn(by, guest, thread, 'Once more.')).toBe('hold_all')
  const told = await all<{ action: string }>(
    'SELECT action FROM audit WHERE target = ?1 ORDER BY id',
    guest.id,
  )
  expect(told.map(({ action }) => action)).toEqual(['author.trust', 'author.distrust'])
})

it('a thread in which everything is held holds, and one that closes by itself is closed', async () => {
  const { thread, by, guest, comment } = await aPerson()
  await steer(by, thread, { hold_all: true })
  expect(await rulesOn(by, guest, thread)).toBe('hold_all')
  const at = now()
  const closes_at = new Date(at + 1_000).toISOString()
  await steer(by, thread, { hold_all: false, closes_at })
  holdClock(at + 999)
  expect((await post(guest, thread)).status).toBe(201)
  holdClock(at + 1_000)
  expectProblem(await post(guest, thread), 'thread_closed')
  expect((await edit(comment, 'Other words.')).status).toBe(200)
  holdClock(null)
})

it('an author’s decisions name the rule that held, and a human’s the human', async () => {
  const { thread, by, guest } = await aPerson()
  await sanction(by, guest.id, { kind: 'hold' })
  await post(guest, thread)
  const { json } = await ask<{ items: object[] }>(paths.myDecisions, as(guest))
  expect(json.items[0]).toMatchObject({ decided_by: 'rule', rule: 'held_author' })
})
