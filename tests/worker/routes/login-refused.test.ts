// Tokens that are no login: each is 401, says why without a word of the key, and leaves nothing behind.
import { exportSPKI } from 'jose'
import { describe, expect, it } from 'vitest'
import { aGuest, aSite, type SiteMade } from '../../support/builders.ts'
import {
  aSigner,
  goodClaims,
  inSeconds,
  login,
  opensLogin,
  type Signer,
  signed,
} from '../../support/logins.ts'
import { expectProblem } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

const base64url = { alphabet: 'base64url', omitPadding: true } as const
const bytes = (text: string) => new TextEncoder().encode(text)
const encode = (value: unknown) => bytes(JSON.stringify(value)).toBase64(base64url)

/** Signed by hand, for what the library does not sign. */
async function byHand(header: unknown, payload: string, secret: string): Promise<string> {
  const text = `${encode(header)}.${bytes(payload).toBase64(base64url)}`
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes(secret), hmac, false, ['sign'])
  const hash = await crypto.subtle.sign('HMAC', key, bytes(text))
  return `${text}.${new Uint8Array(hash).toBase64(base64url)}`
}

type Make = (site: SiteMade, signer: Signer) => Promise<string>
type Case = [what: string, make: Make, says: string]

async function expectRefused(alg: Signer['alg'], make: Make, says: string): Promise<void> {
  const site = await aSite()
  const signer = await opensLogin(site, await aSigner(alg))
  const token = await make(site, signer)
  const before = await everything()
  const answer = await login(site, token)
  const { detail = '' } = expectProblem(answer, 'unauthenticated')
  expect(detail).toContain(says)
  expect(answer.text).not.toContain(signer.key)
  expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
  expect(await everything()).toBe(before)
}

it('signed by hand as it should be is taken: what is refused differs by what it says', async () => {
  const site = await aSite()
  const { kid, key } = await opensLogin(site)
  const payload = JSON.stringify(goodClaims(site))
  expect((await login(site, await byHand({ alg: 'HS256', kid }, payload, key))).status).toBe(201)
  for (const typ of ['JWT', 'jwt']) {
    const token = await byHand({ alg: 'HS256', kid, typ }, JSON.stringify(goodClaims(site)), key)
    expect((await login(site, token)).status).toBe(201)
  }
})

const claim =
  (claims: Record<string, unknown>): Make =>
  (site, signer) =>
    signed(site, signer, claims)

const claims: Case[] = [
  ['that has expired', claim({ exp: inSeconds(-61) }), 'It has expired.'],
  ['that never expires', claim({ exp: undefined }), 'It has no "exp".'],
  ['that expires in words', claim({ exp: 'soon' }), 'Its "exp" is not valid.'],
  ['that expires in two hours', claim({ exp: inSeconds(7_200) }), 'more than an hour from now'],
  ['of tomorrow', claim({ iat: inSeconds(120) }), 'Its "iat" is in the future.'],
  ['of a day in words', claim({ iat: 'today' }), 'Its "iat" is not valid.'],
  ['not valid yet', claim({ nbf: inSeconds(120) }), 'It is not valid yet.'],
  ['valid from a word on', claim({ nbf: 'now' }), 'Its "nbf" is not valid.'],
  ['of nobody', claim({ sub: undefined }), 'It has no "sub".'],
  ['of an empty subject', claim({ sub: '' }), 'Its "sub" is empty.'],
  ['of a number', claim({ sub: 1 }), 'Its "sub" must be a string.'],
  ['of a long subject', claim({ sub: 'a'.repeat(256) }), 'Its "sub" is longer than 255'],
  ['of a subject with a control', claim({ sub: 'a\u0000b' }), 'Its "sub" holds a control'],
  ['of half a letter', claim({ sub: '\ud800' }), 'Its "sub" holds half of a surrogate pair.'],
  ['without a jti', claim({ jti: undefined }), 'It has no "jti".'],
  ['with an empty jti', claim({ jti: '' }), 'Its "jti" is empty.'],
  ['with a long jti', claim({ jti: 'a'.repeat(256) }), 'Its "jti" is longer than 255'],
  ['for no site', claim({ aud: undefined }), 'It has no "aud".'],
  ['for a site of another case', (s, k) => signed(s, k, { aud: s.id.toUpperCase() }), 'Its "aud"'],
  ['for many sites', (s, k) => signed(s, k, { aud: [s.id, 'other'] }), 'Its "aud" names others'],
  ['with a long name', claim({ name: 'a'.repeat(41) }), 'Its "name" is longer than 40'],
  ['with a huge name', claim({ name: 'a'.repeat(3_000) }), 'Its "name" is longer than 40'],
  ['with a name that is no text', claim({ name: { en: 'Ada' } }), 'Its "name" must be a string.'],
  ['with a name nobody sees', claim({ name: '\u200b' }), 'Its "name" has no visible character.'],
  ['with a name that turns', claim({ name: 'a\u202eb' }), 'Its "name" holds a control of writing'],
  ['with a picture without TLS', claim({ picture: 'http://a.example/' }), 'Its "picture" must be'],
  ['with a picture in it', claim({ picture: 'data:image/png,a' }), 'Its "picture" must be'],
  ['with a picture that acts', claim({ picture: 'javascript:alert()' }), 'Its "picture" must be'],
  [
    'with a long picture',
    claim({ picture: `https://a.example/${'a'.repeat(2_048)}` }),
    'Its "picture" is longer',
  ],
  [
    'with a picture that is long as it is sent',
    claim({ picture: `https://a.example/${'李'.repeat(1_000)}` }),
    'Its "picture" is longer',
  ],
  ['with a website that acts', claim({ website: 'javascript:alert()' }), 'Its "website" must be'],
  ['with a long badge', claim({ badge: 'a'.repeat(31) }), 'Its "badge" is longer than 30'],
  ['with many roles', claim({ role: ['staff'] }), 'Its "role" must be a string.'],
]

