// `npm run deploy`: builds, makes the database and the signing key where they are missing, applies the
// migrations and deploys. With --dry-run it builds and checks, and changes nothing.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWidget } from './build-widget.ts'
import { root } from './state-folder.ts'
import { wrangler } from './wrangler.ts'

const show = { show: true }

async function deploy(dryRun: boolean): Promise<void> {
  await buildWidget()
  if (dryRun) {
    await wrangler(['deploy', '--dry-run'], show)
    return
  }
  // Migrated first, always: a new worker needs the new tables, while the old one lives with them.
  await ensureDatabase()
  await wrangler(['d1', 'migrations', 'apply', 'DB', '--remote'], show)
  await wrangler(['deploy'], show)
  await ensureSigningKey()
}

// Found by its name ever after: wrangler writes no id into wrangler.toml where nobody can be asked.
async function ensureDatabase(): Promise<void> {
  const config = readFileSync(resolve(root, 'wrangler.toml'), 'utf8')
  const setting = (key: string) => new RegExp(`^\\s*${key}\\s*=\\s*"(.*)"`, 'm').exec(config)?.[1]
  if (setting('database_id') !== undefined) return
  const name = setting('database_name') as string
  const there = JSON.parse(await wrangler(['d1', 'list', '--json'])) as { name: string }[]
  if (!there.some((database) => database.name === name)) {
    await wrangler(['d1', 'create', name], show)
  }
}

async function ensureSigningKey(): Promise<void> {
  const secrets = JSON.parse(await wrangler(['secret', 'list', '--format', 'json'])) as {
    name: string
  }[]
  if (secrets.some(({ name }) => name === 'SIGNING_KEY')) return
  await wrangler(['secret', 'put', 'SIGNING_KEY'], {
    input: randomBytes(32).toString('base64url'),
    show: true,
  })
}

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
deploy(values['dry-run']).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
