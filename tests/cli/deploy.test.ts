// `npm run deploy`: what it asks of wrangler, and in which order. The dry run with the real wrangler is
// part of `npm run check`.
import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { accountWrangler } from './support/fake-wrangler.ts'
import { ownFolder } from './support/folder.ts'
import { root } from './support/started.ts'

function deploy(program: string): Promise<number | null> {
  const child = spawn(process.execPath, ['cli/deploy.ts'], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, AFTERWORD_WRANGLER: program },
  })
  return new Promise((ended) => child.on('close', ended))
}

const list = ['d1', 'list', '--json']
const create = ['d1', 'create', 'afterword']
const migrate = ['d1', 'migrations', 'apply', 'DB', '--remote']
const secrets = ['secret', 'list', '--format', 'json']
const put = ['secret', 'put', 'SIGNING_KEY']

it('the first time makes the database and a random signing key; no worker is there before its tables', async () => {
  const keys: string[] = []
  for (let turn = 0; turn < 2; turn++) {
    const account = { databases: ['other'], secrets: ['OTHER'] }
    const { program, calls, given } = accountWrangler(ownFolder(), account)
    expect(await deploy(program)).toBe(0)
    expect(calls()).toEqual([list, create, migrate, ['deploy'], secrets, put])
    keys.push(given())
  }
  for (const key of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  expect(keys[0]).not.toBe(keys[1])
})

it('every other time leaves the database and the key that are there', async () => {
  const account = { databases: ['other', 'afterword'], secrets: ['SIGNING_KEY'] }
  const { program, calls, given } = accountWrangler(ownFolder(), account)
  expect(await deploy(program)).toBe(0)
  expect(calls()).toEqual([list, migrate, ['deploy'], secrets])
  expect(given()).toBe('')
})
