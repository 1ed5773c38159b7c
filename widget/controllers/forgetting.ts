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

/** What storage holds, also where the page forbids to look: for whoever asks to be forgotten. */
export function keptAt(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
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

/** All drafts that are `of` them here, a login's digest, and with '' of a guest, whose is the name. */
export function forgetHere(place: { api: string; site: string }, of: string): void {
  const { site } = place
  const key = identityKey(place)
  const ours = [
    `${key}:drafts`,
    ...(of ? [`${key}:login`, `${key}:drafts:${of}`] : [nameKey(site)]),
  ]
  // That somebody has acted, where no guest has.
  if (!/guest_key/.test(`${memory.get(key)}${keptAt(key)}`)) ours.push(key)
  const isOurs = (one: string) => ours.includes(one) || one.startsWith(`after-word:draft:${site}:`)
  // Also where the page forbids to read what they stand for: whoever asks to be forgotten is.
  for (const one of keysOf(isOurs, true)) keep(one, null)
}
