// Runs the real `afterword` command to its end; `input` is given to it on standard input.
import { spawn } from 'node:child_process'
import { root } from './started.ts'

export interface Ran {
  code: number | null
  /** What it printed to standard output, and to standard error. */
  out: string
  error: string
}

export function afterword(
  args: string[],
  { state, ...variables }: { state: string; AFTERWORD_WRANGLER?: string } & Record<string, string>,
  input?: string,
): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['cli/afterword.ts', ...args], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...variables, AFTERWORD_STATE: state },
    })
    const ran: Ran = { code: null, out: '', error: '' }
    child.stdout.on('data', (chunk) => (ran.out += chunk))
    child.stderr.on('data', (chunk) => (ran.error += chunk))
    child.stdin.end(input)
    child.on('error', failed)
    child.on('close', (code) => done({ ...ran, code }))
  })
}
