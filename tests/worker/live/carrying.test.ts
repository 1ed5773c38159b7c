// What those who listen are told of comments that were edited, hidden or let in: what anybody may read of them, read
// once for all, and only where that is all that happened.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock } from '../../../worker/clock.ts'
import { fixedLimits } from '../../../worker/contract/limits.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Comment, LiveMessage } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aThread,
  edit,
  type Moderator,
  read,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { countedDb } from '../../support/counted-db.ts'
import { change, listen, listenQuickly, objectOf, type Page } from '../../support/listening.ts'
import { decide, reverse } from '../../support/moderating.ts'

afterEach(() => holdClock(null))

type Made = Awaited<ReturnType<typeof aComment>>

/** The object waits until it is asked for its next message. */
const holdBack = (thread: ThreadMade) => change(thread, { pace: 100_000 })

/** What comes of all that has happened since the last message. */
async function told(thread: ThreadMade, page: Page): Promise<LiveMessage> {
  // By then it has heard of all.
  await objectOf(thread).changed()
  await runDurableObjectAlarm(objectOf(thread))
  return page.next()
}

/** A thread with a comment, that somebody listens to. */
async function listened(): Promise<{ thread: ThreadMade; by: Moderator; root: Made; page: Page }> {
  const thread = await aThread()
  const by = await aModerator(thread.site)
  const root = await aComment(thread, { name: 'Ada', body: 'Of *mine*.' })
  const page = await listenQuickly(thread)
  await holdBack(thread)
  return { thread, by, root, page }
}

/** The first root as everybody reads it, without the replies to it. */
async function readRoot(thread: ThreadMade): Promise<Omit<Comment, 'replies'>> {
  const { replies: _, ...root } = (await read(thread, '?body=nodes')).comments.items[0] as Comment
  return root
}

describe('a change of one comment', () => {
  it('is told with the comment as everybody reads it: an edit, also by a moderator', async () => {
    const { thread, by, root, page } = await listened()
    const { version } = (await read(thread)).thread
    await edit(root, 'Another *text*.')
    const heard = await told(thread, page)
    const comment = await readRoot(thread)
    expect(comment).toMatchObject({ revision: 2, author: { name: 'Ada' } })
    expect(heard.changed).toEqual({ since: version, times: 1, net: 0, comments: [comment] })
    await ask(fillPath(paths.modComment, { id: root.id }), {
      ...{ method: 'PATCH', token: by.token, body: { body: 'A third.' } },
      headers: { 'If-Match': '"2"' },
    })
    expect((await told(thread, page)).changed).toMatchObject({
      ...{ since: version + 1, times: 1, net: 0 },
      comments: [{ edited_by: 'moderator', revision: 3 }],
    })
  })

  it('is told, where it hides it, with nothing of it; and in whole when it comes back', async () => {
    const { thread, by, root, page } = await listened()
    const gone = [{ id: root.id, state: 'removed' }]
    for (const [nth, decision] of ['reject', 'spam', 'hold'].entries()) {
      const { version } = (await read(thread)).thread
      await decide(by, root.id, 1 + 2 * nth, { decision, explanation: 'Not here.' })
      const hidden = await told(thread, page)
      expect(hidden.changed).toEqual({ since: version, times: 1, net: -1, comments: gone })
      expect(hidden.comment_count).toBe(0)
      await decide(by, root.id, 2 + 2 * nth, { decision: 'approve' })
      const back = await told(thread, page)
      const comment = await readRoot(thread)
      expect(back.changed).toEqual({ since: version + 1, times: 1, net: 1, comments: [comment] })
    }
    await withdraw(root)
    expect((await told(thread, page)).changed).toMatchObject({
      ...{ times: 1, net: -1 },
      comments: [{ id: root.id, state: 'withdrawn' }],
    })
  })

  it('says nothing of what only its author and moderators may see', async () => {
    const { thread, by, root, page } = await listened()
    await decide(by, root.id, 1, { decision: 'spam', explanation: 'For the author alone.' })
    await told(thread, page)
    const { json } = await decide(by, root.id, 2, { decision: 'approve' })
    await told(thread, page)
    await reverse(by, json.id)
    await told(thread, page)
    const [, hidden, shown, again] = page.heard
    for (const message of [hidden, again]) {
      for (const secret of ['mine', 'Ada', root.by.id, 'spam', 'revision', 'alone']) {
        expect(message).not.toContain(secret)
      }
    }
    for (const secret of ['*mine*', 'alone', 'score', 'decision', by.id]) {
      expect(shown).not.toContain(secret)
    }
  })

  it('is told where a held comment is let in, and not while it waits', async () => {
    const { thread, by, page } = await listened()
    await setHoldAll(thread.site, true)
    const held = await aComment(thread)
    await edit(held, 'Still waiting.')
    await decide(by, held.id, 2, { decision: 'approve' })
    expect((await told(thread, page)).changed).toMatchObject({
      ...{ times: 1, net: 1 },
      comments: [
        { id: held.id, state: 'approved', body_nodes: [{ children: ['Still waiting.'] }] },
      ],
    })
    expect(page.heard).toHaveLength(2)
  })

  it('is told of a reply that stays as a place, for the reply to it', async () => {
    const { thread, by, root, page } = await listened()
    const reply = await aComment(thread, { parent_id: root.id })
    await aComment(thread, { parent_id: reply.id })
    await decide(by, reply.id, 1, { decision: 'hold' })
    const heard = await told(thread, page)
    expect(heard.changed?.comments).toEqual([{ id: reply.id, state: 'removed' }])
    expect([heard.changed?.times, heard.changed?.net, heard.comment_count]).toEqual([1, -1, 2])
  })
})

