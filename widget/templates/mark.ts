// A small pattern of dots made of an author's id: who writes under the same name has another one. Sixteen
// dots, as two characters of Braille: they take the colour of the text, and every system has them. Who hears
// the page hears them as a number, and only where a name alone would not tell.
import { html, type TemplateResult } from 'lit'

// Who was shown first under each name. With all others the number is said: also where the first is the one
// who pretends, two of a name are two.
const firsts: { [name: string]: string } = {}

export function markTemplate(id: string, name: string): TemplateResult {
  let hash = 0
  for (const letter of id) hash = (hash * 33 + letter.charCodeAt(0)) & 65535
  // "ida" sounds like "Ida".
  const heard = name.toLowerCase()
  firsts[heard] ??= id
  return html`<span part="avatar" role="img" aria-label=${hash} aria-hidden=${firsts[heard] === id}>${String.fromCharCode(0x2800 | (hash >> 8), 0x2800 | (hash % 256))}</span>`
}
