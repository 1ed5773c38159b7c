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

/** All keys that are `ours`; `looks` where what is kept may be looked at. */
export function keysOf(isOurs: (key: string) => boolean, looks: boolean): string[] {
  const keys = [...memory.keys()]
  try {
    if (looks) keys.push(...Object.keys(localStorage))
  } catch {
    // Denied: nothing of ours is there.
  }
  return keys.filter(isOurs)
}

/** Who they are on the site, their name and all drafts. */
export function forgetHere(place: { api: string; site: string }): void {
  const { site } = place
  const isOurs = (key: string) =>
    key.startsWith(identityKey(place)) ||
    key === nameKey(site) ||
    key.startsWith(`after-word:draft:${site}:`)
  // Also where the page forbids to read what they stand for: whoever asks to be forgotten is.
  for (const key of keysOf(isOurs, true)) keep(key, null)
}
