// What those who listen are told: every public change, whoever makes it and by whichever way, and nothing that
// readers cannot see.

import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { runJobs } from '../../../worker/jobs.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  commentPath,
  edit,
  type Guest,
  type Moderator,
  post,
  read,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { change, listen, listenQuickly, objectOf, type Page } from '../../support/listening.ts'
import { decide, reverse } from '../../support/moderating.ts'
import { merge, steer } from '../../support/peopling.ts'

/** Waits until the page has heard what the public reads. */
async function expectToldOf(thread: ThreadMade, page: Page): Promise<void> {
  const { version, comment_count } = (await read(thread)).thread
  let said = await page.next()
  while (said.version < version) said = await page.next()
  expect(said).toMatchObject({ version, comment_count })
}

const send = (by: Guest, method: string, path: string, body?: unknown) =>
  ask(path, { method, ...as(by), ...(body !== undefined && { body }), toTheEnd: true })
const moderate = (by: Moderator, method: string, path: string, body: unknown, more = {}) =>
  ask(path, { method, token: by.token, body, headers: more, toTheEnd: true })

describe('those who listen', () => {
  it('hear of the first comment of a thread, and of all that authors do', async () => {
    const thread = await aThread()
    const page = await listenQuickly(thread)
    const root = await aComment(thread)
    await expectToldOf(thread, page)
    await aComment(thread, { parent_id: root.id })
    await expectToldOf(thread, page)
    await edit(root, 'Another text.')
    await expectToldOf(thread, page)
    for (const path of [
      `${commentPath(root.id)}/reactions/like`,
      `${thread.path}/reactions/like`,
    ]) {
      await send(root.by, 'PUT', path)
      await expectToldOf(thread, page)
      await send(root.by, 'DELETE', path)
      await expectToldOf(thread, page)
    }
    await withdraw(root)
    await expectToldOf(thread, page)
  })

  it('hear what reactions have made of comments, as often as there were some', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    const page = await listenQuickly(thread)
    const before = (await read(thread)).thread.version
    await send(root.by, 'PUT', `${commentPath(root.id)}/reactions/like`)
    const like = [{ kind: 'like', count: 1 }]
    expect((await page.next()).reacted).toEqual({
      since: before,
      times: 1,
      comments: [{ id: root.id, reactions: like }],
    })
    // Set again, nothing changes. To the article, it says it by itself.
    await send(root.by, 'PUT', `${commentPath(root.id)}/reactions/like`)
    await send(root.by, 'PUT', `${thread.path}/reactions/like`)
    const told = await page.next()
    expect([told.version, told.reactions, told.reacted]).toEqual([before + 2, like, undefined])
    // Several within one pause are told together.
    await change(thread, { pace: 100_000 })
    await send(root.by, 'PUT', `${commentPath(reply.id)}/reactions/like`)
    await send(reply.by, 'PUT', `${commentPath(reply.id)}/reactions/like`)
    await send(root.by, 'DELETE', `${commentPath(root.id)}/reactions/like`)
    await runDurableObjectAlarm(objectOf(thread))
    const { version, reacted } = await page.next()
    expect([version, reacted?.since, reacted?.times]).toEqual([before + 5, before + 2, 3])
    const sorted = [...(reacted?.comments ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(sorted).toEqual([
      { id: root.id, reactions: [] },
      { id: reply.id, reactions: [{ kind: 'like', count: 2 }] },
    ])
  })

  it('do not hear what reactions have made of a comment that is hidden meanwhile', async () => {
    const thread = await aThread()
    const by = await aModerator(thread.site)
    const root = await aComment(thread)
    const page = await listenQuickly(thread)
    await change(thread, { pace: 100_000 })
    await send(root.by, 'PUT', `${commentPath(root.id)}/reactions/like`)
    await decide(by, root.id, 1, { decision: 'spam' })
    await runDurableObjectAlarm(objectOf(thread))
    expect((await page.next()).reacted).toMatchObject({ times: 1, comments: [] })
  })

  it('hear of decisions, one and many, and of those that are taken back', async () => {
    const thread = await aThread()
    const by = await aModerator(thread.site)
    const { id } = await aComment(thread)
    const page = await listenQuickly(thread)
    const { json } = await decide(by, id, 1, { decision: 'spam' })
    await expectToldOf(thread, page)
    await reverse(by, json.id)
    await expectToldOf(thread, page)
    const many = { ids: [id], decision: 'hold' }
    await moderate(by, 'POST', paths.modBulk, many, { 'Idempotency-Key': crypto.randomUUID() })
    await expectToldOf(thread, page)
    const job = { site: thread.site.id, filter: { status: 'pending' }, decision: 'approve' }
    await moderate(by, 'POST', paths.modJobs, job, { 'Idempotency-Key': crypto.randomUUID() })
    await runJobs(env.DB)
    await expectToldOf(thread, page)
  })

  it('hear of what else moderators do', async () => {
    const thread = await aThread()
    const by = await aModerator(thread.site)
    const { id } = await aComment(thread)
    const page = await listenQuickly(thread)
    await ask(fillPath(paths.modMark, { id, mark: 'pinned' }), { method: 'PUT', token: by.token })
    await expectToldOf(thread, page)
    const { site, key } = thread
    await steer(by, thread, { state: 'closed' })
    await expectToldOf(thread, page)
    expect(JSON.parse(page.heard.at(-1) as string).state).toBe('closed')
    await ask(fillPath(paths.modThread, { site: site.id, key }), { token: by.token })
    await ask(fillPath(paths.modComment, { id }), {
      ...{ method: 'DELETE', token: by.token },
      headers: { 'If-Match': '"1"' },
    })
    await expectToldOf(thread, page)
  })

  it('hear of who is forgotten', async () => {
    const thread = await aThread()
    const { by } = await aComment(thread)
    const page = await listenQuickly(thread)
    await ask(paths.me, { method: 'DELETE', ...as(by), toTheEnd: true })
    await expectToldOf(thread, page)
    expect(JSON.parse(page.heard.at(-1) as string).comment_count).toBe(0)
  })

  it('are sent on where a thread moves into another, whose readers hear of it', async () => {
    const site = await aSite()
    const [from, into] = [await aThread(site), await aThread(site)]
    await aComment(from)
    await aComment(into)
    const [there, here] = [await listenQuickly(from), await listenQuickly(into)]
    await merge(await aModerator(site), from, into.key)
    expect(await there.closed).toBe(4001)
    await expectToldOf(into, here)
    const again = await (await listen(from)).next()
    expect(again.comment_count).toBe(2)
    await aComment(into)
    await expectToldOf(into, here)
  })

  it('hear nothing of what waits, nor of decisions that keep it hidden', async () => {
    const thread = await aThread()
    const by = await aModerator(thread.site)
    await aComment(thread)
    const page = await listenQuickly(thread)
    await setHoldAll(thread.site, true)
    const held = await aComment(thread)
    expect(held.state).toBe('pending')
    await edit(held, 'Still not seen.')
    await decide(by, held.id, 2, { decision: 'reject' })
    await decide(by, held.id, 3, { decision: 'spam' })
    await setHoldAll(thread.site, false)
    await page.settled()
    await aComment(thread)
    await expectToldOf(thread, page)
    expect(page.heard).toHaveLength(2)
    expect(page.heard.join()).not.toContain(held.id)
  })

  it('hear nothing of another site’s thread of the same key', async () => {
    const [one, other] = [await aThread(undefined, 'same'), await aThread(undefined, 'same')]
    const [page, theirs] = [await listenQuickly(one), await listenQuickly(other)]
    await aComment(other)
    await expectToldOf(other, theirs)
    await page.settled()
    expect(page.heard).toHaveLength(1)
  })

  it('hear nothing of what is repeated without effect', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const { id } = await aComment(thread, { by: guest })
    const like = `${commentPath(id)}/reactions/like`
    await send(guest, 'PUT', like)
    const page = await listenQuickly(thread)
    await send(guest, 'PUT', like)
    await page.settled()
    await post(guest, thread)
    await expectToldOf(thread, page)
    expect(page.heard).toHaveLength(2)
  })
})
