// Sanctions: made, lifted, over, acknowledged, and what rules and the audit know of them.
import { describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { OwnSanction } from '../../../worker/contract/people.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import { aComment, aModerator, aSite, as } from '../../support/builders.ts'
import { aPerson, authorCard, authorItem, lift, note, sanction } from '../../support/peopling.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, everything } from '../../support/rows.ts'

type Own = Page<OwnSanction>

const untouched = (text: string) =>
  text.replaceAll(/"last_used_on":"[\d-]+"/g, '"last_used_on":null')

describe('a sanction', () => {
  it('is answered as made, is in force, and is lifted once', async () => {
    const { by, guest } = await aPerson()
    const { status, json } = await sanction(by, guest.id, { kind: 'ban', reason_code: 'hate' })
    expect([status, json]).toMatchObject([
      201,
      {
        author_id: guest.id,
        kind: 'ban',
        message: 'Mind the tone.',
        reason_code: 'hate',
        until: null,
        actor: `token:${by.id}`,
        in_force: true,
        lifted_at: null,
        clean_up: null,
      },
    ])
    const inForce = async () => (await authorItem(by, guest.id)).sanctions
    expect(await inForce()).toEqual([{ id: json.id, kind: 'ban', until: null }])
    expect((await lift(by, json.id)).status).toBe(204)
    expect(await inForce()).toEqual([])
    const before = untouched(await everything())
    expect((await lift(by, json.id)).status).toBe(204)
    expect(untouched(await everything())).toBe(before)
    const [lifted] = (await authorCard(by, guest.id)).sanctions
    expect(lifted).toMatchObject({ in_force: false, lifted_by: `token:${by.id}` })
    const told = await all<{ action: string }>(
      'SELECT action FROM audit WHERE target = ?1 ORDER BY at, action DESC',
      guest.id,
    )
    expect(told.map(({ action }) => action).sort()).toEqual(['author.ban', 'author.lift'])
  })

  it('takes the place of one of its kind, so that of each there is one; the strictest leads', async () => {
    const { by, guest } = await aPerson()
    const soon = new Date(now() + 60_000).toISOString()
    for (const body of [
      { kind: 'hold' },
      { kind: 'warn' },
      { kind: 'suspend', until: soon },
      { kind: 'ban' },
      { kind: 'hold', message: 'Still.' },
    ]) {
      expect((await sanction(by, guest.id, body)).status).toBe(201)
    }
    const { sanctions } = await authorItem(by, guest.id)
    expect(sanctions.map(({ kind }) => kind)).toEqual(['ban', 'suspend', 'warn', 'hold'])
    const history = (await authorCard(by, guest.id)).sanctions
    expect(history).toHaveLength(5)
    expect(history[0]).toMatchObject({ id: sanctions.at(-1)?.id, message: 'Still.' })
  })

  it('that ends by itself is over at that moment', async () => {
    const { by, guest } = await aPerson()
    const at = now()
    holdClock(at)
    const until = new Date(at + 1_000).toISOString()
    await sanction(by, guest.id, { kind: 'suspend', until })
    holdClock(at + 999)
    expect((await authorItem(by, guest.id)).sanctions).toHaveLength(1)
    holdClock(at + 1_000)
    expect((await authorItem(by, guest.id)).sanctions).toEqual([])
    expect((await authorCard(by, guest.id)).sanctions[0]?.in_force).toBe(false)
    holdClock(null)
  })

  it('is refused where it is none, and then nothing changes', async () => {
    const { by, guest } = await aPerson()
    const before = untouched(await everything())
    const future = new Date(now() + 60_000).toISOString()
    for (const [body, pointer] of [
      [{ kind: 'burn' }, '/kind'],
      [{ kind: 'suspend' }, '/until'],
      [{ kind: 'suspend', until: '2020-01-01T00:00:00Z' }, '/until'],
      [{ kind: 'suspend', until: 'tomorrow' }, '/until'],
      [{ kind: 'hold', until: '2099-01-01T00:00:00+05' }, '/until'],
      [{ kind: 'ban', until: future }, '/until'],
      [{ kind: 'ban', message: ' ' }, '/message'],
      [{ kind: 'ban', message: 'x'.repeat(2_001) }, '/message'],
      [{ kind: 'ban', clean_up: 'yes' }, '/clean_up'],
      [{ kind: 'ban', reason_code: 'dull' }, '/reason_code'],
      [{ kind: 'ban', why: 'so' }, '/why'],
    ] as const) {
      expectProblemAt(await sanction(by, guest.id, body), 'invalid_request', pointer)
    }
    expect(untouched(await everything())).toBe(before)
    const stranger = await aModerator(await aSite())
    const { json } = await sanction(by, guest.id, { kind: 'ban' })
    expectProblem(await lift(stranger, json.id), 'not_found')
    expectProblem(await lift(by, json.id.replace(/.$/, '~')), 'not_found')
  })

  it('is seen by its author, who says once that a warning was read', async () => {
    const { thread, by, guest } = await aPerson()
    const { json } = await sanction(by, guest.id, { kind: 'warn', reason_code: 'abuse' })
    const own = await ask<Own>(paths.mySanctions, as(guest))
    const { id } = json
    expect(own.json.items).toMatchObject([{ id, kind: 'warn', message: 'Mind the tone.' }])
    expect(own.text).not.toContain(by.id)
    const say = (who: typeof guest, named = id) =>
      ask(fillPath(paths.myAcknowledgement, { id: named }), {
        method: 'POST',
        ...as(who),
        body: {},
      })
    const another = (await aComment(thread)).by
    expectProblem(await say(another), 'not_found')
    const first = await say(guest)
    expect(first.status).toBe(200)
    const before = untouched(await everything())
    expect((await say(guest)).json).toEqual(first.json)
    expect(untouched(await everything())).toBe(before)
    expect((await authorItem(by, guest.id)).sanctions).toEqual([])
    expect((await ask<Own>(paths.mySanctions, as(guest))).json.items).toEqual([])
    const ban = await sanction(by, guest.id, { kind: 'ban' })
    expectProblem(await say(guest, ban.json.id), 'not_found')
  })
})

it('the audit of people holds states, never anybody’s words', async () => {
  const { by, guest } = await aPerson()
  const { json } = await sanction(by, guest.id, { kind: 'hold', message: 'Secret words.' })
  await note(by, guest.id, 'Secret words.')
  await lift(by, json.id)
  const rows = await all('SELECT * FROM audit WHERE target = ?1', guest.id)
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toContain('Secret')
})
