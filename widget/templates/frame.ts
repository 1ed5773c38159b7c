// What stands at more than one place of the element: the composer, and what went wrong.
import { html, nothing, type TemplateResult } from 'lit'
import type { Comment } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'

/** The composer of the thread, or of the reply to `parent`; its file is there when this is rendered. */
export function composerTemplate(parent: Comment | null): TemplateResult {
  return html`<after-word-composer .parent=${parent}></after-word-composer>`
}

/** What went wrong at `at`, said where it happened. */
export function trouble(host: AfterWord, at: string): TemplateResult | typeof nothing {
  return host.trouble?.at === at
    ? html`<p part="trouble" role="alert">${host.trouble.text}</p>`
    : nothing
}
