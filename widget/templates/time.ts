// Moments in the reader's language: relative in the text, absolute on hovering.
import { html, type TemplateResult } from 'lit'
import type { Messages } from '../messages/en.ts'
import { absolute, relative } from '../messages/formats.ts'

export function timeTemplate(
  at: string,
  now: number,
  lang: string,
  words: Messages,
): TemplateResult {
  return html`<time part="time" datetime=${at} title=${absolute(at, lang)}>${relative(now - Date.parse(at), lang) || words.now}</time>`
}
