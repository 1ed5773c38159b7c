// What a page loads: registers <after-word>.
import { define } from './define.ts'
import { AfterWord } from './elements/after-word.ts'

define('after-word', AfterWord)
// For systems that let a script through and no element.
if (document.querySelector('[data-site]')) import('./acts/mounting.ts')

export type { AfterWordEvents } from './events.ts'
export { AfterWord }

declare global {
  interface HTMLElementTagNameMap {
    'after-word': AfterWord
  }
}
