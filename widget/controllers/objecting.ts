// What a reader has against a comment, or against a decision on their own. Loaded when they report, or
// when something of theirs was removed.
import { html, type TemplateResult } from 'lit'
import type { OwnDecision, Report } from '../../worker/contract/reports.ts'
import type { Comment } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { ask } from '../elements/ask.ts'
import '../elements/decisions.ts'
import { objectingWords as words } from '../messages/objecting-en.ts'
import { sessionOf } from './session.ts'
import type { Place } from './thread.ts'

/** Asks what is wrong with the comment, and tells the moderators. */
export function askAbout(host: AfterWord, comment: Comment): void {
  const { renderRoot } = host
  const { place } = host.controller
  const opener = () => renderRoot.querySelector<HTMLElement>(`#c-${comment.id} [part~=report]`)
  // By now the element may show another thread.
  if (!opener()) return
  ask(renderRoot, {
    title: words.report(comment.author?.name ?? host.words.guest),
    reasons: Object.entries(words.reasons),
    label: words.details,
    send: words.send,
    done: words.reported,
    back: opener,
    submit: (explanation, reason_code) =>
      sessionOf(place).send<Report>(`${place.api}/v1/comments/${comment.id}/reports`, 'POST', {
        reason_code,
        explanation,
      }),
  })
}

/** Own comments that were removed from this thread, and why. */
export function removed(place: Place, items: OwnDecision[]): TemplateResult {
  return html`<after-word-decisions .place=${place} .items=${items}></after-word-decisions>`
}
