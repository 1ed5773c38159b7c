// Who a reader is: a guest with a key of their own, known to us by nothing but what the key derives.
import { env } from 'cloudflare:workers'
import { SignJWT } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { readConfig } from '../../../worker/config.ts'
import type { Session } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import { aComment, aGuest, aSite, aThread, post, type SiteMade } from '../../support/builders.ts'
import { expectProblem } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

afterEach(() => holdClock(null))

function begin(site: SiteMade, body: unknown = {}) {
  const path = `/v1/sites/${site.id}/session`
  return ask<Session>(path, { method: 'POST', origin: site.origin, body })
}

describe('beginning', () => {
  it('gives a new guest a key of 256 bits, a token for an hour and a name of none', async () => {
    const site = await aSite()
    const start = Math.floor(now() / 1000) * 1000
    holdClock(start)
    const { status, json } = await begin(site)
    expect(status).toBe(201)
    expect(json).toEqual({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_at: new Date(start + 3_600_000).toISOString(),
      author: {
        id: expect.stringMatching(/^[\w-]{22}$/),
        name: null,
        website: null,
        avatar_url: null,
        badge: null,
      },
      guest_key: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('knows the same guest by the key, and does not tell the key again', async () => {
    const site = await aSite()
    const first = (await begin(site)).json
    const again = await begin(site, { guest_key: first.guest_key })
    expect(again.status).toBe(201)
    expect(again.json.author.id).toBe(first.author.id)
    expect(again.json).not.toHaveProperty('guest_key')
  })

  it('remembers the name under which the guest last wrote', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const name = async () => (await begin(thread.site, { guest_key: guest.key })).json.author.name
    expect(await name()).toBeNull()
    await post(guest, thread, { name: 'Ada' })
    expect(await name()).toBe('Ada')
    await post(guest, thread, { name: 'Ada L.' })
    expect(await name()).toBe('Ada L.')
  })

  it('makes another author of the same key on another site', async () => {
    const [one, two] = [await aSite(), await aSite()]
    const first = (await begin(one)).json
    const second = (await begin(two, { guest_key: first.guest_key })).json
    expect(second.author.id).not.toBe(first.author.id)
  })

  it('never gives two guests the same key or the same id', async () => {
    const site = await aSite()
    const guests = await Promise.all(Array.from({ length: 40 }, () => aGuest(site)))
    expect(new Set(guests.map(({ key }) => key)).size).toBe(40)
    expect(new Set(guests.map(({ id }) => id)).size).toBe(40)
  })

  it('writes no row, and no comment stores the key', async () => {
    const thread = await aThread()
    const before = await everything()
    const guest = await aGuest(thread.site)
    await begin(thread.site, { guest_key: guest.key })
    expect(await everything()).toBe(before)
    await aComment(thread, { by: guest, name: 'Ada' })
    const after = await everything()
    expect(after).toContain(guest.id)
    expect(after).not.toContain(guest.key)
    expect(after).not.toContain(guest.token)
    expect(after).not.toContain(guest.address)
  })

  it.each([
    ['too short', 'a'.repeat(42)],
    ['too long', 'a'.repeat(44)],
    ['padded', `${'a'.repeat(43)}=`],
    ['not base64url', `${'a'.repeat(42)}/`],
    ['empty', ''],
    ['a number', 1],
    ['null', null],
    ['a list', ['a'.repeat(43)]],
  ])('refuses a guest key that is %s', async (_, guest_key) => {
    expectProblem(await begin(await aSite(), { guest_key }), 'invalid_request')
  })
})

describe('a token', () => {
  const key = async () => {
    const [first] = (await readConfig(env)).signingKeys
    return first
  }
  const encode = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

  interface Forgery {
    header?: Record<string, unknown>
    claims?: Record<string, unknown>
    secret?: Uint8Array
  }

  /** A token as ours are, but for what is given; undefined takes a member away. */
  async function forge(site: SiteMade, { header, claims, secret }: Forgery = {}): Promise<string> {
    const { id, secret: own } = await key()
    const at = Math.floor(now() / 1000)
    const payload = { sub: 'somebody', aud: site.id, iat: at, exp: at + 60, ...claims }
    return new SignJWT(JSON.parse(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'HS256', typ: 'afterword+jwt', kid: id, ...header })
      .sign(secret ?? own)
  }

  /** The same with headers that the library above would not sign. */
  async function signed(site: SiteMade, header: Record<string, unknown>): Promise<string> {
    const { id, secret } = await key()
    const payload = { sub: 'somebody', aud: site.id, exp: Math.floor(now() / 1000) + 60 }
    const full = { alg: 'HS256', typ: 'afterword+jwt', kid: id, ...header }
    const text = `${encode(full)}.${encode(payload)}`
    const hmac = { name: 'HMAC', hash: 'SHA-256' }
    const imported = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign'])
    const hash = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text))
    return `${text}.${new Uint8Array(hash).toBase64({ alphabet: 'base64url', omitPadding: true })}`
  }

  it('made as ours are is taken: the forgeries below differ from it by what they say', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    for (const token of [await forge(thread.site), await signed(thread.site, {})]) {
      expect((await post({ ...guest, token }, thread)).status).toBe(201)
    }
  })

  const forgeries: [string, (site: SiteMade) => Promise<string>][] = [
    ['signed with another key', (site) => forge(site, { secret: new Uint8Array(32).fill(7) })],
    ['of an unknown key', (site) => forge(site, { header: { kid: 'ffffffffffff' } })],
    ['of no named key', (site) => forge(site, { header: { kid: undefined } })],
    ['with a path for a key', (site) => forge(site, { header: { kid: '../../etc/passwd' } })],
    ['of another type', (site) => forge(site, { header: { typ: 'JWT' } })],
    ['of no type', (site) => forge(site, { header: { typ: undefined } })],
    ['of another algorithm', (site) => forge(site, { header: { alg: 'HS512' } })],
    ['that is expired', (site) => forge(site, { claims: { exp: Math.floor(now() / 1000) } })],
    ['that never expires', (site) => forge(site, { claims: { exp: undefined } })],
    ['that expires in words', (site) => forge(site, { claims: { exp: 'never' } })],
    ['for another site', async () => forge(await aSite())],
    ['for no site', (site) => forge(site, { claims: { aud: undefined } })],
    ['for a list of sites', (site) => forge(site, { claims: { aud: [site.id, 'b'] } })],
    ['of nobody', (site) => forge(site, { claims: { sub: undefined } })],
    ['of a number', (site) => forge(site, { claims: { sub: 1 } })],
    ['not valid yet', (site) => forge(site, { claims: { nbf: Math.floor(now() / 1000) + 60 } })],
    [
      'with headers that it calls critical',
      (site) => signed(site, { crit: ['scope'], scope: 'all' }),
    ],
    [
      'of no algorithm',
      async (site) => {
        const [, payload] = (await forge(site)).split('.')
        return `${encode({ alg: 'none', typ: 'afterword+jwt', kid: (await key()).id })}.${payload}.`
      },
    ],
    [
      'of no algorithm but an old signature',
      async (site) => {
        const [, payload, signature] = (await forge(site)).split('.')
        const header = encode({ alg: 'none', typ: 'afterword+jwt', kid: (await key()).id })
        return `${header}.${payload}.${signature}`
      },
    ],
    [
      'with another author than was signed',
      async (site) => {
        const [header, , signature] = (await forge(site)).split('.')
        const exp = Math.floor(now() / 1000) + 60
        return `${header}.${encode({ sub: 'another', aud: site.id, exp })}.${signature}`
      },
    ],
    [
      'with a letter changed',
      async (site) => (await forge(site)).replace(/(?<=\..*\.)./, (c) => (c === 'A' ? 'B' : 'A')),
    ],
    ['that is cut', async (site) => (await forge(site)).slice(0, -5)],
    ['of two parts', async (site) => (await forge(site)).split('.').slice(0, 2).join('.')],
    ['that is no token', async () => 'abc'],
    ['that is very long', async () => 'a'.repeat(20_000)],
  ]

  it.each(forgeries)('%s is 401', async (_, make) => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const token = await make(thread.site)
    const before = await everything()
    const answer = await post({ ...guest, token }, thread)
    expectProblem(answer, 'unauthenticated')
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
    const mine = await ask(`${thread.path}/mine`, { token, origin: thread.site.origin })
    expectProblem(mine, 'unauthenticated')
    expect(await everything()).toBe(before)
  })

  it.each([
    ['none', undefined],
    ['empty', ''],
    ['of another scheme', 'Basic YTpi'],
    ['without a token', 'Bearer'],
    ['twice', 'Bearer a, Bearer b'],
  ])('is looked for in Authorization alone: %s is 401', async (_, authorization) => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const headers = { Authorization: authorization, Cookie: `token=${guest.token}` }
    expectProblem(await post(guest, thread, {}, undefined, { headers }), 'unauthenticated')
    const path = `${thread.path}/mine?access_token=${guest.token}&token=${guest.token}`
    expectProblem(await ask(path), 'unauthenticated')
  })

  it('may be called bearer in any case', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const headers = { Authorization: `bearer ${guest.token}` }
    expect((await post(guest, thread, {}, undefined, { headers })).status).toBe(201)
  })
})
