// Readers of a site that knows them: with keys from the command line, tokens that the site has signed, and
// a page that hands them to the element.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { afterword } from '../cli/support/afterword.ts'
import { temporaryFolder } from '../cli/support/folder.ts'
import { comment, type Opened, open, read, shows, unique, write } from './support/browser.ts'

const host = inject('host')
const keys = temporaryFolder()
const site = unique()

const secret = randomBytes(32).toString('hex')
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const signers = {
  ES256: pair.privateKey,
  HS256: new TextEncoder().encode(secret),
}

beforeAll(async () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(keys, name), text)
    return join(keys, name)
  }
  const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const state = inject('state')
  const run = async (...args: string[]) => {
    const ran = await afterword(['site', ...args], { state })
    if (ran.code !== 0) throw new Error(ran.error)
  }
  await run('add', site, '--name', 'With a login', '--origin', host)
  const set = [`ES256:ES256:${file('public.pem', pem)}`, `HS256:HS256:${file('secret', secret)}`]
  await run('set', site, ...set.flatMap((key) => ['--sso-key', key]))
})
afterAll(() => rmSync(keys, { recursive: true, force: true }))

function sign(name: string, alg: keyof typeof signers = 'ES256'): Promise<string> {
  return new SignJWT({ name, badge: 'Subscriber', jti: crypto.randomUUID() })
    .setProtectedHeader({ alg, kid: alg })
    .setSubject(`id-of-${name}`)
    .setAudience(site)
    .setExpirationTime('5m')
    .sign(signers[alg])
}

const url = `${host}/of-site?${site}`

/** The page as its server renders it for whoever is logged in. */
async function openAs(sso: string): Promise<Opened> {
  const opened = await open('about:blank')
  await opened.page.addInitScript((token) => {
    new MutationObserver((_, observer) => {
      const element = document.querySelector('after-word')
      if (!element) return
      element.setAttribute('sso', token)
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  }, sso)
  await opened.page.goto(url)
  await read(opened)
  return opened
}

describe.each(['ES256', 'HS256'] as const)('whoever is logged in by %s', (alg) => {
  it('posts with name and badge, and again after a reload with the same token', async () => {
    const sso = await sign('Ada', alg)
    const opened = await openAs(sso)
    const { page, element } = opened
    const [first, second] = [`First ${unique()}`, `Second ${unique()}`]
    await element.getByRole('textbox', { name: /^Write a comment/ }).click()
    await shows(element.getByText(/^You write as/))
    await shows(element.getByRole('textbox', { name: /^Name/ }), 0)
    await element.getByRole('textbox', { name: 'Your comment' }).fill(first)
    await page.keyboard.press('Control+Enter')
    await shows(comment(element, first).getByText('Subscriber'))

    await page.reload()
    await read(opened)
    await write(element, second)
    await shows(comment(element, second).getByText('Subscriber'))
    await shows(comment(element, first).getByText('Ada', { exact: true }))
    expect(opened.errors).toEqual([])

    // In another browser it is a replay.
    const other = await openAs(sso)
    const third = `Third ${unique()}`
    await write(other.element, third)
    await shows(other.element.getByText(/The login of this site was not accepted/))
    const field = other.element.getByRole('textbox', { name: 'Your comment' })
    expect(await field.inputValue()).toBe(third)
    await page.reload()
    await read(opened)
    await shows(comment(element, second))
    await shows(element.getByText(third), 0)
    expect(other.errors).toEqual([])
  })
})

it('a function fetches a fresh login for each page, and after a logout the reader is a guest', async () => {
  const opened = await open('about:blank')
  const { page, element } = opened
  let asked = 0
  await page.exposeFunction('fetchLogin', () => {
    asked++
    return sign('Ben')
  })
  await page.goto(url)
  const give = () =>
    element.evaluate((node) => {
      Object.assign(node, { sso: () => (self as unknown as Fetching).fetchLogin() })
    })
  await give()
  await read(opened)
  const [first, second, third] = [`One ${unique()}`, `Two ${unique()}`, `Three ${unique()}`]
  await write(element, first)
  await shows(comment(element, first).getByText('Subscriber'))
  await page.reload()
  await give()
  await read(opened)
  await write(element, second)
  await shows(comment(element, second).getByText('Ben', { exact: true }))
  expect(asked).toBe(2)

  await element.evaluate((node) => Object.assign(node, { sso: null }) && undefined)
  await write(element, third)
  await shows(comment(element, third).getByText('Guest', { exact: true }))
  await shows(comment(element, third).getByText('Subscriber'), 0)
  expect(opened.errors).toEqual([])
})

interface Fetching {
  fetchLogin(): Promise<string>
}
