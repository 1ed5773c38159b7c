// The button that lets in what is new. It takes no room, and stays in sight within the thread.
import { html, nothing, type TemplateResult } from 'lit'
import { dressing } from '../acts/acting.ts'
import { scrollerOf } from '../acts/anchoring.ts'
import type { AfterWord } from '../elements/after-word.ts'
import styles from '../styles/fresh.css?inline'

const dress = dressing(styles)

interface Fresh {
  text: string
  isBusy: boolean
  /** What went wrong with it. */
  trouble: string
  press(): void
}

export function freshTemplate(
  host: AfterWord,
  { text, isBusy, trouble, press }: Fresh,
): TemplateResult {
  dress(host.renderRoot.firstElementChild as Element)
  return html`<div class="fresh"><div><button part="button wide fresh" aria-busy=${isBusy} @click=${press}>${text}</button>${
    trouble ? html`<p part="trouble" role="alert">${trouble}</p>` : nothing
  }</div></div>`
}

const barOf = (root: ParentNode) => root.querySelector<HTMLElement>('.fresh > div')

/** Keeps the button in sight where the page hides what is too wide, within which nothing sticks. */
export function stick({ renderRoot }: AfterWord): void {
  const bar = barOf(renderRoot)
  const place = bar?.parentElement
  if (!bar || !place) return
  const { top, left, width } = place.getBoundingClientRect()
  const { bottom } = renderRoot.firstElementChild?.getBoundingClientRect() ?? { bottom: 0 }
  // What scrolls is asked last: with each scroll, nearly always nothing is lost.
  const isLost = top < 0 && bottom > 99 && scrollerOf(place) === document.scrollingElement
  bar.style.cssText = isLost
    ? `position:fixed;top:var(--after-word-top,.5rem);left:${left + width / 2}px;translate:-50%;width:max-content`
    : ''
}

/** Moves what has the focus out from under the button. */
export function uncover({ target, currentTarget }: Event): void {
  const bar = barOf(currentTarget as ShadowRoot)
  const focused = target as Element
  if (!bar || bar.contains(focused)) return
  const covered = bar.getBoundingClientRect()
  const { top, bottom, left, right } = focused.getBoundingClientRect()
  const isCovered =
    top < covered.bottom && bottom > covered.top && left < covered.right && right > covered.left
  // A tall one that begins above is in sight all the same.
  if (isCovered && bottom - covered.bottom < 24)
    scrollerOf(bar).scrollBy(0, top - covered.bottom - 8)
}