describe('several changes', () => {
  it('within one pause are told together, each comment once, as it is in the end', async () => {
    const { thread, by, root, page } = await listened()
    const { version } = (await read(thread)).thread
    const other = await aComment(thread)
    await edit(root, 'Another text.')
    await decide(by, root.id, 2, { decision: 'spam' })
    await decide(by, root.id, 3, { decision: 'approve' })
    await decide(by, other.id, 1, { decision: 'spam' })
    const heard = await told(thread, page)
    expect([heard.version, heard.comment_count]).toEqual([version + 5, 1])
    expect(heard.changed).toMatchObject({ since: version, times: 4, net: -1 })
    const states = heard.changed?.comments.map(({ id, state }) => [id, state])
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        [root.id, 'approved'],
        [other.id, 'removed'],
      ]),
    )
    expect(states).toHaveLength(2)
  })

  it('of more comments than go into a message are left to be read', async () => {
    const thread = await aThread()
    const by = await aModerator(thread.site)
    const made = []
    for (let nth = 0; nth <= fixedLimits.liveChanged; nth++) made.push(await aComment(thread))
    const page = await listenQuickly(thread)
    await holdBack(thread)
    const ids = made.map(({ id }) => id)
    const bulk = (decision: string, some: string[]) =>
      ask(paths.modBulk, {
        ...{ method: 'POST', token: by.token, body: { ids: some, decision }, toTheEnd: true },
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      })
    await bulk('spam', ids)
    const heard = await told(thread, page)
    expect([heard.comment_count, heard.changed]).toEqual([0, undefined])
    await bulk('approve', ids.slice(1))
    expect((await told(thread, page)).changed).toMatchObject({ times: 10, net: 10 })
  })

  it('of long comments are left to be read', async () => {
    const thread = await aThread()
    const made = []
    for (let nth = 0; nth < 8; nth++) made.push(await aComment(thread))
    const page = await listenQuickly(thread)
    await holdBack(thread)
    for (const [nth, one] of made.entries()) {
      const { json } = await edit(one, `${nth} is what I think of it. `.repeat(370))
      expect(json.comment.state).toBe('approved')
    }
    const heard = await told(thread, page)
    expect([heard.version, heard.changed]).toEqual([16, undefined])
  })
})