describe('a login', () => {
  it.each(claims)('%s is 401', (_, make, says) => expectRefused('HS256', make, says))

  it('may be a minute early or late, and for a list of this site alone', async () => {
    const site = await aSite()
    const signer = await opensLogin(site)
    const good = [{ exp: inSeconds(-50) }, { iat: inSeconds(50) }, { nbf: inSeconds(50) }]
    for (const claims of [...good, { exp: inSeconds(3_600) }, { aud: [site.id] }]) {
      expect((await login(site, await signed(site, signer, claims))).status).toBe(201)
    }
  })
})

const header =
  (more: Record<string, unknown>): Make =>
  (site, { kid, key }) =>
    byHand({ alg: 'HS256', kid, ...more }, JSON.stringify(goodClaims(site)), key)

const wrongAlg = 'Its "alg" is not that of the key.'
const wrongSignature = 'Its signature is wrong.'
const noJwt = 'It is no signed JWT.'
const noKey = 'The site has no key of its "kid".'

const forgeries: Case[] = [
  ['of no named key', header({ kid: undefined }), noKey],
  ['of an unknown key', header({ kid: 'other' }), noKey],
  ['of a key in another case', header({ kid: 'MAIN' }), noKey],
  ['of a key that is no text', header({ kid: { a: 1 } }), noKey],
  ['of a key that is a path', header({ kid: '../../dev/null' }), noKey],
  ['of a key that is SQL', header({ kid: "' OR 1=1 --" }), noKey],
  ['of a longer HMAC', header({ alg: 'HS512' }), wrongAlg],
  ['of no algorithm', header({ alg: undefined }), noJwt],
  ['that is of another type', header({ typ: 'at+jwt' }), 'Its "typ" is not JWT.'],
  ['of a type that is no text', header({ typ: { toString: 1 } }), 'Its "typ" is not JWT.'],
  ['that says where its key is', header({ jku: 'https://evil.example/' }), 'Its header has "jku".'],
  ['that brings its key', header({ jwk: { kty: 'oct', k: 'AAAA' } }), 'Its header has "jwk".'],
  ['that names a certificate', header({ x5u: 'https://evil.example/' }), 'Its header has "x5u".'],
  ['that brings a certificate', header({ x5c: ['AAAA'] }), 'Its header has "x5c".'],
  ['with critical headers', header({ crit: ['b64'], b64: false }), 'Its header has "crit".'],
  ['signed with another secret', async (s) => signed(s, await aSigner()), wrongSignature],
  [
    'with claims that were not signed',
    async (site, signer) => {
      const [first, , last] = (await signed(site, signer)).split('.')
      return `${first}.${encode(goodClaims(site, { sub: 'admin' }))}.${last}`
    },
    wrongSignature,
  ],
  [
    'without a signature',
    async (site, { kid }) => `${encode({ alg: 'none', kid })}.${encode(goodClaims(site))}.`,
    wrongAlg,
  ],
  [
    'with its signature cut off',
    async (site, signer) => (await signed(site, signer)).replace(/[^.]*$/, ''),
    wrongSignature,
  ],
  [
    'whose claims are no object',
    (_, { kid, key }) => byHand({ alg: 'HS256', kid }, '[]', key),
    noJwt,
  ],
  ['whose claims are no JSON', (_, { kid, key }) => byHand({ alg: 'HS256', kid }, '{', key), noJwt],
  [
    'that expires at no number',
    (site, { kid, key }) => {
      const payload = JSON.stringify(goodClaims(site)).replace(/"exp":\d+/, '"exp":1e999')
      return byHand({ alg: 'HS256', kid }, payload, key)
    },
    'more than an hour from now',
  ],
  ['that is no token', async () => 'abc', noJwt],
  ['that is empty', async () => '', noJwt],
  ['of many dots', async () => '.'.repeat(8_192), noJwt],
  ['of a session of ours', async (site) => (await aGuest(site)).token, 'Its "typ" is not JWT.'],
]

