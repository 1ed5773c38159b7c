// A moment to come, said in a sentence in the page's language.
import { html, nothing, type TemplateResult } from 'lit'
import type { AfterWord } from '../elements/after-word.ts'
import { writing } from '../messages/en/writing.ts'

export function moment(
  { foreign, formats, messages }: AfterWord,
  text: string,
  at: string | null,
): TemplateResult | typeof nothing {
  return at && Date.parse(at) > Date.now()
    ? html`${text} <span lang=${foreign}>${formats.absolute(at)}</span>${{ ...writing, ...messages.writing }.stop}`
    : nothing
}
