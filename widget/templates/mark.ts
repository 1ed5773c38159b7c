// A small pattern of dots made of an author's id: who writes under the same name has another one. Sixteen
// dots, as two characters of Braille: they take the colour of the text, and every system has them.
import { html, type TemplateResult } from 'lit'

export function markTemplate(id: string): TemplateResult {
  let hash = 0
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  const [left, right] = [hash >>> 24, hash & 255]
  return html`<span part="avatar" aria-hidden="true">${String.fromCharCode(0x2800 + left, 0x2800 + right)}</span>`
}
