// Moments in the reader's language: relative in the text, absolute on hovering.
import { html, type TemplateResult } from 'lit'
import type { Messages } from '../messages/en.ts'

const units = [
  ['year', 31536e6],
  ['month', 2628e6],
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
] as const

let formats: { lang: string; relative: Intl.RelativeTimeFormat; absolute: Intl.DateTimeFormat }

export function timeTemplate(
  at: string,
  now: number,
  lang: string,
  words: Messages,
): TemplateResult {
  if (formats?.lang !== lang) {
    formats = {
      lang,
      relative: new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }),
      absolute: new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'short' }),
    }
  }
  const passed = now - Date.parse(at)
  const [unit, length] = units.find(([, ms]) => passed >= ms) ?? []
  const text =
    unit && length ? formats.relative.format(-Math.floor(passed / length), unit) : words.now
  return html`<time part="time" datetime=${at} title=${formats.absolute.format(new Date(at))}>${text}</time>`
}
