// What only one reader may see of a thread: own reactions and own comments that wait for review.
import { describe, expect, it } from 'vitest'
import type { Mine } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  edit,
  type Guest,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { ids } from '../../support/lists.ts'
import { expectProblem } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

async function mineOf(guest: Guest, thread: ThreadMade): Promise<Mine> {
  const { status, json, headers } = await ask<Mine>(`${thread.path}/mine`, as(guest))
  expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-store'])
  return json
}

const nothing: Mine = { reactions: { thread: [], comments: {} }, comments: [], decisions: [] }

describe('mine', () => {
  it('is empty where the reader has done nothing, and asking writes nothing', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const before = await everything()
    expect(await mineOf(guest, thread)).toEqual(nothing)
    expect(await everything()).toBe(before)
    await aComment(thread)
    expect(await mineOf(guest, thread)).toEqual(nothing)
  })

  it("shows a reader's held comments with their source, to that reader alone", async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const shown = await aComment(thread, { by: guest })
    await setHoldAll(thread.site, true)
    const first = await aComment(thread, { by: guest, body: 'First *held*.' })
    const second = await aComment(thread, { by: guest, parent_id: shown.id })
    const { by: _, ...own } = first
    const { comments } = await mineOf(guest, thread)
    expect(ids(comments)).toEqual(ids([first, second]).sort())
    expect(comments).toContainEqual({ ...own, state: 'pending' })
    expect(await mineOf(await aGuest(thread.site), thread)).toEqual(nothing)
  })

  it('forgets what is withdrawn, and shows what an edit has hidden', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const comment = await aComment(thread, { by: guest })
    await setHoldAll(thread.site, true)
    await edit(comment, 'Held.')
    expect(ids((await mineOf(guest, thread)).comments)).toEqual([comment.id])
    await withdraw(comment)
    expect((await mineOf(guest, thread)).comments).toEqual([])
  })

  it('tells own reactions, on the thread and on its comments, and not those of others', async () => {
    const thread = await aThread()
    const [guest, other] = [await aGuest(thread.site), await aGuest(thread.site)]
    const comment = await aComment(thread)
    const put = (by: Guest, path: string) => ask(path, { method: 'PUT', ...as(by) })
    await put(guest, `${thread.path}/reactions/like`)
    await put(guest, `${commentPath(comment.id)}/reactions/insight`)
    await put(guest, `${commentPath(comment.id)}/reactions/like`)
    await put(other, `${commentPath(comment.id)}/reactions/disagree`)
    const { reactions } = await mineOf(guest, thread)
    expect(reactions.thread).toEqual(['like'])
    expect(Object.keys(reactions.comments)).toEqual([comment.id])
    expect(reactions.comments[comment.id]?.sort()).toEqual(['insight', 'like'])
  })

  it('is of one thread: what the reader did in another is not in it', async () => {
    const site = await aSite()
    const [here, there] = [await aThread(site), await aThread(site)]
    const guest = await aGuest(site)
    await aComment(here)
    await ask(`${there.path}/reactions/like`, { method: 'PUT', ...as(guest) })
    await setHoldAll(site, true)
    await aComment(there, { by: guest })
    expect(await mineOf(guest, here)).toEqual(nothing)
    expect((await mineOf(guest, there)).comments).toHaveLength(1)
  })

  it("is for a token of the site: none is 401, another site's too, and no site is 404", async () => {
    const thread = await aThread()
    const stranger = await aGuest(await aSite())
    const path = `${thread.path}/mine`
    const { origin } = thread.site
    expectProblem(await askInVain(path, { origin }), 'unauthenticated')
    expectProblem(await askInVain(path, { origin, token: stranger.token }), 'unauthenticated')
    const nowhere = await askInVain('/v1/sites/nobody/threads/a/mine', { token: stranger.token })
    expectProblem(nowhere, 'not_found')
  })
})
