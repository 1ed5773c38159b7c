// Starts the real thing once for all journeys: worker, demo newspaper, and host pages on origins of
// their own, one of them on the site's list and one not.
import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { afterword } from '../../cli/support/afterword.ts'
import { temporaryFolder } from '../../cli/support/folder.ts'
import { begin } from '../../cli/support/started.ts'
import { serveHostPages } from './host-pages.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the local database. */
    state: string
    /** Origin of the worker. */
    worker: string
    /** Origin of the demo newspaper. */
    demo: string
    /** Origin of the host pages that the site `host` lists. */
    host: string
    /** Origin of the same pages that it does not list. */
    stranger: string
    /** A moderator’s token for the site `demo`. */
    moderator: string
  }
}

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const state = temporaryFolder()
  const start = await begin({ state, through: 'node' })
  await start.healthy()
  await start.printed('Ctrl+C')
  const host = await serveHostPages(start.worker)
  const stranger = await serveHostPages(start.worker)
  const here = [host.origin, start.demo, start.demo.replace('127.0.0.1', 'localhost')]
  const origins = here.flatMap((origin) => ['--origin', origin])
  for (const words of [
    ['add', 'host', '--name', 'Host pages'],
    ['set', 'demo'],
  ]) {
    const done = await afterword(['site', ...words, ...origins], { state })
    if (done.code !== 0) throw new Error(done.error)
  }
  provide('state', state)
  const minting = ['token', 'create', '--site', 'demo', '--quiet', '--scopes']
  const minted = await afterword([...minting, 'comments:read,comments:moderate,authors:moderate'], {
    state,
  })
  if (minted.code !== 0) throw new Error(minted.error)
  provide('moderator', minted.out.trim())
  provide('worker', start.worker)
  provide('demo', start.demo)
  provide('host', host.origin)
  provide('stranger', stranger.origin)
  return async () => {
    host.close()
    stranger.close()
    await start.end('SIGTERM')
    rmSync(state, { recursive: true, force: true })
  }
}