describe('a forgery', () => {
  it.each(forgeries)('%s is 401', (_, make, says) => expectRefused('HS256', make, says))

  it.each(['ES256', 'RS256'] as const)(
    'that takes a key for %s as a secret is 401',
    async (alg) => {
      const make: Make = (site, { kid, key }) =>
        byHand({ alg: 'HS256', kid }, JSON.stringify(goodClaims(site)), key)
      await expectRefused(alg, make, wrongAlg)
    },
  )

  it.each(['ES256', 'RS256'] as const)('of another key pair of %s is 401', async (alg) => {
    await expectRefused(alg, async (site) => signed(site, await aSigner(alg)), wrongSignature)
  })

  it('with the wrong kind of key pair is 401', async () => {
    await expectRefused('ES256', async (s) => signed(s, await aSigner('RS256')), wrongAlg)
    await expectRefused('RS256', async (s) => signed(s, await aSigner('ES256')), wrongAlg)
  })

  it('of a key that the token does not name is 401', async () => {
    const site = await aSite()
    const [one, other] = [await aSigner('HS256', 'one'), await aSigner('HS256', 'other')]
    for (const key of [one, other]) await opensLogin(site, key)
    const crossed = await signed(site, { ...one, kid: 'other' })
    expectProblem(await login(site, crossed), 'unauthenticated')
  })

  it('from another site is 401, whether its key is known here or not', async () => {
    const [site, other] = [await aSite(), await aSite()]
    const signer = await opensLogin(other)
    await opensLogin(site)
    const theirs = await login(site, await signed(other, signer))
    expect(expectProblem(theirs, 'unauthenticated').detail).toContain(wrongSignature)
    await opensLogin(site, signer)
    const named = await login(site, await signed(other, signer))
    expect(expectProblem(named, 'unauthenticated').detail).toContain('Its "aud" is not this site.')
  })

  it('of a key that is too weak is 401, should the database hold one', async () => {
    const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1_024 }
    const exponent = new Uint8Array([1, 0, 1])
    const { publicKey, privateKey } = (await crypto.subtle.generateKey(
      { ...rsa, publicExponent: exponent },
      true,
      ['sign', 'verify'],
    )) as CryptoKeyPair
    const site = await aSite()
    const kid = 'main'
    await opensLogin(site, {
      kid,
      alg: 'RS256',
      key: await exportSPKI(publicKey),
      sign: privateKey,
    })
    const text = `${encode({ alg: 'RS256', kid })}.${encode(goodClaims(site))}`
    const signature = await crypto.subtle.sign(rsa.name, privateKey, bytes(text))
    const token = `${text}.${new Uint8Array(signature).toBase64(base64url)}`
    const { detail } = expectProblem(await login(site, token), 'unauthenticated')
    expect(detail).toContain('The site’s key of its "kid" is of no use.')
  })
})
