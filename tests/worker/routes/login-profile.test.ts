// Who has come by the site's own login, about themselves: the login's word stands, and can be forgotten.
import { expect, it } from 'vitest'
import type { Export, Profile } from '../../../worker/contract/me.ts'
import { paths } from '../../../worker/contract/paths.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aComment, aSite, as, aThread, read } from '../../support/builders.ts'
import { aVerified } from '../../support/logins.ts'
import { expectProblemAt } from '../../support/problems.ts'
import { disagreements, everything } from '../../support/rows.ts'

const picture = 'https://blog.example/ada.png'

async function aWriter(name = 'Ada Verified', badge = 'Chief Baker') {
  const site = await aSite()
  const by = await aVerified(site, { name, picture, badge })
  const thread = await aThread(site)
  return { site, by, thread, comment: await aComment(thread, { by, name: 'Somebody else' }) }
}

it('has the name of the login in the profile and beside what is written, and no other', async () => {
  const { by, thread } = await aWriter()
  const { json } = await ask<Profile>(paths.me, as(by))
  expect(json).toMatchObject({ name: 'Ada Verified', avatar_url: picture, badge: 'Chief Baker' })
  const [shown] = (await read(thread)).comments.items
  expect(shown?.author).toMatchObject({ id: by.id, name: 'Ada Verified', badge: 'Chief Baker' })
  for (const [body, pointer] of [
    [{ name: 'Eve' }, '/name'],
    [{ website: 'https://eve.example/' }, '/website'],
  ] as const) {
    const renamed = await askInVain(paths.me, { method: 'PATCH', ...as(by), body })
    expectProblemAt(renamed, 'invalid_request', pointer)
  }
  const unchanged = await ask<Profile>(paths.me, { method: 'PATCH', ...as(by), body: {} })
  expect(unchanged.json).toEqual(json)
})

it('takes along what the login said of each comment', async () => {
  const { by, comment } = await aWriter()
  const { json } = await ask<Export>(paths.myExport, as(by))
  const kept = { name: 'Ada Verified', avatar_url: picture, badge: 'Chief Baker' }
  expect(json.comments).toMatchObject([{ id: comment.id, ...kept }])
})

it.each([true, false])(
  'is forgotten with name, picture and badge, comments kept: %s',
  async (keep) => {
    const [name, badge] = [`Ada ${keep}`, `Baker ${keep}`]
    const { site, by, thread } = await aWriter(name, badge)
    const body = { keep_comments: keep }
    expect(
      (await ask(paths.me, { method: 'DELETE', ...as(by), body, toTheEnd: true })).status,
    ).toBe(204)
    const left = await everything()
    for (const word of [name, badge]) expect(left).not.toContain(word)
    const { items } = (await read(thread)).comments
    expect(items.map(({ author }) => author)).toEqual(keep ? [null] : [])
    expect(await disagreements(site.id)).toEqual([])
  },
)
