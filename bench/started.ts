// What is measured on the server's side: the built worker and the bare floor, each in a workerd of its
// own with its database in a folder that goes away. One of the two is asked at a time.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { buildWorker, bundle, type LocalWorker, startLocalWorker } from '../cli/local-worker.ts'
import { readMigrations } from '../cli/migrations.ts'
import { root } from '../cli/state-folder.ts'
import { wrangler } from '../cli/wrangler.ts'
import { migrate } from '../worker/db/migrating.ts'
import { temporaryFolder } from './builds.ts'
import { makeFloor } from './floor/database.ts'
import { addSite } from './threads.ts'

const host = '127.0.0.1'

/** Nothing runs there by itself. */
type Floor = Omit<LocalWorker, 'runScheduled'>

export interface Started {
  worker: LocalWorker
  floor: Floor
  stop(): Promise<void>
}

/** Starts both: the worker with its site, the floor with its table. */
export async function startBoth(widget: string): Promise<Started> {
  const folder = temporaryFolder()
  const [worker, floor] = await Promise.all([
    startWorker(join(folder, 'worker'), widget),
    startFloor(join(folder, 'floor')),
  ])
  await Promise.all([addSite(worker.db), makeFloor(floor.db)])
  const stop = async () => {
    await Promise.all([worker.stop(), floor.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
  return { worker, floor, stop }
}

/** The worker alone, by `entry` where one is given, with its database in `state`. */
export async function startWorker(
  state: string,
  widget: string,
  entry?: string,
): Promise<LocalWorker> {
  const build = entry === undefined ? await buildWorker() : resolve(state, 'build')
  if (entry !== undefined) await bundle(build, entry)
  const secrets = { SIGNING_KEY: randomBytes(32).toString('base64url') }
  const worker = await startLocalWorker({ build, widget, host, port: 0, state, secrets })
  await migrate(worker.db, readMigrations())
  return worker
}

async function startFloor(state: string): Promise<Floor> {
  const config = resolve(root, 'bench/floor/wrangler.toml')
  const build = resolve(state, 'build')
  await wrangler(['deploy', '--dry-run', '--config', config, '--outdir', build])
  const { modulesRules: _, ...bound } = unstable_getMiniflareWorkerOptions(config).workerOptions
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host,
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: resolve(state, 'v3'),
      workers: [
        {
          ...bound,
          name: 'floor',
          modules: true,
          scriptPath: resolve(build, 'worker.js'),
          modulesRoot: build,
        },
      ],
    }),
  )
  const url = (await miniflare.ready).origin
  const db = (await miniflare.getD1Database('DB')) as unknown as D1Database
  return { url, db, stop: () => miniflare.dispose() }
}
