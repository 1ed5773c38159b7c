// A database that tells what it was asked: each SQL text, the round trips, and the rows that D1 says
// it read and wrote. The real D1 answers; `first()` runs as `all()`, which alone reports its rows.

export interface Count {
  /** Calls of run, all, first, raw and batch. */
  trips: number
  read: number
  written: number
  sql: string[]
}

export function countedDb(db: D1Database): { db: D1Database; count: Count } {
  const count: Count = { trips: 0, read: 0, written: 0, sql: [] }

  const note = <Row>(result: D1Result<Row>): D1Result<Row> => {
    count.read += result.meta.rows_read
    count.written += result.meta.rows_written
    return result
  }
  const inner = new WeakMap<object, D1PreparedStatement>()
  const texts = new WeakMap<object, string>()

  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const all = async <Row>() => {
      count.trips += 1
      count.sql.push(sql)
      return note(await statement.all<Row>())
    }
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values), sql),
      all,
      run: all,
      first: async <Row>() => (await all<Row>()).results[0] ?? null,
      raw: () => Promise.reject(new Error('raw() tells no rows; nothing here uses it')),
    } as D1PreparedStatement
    inner.set(wrapped, statement)
    texts.set(wrapped, sql)
    return wrapped
  }

  const counted = {
    prepare: (sql: string) => wrap(db.prepare(sql), sql),
    batch: async <Row>(statements: D1PreparedStatement[]) => {
      count.trips += 1
      count.sql.push(...statements.map((one) => texts.get(one) ?? ''))
      const own = statements.map((one) => inner.get(one) ?? one)
      return (await db.batch<Row>(own)).map(note)
    },
  } as D1Database
  return { db: counted, count }
}
