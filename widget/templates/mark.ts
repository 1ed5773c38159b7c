// A small pattern made of an author's id: who writes under the same name has another one.
import { html, type TemplateResult } from 'lit'

export function markTemplate(id: string): TemplateResult {
  let hash = 0
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  let path = ''
  // Three columns of five, the first two mirrored.
  for (let bit = 15; bit--; ) {
    const [x, y] = [bit % 3, (bit / 3) | 0]
    if ((hash >> bit) & 1) path += `M${x} ${y}h1v1H${x}zM${4 - x} ${y}h1v1h-1z`
  }
  return html`<svg part="avatar" viewBox="0 0 5 5" aria-hidden="true" fill="hsl(${hash >>> 23} 50% 50%)"><path d=${path}></path></svg>`
}
