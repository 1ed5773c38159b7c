// Forgets in the reader's browser what we kept there of them on a site. Loaded when they ask for it.
import { denying, identityKey, keep, memory, recall } from './storage.ts'

/** Where the name of the reader is kept. */
export function nameKey(site: string): string {
  return `after-word:name:${site}`
}

/** Whether the reader's identity outlives the page. */
export function isKept(place: { api: string; site: string }): boolean {
  const key = identityKey(place)
  try {
    return !denying.size && localStorage.getItem(key) === recall(key)
  } catch {
    return false
  }
}

/** Who they are on the site, their name and all drafts. */
export function forgetHere(place: { api: string; site: string }): void {
  const { site } = place
  const isOurs = (key: string) =>
    key.startsWith(identityKey(place)) ||
    key === nameKey(site) ||
    key.startsWith(`after-word:draft:${site}:`)
  const keys = [...memory.keys()]
  try {
    // What a page forbids to read it forbids to look through.
    if (!denying.size) keys.push(...Object.keys(localStorage))
  } catch {
    // Denied: nothing of ours is there.
  }
  for (const key of keys.filter(isOurs)) keep(key, null)
}
