// The page's own storage, where it is allowed; else memory, for as long as the page is open.

/** @internal What storage did not take, for what forgets: there an older value may stand. */
export const memory = new Map<string, string>()

/** Elements whose page forbids that anything is kept: then nothing is, nor is what was kept read. */
export const denying = new Set<unknown>()

function storage(): Storage {
  if (denying.size) throw 0
  return localStorage
}

export function recall(key: string): string | null {
  try {
    return memory.get(key) ?? storage().getItem(key)
  } catch {
    return null
  }
}

/** Keeps `value`; null forgets it. */
export function keep(key: string, value: string | null): void {
  memory.delete(key)
  try {
    // Also where nothing may be kept.
    if (value === null) localStorage.removeItem(key)
    else storage().setItem(key, value)
  } catch {
    // Denied or full.
    if (value !== null) memory.set(key, value)
  }
}

/** Where a draft is kept: of a reply to `parent`, or with '' of a comment on the article. */
export function draftKey({ site, key }: { site: string; key: string }, parent: string): string {
  return `after-word:draft:${site}:${key}:${parent}`
}

/** Whether a comment on the article was begun and not posted, or where it `isClosed` a reply to one. */
export function hasDraft(place: { site: string; key: string }, isClosed: boolean): boolean {
  return (
    recall(draftKey(place, ''))?.includes('"text":""') === false ||
    !!withBefore(place) ||
    (isClosed && recall(draftKey(place, '*')) !== null)
  )
}

/** What is `typed` where the composer cannot be loaded, after what was kept there before. */
export function withBefore(place: { site: string; key: string }, typed = ''): string {
  const before = recall(draftKey(place, '+')) ?? ''
  return typed.includes(before) ? typed : `${before} ${typed}`.trim()
}

/** Where the guest's key for a site is kept: there from the reader's first act on. */
export function identityKey({ site, api }: { site: string; api: string }): string {
  return `after-word:${site}@${api}`
}
