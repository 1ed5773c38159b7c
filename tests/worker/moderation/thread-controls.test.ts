// What moderators set of a thread, and that readers and writers meet it at once.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { ThreadControls } from '../../../worker/contract/people.ts'
import { ask } from '../../support/ask.ts'
import { aComment, aGuest, aModerator, aSite, aThread, post, read } from '../../support/builders.ts'
import { afterFacts } from '../../support/interposed-db.ts'
import { controls, merge, steer } from '../../support/peopling.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, everything } from '../../support/rows.ts'

async function aSteered() {
  const thread = await aThread()
  const by = await aModerator(thread.site)
  const { by: guest } = await aComment(thread)
  return { thread, by, guest }
}

const tagOf = async (path: string) => (await ask(path)).headers.get('ETag') ?? ''

describe('a thread', () => {
  it('is closed and opened, and readers are told at once', async () => {
    const { thread, by, guest } = await aSteered()
    const tag = await tagOf(thread.path)
    const closed = await steer(by, thread, { state: 'closed' })
    expect([closed.status, closed.json.state]).toEqual([200, 'closed'])
    const again = await ask(thread.path, { headers: { 'If-None-Match': tag } })
    expect([again.status, (await read(thread)).thread.state]).toEqual([200, 'closed'])
    expectProblem(await post(guest, thread), 'thread_closed')
    await steer(by, thread, { state: 'open' })
    expect((await read(thread)).thread.state).toBe('open')
    expect((await post(guest, thread)).status).toBe(201)
  })

  it('closes at its time, to the millisecond, for readers who hold the page before as well', async () => {
    const { thread, by, guest } = await aSteered()
    const at = now()
    holdClock(at)
    const closes_at = new Date(at + 1_000).toISOString()
    await steer(by, thread, { closes_at })
    expect((await read(thread)).thread).toMatchObject({ state: 'open', closes_at })
    const tag = await tagOf(thread.path)
    const known = { headers: { 'If-None-Match': tag } }
    holdClock(at + 999)
    expect((await ask(thread.path, known)).status).toBe(304)
    expect((await post(guest, thread)).status).toBe(201)
    const newest = await tagOf(thread.path)
    holdClock(at + 1_000)
    const answer = await ask(thread.path, { headers: { 'If-None-Match': newest } })
    expect(answer.status).toBe(200)
    expect((await read(thread)).thread.state).toBe('closed')
    expectProblem(await post(guest, thread), 'thread_closed')
    expect((await controls(by, thread)).json.state).toBe('closed')
    const { json } = await steer(by, thread, { state: 'open' })
    expect(json).toMatchObject({ state: 'open', closes_at: null })
    const reopened = await ask(thread.path, {
      headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
    })
    expect([reopened.status, (await read(thread)).thread.state]).toEqual([200, 'open'])
    expect((await post(guest, thread)).status).toBe(201)
    holdClock(null)
  })

  it('holds everything where it is told to, and readers see nothing of that', async () => {
    const { thread, by, guest } = await aSteered()
    const before = (await ask(thread.path)).text
    expect((await steer(by, thread, { hold_all: true })).json.hold_all).toBe(true)
    expect((await ask(thread.path)).text).toBe(before)
    expect((await post(guest, thread)).status).toBe(202)
    expect((await post(guest, await aThread(thread.site))).status).toBe(201)
    await steer(by, thread, { hold_all: false })
    expect((await post(guest, thread)).status).toBe(201)
  })

  it('says something to readers, and is called otherwise', async () => {
    const { thread, by } = await aSteered()
    const set = { message: 'Facts, please.', title: 'Better', url: 'https://a.example/b' }
    expect((await steer(by, thread, set)).json).toMatchObject(set)
    expect((await read(thread)).thread).toMatchObject(set)
    await steer(by, thread, { message: null })
    expect((await read(thread)).thread.message).toBe(null)
    const rows = await all(`SELECT before, after FROM audit WHERE action = 'thread.set'`)
    expect(JSON.stringify(rows)).not.toMatch(/Facts|Better/)
  })

  it('that nobody wrote in is shown, and can be closed before anybody does', async () => {
    const site = await aSite()
    const by = await aModerator(site)
    const thread = await aThread(site)
    const shown = await controls(by, thread)
    expect(shown.json).toMatchObject({ id: null, key: thread.key, state: 'open', aliases: [] })
    await steer(by, thread, { state: 'closed' })
    expect((await read(thread)).thread.state).toBe('closed')
    expectProblem(await post(await aGuest(site), thread), 'thread_closed')
  })

  it('keeps what somebody else sets meanwhile, or where it goes', async () => {
    const { thread, by } = await aSteered()
    const into = await aThread(thread.site)
    await aComment(into)
    const path = fillPath(paths.modThread, { site: thread.site.id, key: thread.key })
    const patch = (body: object, act: () => Promise<unknown>) =>
      ask<ThreadControls>(path, {
        ...{ method: 'PATCH', token: by.token, body },
        env: { DB: afterFacts(env.DB, act) },
      })
    await controls(by, thread)
    const said = await patch({ message: 'Hi.' }, () => steer(by, thread, { state: 'closed' }))
    expect(said.json).toMatchObject({ state: 'closed', message: 'Hi.' })
    const { json } = await patch({ hold_all: true }, () => merge(by, thread, into.key))
    expect(json).toMatchObject({ key: into.key, state: 'open', message: null, hold_all: true })
    const told = `SELECT after FROM audit WHERE target = ?1 AND action = 'thread.set'`
    expect(await all(told, json.id)).toEqual([{ after: '{"hold_all":true}' }])
  })

  it('is not changed by what is no change, by what is wrong, nor by a stranger', async () => {
    const { thread, by } = await aSteered()
    const stranger = await aModerator(await aSite())
    const cleaned = async () =>
      (await everything()).replaceAll(/"last_used_on":"[\d-]+"/g, '"last_used_on":null')
    const before = await cleaned()
    expect((await steer(by, thread, {})).status).toBe(200)
    expect((await steer(by, thread, { state: 'open', hold_all: false })).status).toBe(200)
    for (const [body, pointer] of [
      [{ state: 'ajar' }, '/state'],
      [{ closes_at: '2020-01-01T00:00:00Z' }, '/closes_at'],
      [{ closes_at: 'soon' }, '/closes_at'],
      [{ closes_at: '2099-01-01T00:00:00+05' }, '/closes_at'],
      [{ hold_all: 1 }, '/hold_all'],
      [{ message: 'x'.repeat(2_001) }, '/message'],
      [{ url: 'javascript:alert(1)' }, '/url'],
      [{ pinned: true }, '/pinned'],
    ] as const) {
      expectProblemAt(await steer(by, thread, body), 'invalid_request', pointer)
    }
    expectProblem(await controls(stranger, thread), 'not_found')
    expectProblem(await steer(stranger, thread, { state: 'closed' }), 'not_found')
    expect(await cleaned()).toBe(before)
  })
})
