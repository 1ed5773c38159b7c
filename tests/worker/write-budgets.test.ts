// What a write costs: two round trips to D1 at most, and the rows that have to be true together.
import { describe, expect, it } from 'vitest'
import { type Asked, ask } from '../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  type Guest,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../support/builders.ts'
import { cost } from '../support/costs.ts'
import { aWorld, everyVisit } from '../support/every-route.ts'
import { seed, seededId } from '../support/seeds.ts'

function drafted(guest: Guest, thread: ThreadMade, parent?: { id: string }): Asked {
  const who = as(guest)
  return {
    method: 'POST',
    ...who,
    body: { body: 'Text.', page: thread.page, parent_id: parent?.id ?? null },
    headers: { ...who.headers, 'Idempotency-Key': crypto.randomUUID() },
  }
}

describe('a write', () => {
  it('is two round trips at most, on every route', async () => {
    for (const { route, path, asked } of everyVisit(await aWorld())) {
      const { trips } = await cost(null, path, asked)
      // To be forgotten is more than one step: see tests/worker/forgetting-budgets.test.ts.
      const most = route === 'DELETE /v1/me' ? 4 : 2
      expect([route, trips <= most]).toEqual([route, true])
    }
  })

  it('of a published comment writes twelve rows at most, thirteen where it is the first of its thread', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const path = thread.commentsPath
    const first = await cost('post, first of thread and author', path, drafted(guest, thread))
    expect(first.written).toBeLessThanOrEqual(13)
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    const deeper = await aComment(thread, { parent_id: reply.id })
    for (const [name, parent] of [
      ['post, root', undefined],
      ['post, reply', root],
      ['post, reply to a reply', reply],
      ['post, deeper reply', deeper],
    ] as const) {
      const { trips, written } = await cost(name, path, drafted(guest, thread, parent))
      expect([name, trips]).toEqual([name, 2])
      expect(written).toBeLessThanOrEqual(12)
    }
    const newcomer = drafted(await aGuest(thread.site), thread, root)
    expect((await cost('post, reply of a new author', path, newcomer)).written).toBeLessThanOrEqual(
      12,
    )
    const again = drafted(guest, thread)
    await ask(path, again)
    expect((await cost('post, replayed', path, again)).written).toBe(0)
    await setHoldAll(thread.site, true)
    await cost('post, held', path, drafted(guest, thread, root))
  })

  it('costs the same in a thread of ten thousand comments, below a root with ten thousand replies', async () => {
    const thread = await aThread()
    await seed(thread, { from: 1, count: 10_000 })
    await seed(thread, { from: 20_001, count: 10_000, root: 5 })
    const guest = await aGuest(thread.site)
    const path = thread.commentsPath
    const root = { id: seededId(5) }
    const reply = { id: seededId(20_005) }
    await cost('post, reply of a new author', path, drafted(guest, thread, root))
    await cost('post, root', path, drafted(guest, thread))
    await cost('post, reply to a reply', path, drafted(guest, thread, reply))
    const at = `${commentPath(root.id)}/reactions/like`
    await cost('PUT reaction on a comment', at, { method: 'PUT', ...as(guest) })
  })

  it('of a session writes nothing', async () => {
    const site = await aSite()
    const guest = await aGuest(site)
    const path = `/v1/sites/${site.id}/session`
    const begin = { method: 'POST', body: {} }
    expect((await cost('session, new guest', path, begin)).written).toBe(0)
    const known = { method: 'POST', body: { guest_key: guest.key } }
    expect((await cost('session, known guest', path, known)).written).toBe(0)
  })

  it('of a reaction writes four rows at most, and none when it is repeated', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const who = as(comment.by)
    const unwritten = await aThread(thread.site)
    for (const [name, path] of [
      ['on an unwritten thread', unwritten.path],
      ['on a thread', thread.path],
      ['on a comment', commentPath(comment.id)],
    ] as const) {
      for (const method of ['PUT', 'DELETE']) {
        const asked = { method, ...who }
        const at = `${path}/reactions/like`
        const { written } = await cost(`${method} reaction ${name}`, at, asked)
        expect(written).toBeLessThanOrEqual(4)
        const again = await cost(`${method} reaction ${name}, again`, at, asked)
        expect(again.written).toBe(0)
      }
    }
  })

  it('of an edit or a withdrawal touches the comment, its counts and the line above it', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const path = ({ id }: { id: string }) => commentPath(id)
    const patch = (body: string, revision: number): Asked => {
      const who = as(root.by)
      const headers = { ...who.headers, 'If-Match': `"${revision}"` }
      return { method: 'PATCH', ...who, body: { body }, headers }
    }
    await cost('edit', path(root), patch('Better.', 1))
    await cost('edit to the same text', path(root), patch('Better.', 2))
    const reply = await aComment(thread, { parent_id: root.id })
    const deeper = await aComment(thread, { parent_id: reply.id })
    const alone = await aComment(thread)
    const remove = ({ by }: { by: Guest }): Asked => ({ method: 'DELETE', ...as(by) })
    await cost('withdraw, root without replies', path(alone), remove(alone))
    await cost('withdraw, again', path(alone), remove(alone))
    await cost('withdraw, reply that becomes a tombstone', path(reply), remove(reply))
    await cost('withdraw, the last below a tombstone', path(deeper), remove(deeper))
    const last = await aComment(thread, { parent_id: root.id })
    await setHoldAll(thread.site, true)
    await cost('edit, held', path(root), patch('Held.', 2))
    await withdraw(root)
    await cost('withdraw, the last below a withdrawn root', path(last), remove(last))
    const held = await aComment(thread)
    await cost('withdraw, held', path(held), remove(held))
  })
})
