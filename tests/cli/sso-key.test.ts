// `afterword site set … --sso-key`: what is taken for a key, that it opens the site's login at once, and
// that no command shows it again.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wrangler } from '../../cli/wrangler.ts'
import { connect, Declined } from '../../client/connect.ts'
import { afterword } from './support/afterword.ts'
import { readSite } from './support/api.ts'
import { localWrangler } from './support/fake-wrangler.ts'
import { ownFolder, temporaryFolder } from './support/folder.ts'
import { begin, type Start } from './support/started.ts'

const state = temporaryFolder()
const place = (name: string) => join(state, name)
function file(name: string, text: string | Buffer): string {
  writeFileSync(place(name), text)
  return place(name)
}

const pem = (curve: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve })
  return {
    privateKey,
    public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
const rsa = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'pem' })

const secret = `L'Été ?1 ${randomBytes(24).toString('base64')}`
const pair = pem('P-256')
const site = (...args: string[]) => afterword(['site', ...args], { state })

function sign(kid: string, alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> {
  return new SignJWT({ name: 'Ada', jti: crypto.randomUUID() })
    .setProtectedHeader({ alg, kid })
    .setSubject('user-1')
    .setAudience('demo')
    .setExpirationTime('5m')
    .sign(key)
}

afterAll(() => rmSync(state, { recursive: true, force: true }))

describe('a login key', () => {
  let start: Start

  beforeAll(async () => {
    start = await begin({ state, through: 'node', args: ['--seed', 'none'] })
    await start.healthy()
  })

  afterAll(() => start.end('SIGTERM'))

  const signIn = async (sso: string) =>
    (await connect(start.worker).post('session', { path: { site: 'demo' }, body: { sso } })).body
  const refusedWith = async (sso: string) => {
    const error = await signIn(sso).catch((caught: unknown) => caught)
    return error instanceof Declined ? error.problem.code : error
  }
  const hmac = new TextEncoder().encode(secret)

  it('opens the login at once, beside another, and is never shown', async () => {
    expect((await readSite(start.worker, 'demo')).sign_in).toBe('guest')
    const first = await site('set', 'demo', '--sso-key', `old:HS256:${file('old', `${secret}\n`)}`)
    expect(first).toEqual({ code: 0, out: 'Changed the site "demo".\n', error: '' })
    const second = ['site', 'set', 'demo', '--sso-key', 'new:ES256:-', '--name', 'D']
    expect((await afterword(second, { state }, pair.public)).code).toBe(0)
    expect(await readSite(start.worker, 'demo')).toMatchObject({
      name: 'D',
      sign_in: 'guest_or_sso',
    })
    const one = await signIn(await sign('old', 'HS256', hmac))
    const other = await signIn(await sign('new', 'ES256', pair.privateKey))
    expect(one.author).toMatchObject({ name: 'Ada', badge: 'verified' })
    expect(other.author).toEqual(one.author)

    const shown = [await site('list'), await site('list', '--json')].map(({ out }) => out)
    expect(shown[0]).toContain('login keys: old (HS256), new (ES256)\n')
    const listed = JSON.parse(shown[1] ?? '') as { id: string; sso_keys: unknown }[]
    expect(listed.find(({ id }) => id === 'demo')?.sso_keys).toEqual([
      { kid: 'old', alg: 'HS256' },
      { kid: 'new', alg: 'ES256' },
    ])
    for (const out of shown) expect(out).not.toMatch(/L'Été|BEGIN/)
  })

  it('gives way to one of the same kid, and none is added beside two', async () => {
    const third = `third:HS256:${file('third', randomBytes(32).toString('hex'))}`
    const ran = await site('set', 'demo', '--sso-key', third)
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.error).toContain('two login keys at most, and there is "old" and "new".')
    expect((await site('set', 'demo', '--sso-key', `old:HS256:${place('third')}`)).code).toBe(0)
    expect(await refusedWith(await sign('old', 'HS256', hmac))).toBe('unauthenticated')
  })

  it('is removed, the last one with the login', async () => {
    const swap = ['--remove-sso-key', 'old', '--sso-key', `again:HS256:${place('old')}`]
    expect((await site('set', 'demo', ...swap)).code).toBe(0)
    expect(await refusedWith(await sign('old', 'HS256', hmac))).toBe('unauthenticated')
    expect((await signIn(await sign('again', 'HS256', hmac))).author.name).toBe('Ada')
    const both = ['--remove-sso-key', 'again', '--remove-sso-key', 'new']
    expect((await site('set', 'demo', ...both)).code).toBe(0)
    expect((await readSite(start.worker, 'demo')).sign_in).toBe('guest')
    expect(await refusedWith(await sign('again', 'HS256', hmac))).toBe('invalid_request')
    expect((await site('list')).out).not.toContain('login keys')
  })

  const set = (key: string, ...more: string[]) => ['set', 'demo', '--sso-key', key, ...more]
  const of = (alg: string, name: string, text: string | Buffer) => `k:${alg}:${file(name, text)}`
  const good = of('HS256', 'good', randomBytes(32).toString('hex'))
  it.each<[what: string, args: string[], says: string]>([
    ['nothing of a file', set('main:HS256'), 'written as kid:alg:file'],
    ['no kid', set(good.slice(1)), 'The kid of a login key'],
    ['a kid with a space', set(`a b${good.slice(1)}`), 'The kid of a login key'],
    ['a long kid', set(`${'k'.repeat(65)}${good.slice(1)}`), 'The kid of a login key'],
    ['no algorithm', set(good.replace('HS256', 'none')), 'There is no "none" here.'],
    ['another algorithm', set(good.replace('HS256', 'HS512')), 'There is no "HS512" here.'],
    ['a file that is not there', set(`k:HS256:${place('nowhere')}`), 'cannot be read'],
    ['a short secret', set(of('HS256', 'short', 's'.repeat(31))), '32 bytes at least'],
    ['a secret short but for its end', set(of('HS256', 'ends', `${'s'.repeat(31)}\n`)), '32 bytes'],
    ['a secret that is no text', set(of('HS256', 'raw', Buffer.alloc(32, 0xff))), 'is no text'],
    ['a huge secret', set(of('HS256', 'huge', 's'.repeat(4_097))), 'longer than any'],
    ['a public key for a secret', set(of('HS256', 'pem', pair.public)), 'HS256 takes a secret'],
    ['a private key', set(of('ES256', 'private', pair.secret)), 'That is a private key.'],
    ['a secret for a public key', set(of('ES256', 'text', secret)), 'no public key in PEM'],
    [
      'a broken public key',
      set(of('ES256', 'cut', pair.public.slice(0, 90))),
      'no public key in PEM',
    ],
    ['another curve', set(of('ES256', 'curve', pem('P-384').public)), 'the curve P-256'],
    ['an elliptic key for RSA', set(of('RS256', 'ec', pair.public)), '2048 bits at least'],
    ['a weak RSA key', set(of('RS256', 'weak', rsa(1_024))), '2048 bits at least'],
    ['RSA for a curve', set(of('ES256', 'rsa', rsa(2_048))), 'the curve P-256'],
    [
      'a key to remove that is not there',
      ['set', 'demo', '--remove-sso-key', 'x'],
      'no login key "x"',
    ],
    [
      'three at once',
      set(good, '--sso-key', `b${good}`, '--sso-key', `c${good}`),
      'two login keys',
    ],
    ['a site that is not there', ['set', 'nobody', '--sso-key', good], 'no site "nobody"'],
    [
      'one for a new site',
      ['add', 'new', '--name', 'N', '--origin', 'https://a.example', '--sso-key', good],
      'Add the site first',
    ],
  ])('is refused: %s', async (_, args, says) => {
    const ran = await site(...args)
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.error).toContain(says)
    expect(ran.error).not.toMatch(/\n {4}at |L'Été|sss|BEGIN/)
    expect((await readSite(start.worker, 'demo')).sign_in).toBe('guest')
  })
})

it('goes to the deployed database as it is', async () => {
  const folder = ownFolder()
  const here = (...args: string[]) => afterword(['site', ...args], { state: folder })
  await here('add', 'far', '--name', 'Far', '--origin', 'https://a.example')
  const { program } = localWrangler(folder, folder)
  const key = `main:HS256:${file('far', secret)}`
  const there = (...args: string[]) =>
    afterword(['site', ...args, '--remote'], { state: folder, AFTERWORD_WRANGLER: program })
  expect(await there('set', 'far', '--sso-key', key)).toMatchObject({ code: 0, error: '' })
  expect((await here('list')).out).toContain('login keys: main (HS256)\n')
  const select = ['d1', 'execute', 'DB', '--local', '--persist-to', folder, '--json', '--command']
  const stored = await wrangler([...select, 'SELECT key FROM sso_keys'])
  expect(JSON.parse(stored)[0].results).toEqual([{ key: secret }])
})
