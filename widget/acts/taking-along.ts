// All that is kept of a reader, as one file that their browser saves.
import type { Export } from '../../worker/contract/me.ts'
import type { Place } from '../controllers/thread.ts'
import { sessionOf } from './session.ts'

/** Follows every page of the export: what is a list goes on, everything else is as on the first. */
async function readAll(place: Place): Promise<Export> {
  const url = `${place.api}/v1/me/export`
  const read = (query: string) => sessionOf(place).send<Export>(url + query, 'GET')
  const all = await read('')
  for (let { next } = all; next; ) {
    const more = await read(`?cursor=${encodeURIComponent(next)}`)
    for (const [name, items] of Object.entries(more)) {
      const known = all[name as keyof Export]
      if (Array.isArray(known) && Array.isArray(items)) (known as unknown[]).push(...items)
    }
    next = more.next
  }
  return { ...all, next: null }
}

/** Saves it by a link, which no policy of the page forbids. */
export async function takeAlong(place: Place): Promise<void> {
  const text = JSON.stringify(await readAll(place), null, 2)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `comments-${place.site}.json`
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 6e4)
}
