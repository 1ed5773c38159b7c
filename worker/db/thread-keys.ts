// From a key to its thread, also where the thread has moved and the key is but an alias. Whoever reads by
// the present key pays nothing for it; by an alias it is one row more.

/** Joins, to site `s`, `k`: what has key ?2; and `a`: the thread, where that is an alias. */
export const joinThread = `LEFT JOIN threads k ON k.site_id = s.id AND k.key = ?2
LEFT JOIN threads a ON a.site_id = s.id AND a.key = k.alias_of`

/** A column of the thread that `joinThread` has found. */
export function threadColumn(name: string): string {
  return `iif(k.alias_of IS NULL, k.${name}, a.${name})`
}

/** The key that the key leads to, on site ?1: itself, unless it is an alias. One row more for everybody. */
export function presentKey(key: string): string {
  return `coalesce((SELECT alias_of FROM threads WHERE site_id = ?1 AND key = ${key}), ${key})`
}

/** The id of the thread that the key leads to, on the site. */
export function threadIdAt(key: string, site = '?1'): string {
  return `(SELECT ${threadColumn('id')} FROM threads k
  LEFT JOIN threads a ON a.site_id = k.site_id AND a.key = k.alias_of
  WHERE k.site_id = ${site} AND k.key = ${key})`
}

/** What the thread is at a moment. */
export function stateAt(
  thread: { state: 'open' | 'closed'; closes_at: number | null },
  at: number,
): 'open' | 'closed' {
  return thread.closes_at !== null && thread.closes_at <= at ? 'closed' : thread.state
}
