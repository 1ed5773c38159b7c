// Cleaning up after an author: in the request, after it, and by the scheduled run, nothing twice and the
// counts right at every step.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { continueCleanUps } from '../../../worker/clean-up.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  read,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { interposedDb } from '../../support/interposed-db.ts'
import { cardOf, decide, reverse } from '../../support/moderating.ts'
import { authorCard, lift, sanction } from '../../support/peopling.ts'
import { all, disagreements, one, run } from '../../support/rows.ts'

const clean = { kind: 'ban', clean_up: true, reason_code: 'spam', message: 'Advertisements.' }

async function anAuthorOf(count: number) {
  const site = await aSite({ limits: { comments_per_minute: 600 } })
  const thread = await aThread(site)
  const by = await aModerator(site)
  const first = await aComment(thread)
  for (let nth = 1; nth < count; nth++) {
    await aComment(thread, { by: first.by, parent_id: nth % 2 ? first.id : null })
  }
  return { site, thread, by, first, author: first.by.id }
}

it('rejects what is published or waits, leaves what was decided or withdrawn, and can be taken back', async () => {
  const { site, thread, by, first, author } = await anAuthorOf(3)
  const gone = await aComment(thread, { by: first.by })
  await withdraw(gone)
  const spam = await aComment(thread, { by: first.by })
  await decide(by, spam.id, 1, { decision: 'spam' })
  const others = await aComment(thread, { parent_id: first.id })
  await setHoldAll(site, true)
  await aComment(thread, { by: first.by })
  const { status, json } = await sanction(by, author, clean)
  expect([status, json.clean_up]).toEqual([201, { state: 'done', decided: 4 }])
  const counts = { published: 0, pending: 0, rejected: 4, spam: 1, withdrawn: 1 }
  expect((await authorCard(by, author)).comments).toEqual(counts)
  expect(await disagreements(site.id)).toEqual([])
  const { comments, thread: seen } = await read(thread)
  expect([seen.comment_count, comments.items.map(({ state }) => state)]).toEqual([1, ['removed']])
  expect(comments.items[0]?.replies?.items.map(({ id }) => id)).toEqual([others.id])
  const { decision } = await cardOf(by, first.id)
  expect(decision).toMatchObject({
    decision: 'reject',
    reason_code: 'spam',
    explanation: 'Advertisements.',
    actor: `token:${by.id}`,
  })
  expect((await reverse(by, decision?.id ?? '')).json.comment.status).toBe('approved')
  const told = await all(
    `SELECT id FROM audit WHERE site_id = ?1 AND action = 'comment.reject'`,
    site.id,
  )
  expect(told).toHaveLength(4)
})

it('of many goes on in steps, also two at once, and decides nothing twice', async () => {
  const { site, by, author } = await anAuthorOf(45)
  const { json } = await sanction(by, author, clean)
  expect(json.clean_up?.decided).toBeGreaterThan(0)
  const running = `SELECT 1 AS n FROM sanctions WHERE clean_up = 'running' LIMIT 1`
  for (let turn = 0; turn < 10 && (await one(running)) !== null; turn++) {
    await Promise.all([continueCleanUps(env.DB), continueCleanUps(env.DB)])
  }
  const [done] = (await authorCard(by, author)).sanctions
  expect(done?.clean_up).toEqual({ state: 'done', decided: 45 })
  const made = await all('SELECT comment_id FROM decisions WHERE site_id = ?1', site.id)
  expect(made).toHaveLength(45)
  expect(await disagreements(site.id)).toEqual([])
})

it('that was cut off goes on where it was; lifting the sanction ends it', async () => {
  const { site, by, author } = await anAuthorOf(3)
  const { json } = await sanction(by, author, { kind: 'ban' })
  await run(`UPDATE sanctions SET clean_up = 'running' WHERE id = ?1`, json.id)
  await continueCleanUps(env.DB)
  expect((await authorCard(by, author)).comments).toMatchObject({ published: 0, rejected: 3 })
  const again = await aComment(await aThread(site), { name: 'Another' })
  const second = await sanction(by, again.by.id, { kind: 'hold' })
  await run(`UPDATE sanctions SET clean_up = 'running' WHERE id = ?1`, second.json.id)
  await lift(by, second.json.id)
  await continueCleanUps(env.DB)
  const card = await authorCard(by, again.by.id)
  expect(card.comments).toMatchObject({ published: 1, rejected: 0 })
  expect(card.sanctions[0]?.clean_up?.state).toBe('stopped')
})

it('ends with the sanction, also for whoever is in the middle of a step', async () => {
  const { site, by, author } = await anAuthorOf(3)
  const { json } = await sanction(by, author, { kind: 'hold' })
  await run(`UPDATE sanctions SET clean_up = 'running' WHERE id = ?1`, json.id)
  // What is under way is found by the first call, comments by the second; the third decides.
  const between = { before: (call: number) => (call === 3 ? end() : undefined) }
  const end = async () => void (await lift(by, json.id))
  await continueCleanUps(interposedDb(env.DB, between))
  const card = await authorCard(by, author)
  expect(card.comments).toMatchObject({ published: 3, rejected: 0 })
  expect(card.sanctions[0]?.clean_up).toEqual({ state: 'stopped', decided: 0 })
  expect(await disagreements(site.id)).toEqual([])
})
