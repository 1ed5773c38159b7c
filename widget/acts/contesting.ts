// What readers have against a decision on a comment of their own. Loaded where something of theirs was
// removed.
import { html, type TemplateResult } from 'lit'
import type { OwnDecision } from '../../worker/contract/reports.ts'
import type { Place } from '../controllers/thread.ts'
import '../elements/decisions.ts'
// So that what both use is in one file with it, and not a request of its own.
import './objecting.ts'

/** Own comments that were removed from this thread, and why. */
export function removed(place: Place, items: OwnDecision[]): TemplateResult {
  return html`<after-word-decisions .place=${place} .items=${items}></after-word-decisions>`
}
