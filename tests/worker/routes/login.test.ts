// The site's own login: who comes by it, and what becomes of what they write.
import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { Site } from '../../../worker/contract/shapes.ts'
import { deleteSsoKey } from '../../../worker/db/sso.ts'
import worker from '../../../worker/index.ts'
import { dailyCron } from '../../../worker/scheduled.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  edit,
  post,
  read,
  withdraw,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { aSigner, aVerified, inSeconds, login, opensLogin, signed } from '../../support/logins.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, everything, one } from '../../support/rows.ts'

afterEach(() => holdClock(null))

const picture = 'https://blog.example/ada.png'
const website = 'https://ada.example/'

describe('a login', () => {
  it.each(['HS256', 'ES256', 'RS256'] as const)('signed with %s begins a session', async (alg) => {
    holdClock(Math.floor(Date.now() / 1000) * 1000)
    const site = await aSite()
    const signer = await opensLogin(site, await aSigner(alg))
    const claims = { name: 'Ada', picture, website, badge: 'Staff', email: 'ada@mail.example' }
    const { status, json, text } = await login(site, await signed(site, signer, claims))
    expect(status).toBe(201)
    expect(json).toEqual({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_at: new Date(now() + 3_600_000).toISOString(),
      author: {
        ...{ id: expect.stringMatching(/^[\w-]{22}$/), name: 'Ada' },
        ...{ website, avatar_url: picture, badge: 'Staff' },
      },
    })
    expect(text + (await everything())).not.toContain('mail.example')
  })

  it('is the same author whichever key has signed, and another on another site', async () => {
    const [site, other] = [await aSite(), await aSite()]
    const [first, second] = [await aSigner('HS256', 'old'), await aSigner('ES256', 'new')]
    const { id } = await aVerified(site, {}, await opensLogin(site, first))
    expect((await aVerified(site, {}, await opensLogin(site, second))).id).toBe(id)
    expect((await aVerified(site, { sub: 'user-2' }, first)).id).not.toBe(id)
    expect((await aVerified(other, {}, await opensLogin(other, first))).id).not.toBe(id)
  })

  it('is taken from either of two keys while they are exchanged, and from no third', async () => {
    const site = await aSite()
    const keys = [await aSigner('HS256', 'old'), await aSigner('HS256', 'new')] as const
    for (const key of keys) await opensLogin(site, key)
    for (const key of keys) expect((await login(site, await signed(site, key))).status).toBe(201)
    await expect(opensLogin(site, await aSigner('HS256', 'third'))).rejects.toThrow(
      'two login keys',
    )
    await deleteSsoKey(env.DB, site.id, 'old').run()
    expectProblem(await login(site, await signed(site, keys[0])), 'unauthenticated')
    expect((await login(site, await signed(site, keys[1]))).status).toBe(201)
  })

  it('has a name in any letters, and one is not needed', async () => {
    const site = await aSite()
    const signer = await opensLogin(site)
    const nameOf = async (name: unknown) =>
      (await login(site, await signed(site, signer, { name }))).json.author.name
    for (const name of ['Zoë Đặng', 'محمد', '李小龍', 'नमस्ते', '👩‍🚀 Sally', 'O’Neill']) {
      expect(await nameOf(name)).toBe(name)
    }
    expect(await nameOf('  Ada \n Lovelace ')).toBe('Ada Lovelace')
    for (const none of [undefined, null, '']) expect(await nameOf(none)).toBeNull()
  })

  it.each([
    ['its badge', { badge: 'Staff', role: 'editor' }, 'Staff'],
    ['else its role', { role: 'editor' }, 'editor'],
    ['else a word of ours', { badge: '', role: null }, 'verified'],
  ])('gives a badge: %s', async (_, claims, badge) => {
    const site = await aSite()
    const token = await signed(site, await opensLogin(site), claims)
    expect((await login(site, token)).json.author.badge).toBe(badge)
  })

  it('costs two round trips and writes one row', async () => {
    const site = await aSite()
    const body = { sso: await signed(site, await opensLogin(site)) }
    const path = `/v1/sites/${site.id}/session`
    await cost('session, by login', path, { method: 'POST', origin: site.origin, body })
  })

  it('is told of in the site’s settings while there is a key', async () => {
    const site = await aSite()
    const path = `/v1/sites/${site.id}`
    const asGuests = await ask<Site>(path)
    expect(asGuests.json.sign_in).toBe('guest')
    const { kid } = await opensLogin(site)
    const opened = await ask<Site>(path)
    expect(opened.json.sign_in).toBe('guest_or_sso')
    expect(opened.headers.get('ETag')).not.toBe(asGuests.headers.get('ETag'))
    expect((await read(await aThread(site))).site.sign_in).toBe('guest_or_sso')
    await deleteSsoKey(env.DB, site.id, kid).run()
    expect((await ask<Site>(path)).json.sign_in).toBe('guest')
  })
})

