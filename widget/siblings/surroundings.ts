// What a sibling takes from the page around it: its language, the worker, and how it tells the page.
import type { Told } from '../events.ts'
import { canonical } from '../messages/canonical.ts'
import { spokenAt } from '../messages/spoken.ts'

/** The language that the element is in, as `Intl` takes it; `heard` is told when it may be another. */
export function languageOf(element: Element, heard: MutationObserver): string {
  const lang = spokenAt(element, heard)
  // The first use of Intl takes its time; English needs none of it.
  return /^(en|$)/i.test(lang) ? 'en' : (canonical(lang) ?? 'en')
}

/** The origin that the element names, else the script's own. */
export function workerOf(element: Element, script: string): string {
  return (element.getAttribute('api') || new URL(script).origin).replace(/\/$/, '')
}

/** `/v1/sites/{site}` there. */
export function siteAddress(element: Element, script: string): string {
  return `${workerOf(element, script)}/v1/sites/${element.getAttribute('site')}`
}

/** As <after-word> does: all bubble and cross shadow roots, but for `error`. */
export function announce<Events>(element: Element, ...told: Told<Events>): void
export function announce(element: Element, name: string, detail: unknown): void {
  const bubbles = name !== 'error'
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles, composed: bubbles }))
}
