// The only reader of time in the worker, so that a test can hold it.

let held: number | null = null

/** Milliseconds since 1970, UTC. */
export function now(): number {
  return held ?? Date.now()
}

/** Holds time at `at` (milliseconds), or lets it run again with null. For tests. */
export function holdClock(at: number | null): void {
  held = at
}

/** RFC 3339 UTC, as on the wire. */
export function timestamp(at: number): string {
  return new Date(at).toISOString()
}
