// How a scene is looked at by people who see otherwise: what is too small, too wide, too faint, or has the
// focus without showing it.
import axe from 'axe-core'
import { expect, onTestFinished } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../../widget/index.ts'
import { drawAll } from './audit.ts'
import { focused } from './mount.ts'

const reachable = 'button, a[href], input, select, textarea, summary, [tabindex="0"]'

interface Media {
  send(method: 'Emulation.setEmulatedMedia', given: { features: object[] }): Promise<unknown>
}

/** The colours of whoever has chosen their own, until the test is over. */
export async function forceColours(): Promise<void> {
  const { send } = cdp() as unknown as Media
  const set = (value: string) =>
    send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  onTestFinished(async () => {
    await set('none')
  })
  await set('active')
  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
}

/** A window of that size, until the test is over. */
export async function resize(width: number, height: number): Promise<void> {
  onTestFinished(() => page.viewport(414, 896))
  await page.viewport(width, height)
}

const called = (node: Element): string =>
  `${node.outerHTML.slice(0, 120)} in ${node.parentElement?.outerHTML.slice(0, 60)}`

/** What a reader can act on at present: behind a dialog that is nothing. */
export function controls({ renderRoot }: AfterWord): HTMLElement[] {
  const within = renderRoot.querySelector('dialog[open]') ?? renderRoot
  return [...within.querySelectorAll<HTMLElement>(reachable)].filter((one) => one.checkVisibility())
}

/** Targets of less than 24 by 24 pixels; links in a text are as high as its lines. */
export function tooSmall(element: AfterWord): string[] {
  const undo = drawAll(element)
  const small = controls(element)
    .filter((one) => !one.closest('[part=body]'))
    .filter((one) => {
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect()
      return width < 24 || height < 24
    })
  undo()
  return small.map(called)
}

/** What stands out of the page, or of the dialog, to either side. */
export function tooWide(element: AfterWord): string[] {
  const undo = drawAll(element)
  const all = [...element.renderRoot.querySelectorAll('*')].filter((one) => one.checkVisibility())
  const wide = all.filter((one) => {
    if (one.closest('pre, [role=status]')) return false
    const { left, right } = one.getBoundingClientRect()
    return left < 0 || right > innerWidth
  })
  const scrolls = [document.documentElement, ...all.filter((one) => one.matches('dialog'))].filter(
    ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
  )
  undo()
  return [...wide, ...scrolls].map(called)
}

/** What has the focus and does not show it: no ring, or nothing of it in sight. */
export async function unseenFocus(element: AfterWord): Promise<string[]> {
  // So that the focus is shown as to one who uses the keyboard.
  await userEvent.keyboard('{Tab}')
  const unseen = []
  for (const one of controls(element)) {
    // It becomes the composer.
    if (one.matches('[part=entrance], :disabled')) continue
    one.focus()
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const hasRing = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2
    if (focused() !== one || !hasRing || !isInSight(one)) unseen.push(called(one))
  }
  return unseen
}

// Whether nothing lies over all of it.
function isInSight(one: HTMLElement): boolean {
  const root = one.getRootNode() as ShadowRoot
  const { left, right, top, bottom } = one.getBoundingClientRect()
  const middle = (from: number, to: number, end: number) =>
    (Math.max(from, 0) + Math.min(to, end)) / 2
  const [x, y] = [middle(left, right, innerWidth), middle(top, bottom, innerHeight)]
  return [Math.max(top, 0) + 3, y, Math.min(bottom, innerHeight) - 3].some((at) => {
    const hit = root.elementFromPoint(x, at)
    return hit !== null && (one.contains(hit) || hit.contains(one))
  })
}

/** Texts that are too faint, and those of which nobody can tell. */
export async function tooFaint(element: AfterWord): Promise<string[]> {
  const undo = drawAll(element)
  const found = await axe.run(element.parentElement as Element, { runOnly: ['color-contrast'] })
  undo()
  const { violations, incomplete } = found
  return [...violations, ...incomplete].flatMap(({ nodes }) =>
    nodes
      .filter(({ any }) => !/Obscur|Overlap/.test(any[0]?.data?.messageKey ?? ''))
      .map(({ html, any }) => `${any[0]?.message} ${html.slice(0, 120)}`),
  )
}
