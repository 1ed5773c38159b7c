// The built worker in workerd on this machine, with its database in the state folder, started through
// miniflare's API as wrangler.toml describes it.
import { resolve } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { migrate } from '../worker/db/migrating.ts'
import { endWorkerdWithUs } from './end-with-us.ts'
import { keptBuild } from './kept-build.ts'
import { readMigrations } from './migrations.ts'
import { root } from './state-folder.ts'
import { wrangler } from './wrangler.ts'

export interface LocalWorker {
  url: string
  db: D1Database
  /** Does what the trigger `cron` would. */
  runScheduled(cron: string): Promise<void>
  stop(): Promise<void>
}

/** Bundles the worker as a deployment would; returns the folder. */
export function buildWorker(): Promise<string> {
  const ours = ['worker/**/*.*', 'wrangler.toml', 'cli/local-worker.ts']
  const sources = [...ours, 'tsconfig.json', 'package.json', 'package-lock.json']
  return keptBuild('worker', sources, (folder) => bundle(folder))
}

/** Bundles into `folder`: the worker, or an `entry` of the same kind, which is an index.ts as well. */
export async function bundle(folder: string, entry?: string): Promise<void> {
  const script = entry === undefined ? [] : [entry]
  // Which files stand in front of it makes no difference to its own; some must be there.
  const assets = ['--assets', resolve(root, 'widget/public')]
  await wrangler(['deploy', ...script, '--dry-run', '--outdir', folder, ...assets])
}

export interface LocalOptions {
  build: string
  /** Where the widget's files are; else widget/dist. */
  widget?: string
  host: string
  /** 0 chooses a free one. */
  port: number
  /** Where the database lies; null keeps it in memory. */
  state: string | null
  secrets: Record<string, string>
}

export async function startLocalWorker(options: LocalOptions): Promise<LocalWorker> {
  const bound = boundAsConfigured()
  const assets = bound.assets as { directory: string }
  endWorkerdWithUs()
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: options.host,
      port: options.port,
      // Asks nobody outside about this machine.
      cf: false,
      telemetry: { enabled: false },
      ...(options.state !== null && { resourcePersistencePath: resolve(options.state, 'v3') }),
      workers: [
        {
          ...bound,
          assets: { ...assets, directory: options.widget ?? assets.directory },
          name: 'afterword',
          modules: true,
          scriptPath: resolve(options.build, 'index.js'),
          modulesRoot: options.build,
          bindings: options.secrets,
        },
      ],
    }),
  )
  const url = (await miniflare.ready).origin
  const db = (await miniflare.getD1Database('DB')) as unknown as D1Database
  const runScheduled = async (cron: string) => {
    await (await miniflare.getWorker()).scheduled({ cron })
  }
  return { url, db, runScheduled, stop: () => miniflare.dispose() }
}

/** The database in `state` alone, without the worker, with every migration applied. */
export async function openDatabase(
  state: string,
): Promise<{ db: D1Database; close(): Promise<void> }> {
  endWorkerdWithUs()
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: resolve(state, 'v3'),
      modules: true,
      script: 'export default {}',
      compatibilityDate: '2026-11-01',
      d1Databases: boundAsConfigured().d1Databases as Record<string, { id: string }>,
    }),
  )
  const db = (await miniflare.getD1Database('DB')) as unknown as D1Database
  const close = () => miniflare.dispose()
  try {
    await migrate(db, readMigrations())
  } catch (error) {
    await close()
    throw error
  }
  return { db, close }
}

function boundAsConfigured() {
  const config = resolve(root, 'wrangler.toml')
  const { modulesRules: _, ...options } = unstable_getMiniflareWorkerOptions(config).workerOptions
  return options
}
