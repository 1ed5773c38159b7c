// Moments in the reader's language: relative in the text, absolute on hovering; they lead to their
// comment.
import { html, nothing, type TemplateResult } from 'lit'
import type { Comment } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'

export function timeTemplate(host: AfterWord, { id, posted_at: at }: Comment): TemplateResult {
  const { formats, now, words } = host
  const text = formats.relative(now - Date.parse(at))
  return html`<a part="time" href="#c-${id}"><time datetime=${at} title=${formats.absolute(at)} lang=${text ? host.foreign : nothing}>${text || words.now}</time></a>`
}
