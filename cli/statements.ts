// A database reached from afar, spoken to as if it were a binding: statements are collected and sent
// by `send`, so that worker/db serves the command line as it serves the worker.

export interface Statement {
  sql: string
  params: (string | number | null)[]
}

export interface StatementResult {
  results: unknown[]
  meta: { changes: number }
}

export type Send = (statements: Statement[]) => Promise<StatementResult[]>

/** The part of D1's interface that worker/db uses, over `send`. */
export function databaseOver(send: Send): D1Database {
  const one = async (statement: Statement): Promise<StatementResult> => {
    const [result] = await send([statement])
    if (result === undefined) throw new Error('The database gave no answer.')
    return result
  }
  const prepare = (sql: string, params: Statement['params'] = []): unknown => ({
    sql,
    params,
    bind: (...values: Statement['params']) => prepare(sql, values),
    all: () => one({ sql, params }),
    run: () => one({ sql, params }),
    first: async () => (await one({ sql, params })).results[0] ?? null,
  })
  const batch = (statements: Statement[]) =>
    send(statements.map(({ sql, params }) => ({ sql, params })))
  return { prepare, batch } as unknown as D1Database
}
