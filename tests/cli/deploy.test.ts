// `npm run deploy`: what it asks of wrangler, and in which order. The dry run with the real wrangler is
// part of `npm run check`.
import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { secretiveWrangler } from './support/fake-wrangler.ts'
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

const deployAndMigrate = [
  ['deploy'],
  ['d1', 'migrations', 'apply', 'DB', '--remote'],
  ['secret', 'list', '--format', 'json'],
]

it('deploys, migrates by the name of the binding, and makes a random signing key once', async () => {
  const keys: string[] = []
  for (let turn = 0; turn < 2; turn++) {
    const { program, calls, given } = secretiveWrangler(ownFolder(), ['OTHER'])
    expect(await deploy(program)).toBe(0)
    expect(calls()).toEqual([...deployAndMigrate, ['secret', 'put', 'SIGNING_KEY']])
    keys.push(given())
  }
  for (const key of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  expect(keys[0]).not.toBe(keys[1])
})

it('leaves a signing key that is there', async () => {
  const { program, calls, given } = secretiveWrangler(ownFolder(), ['SIGNING_KEY'])
  expect(await deploy(program)).toBe(0)
  expect(calls()).toEqual(deployAndMigrate)
  expect(given()).toBe('')
})
