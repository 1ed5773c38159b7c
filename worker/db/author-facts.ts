// What the rules may know of an author and of the controls of a thread. The tables that keep sanctions,
// trust and counts by author are not there yet: this file is the one place that is to read them.
import type { Status } from '../contract/limits.ts'

export interface AuthorRow {
  is_trusted: boolean
  /** Open ones, at most 4. */
  sanctions: { kind: 'warn' | 'hold' | 'suspend' | 'ban'; until: number | null }[]
  /** Null where nobody counts: then it is counted among the recent ones. */
  published: number | null
}

/**
 * SEAM for the table of sanctions: SQL for an `AuthorRow` as JSON, given SQL for the site and the author.
 * Until then nobody is sanctioned or trusted, and nobody counts.
 */
export function authorObject(_site: string, _author: string): string {
  return `'{"is_trusted":false,"sanctions":[],"published":null}'`
}

/**
 * SEAM for the controls of a thread, the one called `t`: SQL for the time at which it closes by itself,
 * and for whether it holds everything.
 */
export const threadControls = { closesAt: 'NULL', holdAll: '0' }

/** How many are published among an author's last comments. */
export function publishedAmong(recent: readonly { status: Status }[]): number {
  return recent.filter(({ status }) => status === 'approved').length
}
