// The newest comments of a site: published ones alone, from every thread, at a cost that follows the page.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Page, RecentComment } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  edit,
  type SiteMade,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide } from '../../support/moderating.ts'
import { expectProblem } from '../../support/problems.ts'
import { run } from '../../support/rows.ts'
import { seed } from '../../support/seeds.ts'

const pathOf = ({ id }: SiteMade) => fillPath(paths.recent, { site: id })
const recent = async (site: SiteMade, query = '') =>
  (await ask<Page<RecentComment>>(`${pathOf(site)}${query}`)).json
const idsOf = async (site: SiteMade, query = '') =>
  (await recent(site, query)).items.map(({ id }) => id)

it('are replies and roots of all threads, newest first, each with its article', async () => {
  const site = await aSite()
  const [one, two] = [await aThread(site), await aThread(site)]
  const root = await aComment(one, { name: 'Ada' })
  const other = await aComment(two)
  const reply = await aComment(one, { parent_id: root.id })
  const { items, next } = await recent(site)
  expect(items.map(({ id }) => id)).toEqual([reply.id, other.id, root.id])
  expect(next).toBeNull()
  expect(items[2]).toMatchObject({
    author: { name: 'Ada' },
    state: 'approved',
    body_html: root.body_html,
    thread: { key: one.key, url: one.page.url, title: one.page.title },
  })
  expect(items[2]).not.toHaveProperty('body')
  expect((await recent(site, '?body=nodes')).items[0]?.body_nodes).toEqual(reply.body_nodes)
})

it('are as many as asked for, looked at by a moderator or not', async () => {
  const site = await aSite()
  const by = await aModerator(site)
  const thread = await aThread(site)
  const made: string[] = []
  for (let nth = 0; nth < 6; nth++) {
    const { id } = await aComment(thread)
    made.unshift(id)
    if (nth % 2) {
      await ask(fillPath(paths.modMark, { id, mark: 'reviewed' }), {
        method: 'PUT',
        token: by.token,
      })
    }
  }
  expect(await idsOf(site)).toEqual(made)
  expect(await idsOf(site, '?limit=3')).toEqual(made.slice(0, 3))
  for (const limit of ['0', '101', 'x']) {
    expectProblem(await askInVain(`${pathOf(site)}?limit=${limit}`), 'invalid_request')
  }
})

it('hold nothing that waits, was removed or withdrawn, not as a tombstone either', async () => {
  const site = await aSite()
  const by = await aModerator(site)
  const thread = await aThread(site)
  const shown = await aComment(thread)
  const removed = await aComment(thread)
  const below = await aComment(thread, { parent_id: removed.id })
  await decide(by, removed.id, 1, { decision: 'reject', reason_code: 'abuse' })
  const gone = await aComment(thread)
  await withdraw(gone)
  await setHoldAll(site, true)
  await aComment(thread)
  await edit(below, 'Held now.')
  expect(await idsOf(site)).toEqual([shown.id])
})

it('leave out what stands under an article without an address', async () => {
  const site = await aSite()
  const [placed, lost] = [await aThread(site), await aThread(site)]
  const { id } = await aComment(placed)
  await aComment(lost)
  await run('UPDATE threads SET url = NULL WHERE site_id = ?1 AND key = ?2', site.id, lost.key)
  expect(await idsOf(site)).toEqual([id])
})

it('are named by what they say: the tag moves with a comment and with nothing that is hidden', async () => {
  const site = await aSite()
  const thread = await aThread(site)
  const tag = async () => (await ask(pathOf(site))).headers.get('ETag')
  const comment = await aComment(thread)
  const first = await tag()
  await setHoldAll(site, true)
  await aComment(thread)
  expect(await tag()).toBe(first)
  await setHoldAll(site, false)
  await edit(comment, 'Another word.')
  expect(await tag()).not.toBe(first)
})

it('cost the same among ten and ten thousand comments, and however many are hidden', async () => {
  for (const [count, held] of [
    [30, 0],
    [5_000, 0],
    [30, 5_000],
  ] as const) {
    const site = await aSite()
    const [shown, hidden] = [await aThread(site), await aThread(site)]
    await seed(shown, { count })
    await env.DB.prepare('UPDATE comments SET reviewed_at = 1 WHERE site_id = ?1 AND rowid % 2')
      .bind(site.id)
      .run()
    if (held) await seed(hidden, { from: 10_001, count: held, held: true })
    const { read, trips } = await cost('newest of a site', pathOf(site))
    expect(trips).toBe(1)
    expect(read).toBeLessThanOrEqual(100)
    await cost('newest of a site, five', `${pathOf(site)}?limit=5`)
  }
})

it('of a site that is not there are a problem', async () => {
  expectProblem(await askInVain('/v1/sites/nobody/recent'), 'not_found')
})