describe('what is told accounts for', () => {
  it('what was heard, and for nothing that was not', async () => {
    const { thread, root, page } = await listened()
    const { version } = (await read(thread)).thread
    await env.DB.prepare('UPDATE threads SET version = version + 1 WHERE site_id = ?1')
      .bind(thread.site.id)
      .run()
    await edit(root, 'Another text.')
    const heard = await told(thread, page)
    expect([heard.version, heard.changed?.times]).toEqual([version + 2, 1])
  })

  it('nothing that was told before, though it was heard later', async () => {
    const { thread, root, page } = await listened()
    const { version } = (await read(thread)).thread
    const late = { id: root.id, version, by: -1 }
    await env.DB.prepare('UPDATE threads SET version = version + 1 WHERE site_id = ?1')
      .bind(thread.site.id)
      .run()
    await objectOf(thread).changed([], [late])
    const heard = await told(thread, page)
    expect([heard.version, heard.changed]).toEqual([version + 1, undefined])
  })

  it('nothing that the object has forgotten in its sleep', async () => {
    const { thread, root, page } = await listened()
    await edit(root, 'Another text.')
    await objectOf(thread).changed()
    await evictDurableObject(objectOf(thread))
    const heard = await told(thread, page)
    expect([heard.version, heard.changed]).toEqual([2, undefined])
  })

  it('each listener by itself: who comes later hears of what comes then', async () => {
    const { thread, by, root, page } = await listened()
    await edit(root, 'Another text.')
    const later = await listen(thread)
    // Connected, it is told what is known, which is older.
    expect((await later.next()).changed).toBeUndefined()
    const first = await told(thread, page)
    expect(first.changed?.times).toBe(1)
    await later.next()
    await decide(by, root.id, 2, { decision: 'spam' })
    const both = [await told(thread, page), await later.next()]
    expect(both[0]).toEqual(both[1])
    expect(both[0]?.changed).toMatchObject({ since: first.version, times: 1 })
  })

  it('a change in a thread that has closed by itself, whose version is one more', async () => {
    const { thread, by, root, page } = await listened()
    await env.DB.prepare('UPDATE threads SET closes_at = ?2 WHERE site_id = ?1')
      .bind(thread.site.id, Date.now() + 3_600_000)
      .run()
    holdClock(Date.now() + 7_200_000)
    await objectOf(thread).changed()
    expect(await told(thread, page)).toMatchObject({ state: 'closed', version: 2 })
    await decide(by, root.id, 1, { decision: 'spam' })
    const heard = await told(thread, page)
    expect([heard.version, heard.changed?.since, heard.changed?.times]).toEqual([3, 2, 1])
  })

  it('what a listener knows who was connected before an update of the worker', async () => {
    const { thread, root, page } = await listened()
    await runInDurableObject(objectOf(thread), (_, state) => {
      for (const socket of state.getWebSockets()) {
        const { told: before, ...known } = socket.deserializeAttachment()
        socket.serializeAttachment({ ...known, told: { version: before.version } })
      }
    })
    await edit(root, 'Another text.')
    const heard = await told(thread, page)
    expect(heard).not.toHaveProperty('reacted')
    expect(heard.changed).toMatchObject({ since: 1, times: 1 })
  })
})

it('a change is read once for all who listen, in one call, and a row of the comment', async () => {
  const costs: unknown[] = []
  for (const readers of [1, 30]) {
    const { thread, by, root, page } = await listened()
    const pages = await Promise.all(Array.from({ length: readers - 1 }, () => listen(thread)))
    await Promise.all(pages.map((one) => one.next()))
    const { db, count } = countedDb(env.DB)
    await change(thread, { db })
    await edit(root, 'Another text.')
    await decide(by, root.id, 2, { decision: 'spam' })
    const heard = [await told(thread, page), ...(await Promise.all(pages.map((one) => one.next())))]
    expect(new Set(heard.map(({ changed }) => changed?.times))).toEqual(new Set([2]))
    costs.push([count.trips, count.read, count.written])
  }
  expect(costs).toEqual([
    [1, 4, 0],
    [1, 4, 0],
  ])
})
