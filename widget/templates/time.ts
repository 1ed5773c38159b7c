// Moments in the reader's language: relative in the text, absolute on hovering.
import { html, nothing, type TemplateResult } from 'lit'
import type { AfterWord } from '../elements/after-word.ts'

export function timeTemplate(host: AfterWord, at: string): TemplateResult {
  const { formats, now, words } = host
  const text = formats.relative(now - Date.parse(at))
  return html`<time part="time" datetime=${at} title=${formats.absolute(at)} lang=${text ? host.foreign : nothing}>${text || words.now}</time>`
}
