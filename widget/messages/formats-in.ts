// Numbers and moments in any language, by the browser's own tables.
import { english, type Formats, inUnits } from './formats.ts'

const known = new Map<string, Formats>([['en', english]])

/** How the language of that tag writes them; the tag is a valid one. */
export function formatsIn(tag: string): Formats {
  const formats = known.get(tag) ?? ofBrowser(tag)
  known.set(tag, formats)
  return formats
}

function ofBrowser(tag: string): Formats {
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  // With a weekday, browsers turn the Persian date around.
  const dateStyle = /^fa\b/.test(tag) ? 'long' : 'full'
  const absolute = new Intl.DateTimeFormat(tag, { dateStyle, timeStyle: 'short' })
  return {
    number: (value) => value.toLocaleString(tag),
    // In Hebrew they add the digit to the word that says it.
    relative: (passed) =>
      inUnits(passed, (count, unit) => relative.format(-count, unit).replace(/ \(\d\)$/, '')),
    absolute: (at) => absolute.format(new Date(at)),
  }
}
