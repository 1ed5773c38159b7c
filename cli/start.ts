// `npm start`: the whole product on this machine, with a demo article on another origin.
import { connect } from 'node:net'
import { parseArgs } from 'node:util'
import { startDemo } from '../demo/server.ts'
import { buildWidget } from './build-widget.ts'
import { serveControl } from './control.ts'
import { needsSeed, prepareDemoSites, seed } from './demo-content.ts'
import { buildWorker, migrate, openDatabase, startLocalWorker } from './local-worker.ts'
import { releaseLock, signingKey, stateFolder, takeLock, writeControl } from './state-folder.ts'

const host = '127.0.0.1'
const closers: (() => Promise<void> | void)[] = []
let stopping = false

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  // Whatever hangs, the process ends.
  setTimeout(() => process.exit(code), 5_000).unref()
  for (const close of closers.reverse()) await close()
  process.exit(code)
}

// Miniflare listens for the same signals and would end the process before its workerd has closed the
// database; so ours are the only listeners, set again after each start of it.
function listenForSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => stop(0))
  }
}

// npm passes a signal to its shell only. When that is gone, so are we.
function followParent(): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(0), 100).unref()
}

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: 'demo' } } })
  if (values.seed !== 'demo' && values.seed !== 'none') fail('--seed is "demo" or "none".')
  const port = portFrom('PORT', 8787)
  const demoPort = portFrom('DEMO_PORT', 8788)
  if (port === demoPort) fail('PORT and DEMO_PORT must differ: the article is on another origin.')

  const state = stateFolder()
  const holder = takeLock(state)
  if (holder !== null) fail(`Afterword is already running with this database (process ${holder}).`)
  process.on('exit', () => releaseLock(state))
  for (const [name, number] of [
    ['PORT', port],
    ['DEMO_PORT', demoPort],
  ] as const) {
    if (await isTaken(number)) fail(`Port ${number} is taken. Choose another with ${name}.`)
  }

  console.log('Afterword: building the widget and the worker, preparing the database …')
  const [build] = await Promise.all([buildWorker(state), buildWidget(), migrate(state)])
  const demoUrl = `http://localhost:${demoPort}`
  await fill(state, demoPort, values.seed === 'demo' ? demoUrl : null)

  const secrets = { SIGNING_KEY: signingKey(state) }
  const worker = await startLocalWorker({ build, host, port, state, secrets })
  listenForSignals()
  closers.push(worker.stop)
  const demo = await startDemo({ port: demoPort, host, widget: worker.url })
  closers.push(demo.close)
  const { control, close } = await serveControl(worker.db)
  closers.push(close)
  writeControl(state, control)
  console.log(`
The worker answers at        http://localhost:${port}
A demo article to open is at ${demoUrl}

Ctrl+C ends both.`)
}

// Before anything is served, so that nobody meets a half-written thread.
async function fill(state: string, demoPort: number, demoUrl: string | null): Promise<void> {
  const { db, close } = await openDatabase(state)
  listenForSignals()
  try {
    await prepareDemoSites(db, demoPort)
    if (demoUrl === null || !(await needsSeed(db))) return
    console.log('Afterword: writing the demo comments …')
    await seed(db, demoUrl)
  } finally {
    await close()
  }
}

function portFrom(name: string, standard: number): number {
  const text = process.env[name] || String(standard)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) fail(`${name} is no port: ${text}`)
  return port
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((known) => {
    const socket = connect(port, host)
    socket.on('connect', () => known(true))
    socket.on('error', () => known(false))
    socket.on('connect', () => socket.end())
  })
}

class Refusal extends Error {}

function fail(message: string): never {
  throw new Refusal(message)
}

listenForSignals()
followParent()
start().catch((error: Error) => {
  console.error(error instanceof Refusal ? `Afterword: ${error.message}` : error)
  return stop(1)
})
