// The database a command works on: of the running process, of the state folder, or the deployed one.

import { sendTo } from './control.ts'
import { readControl, releaseLock, stateFolder, takeLock } from './state-folder.ts'
import { databaseOver, type Send, type StatementResult } from './statements.ts'
import { UsageError } from './usage.ts'
import { wrangler } from './wrangler.ts'

/** Runs `work` with the database; opens and closes what has to be. */
export async function withDatabase<Result>(
  remote: boolean,
  work: (db: D1Database) => Promise<Result>,
): Promise<Result> {
  if (remote) return work(databaseOver(sendToDeployed))
  const state = stateFolder()
  const holder = takeLock(state)
  if (holder !== null) return work(databaseOver(sendTo(await controlOf(state, holder))))
  try {
    // Large; the other two ways do without it.
    const { openDatabase } = await import('./local-worker.ts')
    const { db, close } = await openDatabase(state)
    return await work(db).finally(close)
  } finally {
    releaseLock(state)
  }
}

// A process that is still starting takes commands in a moment.
async function controlOf(state: string, holder: number) {
  for (let tries = 0; tries < 150; tries++) {
    const control = readControl(state)
    if (control !== null) return control
    await new Promise((later) => setTimeout(later, 200))
  }
  throw new UsageError(
    `Process ${holder} has the database open but takes no commands. Stop it and try again; if it is
no Afterword, delete ${state}/lock.`,
  )
}

/** Sends statements to the deployed database through wrangler. */
const sendToDeployed: Send = async (statements) => {
  const command = statements.map(({ sql, params }) => inline(sql, params)).join(';\n')
  const output = await wrangler(['d1', 'execute', 'DB', '--remote', '--json', '--command', command])
  return JSON.parse(output) as StatementResult[]
}

/** The statement with its parameters written into it, as SQL literals. */
export function inline(sql: string, params: readonly (string | number | null)[]): string {
  return sql.replace(/\?(\d+)/g, (_, number) => literal(params[Number(number) - 1] ?? null))
}

function literal(value: string | number | null): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  if (value.includes('\0')) throw new Error('A value holds a NUL character.')
  return `'${value.replaceAll("'", "''")}'`
}