describe('a login that was used', () => {
  it('is good once', async () => {
    const site = await aSite()
    const token = await signed(site, await opensLogin(site))
    expect((await login(site, token)).status).toBe(201)
    const again = await login(site, token)
    expectProblem(again, 'sso_replayed')
    expect(again.status).toBe(401)
    expect(again.headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  it('is good once for one of many who send it at the same time', async () => {
    const site = await aSite()
    const token = await signed(site, await opensLogin(site))
    const answers = await Promise.all(Array.from({ length: 8 }, () => login(site, token)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const answer of answers) if (answer.status !== 201) expectProblem(answer, 'sso_replayed')
  })

  it('is known by its jti alone, on its site alone', async () => {
    const [site, other] = [await aSite(), await aSite()]
    const signer = await opensLogin(site)
    const jti = 'the-same'
    expect((await login(site, await signed(site, signer, { jti }))).status).toBe(201)
    const another = await signed(site, signer, { jti, sub: 'user-2' })
    expectProblem(await login(site, another), 'sso_replayed')
    await opensLogin(other, signer)
    expect((await login(other, await signed(other, signer, { jti }))).status).toBe(201)
  })

  it('is not used up by a request that is refused', async () => {
    const site = await aSite()
    const token = await signed(site, await opensLogin(site))
    const path = `/v1/sites/${site.id}/session`
    const elsewhere = { method: 'POST', origin: 'https://evil.example', body: { sso: token } }
    expectProblem(await ask(path, elsewhere), 'origin_not_allowed')
    const none = { SESSION_BURST: { limit: async () => ({ success: false }) } }
    const tooMany = { method: 'POST', origin: site.origin, body: { sso: token }, env: none }
    expectProblem(await ask(path, tooMany), 'too_many_requests')
    expect((await login(site, token)).status).toBe(201)
  })

  it('is remembered for as long as its token would be taken, and no longer', async () => {
    holdClock(Math.floor(Date.now() / 1000) * 1000)
    const began = now()
    const site = await aSite()
    const token = await signed(site, await opensLogin(site), { exp: inSeconds(300) })
    await login(site, token)
    const daily = () => worker.scheduled(createScheduledController({ cron: dailyCron }), env)
    const kept = () => all('SELECT jti FROM sso_logins WHERE site_id = ?1', site.id)
    holdClock(began + 359_999)
    await daily()
    expect(await kept()).toHaveLength(1)
    expectProblem(await login(site, token), 'sso_replayed')
    holdClock(began + 360_000)
    await daily()
    expect(await kept()).toEqual([])
    expectProblem(await login(site, token), 'unauthenticated')
  })
})

describe('who has logged in', () => {
  const claims = { name: 'Ada', picture, website, badge: 'Staff' }
  const shown = { name: 'Ada', website, avatar_url: picture, badge: 'Staff' }

  it('writes under what the login says, whatever the body does', async () => {
    const thread = await aThread()
    const ada = await aVerified(thread.site, claims)
    const pretended = { name: 'Somebody else', website: 'https://evil.example/' }
    const { status, json } = await post(ada, thread, pretended)
    expect(status).toBe(201)
    expect(json.comment.author).toEqual({ id: ada.id, ...shown })
    const [comment] = (await read(thread)).comments.items
    expect(comment?.author).toEqual({ id: ada.id, ...shown })
    expect(await one('SELECT name FROM authors WHERE id = ?1', ada.id)).toEqual({ name: 'Ada' })
  })

  it('has no name where the login has none', async () => {
    const thread = await aThread()
    const nobody = await aVerified(thread.site, { name: undefined })
    const { json } = await post(nobody, thread, { name: 'The editor' })
    expect(json.comment.author).toMatchObject({ name: null, badge: 'verified' })
  })

  it('stays as it was in what is written, when the login says something else later', async () => {
    const thread = await aThread()
    const signer = await opensLogin(thread.site)
    const first = await aComment(thread, { by: await aVerified(thread.site, claims, signer) })
    const later = await aVerified(thread.site, { name: 'Ada L.' }, signer)
    await aComment(thread, { by: later })
    const edited = await edit({ ...first, by: later }, 'Better.')
    expect(edited.json.comment.author).toEqual({ id: later.id, ...shown })
    const items = (await read(thread)).comments.items.map(({ author }) => author)
    expect(items).toEqual([
      { id: later.id, ...shown },
      { id: later.id, name: 'Ada L.', website: null, avatar_url: null, badge: 'verified' },
    ])
  })

  it('leaves nothing in a comment that is withdrawn or erased', async () => {
    const thread = await aThread()
    const ada = await aVerified(thread.site, claims)
    const comments = [await aComment(thread, { by: ada }), await aComment(thread, { by: ada })]
    const [withdrawn, erased] = comments as [(typeof comments)[0], (typeof comments)[0]]
    expect((await withdraw(withdrawn)).status).toBe(204)
    const { token } = await aModerator(thread.site)
    const asked = { method: 'DELETE', token, headers: { 'If-Match': '"1"' } }
    expect((await ask(`/v1/mod/comments/${erased.id}`, asked)).status).toBe(204)
    for (const table of ['comments', 'idempotency']) {
      const rows = await all(`SELECT * FROM ${table} WHERE site_id = ?1`, thread.site.id)
      expect(rows).toHaveLength(2)
      expect(JSON.stringify(rows)).not.toMatch(/Ada|ada\.png|Staff/)
    }
  })

  it('is shown to moderators with picture and badge', async () => {
    const thread = await aThread()
    const { id } = await aComment(thread, { by: await aVerified(thread.site, claims) })
    const { token } = await aModerator(thread.site)
    const { json } = await ask<{ author: object }>(`/v1/mod/comments/${id}`, { token })
    expect(json.author).toMatchObject(shown)
  })

  it('cannot be played by a guest, who has neither the id nor the badge', async () => {
    const thread = await aThread()
    const ada = await aVerified(thread.site, claims)
    const guest = await aGuest(thread.site)
    const { json } = await post(guest, thread, { name: 'Ada', website })
    const played = { id: guest.id, name: 'Ada', website, avatar_url: null, badge: null }
    expect(json.comment.author).toEqual(played)
    expect(guest.id).not.toBe(ada.id)
    for (const more of [{ badge: 'Staff' }, { avatar_url: picture }, { byline: shown }]) {
      expectProblem(await post(guest, thread, more), 'invalid_request')
    }
    const own = await aComment(thread, { by: ada })
    const asked = { ...as(guest), method: 'DELETE' }
    expectProblem(await ask(`/v1/comments/${own.id}`, asked), 'not_author')
  })

  it('is nobody’s guest, even with a guest key for a subject', async () => {
    const site = await aSite()
    const guest = await aGuest(site)
    const signer = await opensLogin(site)
    for (const sub of [guest.key, `guest:${guest.key}`, guest.id]) {
      expect((await aVerified(site, { sub }, signer)).id).not.toBe(guest.id)
    }
  })
})

describe('a request to begin', () => {
  it('is 422 at /sso where the site has no login', async () => {
    const site = await aSite()
    expectProblemAt(
      await login(site, await signed(site, await aSigner())),
      'invalid_request',
      '/sso',
    )
    expectProblemAt(await login(site, 'anything'), 'invalid_request', '/sso')
  })

  it('is 422 with a guest key beside the login, or with no text for one', async () => {
    const site = await aSite()
    const signer = await opensLogin(site)
    const guest_key = 'a'.repeat(43)
    const both = await login(site, await signed(site, signer), { guest_key })
    expectProblemAt(both, 'invalid_request', '/sso')
    for (const sso of [null, 1, {}, ['a'], 'a'.repeat(8_193)]) {
      expectProblemAt(await login(site, sso), 'invalid_request', '/sso')
    }
  })

  it('still begins as a guest where there is a login as well', async () => {
    const site = await aSite()
    await opensLogin(site)
    expect((await aGuest(site)).key).toMatch(/^[\w-]{43}$/)
  })
})
