// A reader's own profile: who one is here, and another name for what is written later.
import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../worker/contract/me.ts'
import { paths } from '../../../worker/contract/paths.ts'
import { type Answer, ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  type Guest,
  read,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { disagreements, everything } from '../../support/rows.ts'

async function profileOf(guest: Guest): Promise<Profile> {
  const { status, json, text } = await ask<Profile>(paths.me, as(guest))
  expect([status, status === 200 ? '' : text]).toEqual([200, ''])
  return json
}

function rename(guest: Guest, body: object): Promise<Answer<Profile>> {
  return ask<Profile>(paths.me, { method: 'PATCH', ...as(guest), body })
}

const nothing = { published: 0, pending: 0, removed: 0, withdrawn: 0 }

describe('an own profile', () => {
  it('is there for a guest who has never posted, and asking writes nothing', async () => {
    const guest = await aGuest(await aSite())
    const before = await everything()
    expect(await profileOf(guest)).toEqual({
      ...{ id: guest.id, name: null, website: null, avatar_url: null, badge: null },
      ...{ site: guest.site.id, since: null, comments: nothing, forgetting: false },
    })
    expect(await everything()).toBe(before)
  })

  it('counts own comments by what has become of them, and says the name as last used', async () => {
    const thread = await aThread()
    const by = await aGuest(thread.site)
    const website = 'https://ada.example/'
    const first = await aComment(thread, { by, name: 'Ada', website })
    await withdraw(await aComment(thread, { by }))
    const bad = await aComment(thread, { by })
    await decide(await aModerator(thread.site), bad.id, 1, { decision: 'spam' })
    await setHoldAll(thread.site, true)
    await aComment(thread, { by })
    expect(await profileOf(by)).toMatchObject({
      ...{ name: 'Ada', website, since: first.posted_at },
      comments: { published: 1, pending: 1, removed: 1, withdrawn: 1 },
    })
    expect((await profileOf(await aGuest(thread.site))).comments).toEqual(nothing)
  })

  it('is for a token, from an origin of its site', async () => {
    const guest = await aGuest(await aSite())
    expectProblem(await askInVain(paths.me), 'unauthenticated')
    const origin = 'https://elsewhere.example'
    expectProblem(await askInVain(paths.me, { ...as(guest), origin }), 'origin_not_allowed')
    const other = await aSite()
    const theirs = await askInVain(paths.me, { ...as(guest), origin: other.origin })
    expectProblem(theirs, 'origin_not_allowed')
    const own = await ask(paths.me, as(guest))
    expect(own.headers.get('Access-Control-Allow-Origin')).toBe(guest.site.origin)
  })
})

describe('a rename', () => {
  it('changes what is written later, and nothing that was written', async () => {
    const thread = await aThread()
    const by = await aGuest(thread.site)
    await aComment(thread, { by, name: 'Ada' })
    const { status, json } = await rename(by, {
      name: '  Grace   H. ',
      website: 'https://g.example',
    })
    expect([status, json.name, json.website]).toEqual([200, 'Grace H.', 'https://g.example/'])
    expect(await profileOf(by)).toEqual(json)
    await aComment(thread, { by })
    await aComment(thread, { by, name: null })
    const { comments } = await read(thread)
    const names = comments.items.map(({ author }) => [author?.name, author?.website])
    const website = 'https://g.example/'
    expect(names).toEqual([
      ['Ada', null],
      ['Grace H.', website],
      [null, website],
    ])
    expect((await profileOf(by)).name).toBeNull()
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('is one of the name or of the website, is kept before the first comment, and may be taken back', async () => {
    const thread = await aThread()
    const by = await aGuest(thread.site)
    const same = await everything()
    expect((await rename(by, {})).json.since).toBeNull()
    expect((await rename(by, { name: null })).status).toBe(200)
    expect(await everything()).toBe(same)
    expect((await rename(by, { name: 'Ada' })).json).toMatchObject({ name: 'Ada', website: null })
    await rename(by, { website: 'https://ada.example/' })
    const { author } = await aComment(thread, { by })
    expect(author).toMatchObject({ name: 'Ada', website: 'https://ada.example/' })
    const { json } = await rename(by, { name: null })
    expect(json).toMatchObject({ name: null, website: 'https://ada.example/' })
  })

  it('is kept where it is the name that the last comment was written under', async () => {
    const thread = await aThread()
    const by = await aGuest(thread.site)
    await aComment(thread, { by, name: 'Ada' })
    expect((await aComment(thread, { by })).author?.name).toBeNull()
    expect((await rename(by, { name: 'Ada' })).json.name).toBe('Ada')
    expect((await aComment(thread, { by })).author?.name).toBe('Ada')
    const before = await everything()
    expect((await rename(by, { name: 'Ada' })).status).toBe(200)
    expect(await everything()).toBe(before)
  })

  it('takes what a post takes, and nothing else', async () => {
    const guest = await aGuest(await aSite({ limits: { name_characters: 5 } }))
    const before = await everything()
    for (const name of ['', '   ', '\u2800', 'a\u0000b', '\u202eabc', 'Sixsix', 7]) {
      expectProblemAt(await rename(guest, { name }), 'invalid_request', '/name')
    }
    for (const website of ['', 'ftp://a.example', 'javascript:alert(1)', 'https://u:p@a.example']) {
      expectProblemAt(await rename(guest, { website }), 'invalid_request', '/website')
    }
    expectProblemAt(await rename(guest, { id: 'x' }), 'invalid_request', '/id')
    expect(await everything()).toBe(before)
  })
})

it('costs one trip to read, two to change', async () => {
  const guest = await aGuest(await aSite())
  await cost('own profile, of a stranger', paths.me, as(guest))
  const asked = (name: string) => ({ method: 'PATCH', ...as(guest), body: { name } })
  await cost('rename, before the first comment', paths.me, asked('Ada'))
  await cost('rename', paths.me, asked('Grace'))
  await cost('rename, to the same', paths.me, asked('Grace'))
  await cost('own profile', paths.me, as(guest))
})
