// What a thread's object is called. By its key, so that a thread that nobody wrote in yet has one.
import type { ThreadChange } from '../db/thread-changes.ts'

export function nameOf({ site, key }: Pick<ThreadChange, 'site' | 'key'>): string {
  return `${site}/${key}`
}
