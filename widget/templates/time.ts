// Moments in the reader's language: relative in the text, absolute on hovering.
import { html, nothing, type TemplateResult } from 'lit'
import type { AfterWord } from '../elements/after-word.ts'
import { absolute, relative } from '../messages/formats.ts'

export function timeTemplate(host: AfterWord, at: string): TemplateResult {
  const { language, now, words } = host
  const text = relative(now - Date.parse(at), language)
  return html`<time part="time" datetime=${at} title=${absolute(at, language)} lang=${text ? host.foreign : nothing}>${text || words.now}</time>`
}
