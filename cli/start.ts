// `npm start`: the whole product on this machine, with a demo article on another origin.
import { connect } from 'node:net'
import { parseArgs } from 'node:util'
import { startDemo } from '../demo/server.ts'
import { buildWidget } from './build-widget.ts'
import { serveControl } from './control.ts'
import { leaveEmpty, needsSeed, prepareDemoSites, seed } from './demo-content.ts'
import { runEveryMinute } from './every-minute.ts'
import { buildWorker, openDatabase, startLocalWorker } from './local-worker.ts'
import {
  earlierDemoPort,
  keepDemoPort,
  releaseLock,
  signingKey,
  stateFolder,
  takeLock,
  widgetFolder,
  writeControl,
} from './state-folder.ts'

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
// database; so its listeners go after each start of it. Ours stays throughout: a signal that comes while
// nobody listens, or to a listener that is being replaced, would be lost.
const onSignal = () => stop(0)

function listenForSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const listeners = process.listeners(signal)
    if (!listeners.includes(onSignal)) process.on(signal, onSignal)
    for (const other of listeners) if (other !== onSignal) process.off(signal, other)
  }
}

// npm passes a signal to its shell only. When that is gone, so are we.
function followParent(): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(0), 100).unref()
}

async function start(): Promise<void> {
  const wantsSeed = readSeedOption() === 'demo'
  const port = portFrom('PORT', 8787)
  const demoPort = portFrom('DEMO_PORT', 8788)
  if (port === demoPort) fail('PORT and DEMO_PORT must differ: the article is on another origin.')

  const state = stateFolder()
  const holder = takeLock(state)
  if (holder !== null) {
    fail(`it is already running with this database: process ${holder} holds ${state}/lock.
Stop that, or choose another folder with AFTERWORD_STATE. If it is no Afterword, delete the lock.`)
  }
  process.on('exit', () => releaseLock(state))
  for (const [name, number] of [
    ['PORT', port],
    ['DEMO_PORT', demoPort],
  ] as const) {
    if (await isTaken(number)) fail(`port ${number} is taken. Choose another with ${name}.`)
  }

  console.log('Afterword: building the widget and the worker, preparing the database …')
  const widget = widgetFolder(state)
  const [build] = await Promise.all([buildWorker(), buildWidget(widget)])
  const demoUrl = `http://localhost:${demoPort}`
  await fill(state, demoPort, wantsSeed ? demoUrl : null)

  const secrets = { SIGNING_KEY: signingKey(state) }
  // First, so that whoever waits for the worker's health finds the article there as well.
  const demo = await startDemo({ port: demoPort, host, widget: `http://${host}:${port}` })
  closers.push(demo.close)
  const worker = await startLocalWorker({ build, widget, host, port, state, secrets })
  listenForSignals()
  closers.push(worker.stop, runEveryMinute(worker.runScheduled))
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
    await prepareDemoSites(db, demoPort, earlierDemoPort(state))
    keepDemoPort(state, demoPort)
    if (demoUrl === null) return await leaveEmpty(db)
    if (!(await needsSeed(db))) return
    console.log('Afterword: writing the demo comments …')
    await seed(db, demoUrl)
  } finally {
    await close()
  }
}

function readSeedOption(): string {
  const options = { seed: { type: 'string', default: 'demo' } } as const
  try {
    const { seed } = parseArgs({ options }).values
    if (seed === 'demo' || seed === 'none') return seed
  } catch {
    // An option that does not exist.
  }
  return fail('the only option is --seed, which is "demo" or "none".')
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

const takenMeanwhile = new Refusal(
  'a port was taken while it was starting. Choose others with PORT and DEMO_PORT.',
)

listenForSignals()
followParent()
start().catch((error: NodeJS.ErrnoException) => {
  const isTaken = /^(EADDRINUSE|ERR_ADDRESS_IN_USE)$/.test(error.code ?? '')
  const shown = isTaken ? takenMeanwhile : error
  console.error(shown instanceof Refusal ? `Afterword: ${shown.message}` : shown)
  return stop(1)
})
