// Runs the wrangler of this repository.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { root } from './state-folder.ts'
import { UsageError } from './usage.ts'

interface RunOptions {
  /** Given to it on standard input. */
  input?: string
  /** Its output is shown as it comes, instead of returned. */
  show?: boolean
}

const program =
  process.env.AFTERWORD_WRANGLER ?? resolve(root, 'node_modules/wrangler/bin/wrangler.js')

/** Runs `wrangler …`; returns what it printed, throws with it where it failed. */
export function wrangler(args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // It asks nothing and reports nothing.
      env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false', FORCE_COLOR: '0' },
    })
    const stop = () => child.kill()
    process.once('exit', stop)
    let output = ''
    let errors = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
      if (options.show) process.stdout.write(chunk)
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk
      if (options.show) process.stderr.write(chunk)
    })
    child.stdin?.end(options.input)
    child.on('error', failed)
    child.on('close', (code) => {
      process.off('exit', stop)
      if (code === 0) done(output)
      else failed(new UsageError(`${called(args)} failed:\n${reason(output, errors)}`))
    })
  })
}

function called(args: readonly string[]): string {
  return `wrangler ${args.slice(0, 3).join(' ')}`
}

// Asked for JSON, it fails in JSON as well.
function reason(output: string, errors: string): string {
  const text = /"text":\s*("(?:[^"\\]|\\.)*")/.exec(output)?.[1]
  const said = text === undefined ? errors || output : (JSON.parse(text) as string)
  const login = 'Log in first: npx wrangler login'
  return /CLOUDFLARE_API_TOKEN|not logged in/i.test(said) ? `${said}\n\n${login}` : said
}
