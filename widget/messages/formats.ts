// Numbers and moments in the language of the page. English is made by hand: the first use of Intl loads
// a browser's tables of all languages, which takes longer than drawing the first comments.

const units = [
  ['year', 31536e6],
  ['month', 2628e6],
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
] as const

const last: Record<string, string> = { year: 'last year', month: 'last month', day: 'yesterday' }

let formats: { lang: string; relative: Intl.RelativeTimeFormat; absolute: Intl.DateTimeFormat }

function formatsOf(lang: string): typeof formats {
  if (formats?.lang !== lang) {
    formats = {
      lang,
      relative: new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }),
      absolute: new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'short' }),
    }
  }
  return formats
}

const isEnglish = (lang: string): boolean => lang.startsWith('en')

/** `12,345` */
export function number(value: number, lang: string): string {
  return isEnglish(lang) ? `${value}`.replace(/\B(?=(...)+$)/g, ',') : value.toLocaleString(lang)
}

/** `3 days ago`; empty where it is not a minute. */
export function relative(passed: number, lang: string): string {
  const [unit, length] = units.find(([, ms]) => passed >= ms) ?? []
  if (!unit || !length) return ''
  const count = Math.floor(passed / length)
  if (!isEnglish(lang)) return formatsOf(lang).relative.format(-count, unit)
  return (count < 2 && last[unit]) || `${count} ${unit}${count < 2 ? '' : 's'} ago`
}

/** `Wed May 20 2026, 11:00`, where the reader is. */
export function absolute(at: string, lang: string): string {
  const date = new Date(at)
  return isEnglish(lang)
    ? `${date.toDateString()}, ${date.toTimeString().slice(0, 5)}`
    : formatsOf(lang).absolute.format(date)
}
