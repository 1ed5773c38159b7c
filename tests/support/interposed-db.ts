// A database with something between its calls: another reader who is faster, or a connection that
// breaks before the nth call reaches D1 or after D1 has done it.

export interface Between {
  before?: (call: number) => Promise<void> | void
  after?: (call: number) => Promise<void> | void
}

/** The real database; `between` is told the number of each round trip, from 1. */
export function interposedDb(db: D1Database, between: Between): D1Database {
  let calls = 0
  const inner = new WeakMap<object, D1PreparedStatement>()

  const call = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    calls += 1
    const number = calls
    await between.before?.(number)
    const result = await run()
    await between.after?.(number)
    return result
  }
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: <Row>() => call(() => statement.all<Row>()),
      run: <Row>() => call(() => statement.run<Row>()),
      first: <Row>() => call(() => statement.first<Row>()),
    } as D1PreparedStatement
    inner.set(wrapped, statement)
    return wrapped
  }
  return {
    prepare: (sql: string) => wrap(db.prepare(sql)),
    batch: <Row>(statements: D1PreparedStatement[]) =>
      call(() => db.batch<Row>(statements.map((one) => inner.get(one) ?? one))),
  } as D1Database
}

/** Does `act` once, between the facts (the first call) and the batch (the second). */
export function afterFacts(db: D1Database, act: () => Promise<unknown>): D1Database {
  return interposedDb(db, {
    before: async (call) => {
      if (call === 2) await act()
    },
  })
}

/** A connection that is lost at the nth call, before D1 hears of it or after it has done it. */
export function breakingDb(db: D1Database, nth: number, when: 'before' | 'after'): D1Database {
  const lose = (call: number) => {
    if (call === nth) throw new Error('D1_ERROR: Network connection lost.')
  }
  return interposedDb(db, { [when]: lose })
}
